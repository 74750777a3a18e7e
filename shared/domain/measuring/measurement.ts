import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { Verdict } from '#shared/domain/slas/verdict';
import type { CaseFacts } from './case-facts';

/** An exact number as text that survives JSON: `43030/43080`, or `845`. Read by `readExact`, never by parseFloat. */
export type ExactText = string;

/** A stretch of time in the agreement's zone, half-open, with the instants (ISO, UTC) it really spans. */
export interface MeasuringWindow {
  /** `2026-03`, `2026-Q1`, `2026`, or `2026-03-01/P30D` for a rolling one. */
  readonly label: string;
  readonly start: string;
  readonly end: string;
}

/** What one measure came to in one window, and why. Plain JSON: it is printed, sent between workers and embedded. */
export interface WindowResult {
  readonly measure: ServiceLevelId;
  readonly window: MeasuringWindow;
  /** Items measured: minutes, requests, cases … as the measure says. */
  readonly sample: number;
  /** Share of the window for which there is data, 0–1. */
  readonly coverage: ExactText;
  /** Null where there is nothing to compute from. In the unit of the measure; a share in percent. */
  readonly value: ExactText | null;
  /** `value` rounded towards failure, as printed; '' without one. */
  readonly shown: string;
  readonly verdict: Verdict;
  /** Why it is not measured; null when it is. */
  readonly notMeasuredBecause: 'noData' | 'sampleTooSmall' | 'coverageTooSmall' | null;
  /** Whether this window's deviations made the measure chronic, which counts as a breach. */
  readonly isChronic: boolean;
  /** What was left out, and why. */
  readonly excluded: readonly { readonly what: string; readonly why: string }[];
  /** The way to the value, step by step, as facts that the interface and the documents put into words. */
  readonly why: readonly TraceStep[];
}

/** One step of a computation: which rule, with which numbers. `at` for things that happened at a moment (ISO, UTC). */
export interface TraceStep {
  readonly step: string;
  readonly at?: string;
  readonly facts: { readonly [name: string]: string | number };
}

/** What the breaches of one month cost, factor by factor. */
export interface MonthCredit {
  /** `2026-03`. */
  readonly month: string;
  readonly parts: readonly {
    readonly measure: ServiceLevelId;
    readonly base: string;
    readonly severity: string;
    readonly impact: string;
    readonly repeat: string;
  }[];
  readonly recovery: string;
  /** Percent of the month's fee, after factors, before the caps. */
  readonly uncapped: string;
  /** Percent of the month's fee after the month's cap and what was left of the year's. */
  readonly percent: string;
  readonly cappedBy: 'nothing' | 'month' | 'year';
  /** In the currency of the fee; null where no fee is agreed. */
  readonly amount: string | null;
  /** Points of action where no money flows. */
  readonly actionPoints: string | null;
}

export interface AgreementMeasured {
  readonly from: string;
  readonly to: string;
  readonly zone: string;
  /** Ordered by measure, then by window. */
  readonly results: readonly WindowResult[];
  readonly credits: readonly MonthCredit[];
  /** What follows beyond money: improvement plan, right to terminate, band protection, data duty. */
  readonly consequences: readonly {
    readonly kind: 'improvementPlan' | 'terminationRight' | 'bandProtection' | 'dataDuty' | 'earnBack';
    readonly measure: ServiceLevelId | null;
    readonly window: string;
    readonly facts: { readonly [name: string]: string | number };
  }[];
  /** What the credits needed to know of the cases; with it they can be reckoned again without the cases. */
  readonly caseFacts: CaseFacts;
  /** SHA-256 over the canonical JSON of results and credits is what two sides compare. */
  readonly inputs: readonly { readonly table: string; readonly rows: number }[];
}
