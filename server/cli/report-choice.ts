import type { Insights } from '#shared/domain/metrics/insights';
import type { MetricId } from '#shared/domain/metrics/metric-list';
import type { ProgramTier } from '#shared/domain/partners/partner';

/** Which of the figures are wanted; null: all of them. */
export interface ReportChoice {
  readonly metrics: readonly MetricId[] | null;
  readonly tiers: readonly (ProgramTier | 'all')[] | null;
}

export function isChosen<Name>(wanted: readonly Name[] | null, name: Name): boolean {
  return wanted === null || wanted.includes(name);
}

/** Figures without the parts that are not wanted. Cohorts and scorecards are of many metrics, and go with any choice of them. */
export function chosenFigures(insights: Insights, { metrics, tiers }: ReportChoice): object {
  if (metrics === null && tiers === null) return insights;
  const { all, byTier, cohorts, kickoffCohorts, scorecards, ...head } = insights;
  const group = <Figures extends Insights['all']>({ partners, readings }: Figures) => ({
    partners,
    readings: Object.fromEntries(Object.entries(readings).filter(([id]) => isChosen<string>(metrics, id))),
  });
  const ofTiers = <Thing>(things: { readonly [tier: string]: Thing }) =>
    Object.entries(things).filter(([tier]) => isChosen<string>(tiers, tier));
  return {
    ...head,
    ...(isChosen(tiers, 'all') && { all: group(all) }),
    byTier: Object.fromEntries(ofTiers(byTier).map(([tier, figures]) => [tier, group(figures)])),
    ...(metrics === null && {
      cohorts: cohorts.filter(({ tier }) => isChosen(tiers, tier)),
      kickoffCohorts: kickoffCohorts.filter(({ tier }) => isChosen(tiers, tier)),
      scorecards: Object.fromEntries(ofTiers(scorecards)),
    }),
  };
}
