import type { Result } from '#shared/base/result';
import type { Instant } from '#shared/domain/metrics/fact';
import type { Insights, MetricDetail, PartnerLine, Scope, TrendPoint } from '#shared/domain/metrics/insights';
import type { MetricId } from '#shared/domain/metrics/metric-list';

/** What a screen can ask of the figures. `asOf` null: now. */
export type InsightsAsked =
  | { readonly kind: 'summary'; readonly asOf: Instant | null }
  | { readonly kind: 'detail'; readonly asOf: Instant | null; readonly metric: MetricId; readonly scope: Scope }
  /** The reading at the end of each of the last months, the newest last; what reports made then said. */
  | {
      readonly kind: 'trend';
      readonly asOf: Instant | null;
      readonly metric: MetricId;
      readonly scope: Scope;
      readonly months: number;
    }
  | { readonly kind: 'scorecards'; readonly asOf: Instant | null };

export interface InsightsAnswers {
  readonly summary: Insights;
  readonly detail: MetricDetail;
  readonly trend: readonly TrendPoint[];
  readonly scorecards: readonly PartnerLine[];
}

/**
 * `stopped`: by whoever asked. `past-lost`: what was known on that day is not on this device any more. `failed`: the
 * tables could not be read; asking again may help.
 */
export type InsightsTrouble =
  | { readonly kind: 'stopped' }
  | { readonly kind: 'past-lost' }
  | { readonly kind: 'failed'; readonly reason: string };

export interface InsightsProgress {
  readonly done: number;
  readonly of: number;
}

/** Asks the figures, in a worker. Screens use the hooks of `queries/insight-queries.ts`. */
export type AskInsights = <Asked extends InsightsAsked>(
  asked: Asked,
  on: { readonly progress?: (progress: InsightsProgress) => void; readonly signal?: AbortSignal },
) => Promise<Result<InsightsAnswers[Asked['kind']], InsightsTrouble>>;

/** How far an answer is, for a screen. The last answer stays while a new one is being reckoned. */
export interface InsightsLook<Answer> {
  readonly answer: Answer | null;
  /** Null: it is not being reckoned. */
  readonly progress: InsightsProgress | null;
  readonly trouble: InsightsTrouble | null;
  readonly stop: () => void;
  readonly again: () => void;
}
