import { leaveOut } from './asides';
import type { Metric } from './metric';
import { type SharePart, shareMetric, shareOf } from './share-metric';

export interface ReadinessPart extends SharePart {
  /** In thousandths, as whole numbers: they come to the same sum in any order. */
  readonly weight: number;
  readonly weightPassed: number;
}

/**
 * Partners with all required integration checks passed and unexpired ÷ partners that integrate; beside it the weight of
 * the checks passed ÷ that of all required ones, over all partners. Of two partners with nine checks of weight 30 each
 * one has passed all and one six of weight 21: 50 %, and by weight 51 of 60, 85 %.
 */
export function integrationReadiness(): Metric<ReadinessPart> {
  return shareMetric(
    'integrationReadiness',
    ({ facts }) => {
      const checks = facts.integration.at(-1);
      if (!checks || checks.required === 0) {
        return { hits: 0, of: 0, notes: leaveOut(null, 'notAsked'), weight: 0, weightPassed: 0 };
      }
      const { required, passed, weight, weightPassed } = checks;
      const hits = passed >= required ? 1 : 0;
      return { hits, of: 1, notes: null, weight: thousandths(weight), weightPassed: thousandths(weightPassed) };
    },
    besideWeight,
  );
}

const thousandths = (weight: number) => Math.round(weight * 1000);

function besideWeight() {
  let weight = 0;
  let passed = 0;
  return {
    add: (part: ReadinessPart) => {
      weight += part.weight;
      passed += part.weightPassed;
    },
    beside: () => [{ what: 'partnerLevel' as const, value: shareOf(passed, weight) }],
  };
}
