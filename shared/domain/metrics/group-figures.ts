import { metricFor } from './all-metrics';
import { asides, type Notes } from './asides';
import type { GroupFigures, InsightsQuestion, Scorecard, Tally } from './insights';
import type { MeasuredPartner } from './measured-partner';
import { type Alone, type Figure, isMerged, type Metric, mergedNotes, metricSum, type Part } from './metric';
import { type MetricId, metricIds } from './metric-list';
import { scorecard } from './scorecard';

/** All metrics for one question, in the order of `metricIds`. */
export type Metrics = readonly Metric[];

/** What one partner brings to all of them; read once, however many groups it belongs to. */
export type Parts = readonly Part[];

export function metricsFor(question: InsightsQuestion): Metrics {
  return metricIds.map((id) => metricFor(id, question));
}

export function partsOf(partner: MeasuredPartner, metrics: Metrics): Parts {
  return metrics.map((metric) => metric.partOf(partner));
}

/** Which partners a group is made of. */
export interface GroupKind {
  readonly isAll: boolean;
  /** By tier at T0, so that a tier that is not on record must be told. */
  readonly isByTier: boolean;
}

const tierAssumed: Notes = { leftOut: {}, flags: { tierAssumed: 1 } };

/** Who is left out of all figures of a group, and what is to be said of all of them. */
export function groupAsides({ isByTier }: Pick<GroupKind, 'isByTier'>) {
  const own = asides();
  return {
    excluded: own.excluded,
    flags: own.flags,
    take: own.take,
    /** False: the partner counts under another record. */
    admits(partner: MeasuredPartner): boolean {
      if (isMerged(partner)) own.take(mergedNotes, partner.id);
      else if (isByTier && partner.isTierAssumed) own.take(tierAssumed, partner.id);
      return !isMerged(partner);
    },
  };
}

/** All figures of one group being added up. */
export interface GroupSum {
  add(partner: MeasuredPartner, parts: Parts): void;
  finish(): { readonly figures: GroupFigures; readonly card: Scorecard };
}

export function groupSum(question: InsightsQuestion, metrics: Metrics, kind: GroupKind): GroupSum {
  const sums = metrics.map((metric) => metricSum(metric, kind, question.asOf));
  const group = groupAsides(kind);
  let partners = 0;
  return {
    add(partner, parts) {
      if (!group.admits(partner)) return;
      partners += 1;
      for (let at = 0; at < sums.length; at += 1) sums[at]?.add(parts[at] as Part, partner.id);
    },
    finish() {
      const told = sums.map((sum, at) => ({ id: metricIds[at] as MetricId, sum, figure: sum.figure() }));
      const readings = Object.fromEntries(told.map(({ id, sum, figure }) => [id, sum.reading(figure, group)]));
      const alone = new Map(told.map(({ id, figure }) => [id, aloneOf(figure)]));
      return {
        figures: { partners, readings: readings as GroupFigures['readings'] },
        card: scorecard(question, (id) => alone.get(id) ?? { value: null, isCensored: false }),
      };
    },
  };
}

/** Where fewer than half are there, the median is at least as long as anybody was watched. */
function aloneOf(figure: Figure): Alone {
  if ('value' in figure) return { value: figure.value, isCensored: false };
  const isOpen = figure.why === 'medianNotReached' && figure.survival !== undefined;
  return isOpen ? { value: figure.survival.longest, isCensored: true } : { value: null, isCensored: false };
}

/** All figures of the partners it is given. */
export function tallyGroup(question: InsightsQuestion, isAll = true): Tally<GroupFigures> {
  const metrics = metricsFor(question);
  const sum = groupSum(question, metrics, { isAll, isByTier: false });
  return {
    add: (partner) => sum.add(partner, partsOf(partner, metrics)),
    finish: () => sum.finish().figures,
  };
}
