import { type Asides, asides, type Notes } from './asides';
import type { Instant } from './fact';
import type { Tally } from './insights';
import type { MeasuredPartner } from './measured-partner';
import { type MetricId, metricFacts } from './metric-list';
import type { Beside, Interval, NotMeasured, Reading } from './reading';
import type { Survival } from './survival';

/** What one partner brings to a metric. */
export interface Part {
  readonly notes: Notes | null;
}

/** One partner's own value; censored: at least so many days. */
export interface Alone {
  readonly value: number | null;
  readonly isCensored: boolean;
}

/** A metric, ready for one question: reads each partner once and adds up as many groups as are wanted. */
export interface Metric<Brought extends Part = Part> {
  readonly id: MetricId;
  // Written as methods, so that metrics of all kinds fit into one list.
  partOf(partner: MeasuredPartner): Brought;
  begin(group: SumGroup): Sum<Brought>;
  alone(part: Brought): Alone;
}

export interface SumGroup {
  /** Every partner there is, so that what is known of no single partner belongs to it too. */
  readonly isAll: boolean;
}

export interface Sum<Brought extends Part = Part> {
  /** What is left out from the start and belongs to no partner. */
  readonly notes?: Notes | null;
  add(part: Brought): void;
  figure(): Figure;
}

/** What comes of a sum, before it explains itself. */
export type Figure = {
  readonly n: number;
  /** Where too few is told by something else than `n`. */
  readonly isSmall?: boolean;
  readonly beside?: readonly Beside[];
  readonly survival?: Survival;
} & (
  | {
      readonly value: number;
      readonly interval: Interval | null;
      readonly quartiles?: { readonly low: number | null; readonly high: number | null };
    }
  | { readonly why: NotMeasured }
);

/** A metric being added up over one group, with what is left out of it. */
export interface MetricSum<Brought extends Part = Part> {
  add(part: Brought, partnerId: string): void;
  figure(): Figure;
  /** @param group what is left out of all figures of the group */
  reading(figure: Figure, group: Asides): Reading;
}

export function metricSum<Brought extends Part>(
  metric: Metric<Brought>,
  group: SumGroup,
  asOf: Instant,
): MetricSum<Brought> {
  const sum = metric.begin(group);
  const own = asides();
  own.take(sum.notes ?? null, null);
  return {
    add(part, partnerId) {
      own.take(part.notes, partnerId);
      sum.add(part);
    },
    figure: () => sum.figure(),
    reading: (figure, { excluded, flags }) => ({
      metric: metric.id,
      asOf,
      n: figure.n,
      isSmall: figure.isSmall ?? figure.n < metricFacts[metric.id].least,
      beside: figure.beside ?? [],
      excluded: [...excluded(), ...own.excluded()],
      flags: [...flags(), ...own.flags()],
      ...outcomeOf(figure),
    }),
  };
}

function outcomeOf(figure: Figure) {
  if ('why' in figure) return { state: 'notMeasured' as const, why: figure.why };
  const { value, interval, quartiles = null } = figure;
  return { state: 'measured' as const, value, interval, quartiles };
}

export const isMerged = ({ facts }: MeasuredPartner) => facts.merged.length > 0;

/** What is said of a record that counts under another one. */
export const mergedNotes: Notes = { leftOut: { merged: 1 }, flags: { mergedPartners: 1 } };

/** One metric over many partners, the records that were merged left out. */
export function tallyMetric(metric: Metric, asOf: Instant, group: SumGroup = { isAll: true }): Tally<Reading> {
  const sum = metricSum(metric, group, asOf);
  const merged = asides();
  return {
    add(partner) {
      if (isMerged(partner)) merged.take(mergedNotes, partner.id);
      else sum.add(metric.partOf(partner), partner.id);
    },
    finish: () => sum.reading(sum.figure(), merged),
  };
}
