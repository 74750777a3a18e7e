import { type ProgramTier, programTiers } from '#shared/domain/partners/partner';
import { type CohortTimes, cohortSum } from './cohorts';
import { type GroupSum, groupSum, metricsFor, type Parts, partsOf } from './group-figures';
import type { Insights, InsightsQuestion, Tally } from './insights';
import { metricIds } from './metric-list';
import type { TimeMetric, TimePart } from './time-to-first';

const placeOf = (id: TimeMetric) => metricIds.indexOf(id);
const [value, deal, first] = [placeOf('timeToFirstValue'), placeOf('timeToFirstDeal'), placeOf('timeToFirstCase')];

function timesOf(parts: Parts): CohortTimes {
  return {
    timeToFirstValue: parts[value] as TimePart,
    timeToFirstDeal: parts[deal] as TimePart,
    timeToFirstCase: parts[first] as TimePart,
  };
}

/** Everything the page of figures shows: all partners, each tier at T0, and the cohorts. */
export function tallyInsights(question: InsightsQuestion): Tally<Insights> {
  const metrics = metricsFor(question);
  const all = groupSum(question, metrics, { isAll: true, isByTier: false });
  const byTier = forTiers((): GroupSum => groupSum(question, metrics, { isAll: false, isByTier: true }));
  const cohorts = cohortSum(question);
  return {
    add(partner) {
      const parts = partsOf(partner, metrics);
      all.add(partner, parts);
      if (partner.tier !== null) byTier[partner.tier].add(partner, parts);
      cohorts.add(partner, timesOf(parts));
    },
    finish() {
      const whole = all.finish();
      const tiers = forTiers((tier) => byTier[tier].finish());
      return {
        asOf: question.asOf,
        zone: question.zone,
        currency: question.money.currency,
        all: whole.figures,
        byTier: forTiers((tier) => tiers[tier].figures),
        ...cohorts.rows(),
        scorecards: { all: whole.card, ...forTiers((tier) => tiers[tier].card) },
      };
    },
  };
}

function forTiers<Thing>(make: (tier: ProgramTier) => Thing): { readonly [tier in ProgramTier]: Thing } {
  return Object.fromEntries(programTiers.map((tier) => [tier, make(tier)])) as { [tier in ProgramTier]: Thing };
}
