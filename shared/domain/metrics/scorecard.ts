import type { InsightsQuestion, Scorecard } from './insights';
import type { Alone } from './metric';
import { type MetricId, metricFacts, metricIds } from './metric-list';

/** What a metric weighs where nobody has said otherwise; 0: it is not in the scorecard. */
function weightOf(metric: MetricId, { weights }: Pick<InsightsQuestion, 'weights'>): number {
  return weights[metric] ?? metricFacts[metric].weight;
}

/** Metrics that count in the scorecard. */
export function weighted(question: Pick<InsightsQuestion, 'weights'>): readonly MetricId[] {
  return metricIds.filter((id) => weightOf(id, question) > 0);
}

/**
 * One number from 0 to 100: `100 · Σ weight · attainment ÷ Σ weight` over what is measured. A time to first value of 60
 * days against a target of 45 attains 0.67, and 80 % activation 0.8; with the weights 3 and 2 the score is 72.
 */
export function scorecard(
  question: Pick<InsightsQuestion, 'weights' | 'targets'>,
  aloneOf: (metric: MetricId) => Alone,
  ids: readonly MetricId[] = weighted(question),
): Scorecard {
  let sum = 0;
  let whole = 0;
  const parts = ids.map((metric) => {
    const weight = weightOf(metric, question);
    const attained = attainment(metric, aloneOf(metric), question.targets);
    if (attained !== null) {
      sum += weight * attained;
      whole += weight;
    }
    return { metric, weight, attainment: attained };
  });
  // To a tenth: nobody can tell two partners apart by less.
  return { score: whole === 0 ? null : Math.round((1000 * sum) / whole) / 10, parts };
}

/** How good a value is, from 0 to 1; null: that cannot be said. */
export function attainment(
  metric: MetricId,
  { value, isCensored }: Alone,
  targets: InsightsQuestion['targets'],
): number | null {
  if (value === null) return null;
  const { unit, better, target } = metricFacts[metric];
  if (unit === 'share') return within(better === 'more' ? value : 1 - value);
  if (unit === 'points') return within((value + 100) / 200);
  const days = targets[metric] ?? target;
  if (unit !== 'days' || days === undefined) return null;
  const attained = within(2 - value / days);
  // A time that goes on may still become anything worse. Once it is past twice the target it is nought all the same;
  // were it passed over, whoever never gets there would stand better than whoever was late.
  return isCensored && attained > 0 ? null : attained;
}

const within = (value: number) => Math.min(1, Math.max(0, value));
