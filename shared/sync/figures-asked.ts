import type { Instant } from '#shared/domain/metrics/fact';
import type { Insights, MetricDetail, PartnerLine, Scope, TrendPoint } from '#shared/domain/metrics/insights';
import type { MetricId } from '#shared/domain/metrics/metric-list';

/** What a screen can ask of the figures, of this device or of headquarters. `asOf` null: now. */
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

/** Headquarters names the partners it tells of, because this device may not know them; by their ids. */
export interface Named {
  readonly names?: { readonly [partnerId: string]: string };
}

export interface InsightsAnswers {
  readonly summary: Insights & Named;
  readonly detail: MetricDetail & Named;
  readonly trend: readonly TrendPoint[];
  readonly scorecards: readonly (PartnerLine & { readonly name?: string })[];
}
