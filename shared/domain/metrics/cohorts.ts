import type { ProgramTier } from '#shared/domain/partners/partner';
import type { Instant } from './fact';
import { groupAsides } from './group-figures';
import {
  type CohortCell,
  type CohortMilestone,
  type CohortRow,
  cohortDays,
  cohortMilestones,
  type Insights,
  type InsightsQuestion,
} from './insights';
import { daysFrom, isImpossible } from './instants';
import type { MeasuredPartner } from './measured-partner';
import { metricSum } from './metric';
import { newestMonths } from './newest-months';
import { shareBy, survivalOf, type Watched, watched } from './survival';
import { type TimeMetric, type TimePart, timeToFirst } from './time-to-first';
import { kickoffMonth, onboardingMonth } from './zone-months';

/** Fewer partners than this in a month and tier are shown in grey. */
const least = 3;

/** Partners by month of T0 and by month of kick-off, and by tier at T0, being added up. */
export interface CohortSum {
  add(partner: MeasuredPartner, times: CohortTimes): void;
  rows(): Pick<Insights, 'cohorts' | 'kickoffCohorts'>;
}

/** The times of a partner that are metrics themselves. */
export type CohortTimes = { readonly [id in TimeMetric]: TimePart };

const tiersOfRows = ['all', 'entry', 'silver', 'gold'] as const;

/**
 * The share of each cohort that had reached a milestone 30, 60 and 90 days after T0. Five partners of one month, of whom
 * two had passed Gate 1 after 10 and 25 days, two have not after 60, and one has not after 20: by day 30 it is not 2 of 5
 * but 47 %, because the fifth was not watched that long.
 */
export function cohortSum(question: InsightsQuestion): CohortSum {
  const [cohorts, kickoffCohorts] = [monthSum(question), monthSum(question)];
  return {
    add(partner, parts) {
      const month = onboardingMonth(partner, question.zone);
      // Days are counted from T0 in both: who has none is in neither.
      if (month === null) return;
      const kickoff = kickoffMonth(partner, question.zone);
      const months = [cohorts.of(month), kickoff === null ? null : kickoffCohorts.of(kickoff)];
      // Of old months nothing is kept, and most partners are of old months.
      const held = months.filter((sum) => sum !== null);
      if (held.length === 0) return;
      const times = milestoneTimes(partner, parts);
      for (const sum of held) sum(partner, times, parts.timeToFirstValue);
    },
    rows: () => ({ cohorts: cohorts.rows(), kickoffCohorts: kickoffCohorts.rows() }),
  };
}

/** Cohorts of the newest months, by whichever month a partner is counted. */
function monthSum(question: InsightsQuestion) {
  const months = newestMonths(question.cohortMonths, () => new Map<ProgramTier | 'all', RowSum>());
  return {
    /** What takes in partners of that month; null: it is too old. */
    of(month: string): RowSum['add'] | null {
      const rows = months.of(month);
      return rows === null
        ? null
        : (partner, times, first) => {
            for (const tier of partner.tier === null ? (['all'] as const) : (['all', partner.tier] as const)) {
              const row = rows.get(tier) ?? rowSum(tier, question);
              rows.set(tier, row);
              row.add(partner, times, first);
            }
          };
    },
    rows: (): readonly CohortRow[] =>
      months.all().flatMap(([month, rows]) =>
        tiersOfRows.flatMap((tier) => {
          const row = rows.get(tier)?.row(month);
          return row && row.n > 0 ? [row] : [];
        }),
      ),
  };
}

interface RowSum {
  add(partner: MeasuredPartner, times: MilestoneTimes, first: TimePart): void;
  row(month: string): CohortRow;
}

function rowSum(tier: ProgramTier | 'all', { asOf }: InsightsQuestion): RowSum {
  const kind = { isAll: false, isByTier: tier !== 'all' };
  const group = groupAsides(kind);
  const firstValue = metricSum(timeToFirst('timeToFirstValue'), kind, asOf);
  const times = cohortMilestones.map((): Watched[] => []);
  let n = 0;
  return {
    add(partner, own, first) {
      if (!group.admits(partner)) return;
      n += 1;
      own.forEach((time, at) => {
        times[at]?.push(time);
      });
      firstValue.add(first, partner.id);
    },
    row: (month) => ({
      month,
      tier,
      n,
      isSmall: n < least,
      cells: cohortMilestones.flatMap((milestone, at) => cellsOf(milestone, times[at] ?? [])),
      timeToFirstValue: firstValue.reading(firstValue.figure(), group),
    }),
  };
}

function cellsOf(milestone: CohortMilestone, times: readonly Watched[]): readonly CohortCell[] {
  const survival = survivalOf(times);
  return cohortDays.map((day) => ({ milestone, day, ...shareBy(survival, day) }));
}

/** In the order of `cohortMilestones`. */
type MilestoneTimes = readonly Watched[];

function milestoneTimes(partner: MeasuredPartner, parts: CohortTimes): MilestoneTimes {
  const { facts, asOf } = partner;
  const start = partner.start ?? asOf;
  const time = (at: Instant) =>
    at === Infinity
      ? watched(Math.max(0, daysFrom(start, asOf)), false)
      : watched(Math.max(0, daysFrom(start, at)), true);
  let gate1 = Infinity;
  let gate2 = Infinity;
  for (const { gate, passedAt } of facts.gate) {
    if (isImpossible(passedAt, asOf)) continue;
    if (gate === 'G1') gate1 = Math.min(gate1, passedAt);
    if (gate === 'G2') gate2 = Math.min(gate2, passedAt);
  }
  // The first credential of anybody: the whole head count is told by the attainment.
  let certified = Infinity;
  for (const { from } of facts.credential) if (from < certified && !isImpossible(from, asOf)) certified = from;
  const firstOf = (id: TimeMetric) => parts[id].time ?? time(Infinity);
  return [
    time(gate1),
    time(gate2),
    time(certified),
    firstOf('timeToFirstDeal'),
    firstOf('timeToFirstCase'),
    firstOf('timeToFirstValue'),
  ];
}
