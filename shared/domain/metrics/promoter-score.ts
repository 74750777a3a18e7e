import { lastOfTheYear } from './last-answers';
import type { Metric, Part } from './metric';
import { level, promoterMargin } from './proportion';

export interface PromoterPart extends Part {
  readonly promoters: number;
  readonly detractors: number;
  readonly of: number;
}

/**
 * `100 · (#9–10 − #0–6) ÷ n`, the last answer of each person in the trailing twelve months. Twelve promoters, five in
 * between and three detractors: 45 ± 32. Below ten answers it is grey.
 */
export function promoterScore(): Metric<PromoterPart> {
  return {
    id: 'promoterScore',
    partOf({ facts, asOf }) {
      const { last, notes } = lastOfTheYear(facts.promoter, asOf);
      let promoters = 0;
      let detractors = 0;
      for (const { score } of last) {
        if (score >= 9) promoters += 1;
        else if (score <= 6) detractors += 1;
      }
      return { promoters, detractors, of: last.length, notes };
    },
    begin() {
      let promoters = 0;
      let detractors = 0;
      let of = 0;
      return {
        add(part) {
          promoters += part.promoters;
          detractors += part.detractors;
          of += part.of;
        },
        figure() {
          if (of === 0) return { n: 0, why: 'nothingYet' };
          const value = scoreOf(promoters, detractors, of);
          const margin = promoterMargin(promoters, detractors, of);
          // Nobody can be more than all promoters, whatever the formula of the margin says.
          const interval = { low: Math.max(-100, value - margin), high: Math.min(100, value + margin), level };
          return { n: of, value, interval };
        },
      };
    },
    alone: ({ promoters, detractors, of }) => ({
      value: of === 0 ? null : scoreOf(promoters, detractors, of),
      isCensored: false,
    }),
  };
}

const scoreOf = (promoters: number, detractors: number, of: number) => (100 * (promoters - detractors)) / of;
