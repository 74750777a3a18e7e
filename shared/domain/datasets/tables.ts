import type { NoticeClass } from '#shared/domain/agreements/notice-class';

/** An instant in whole milliseconds since 1970, UTC. Kept as a number because a month may have a million of them. */
export type Moment = number;

/** Half-open: `from` belongs to it, `to` does not. */
export interface Interval {
  readonly from: Moment;
  readonly to: Moment;
}

/**
 * What was measured, one table per kind of record, in memory. The two that grow to millions of rows are held in
 * columns; the others row by row. A table that was not supplied is absent, which is not the same as empty.
 */
export interface Tables {
  readonly checks?: readonly CheckSeries[];
  readonly outages?: readonly Outage[];
  readonly requests?: readonly RequestSeries[];
  readonly cases?: readonly Case[];
  readonly throughput?: readonly ThroughputHour[];
  readonly ratings?: readonly SurveyAnswer[];
  readonly contracts?: readonly ContractDue[];
  readonly customers?: readonly CustomerSpan[];
  readonly reviews?: readonly ReviewDelivered[];
  readonly actions?: readonly ActionDue[];
  readonly orders?: readonly Order[];
  readonly changes?: readonly ChangeNotice[];
  readonly breaches?: readonly BreachNotice[];
  readonly behaviours?: readonly BehaviourRating[];
  /** Time that does not count: agreed maintenance, agreed suspension. Overlaps count once. */
  readonly exclusions?: readonly Exclusion[];
}

export const tableNames = [
  'checks',
  'outages',
  'requests',
  'cases',
  'throughput',
  'ratings',
  'contracts',
  'customers',
  'reviews',
  'actions',
  'orders',
  'changes',
  'breaches',
  'behaviours',
  'exclusions',
] as const satisfies readonly (keyof Tables)[];
export type TableName = (typeof tableNames)[number];

/** Checks of one service by a monitor, oldest first; all columns have the same length. */
export interface CheckSeries {
  /** '' where the file names none. */
  readonly service: string;
  readonly region: string;
  readonly at: Float64Array;
  /** 1 up, 0 down. A service is down from a down check to the next up check. */
  readonly up: Uint8Array;
  /** Milliseconds; NaN where the check has none. */
  readonly responseMs: Float64Array;
  /** Until when the monitor watched; the last state holds up to here. */
  readonly observedUntil: Moment;
}

/** An outage whose start and end are known already. */
export interface Outage extends Interval {
  readonly id: string;
  readonly service: string;
  readonly region: string;
}

/** Requests of one service, oldest first; all columns have the same length. */
export interface RequestSeries {
  readonly service: string;
  readonly at: Float64Array;
  /** Milliseconds; NaN where unknown. */
  readonly durationMs: Float64Array;
  /** See `requestOutcomes`. */
  readonly outcome: Uint8Array;
  /** How many requests a row stands for; null: one each. */
  readonly count: Float64Array | null;
}

/** 0 succeeded, 1 failed, 2 mistake of the caller, 3 refused for too many calls within the agreed volume, 4 refused beyond it. */
export const requestOutcomes = ['succeeded', 'failed', 'callerError', 'limitedWithin', 'limitedBeyond'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

export const caseSeverities = ['s1', 's2', 's3', 's4'] as const;
export type CaseSeverity = (typeof caseSeverities)[number];

export const pauseReasons = ['waitingForCustomer', 'waitingForOtherParty', 'agreedDeferral'] as const;
export type PauseReason = (typeof pauseReasons)[number];

export interface Pause {
  readonly from: Moment;
  /** Null: still paused. */
  readonly to: Moment | null;
  readonly reason: PauseReason;
  readonly by: string;
  /** Ticket of the other party, or a word of explanation. */
  readonly note: string;
}

/** One ticket or incident with the moments that matter. A moment that has not come is null. */
export interface Case {
  readonly id: string;
  readonly service: string;
  readonly region: string;
  readonly channel: string;
  /** Severity it was opened with, and every change. The last one at or before a moment holds there. */
  readonly severities: readonly { readonly at: Moment; readonly severity: CaseSeverity }[];
  readonly startedAt: Moment | null;
  readonly detectedAt: Moment | null;
  readonly openedAt: Moment;
  readonly acknowledgedAt: Moment | null;
  readonly firstResponseAt: Moment | null;
  readonly restoredAt: Moment | null;
  readonly resolvedAt: Moment | null;
  readonly closedAt: Moment | null;
  readonly reopenedAt: Moment | null;
  readonly followUpAt: Moment | null;
  /** Status updates sent, oldest first. */
  readonly updates: readonly Moment[];
  readonly pauses: readonly Pause[];
  readonly contacts: number | null;
  readonly transferred: boolean;
  /** Share of the covered customers affected, 0–1 as decimal text; null: not known. */
  readonly affectedShare: string | null;
  readonly rootCause: string;
}

export interface ThroughputHour {
  readonly at: Moment;
  readonly service: string;
  readonly completed: number;
}

export interface SurveyAnswer {
  readonly at: Moment;
  /** 1 to 5. */
  readonly score: number;
  readonly region: string;
}

export interface ContractDue {
  readonly id: string;
  readonly dueAt: Moment;
  readonly renewed: boolean;
  /** Decimal text in one currency; null where the file has none. */
  readonly value: string | null;
}

export interface CustomerSpan {
  readonly id: string;
  readonly startedAt: Moment;
  readonly lostAt: Moment | null;
}

/** A post-incident review: when its incident was closed, and when the review was delivered. */
export interface ReviewDelivered {
  readonly id: string;
  readonly incidentClosedAt: Moment;
  readonly deliveredAt: Moment | null;
}

export interface ActionDue {
  readonly id: string;
  readonly dueAt: Moment;
  readonly closedAt: Moment | null;
  /** The root cause it removes, word for word as the cases name it; absent where the file does not say. */
  readonly rootCause?: string;
}

export interface Order {
  readonly id: string;
  readonly at: Moment;
  readonly corrected: boolean;
}

export interface ChangeNotice {
  readonly id: string;
  readonly noticeClass: NoticeClass;
  /** Null: never announced. */
  readonly announcedAt: Moment | null;
  readonly effectiveAt: Moment;
}

export interface BreachNotice {
  readonly id: string;
  readonly awareAt: Moment;
  readonly noticeAt: Moment | null;
}

/** One person's rating of one behaviour in one quarter. */
export interface BehaviourRating {
  readonly at: Moment;
  readonly rater: string;
  readonly behaviour: 'proactiveNotice' | 'truthfulStatus' | 'knownLimits';
  /** 1 to 5. */
  readonly score: number;
}

export interface Exclusion extends Interval {
  readonly service: string;
  readonly why: string;
}
