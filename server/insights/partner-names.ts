import type { Insights, MetricDetail, PartnerLine } from '#shared/domain/metrics/insights';
import type { Reading } from '#shared/domain/metrics/reading';
import { readableRows } from '#shared/records/records';
import type { Queries } from '../db/database';
import { readState } from '../sync/row-store';

/**
 * The names partners have today, for whoever does not hold their records. Figures are of then, names are of now: a name
 * is how a person knows a partner, not what was known of it. Who was erased has none.
 */
export async function partnerNames(
  database: Queries,
  spaces: readonly string[],
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query<{ id: string; state: string }>(
    `select row_id as id, state from row_state
     where space_id = any($1::text[]) and entity = 'partner' and row_id = any($2::text[])`,
    [spaces, [...new Set(ids)]],
  );
  const partners = readableRows(
    'partner',
    rows.map(({ id, state }) => readState('partner', id, state)),
  );
  return new Map(partners.map(({ id, legalName }) => [id, legalName]));
}

/** Partners that a reading names. */
const namedBy = ({ excluded, flags }: Reading): readonly string[] =>
  [...excluded, ...flags].flatMap(({ partnerIds }) => partnerIds);

/** Partners named anywhere in the figures of a look. */
export function namedInInsights({ all, byTier, cohorts, kickoffCohorts }: Insights): readonly string[] {
  const groups = [all, ...Object.values(byTier)].flatMap(({ readings }) => Object.values(readings));
  const times = [...cohorts, ...kickoffCohorts].map(({ timeToFirstValue }) => timeToFirstValue);
  return [...groups, ...times].flatMap(namedBy);
}

/** Partners named anywhere behind a figure. */
export function namedInDetail({ reading, values, byTier, byMonth, byRegion }: MetricDetail): readonly string[] {
  const readings = [reading, ...[...byTier, ...byMonth, ...byRegion].map((one) => one.reading)];
  return [...values.map(({ partnerId }) => partnerId), ...readings.flatMap(namedBy)];
}

/** The lines with their partners' names. */
export function withNames(
  lines: readonly PartnerLine[],
  names: ReadonlyMap<string, string>,
): readonly (PartnerLine & { readonly name?: string })[] {
  return lines.map((line) => {
    const name = names.get(line.partnerId);
    return name === undefined ? line : { ...line, name };
  });
}
