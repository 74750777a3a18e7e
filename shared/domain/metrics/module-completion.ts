import { leaveOutImpossible, type Notes } from './asides';
import { isImpossible } from './instants';
import type { Metric } from './metric';
import { type SharePart, shareMetric } from './share-metric';

/**
 * Modules done ÷ modules begun, each module of each partner once. Two partners that have begun five and three modules and
 * done four and two of them: 6 of 8, 75 %.
 */
export function moduleCompletion(): Metric<SharePart> {
  return shareMetric('moduleCompletion', ({ facts, asOf }) => {
    let hits = 0;
    let of = 0;
    let notes: Notes | null = null;
    for (const { startedAt, doneAt } of facts.module) {
      if (isImpossible(startedAt, asOf) || (doneAt !== null && isImpossible(doneAt, asOf))) {
        notes = leaveOutImpossible(notes);
        continue;
      }
      of += 1;
      if (doneAt !== null) hits += 1;
    }
    return { hits, of, notes };
  });
}
