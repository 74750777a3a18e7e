import type { OpeningHours } from '#shared/domain/agreements/answer-shapes';
import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { NoticeClass } from '#shared/domain/agreements/notice-class';
import type { ServiceLevelId } from './service-level';

/** A calendar as pinned in an agreement. */
export interface PinnedCalendar {
  readonly id: 'service' | 'onCall' | 'peak' | 'maintenance';
  readonly name: string;
  /** Counts up when holidays or hours change; the number in a signed agreement never changes. */
  readonly version: number;
  /** Weekly hours, each row in its own zone. Empty for day and night. */
  readonly weekly: OpeningHours | readonly [];
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
}

/** Outcome, measure, remedy: what a customer gets, how it is seen, and what happens if not. */
export interface CustomerOutcome {
  readonly outcome: string;
  readonly measures: readonly ServiceLevelId[];
  readonly remedy: 'credit' | 'actionCredit' | 'improvementPlan';
}

export interface JourneyTarget {
  readonly stage: 'orderIntake' | 'integrationPoints' | 'serviceDelivery' | 'incidentHandling' | 'postResolution';
  /** The measure that carries the stage's target; its commitment is the target. */
  readonly measure: ServiceLevelId | null;
  /** In words, where no measure of this agreement covers the stage. */
  readonly words: string;
}

export interface AgreedRemedies {
  /** `money`: percent of the month's fee. `action`: the same figures as points, for partners with whom no money flows. */
  readonly kind: 'money' | 'action';
  readonly monthlyCap: string;
  readonly yearlyCap: string;
  /** k deviations among the last n measured windows count as one breach. */
  readonly chronic: { readonly k: number; readonly n: number };
  readonly earnBack: boolean;
  /** Band protection for a quarter after so many windows with everything met; null: none agreed. */
  readonly incentiveAfterWindows: number | null;
  /** Whether credits are the only remedy. */
  readonly isSole: boolean;
  readonly breachesForPlan: { readonly breaches: number; readonly months: number };
  readonly planWithinWorkingDays: number;
  /** What a point buys where `kind` is `action`. */
  readonly actionCredits: readonly { readonly name: string; readonly points: string }[];
}

/** Somebody else's service that ours stands on. */
export interface Dependency {
  readonly name: string;
  readonly owner: string;
  /** Percent, decimal text; null where the provider promises none. */
  readonly availability: string | null;
}

export interface AgreedChange {
  readonly noticeClass: NoticeClass;
  readonly count: number;
  readonly unit: 'days' | 'workingDays';
}

/** A rung of the dispute ladder: who decides, by when, who pays. */
export interface DisputeStep {
  readonly step: 'notice' | 'answer' | 'managers' | 'sponsors' | 'mediation' | 'decision';
  readonly workingDays: number;
  readonly decidedBy: string;
  readonly cost: 'own' | 'half' | 'loser';
}

export interface PublicCommitment {
  readonly promise: string;
  readonly proof: string;
  /** The measure and figure it promises to customers, where it promises one. */
  readonly measure: ServiceLevelId | null;
  readonly target: string | null;
}

/** Where these parties leave the standard wording, and why. */
export interface ClauseDeviation {
  /** Number of the clause, `7` or `B`. */
  readonly clause: string;
  readonly change: 'added' | 'replaced' | 'struck';
  readonly words: string;
  readonly reason: string;
}

export interface AgreedLanguages {
  readonly first: DocumentLanguage;
  /** Printed beside the first; null: one language only. */
  readonly second: DocumentLanguage | null;
  /** Which version prevails; always named where there are two. */
  readonly prevailing: DocumentLanguage;
}
