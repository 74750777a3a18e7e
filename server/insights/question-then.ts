import type { Instant } from '#shared/domain/metrics/fact';
import type { InsightsQuestion } from '#shared/domain/metrics/insights';
import { questionOf } from '#shared/domain/metrics/insights-question';
import { type Records, readableRows } from '#shared/records/records';
import type { EntityName } from '#shared/sync/entities';
import type { Queries } from '../db/database';
import { readLogGround, rowsUpTo } from './rows-then';
import { knownSeq } from './told';

const entities = ['reportingSettings', 'monthlyRate', 'soldDeal', 'programme'] as const satisfies readonly EntityName[];

/** What figures are asked with, as the organisation had set and noted it at an instant. */
export async function questionThen(database: Queries, organisation: string, asOf: Instant): Promise<InsightsQuestion> {
  const seq = await knownSeq(database, organisation, asOf);
  const rows = await rowsUpTo(database, organisation, seq, entities, await readLogGround(database));
  const of = <Name extends (typeof entities)[number]>(entity: Name): Records[Name][] =>
    readableRows(
      entity,
      rows.filter((row) => row.entity === entity),
    );
  const organised = {
    settings: of('reportingSettings'),
    rates: of('monthlyRate'),
    sold: of('soldDeal'),
    programmes: of('programme'),
  };
  return questionOf(organised, asOf);
}

/** The one place for what belongs to no partner. */
export async function organisationOf(database: Queries): Promise<string> {
  const [row] = await database.query<{ space: string }>(
    `select space_id as space from space where kind = 'organisation'`,
  );
  if (!row) throw new Error('The place of the organisation is gone.');
  return row.space;
}
