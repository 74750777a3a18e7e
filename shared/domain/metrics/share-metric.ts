import type { MeasuredPartner } from './measured-partner';
import type { Metric, Part } from './metric';
import type { MetricId } from './metric-list';
import { wilson } from './proportion';
import type { Beside } from './reading';

/** So many of so many. */
export interface SharePart extends Part {
  readonly hits: number;
  readonly of: number;
}

/** Something told beside a share. */
export interface BesideSum<Brought> {
  add(part: Brought): void;
  beside(): readonly Beside[];
}

const nothingBeside: BesideSum<unknown> = { add: () => undefined, beside: () => [] };

/** A metric that is a share: hits of all partners ÷ all that could be one, with Wilson's interval. */
export function shareMetric<Brought extends SharePart>(
  id: MetricId,
  partOf: (partner: MeasuredPartner) => Brought,
  beginBeside: () => BesideSum<Brought> = () => nothingBeside,
): Metric<Brought> {
  return {
    id,
    partOf,
    begin() {
      let hits = 0;
      let of = 0;
      const beside = beginBeside();
      return {
        add(part) {
          hits += part.hits;
          of += part.of;
          beside.add(part);
        },
        figure() {
          const common = { n: of, beside: beside.beside() };
          if (of === 0) return { ...common, why: 'nothingYet' };
          return { ...common, value: hits / of, interval: wilson(hits, of) };
        },
      };
    },
    alone: ({ hits, of }) => ({ value: of === 0 ? null : hits / of, isCensored: false }),
  };
}

/** A share, or null where there is nothing to have a share of. */
export const shareOf = (hits: number, of: number) => (of === 0 ? null : hits / of);
