import { metricFor } from './all-metrics';
import { asides, type Notes } from './asides';
import type { GroupFigures, InsightsQuestion, Scorecard, Tally } from './insights';
import type { MeasuredPartner } from './measured-partner';
import { type Alone, isMerged, type Metric, type MetricSum, mergedNotes, metricSum, type Part } from './metric';
import { type MetricId, metricIds } from './metric-list';
import type { Reading } from './reading';
import { scorecard } from './scorecard';

/** All metrics for one question. */
export type Metrics = { readonly [id in MetricId]: Metric };

/** What one partner brings to all of them; read once, however many groups it belongs to. */
export type Parts = { readonly [id in MetricId]: Part };

export function metricsFor(question: InsightsQuestion): Metrics {
  return forEach((id) => metricFor(id, question));
}

export function partsOf(partner: MeasuredPartner, metrics: Metrics): Parts {
  return forEach((id) => metrics[id].partOf(partner));
}

function forEach<Thing>(make: (id: MetricId) => Thing): { readonly [id in MetricId]: Thing } {
  const all: { [id in MetricId]?: Thing } = {};
  for (const id of metricIds) all[id] = make(id);
  return all as { readonly [id in MetricId]: Thing };
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
  const sums: { readonly [id in MetricId]: MetricSum } = forEach((id) => metricSum(metrics[id], kind, question.asOf));
  const group = groupAsides(kind);
  let partners = 0;
  return {
    add(partner, parts) {
      if (!group.admits(partner)) return;
      partners += 1;
      for (const id of metricIds) sums[id].add(parts[id], partner.id);
    },
    finish() {
      const figures = forEach((id) => sums[id].figure());
      const readings: { readonly [id in MetricId]: Reading } = forEach((id) => sums[id].reading(figures[id], group));
      const aloneOf = (id: MetricId): Alone => {
        const figure = figures[id];
        if ('value' in figure) return { value: figure.value, isCensored: false };
        // Fewer than half are there: the median is at least as long as anybody was watched.
        const isOpen = figure.why === 'medianNotReached' && figure.survival !== undefined;
        return isOpen ? { value: figure.survival.longest, isCensored: true } : { value: null, isCensored: false };
      };
      return { figures: { partners, readings }, card: scorecard(question, aloneOf) };
    },
  };
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
