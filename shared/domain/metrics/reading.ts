import type { Instant } from './fact';
import type { MetricId } from './metric-list';

/** An interval of confidence around a value, in the value's unit. An end that cannot be told is null. */
export interface Interval {
  readonly low: number | null;
  readonly high: number | null;
  /** 0.95 */
  readonly level: number;
}

/** Why something was left out of a figure. */
export const leftOutReasons = [
  /** Base agreement not signed. */
  'notSigned',
  /** Signed after the day that is asked about, or so far off that a clock must have been wrong. */
  'impossibleDate',
  /** The same company is on record twice; it counts under the other record. */
  'merged',
  /** Answered again later; the later answer counts. */
  'answeredAgain',
  /** Answered more than twelve months ago, or after the ninety days. */
  'outsideWindow',
  /** Not led by the partner. */
  'notPartnerLed',
  /** Not gone live, or no engagement given. */
  'noGoLive',
  /** Found after go-live and not caused by the implementation. */
  'otherCause',
  /** No activity for more than sixty days. */
  'stale',
  /** In a currency without a rate for the month. */
  'noRate',
  /** The playbook asks for nothing of the kind. */
  'notAsked',
  /** Nobody has said which desk was right. */
  'deskUnknown',
] as const;
export type LeftOut = (typeof leftOutReasons)[number];

/** What stands beside a figure because it must not be passed over. */
export const flagKinds = [
  /** A result before the signature; it counts as nought days. */
  'beforeStart',
  /** The tier at T0 is not on record; the first known one stands for it. */
  'tierAssumed',
  /** People who joined less than fourteen days ago. */
  'joinedLately',
  /** Claims that nobody else has accepted; they count as not there. */
  'claimOnly',
  /** Deals left out as stale. */
  'staleDeals',
  /** Money without a rate. */
  'noRate',
  /** Answers given again. */
  'answeredAgain',
  /** Dates that cannot be. */
  'impossibleDate',
  'mergedPartners',
  /** Questions to a partner more than once, which must not be. */
  'askedTwice',
] as const;
export type FlagKind = (typeof flagKinds)[number];

/** At most so many partners are named with an exclusion or a flag; the count is of all. */
export const namedAtMost = 50;

export interface Exclusion {
  readonly why: LeftOut;
  readonly count: number;
  readonly partnerIds: readonly string[];
}

export interface Flag {
  readonly what: FlagKind;
  readonly count: number;
  readonly partnerIds: readonly string[];
}

/** Why there is no value. */
export type NotMeasured =
  /** Nobody, or nothing, to measure. */
  | 'nothingYet'
  /** Fewer than half have got there, so that a median cannot be told. */
  | 'medianNotReached'
  | 'noWonDeal'
  | 'noClosedDeal'
  | 'noCycle'
  | 'noFeed'
  | 'noBaseline';

/** A second value beside the first, in grey: what others would show. */
export interface Beside {
  readonly what:
    | 'completersMedian'
    | 'handlingDays'
    | 'weighted'
    | 'partnerLevel'
    | 'medianAgeDays'
    | 'expiring30'
    | 'expiring60'
    | 'expiring90'
    | 'rejectionRate'
    | 'askedTwice'
    | 'wrongDesk'
    | 'openDeals'
    | 'winRate'
    | 'averageValue'
    | 'cycleDays'
    | 'staleDeals'
    | 'baselineMedian'
    | 'pilotMedian'
    | 'baselineN'
    | 'pilotN'
    | 'standardised'
    | 'joinedLately';
  /** Null: not measured. */
  readonly value: number | null;
}

interface Common {
  readonly metric: MetricId;
  readonly asOf: Instant;
  /** How many partners, people, answers or deals the value rests on. */
  readonly n: number;
  /** Too few to be trusted: shown in grey. */
  readonly isSmall: boolean;
  readonly beside: readonly Beside[];
  readonly excluded: readonly Exclusion[];
  readonly flags: readonly Flag[];
}

/** A figure that explains itself. */
export type Reading = Common &
  (
    | {
        readonly state: 'measured';
        /** In the unit of the metric (`metric-list.ts`): days, a share from 0 to 1, points, hundredths of the reporting currency per day. */
        readonly value: number;
        readonly interval: Interval | null;
        /** p25 and p75 of a time; null where not reached. */
        readonly quartiles: { readonly low: number | null; readonly high: number | null } | null;
      }
    | { readonly state: 'notMeasured'; readonly why: NotMeasured }
  );
