import type { ProgramTier } from '#shared/domain/partners/partner';
import type { Instant } from './fact';
import type { MeasuredPartner } from './measured-partner';
import type { MetricId } from './metric-list';
import type { Interval, Reading } from './reading';

/** What the figures of many partners are asked for. Everything that is not a fact of one partner. */
export interface InsightsQuestion {
  readonly asOf: Instant;
  /** IANA name; months of T0 are months of this zone. */
  readonly zone: string;
  readonly money: MoneyGround;
  /** Partners of the running or latest programme, and when it began; the baseline is who signed before and is no pilot. */
  readonly pilots: readonly string[];
  readonly pilotsSince: Instant | null;
  /** The organisation's own won deals; null: there is no feed. */
  readonly sold:
    | readonly { readonly closedAt: Instant; readonly region: string; readonly hasPartner: boolean }[]
    | null;
  /** Trailing days of pipeline velocity, attach rate and add-ons. */
  readonly windowDays: number;
  /** Months counted as one cohort table, newest last; how many. */
  readonly cohortMonths: number;
  /** As set by the organisation; a metric that is absent has what `metric-list.ts` says. */
  readonly weights: { readonly [metric: string]: number };
  readonly targets: { readonly [metric: string]: number };
}

export interface MoneyGround {
  /** ISO 4217. */
  readonly currency: string;
  /** Units of the reporting currency for one of another, by `2026-03 USD`. Decimal text. */
  readonly rates: { readonly [monthAndCurrency: string]: string };
}

/** The figures of one group of partners: all, a tier, a cohort, or a single partner. Plain data. */
export interface GroupFigures {
  /** Partners in the group, with or without T0. */
  readonly partners: number;
  readonly readings: { readonly [id in MetricId]: Reading };
}

export const cohortMilestones = ['gate1', 'gate2', 'certified', 'firstDeal', 'firstCase', 'firstValue'] as const;
export type CohortMilestone = (typeof cohortMilestones)[number];
export const cohortDays = [30, 60, 90] as const;
export type CohortDay = (typeof cohortDays)[number];

/**
 * Share of a cohort that had reached a milestone by a day after T0: Kaplan–Meier, so that partners who have not been
 * there so long count as long as they could be watched. Null: none of them has been watched that long.
 */
export interface CohortCell {
  readonly milestone: CohortMilestone;
  readonly day: CohortDay;
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Partners still watched at that day, and those that got there. */
  readonly watched: number;
}

/** Partners whose T0, or kick-off, lies in one month, all together or of one tier at T0. */
export interface CohortRow {
  /** `2026-03` */
  readonly month: string;
  readonly tier: ProgramTier | 'all';
  readonly n: number;
  /** Fewer than three: shown in grey. */
  readonly isSmall: boolean;
  readonly cells: readonly CohortCell[];
  readonly timeToFirstValue: Reading;
}

/** Two cohorts set against each other on one milestone and day. */
export interface CohortComparison {
  readonly milestone: CohortMilestone;
  readonly day: CohortDay;
  readonly left: { readonly share: number | null; readonly n: number };
  readonly right: { readonly share: number | null; readonly n: number };
  /** Right minus left; null: one of the two is not measured. */
  readonly difference: number | null;
  readonly interval: Interval | null;
  /** The interval does not hold nought. */
  readonly isTold: boolean;
}

/**
 * Metrics as one number. A share counts as it is, or what is left of it where less is better; points from −100 to 100 as
 * 0 to 1; a time as 1 up to its target, falling to 0 at twice the target. What is not measured weighs nothing.
 */
export interface Scorecard {
  /** 0 to 100; null: nothing of it is measured. */
  readonly score: number | null;
  readonly parts: readonly {
    readonly metric: MetricId;
    readonly weight: number;
    /** 0 to 1; null: not measured, and then it weighs nothing. */
    readonly attainment: number | null;
  }[];
}

