import type { GroupFigures, Insights } from '#shared/domain/metrics/insights';
import { type MetricId, metricIds } from '#shared/domain/metrics/metric-list';
import type { Reading } from '#shared/domain/metrics/reading';
import { type ProgramTier, programTiers } from '#shared/domain/partners/partner';

export type FigureGroup = 'all' | ProgramTier;
export const figureGroups: readonly FigureGroup[] = ['all', ...programTiers];

/** A figure that is not what it was. */
export interface FigureChange {
  readonly group: FigureGroup;
  readonly metric: MetricId;
  readonly before: Reading;
  readonly after: Reading;
}

export function figuresOf(insights: Insights, group: FigureGroup): GroupFigures {
  return group === 'all' ? insights.all : insights.byTier[group];
}

/** Where two looks differ in what they say: the value, how much it rests on, or why there is none. */
export function changesBetween(before: Insights, after: Insights): readonly FigureChange[] {
  return figureGroups.flatMap((group) =>
    metricIds.flatMap((metric): readonly FigureChange[] => {
      const pair = {
        before: figuresOf(before, group).readings[metric],
        after: figuresOf(after, group).readings[metric],
      };
      return saysOf(pair.before) === saysOf(pair.after) ? [] : [{ group, metric, ...pair }];
    }),
  );
}

/** Everything a look says, without the moment it was taken at: equal texts are equal figures, down to the last cohort. */
export function isSameLook(before: Insights, after: Insights): boolean {
  const said = ({ all, byTier, cohorts, scorecards, zone, currency }: Insights) =>
    JSON.stringify([all, byTier, cohorts, scorecards, zone, currency], (key, value: unknown) =>
      key === 'asOf' ? undefined : inOrder(value),
    );
  return said(before) === said(after);
}

/** Kept figures have travelled, and their keys may stand in another order. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)));
}

function saysOf(reading: Reading): string {
  return JSON.stringify(
    reading.state === 'measured'
      ? [reading.n, reading.value, reading.interval?.low ?? null, reading.interval?.high ?? null]
      : [reading.n, reading.why],
  );
}
