import type { Result } from '#shared/base/result';
import type { FiguresTrouble } from '#shared/sync/console';
import type { InsightsAnswers, InsightsAsked } from '#shared/sync/figures-asked';

export type { InsightsAnswers, InsightsAsked, Named } from '#shared/sync/figures-asked';

/**
 * `past-lost`: what was known on that day is not on this device any more. `failed`: the tables could not be read; asking
 * again may help. The others: it was stopped, or headquarters did not answer.
 */
export type InsightsTrouble =
  | { readonly kind: 'past-lost' }
  | { readonly kind: 'failed'; readonly reason: string }
  | FiguresTrouble;

export interface InsightsProgress {
  readonly done: number;
  readonly of: number;
}

/** Asks the figures, in a worker or of headquarters. Screens use the hooks of `queries/insight-queries.ts`. */
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
