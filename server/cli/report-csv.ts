import { guardedText } from '#shared/domain/datasets/cell-text';
import type { CohortRow, Insights, Scorecard } from '#shared/domain/metrics/insights';
import { metricFacts } from '#shared/domain/metrics/metric-list';
import type { Interval, Reading } from '#shared/domain/metrics/reading';
import { isChosen, type ReportChoice } from './report-choice';

const columns = [
  ...['figure', 'group', 'metric', 'month', 'milestone', 'day', 'state', 'why', 'n', 'small', 'value', 'unit'],
  ...['low', 'high', 'level', 'quartile_low', 'quartile_high', 'as_of'],
] as const;
type Column = (typeof columns)[number];
type Line = { readonly [column in Column]?: string | number | boolean | null };

const everything: ReportChoice = { metrics: null, tiers: null };

/** Figures as a table: a line for every metric of every group, for every cell of the cohorts, and for every scorecard. */
export function figuresCsv(insights: Insights, { metrics, tiers }: ReportChoice = everything): string {
  const groups = [['all', insights.all] as const, ...Object.entries(insights.byTier)];
  const all: readonly Line[] = [
    ...groups.flatMap(([group, { readings }]) =>
      Object.values(readings).map((reading) => ({ figure: 'metric', group, ...metricCells(reading) })),
    ),
    ...insights.cohorts.flatMap((row) => cohortLines('cohort', row)),
    ...insights.kickoffCohorts.flatMap((row) => cohortLines('kickoffCohort', row)),
    ...Object.entries(insights.scorecards).map(([group, card]) => cardLine(group, card)),
  ];
  const lines = all
    .filter(({ figure, metric }) => metrics === null || (figure === 'metric' && isChosen<unknown>(metrics, metric)))
    .filter(({ group }) => isChosen<unknown>(tiers, group));
  const asOf = new Date(insights.asOf).toISOString();
  const rows = [columns, ...lines.map((line) => columns.map((column) => ({ ...line, as_of: asOf })[column] ?? ''))];
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function metricCells(reading: Reading): Line {
  const { metric, n, isSmall, state } = reading;
  const common = { metric, state, n, small: isSmall, unit: metricFacts[metric].unit };
  if (reading.state === 'notMeasured') return { ...common, why: reading.why };
  const { value, interval, quartiles } = reading;
  return {
    ...{ ...common, value, ...intervalCells(interval) },
    ...{ quartile_low: quartiles?.low ?? null, quartile_high: quartiles?.high ?? null },
  };
}

function cohortLines(figure: 'cohort' | 'kickoffCohort', row: CohortRow): readonly Line[] {
  const { month, tier: group, n, isSmall: small, cells, timeToFirstValue } = row;
  return [
    ...cells.map(
      ({ milestone, day, share, interval, watched }): Line => ({
        ...{ figure, group, month, milestone, day, small, n: watched, unit: 'share' },
        ...{ state: share === null ? 'notMeasured' : 'measured', value: share, ...intervalCells(interval) },
      }),
    ),
    { figure, group, month, ...metricCells(timeToFirstValue), n, small },
  ];
}

function cardLine(group: string, { score }: Scorecard): Line {
  return {
    ...{ figure: 'scorecard', group, state: score === null ? 'notMeasured' : 'measured', value: score },
    unit: 'points of 100',
  };
}

function intervalCells(interval: Interval | null): Line {
  return interval === null ? {} : { low: interval.low, high: interval.high, level: interval.level };
}

// A number may begin with a minus; a text that does is taken for a formula.
function cell(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const text = guardedText(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
