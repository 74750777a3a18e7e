import { lastOfTheYear } from './last-answers';
import type { Metric } from './metric';
import { type SharePart, shareMetric } from './share-metric';

/**
 * Answers 4 and 5 ÷ answers to "how easy was it to get this done with us", the last of each person in the trailing
 * twelve months. Twenty people of whom fourteen say 4 or 5: 70 %.
 */
export function ease(): Metric<SharePart> {
  return shareMetric('ease', ({ facts, asOf }) => {
    const { last, notes } = lastOfTheYear(facts.ease, asOf);
    return { hits: last.filter(({ score }) => score >= 4).length, of: last.length, notes };
  });
}