/** All figures of one look: plain JSON, so that it can be kept, sent and printed. */
export interface Insights {
  readonly asOf: Instant;
  readonly zone: string;
  readonly currency: string;
  readonly all: GroupFigures;
  readonly byTier: { readonly [tier in ProgramTier]: GroupFigures };
  /** By month of T0. */
  readonly cohorts: readonly CohortRow[];
  /** The same partners by month of kick-off, as far as they have one. Days are counted from T0 all the same. */
  readonly kickoffCohorts: readonly CohortRow[];
  readonly scorecards: { readonly all: Scorecard } & { readonly [tier in ProgramTier]: Scorecard };
}

/** A partner with its scorecard. */
export interface PartnerLine {
  readonly partnerId: string;
  readonly tier: ProgramTier | null;
  /** `2026-03`; null: not signed. */
  readonly month: string | null;
  readonly card: Scorecard;
}

/** Which partners a question is about. */
export type Scope =
  | { readonly kind: 'all' }
  | { readonly kind: 'tier'; readonly tier: ProgramTier }
  /** By month of T0. */
  | { readonly kind: 'month'; readonly month: string }
  | { readonly kind: 'partner'; readonly partnerId: string };

/** One partner's part in one metric. */
export interface PartnerValue {
  readonly partnerId: string;
  readonly tier: ProgramTier | null;
  readonly month: string | null;
  /** In the metric's unit; null: nothing to say of this partner. */
  readonly value: number | null;
  /** The time goes on: at least so many days. */
  readonly isCensored: boolean;
  /** What the partner waits for, where that is known: a kind of handoff, or `claim`. */
  readonly waitsFor: string;
}

/** A step of a survival curve: from `day` on the share that has got there is `share`. */
export interface CurveStep {
  readonly day: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
  readonly watched: number;
}

/** What one module of the playbook has cost the partners of a group so far: D6, R16. */
export interface ModuleEffort {
  readonly module: string;
  /** Partners that have answered anything of it. */
  readonly partners: number;
  /** Of all of them together. */
  readonly minutes: number;
  /** What the questions they were asked should have taken, together. */
  readonly plannedMinutes: number;
  /** Of the partner in the middle; of two in the middle, halfway between them. */
  readonly medianMinutes: number;
  /** The same of what was planned, so that the two can be set against each other. */
  readonly medianPlannedMinutes: number;
  readonly visits: number;
  readonly skipped: number;
  /** Answers that were corrected with a reason. */
  readonly redone: number;
}

/** Everything behind one metric of one group. */
export interface MetricDetail {
  readonly metric: MetricId;
  readonly asOf: Instant;
  readonly reading: Reading;
  /** For times: the curve of those who have got there. */
  readonly curve: readonly CurveStep[];
  /** How values lie: from, up to (not with; the last one with), how many. */
  readonly bars: readonly {
    readonly from: number;
    readonly to: number;
    readonly count: number;
    readonly censored: number;
  }[];
  /** Every partner of the group, the worst first. */
  readonly values: readonly PartnerValue[];
  readonly byTier: readonly { readonly tier: ProgramTier; readonly reading: Reading }[];
  readonly byMonth: readonly { readonly month: string; readonly reading: Reading }[];
  /** Of the attach rate over all partners: by region of the deal, in the order of their names. */
  readonly byRegion: readonly { readonly region: string; readonly reading: Reading }[];
  /** Of friction: the modules of the playbook, in the order of their ids. */
  readonly byModule: readonly ModuleEffort[];
}

/** One point of a trend: what a report made at that instant said. */
export interface TrendPoint {
  readonly asOf: Instant;
  readonly reading: Reading;
}

/** Takes in one partner after the other, each of them once, and knows the outcome at the end. Nothing of a partner is kept that is not needed. */
export interface Tally<Outcome> {
  add(partner: MeasuredPartner): void;
  finish(): Outcome;
}
