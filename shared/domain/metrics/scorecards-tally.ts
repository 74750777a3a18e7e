import { metricFor } from './all-metrics';
import type { InsightsQuestion, PartnerLine, Tally } from './insights';
import { type Alone, isMerged } from './metric';
import type { MetricId } from './metric-list';
import { scorecard, weighted } from './scorecard';
import { onboardingMonth } from './zone-months';

/** Every partner with its scorecard, the lowest score in front; who has none comes last. Merged records are left out. */
export function tallyScorecards(question: InsightsQuestion): Tally<readonly PartnerLine[]> {
  const ids = weighted(question);
  const metrics = new Map(ids.map((id) => [id, metricFor(id, question)]));
  const lines: PartnerLine[] = [];
  return {
    add(partner) {
      if (isMerged(partner)) return;
      const aloneOf = (id: MetricId): Alone => {
        const metric = metrics.get(id);
        return metric ? metric.alone(metric.partOf(partner)) : { value: null, isCensored: false };
      };
      const card = scorecard(question, aloneOf, ids);
      const month = onboardingMonth(partner, question.zone);
      lines.push({ partnerId: partner.id, tier: partner.tier, month, card });
    },
    finish: () =>
      lines.toSorted(
        (one, other) =>
          (one.card.score ?? Infinity) - (other.card.score ?? Infinity) || (one.partnerId < other.partnerId ? -1 : 1),
      ),
  };
}
