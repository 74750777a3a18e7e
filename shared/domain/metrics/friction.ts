import { flag, leaveOut, type Notes } from './asides';
import type { KnownFacts } from './measured-partner';
import type { Metric } from './metric';
import { type SharePart, shareMetric, shareOf } from './share-metric';

export interface FrictionPart extends SharePart {
  readonly askedTwice: number;
  readonly wrongDesk: number;
  readonly knownDesk: number;
}

/**
 * Rework: steps that were rejected or corrected ÷ steps that were submitted. Forty submitted, six of them again: 15 %.
 * Beside it how many facts a partner was asked for more than once, which must be nought and is flagged, and how many of
 * the cases whose right desk is known were opened at the wrong one: one of eight, 12.5 %.
 */
export function friction(): Metric<FrictionPart> {
  return shareMetric('friction', ({ facts }) => frictionOf(facts), besideFriction);
}

function frictionOf(facts: KnownFacts): FrictionPart {
  let notes: Notes | null = null;
  let wrongDesk = 0;
  let knownDesk = 0;
  for (const { atRightDesk } of facts.case) {
    if (atRightDesk === null) continue;
    knownDesk += 1;
    if (!atRightDesk) wrongDesk += 1;
  }
  const unknown = facts.case.length - knownDesk;
  if (unknown > 0) notes = leaveOut(notes, 'deskUnknown', unknown);
  const { submitted, redone, askedTwice } = facts.effort.at(-1) ?? { submitted: 0, redone: 0, askedTwice: 0 };
  if (askedTwice > 0) notes = flag(notes, 'askedTwice', askedTwice);
  // A step that was rejected twice is one step that was not right at once.
  return { hits: Math.min(redone, submitted), of: submitted, notes, askedTwice, wrongDesk, knownDesk };
}

function besideFriction() {
  let askedTwice = 0;
  let wrongDesk = 0;
  let knownDesk = 0;
  return {
    add(part: FrictionPart) {
      askedTwice += part.askedTwice;
      wrongDesk += part.wrongDesk;
      knownDesk += part.knownDesk;
    },
    beside: () => [
      { what: 'askedTwice' as const, value: askedTwice },
      { what: 'wrongDesk' as const, value: shareOf(wrongDesk, knownDesk) },
    ],
  };
}
