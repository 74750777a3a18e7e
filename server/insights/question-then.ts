import type { Instant } from '#shared/domain/metrics/fact';
import type { InsightsQuestion } from '#shared/domain/metrics/insights';
import { questionOf } from '#shared/domain/metrics/insights-question';
import { reportingInForce } from '#shared/domain/reporting/reporting-rules';
import { type Records, readableRows } from '#shared/records/records';
import type { EntityName } from '#shared/sync/entities';
import type { Queries } from '../db/database';
import { readState } from '../sync/row-store';
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

/** In which days and months end, as it is set now. */
export async function reportingZone(database: Queries): Promise<string> {
  const rows = await database.query<{ row: string; state: string }>(
    `select row_id as row, state from row_state where space_id = $1 and entity = 'reportingSettings' order by row_id`,
    [await organisationOf(database)],
  );
  const states = rows.map(({ row, state }) => readState('reportingSettings', row, state));
  return reportingInForce(readableRows('reportingSettings', states)).zone;
}

/** The one place for what belongs to no partner. */
export async function organisationOf(database: Queries): Promise<string> {
  const [row] = await database.query<{ space: string }>(
    `select space_id as space from space where kind = 'organisation'`,
  );
  if (!row) throw new Error('The place of the organisation is gone.');
  return row.space;
}
