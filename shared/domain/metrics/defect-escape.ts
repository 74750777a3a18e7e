import { leaveOut, leaveOutImpossible, type Notes } from './asides';
import { isEarly } from './early-satisfaction';
import type { FactFields } from './fact';
import { isImpossible } from './instants';
import type { Metric } from './metric';
import { type SharePart, shareMetric, shareOf } from './share-metric';

export interface EscapePart extends SharePart {
  readonly weightedHits: number;
  readonly weightedOf: number;
}

/** How much a defect weighs by its severity. */
export const severityWeights = { s1: 8, s2: 4, s3: 2, s4: 1 } as const;

/**
 * `post ÷ (pre + post)` over the engagements the partner leads. Pre: found before go-live, or while the engagement is not
 * live. Post: found from go-live until before ninety days later, and caused by the implementation. Four that escaped and
 * forty-six that did not: 4 of 50, 8 %. Were the four of the second severity and the others of the fourth, 16 of 62, 26 %,
 * stands beside it. None at all is no rate.
 */
export function defectEscape(): Metric<EscapePart> {
  return shareMetric(
    'defectEscape',
    ({ facts, asOf }) => {
      const part = { hits: 0, of: 0, weightedHits: 0, weightedOf: 0, notes: null as Notes | null };
      for (const defect of facts.defect) {
        const found = isImpossible(defect.foundAt, asOf) ? 'impossibleDate' : whenFound(defect);
        if (found === 'impossibleDate') part.notes = leaveOutImpossible(part.notes);
        else if (found !== 'pre' && found !== 'post') part.notes = leaveOut(part.notes, found);
        else {
          const weight = severityWeights[defect.severity];
          part.of += 1;
          part.weightedOf += weight;
          if (found === 'pre') continue;
          part.hits += 1;
          part.weightedHits += weight;
        }
      }
      return part;
    },
    besideWeighted,
  );
}

function whenFound({ lead, goLiveAt, foundAt, cause }: FactFields['defect']) {
  if (lead !== 'partner') return 'notPartnerLed';
  if (goLiveAt === null || foundAt < goLiveAt) return 'pre';
  if (!isEarly(goLiveAt, foundAt)) return 'outsideWindow';
  return cause === 'implementation' ? 'post' : 'otherCause';
}

function besideWeighted() {
  let hits = 0;
  let of = 0;
  return {
    add: (part: EscapePart) => {
      hits += part.weightedHits;
      of += part.weightedOf;
    },
    beside: () => [{ what: 'weighted' as const, value: shareOf(hits, of) }],
  };
}
