import { metricsFor } from './group-figures';
import type { InsightsQuestion, PartnerLine, Tally } from './insights';
import { isMerged } from './metric';
import { scorecard } from './scorecard';
import { onboardingMonth } from './zone-months';

/** Every partner with its scorecard, the lowest score in front; who has none comes last. Merged records are left out. */
export function tallyScorecards(question: InsightsQuestion): Tally<readonly PartnerLine[]> {
  const metrics = metricsFor(question);
  const lines: PartnerLine[] = [];
  return {
    add(partner) {
      if (isMerged(partner)) return;
      const card = scorecard(question, (id) => metrics[id].alone(metrics[id].partOf(partner)));
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
