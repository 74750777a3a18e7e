import { isImpossible } from './instants';
import type { Metric } from './metric';
import { type SharePart, shareMetric } from './share-metric';
import { firstOutcome } from './time-to-first';

/**
 * Partners with a first verified outcome ÷ partners past Gate 1. Of twenty past the gate nine have one: 45 %. An outcome
 * of a partner that has not passed the gate does not count; it is told by the time to first value.
 */
export function activation(): Metric<SharePart> {
  return shareMetric('activation', (partner) => {
    const { facts, asOf } = partner;
    const isPast = facts.gate.some(({ gate, passedAt }) => gate === 'G1' && !isImpossible(passedAt, asOf));
    if (!isPast) return { hits: 0, of: 0, notes: null };
    const { at, notes } = firstOutcome(partner);
    return { hits: at === Infinity ? 0 : 1, of: 1, notes };
  });
}
