import { leaveOut, leaveOutImpossible, type Notes } from './asides';
import type { FactFields, Instant } from './fact';
import { dayLength, isImpossible } from './instants';
import { lastAnswers } from './last-answers';
import type { Metric } from './metric';
import { type SharePart, shareMetric } from './share-metric';

/** So long after go-live an implementation is judged. */
export const earlyDays = 90;

/**
 * Answers 4 and 5 ÷ answers of customers about engagements the partner leads, given from go-live until before ninety days
 * later, the last of each contact about each engagement. Ten answers of which eight are 4 or 5: 80 %, 49 to 94 %.
 *
 * Led by the partner is what has the partner as its lead. An engagement led jointly is left out like one of ours: what
 * its customer says cannot be told to be about the partner, and would flatter whoever we work beside most.
 */
export function earlySatisfaction(): Metric<SharePart> {
  return shareMetric('earlySatisfaction', ({ facts, asOf }) => {
    if (facts.satisfaction.length === 0) return { hits: 0, of: 0, notes: null };
    let notes: Notes | null = null;
    const early = facts.satisfaction.filter((answer) => {
      if (isImpossible(answer.at, asOf)) {
        notes = leaveOutImpossible(notes);
        return false;
      }
      const why = whyNotCounted(answer);
      if (why !== null) notes = leaveOut(notes, why);
      return why === null;
    });
    const told = lastAnswers(early, ({ engagement, contact }) => JSON.stringify([engagement, contact]), notes);
    return { hits: told.last.filter(({ score }) => score >= 4).length, of: told.last.length, notes: told.notes };
  });
}

function whyNotCounted({ lead, goLiveAt, at }: FactFields['satisfaction']) {
  if (lead !== 'partner') return 'notPartnerLed';
  if (goLiveAt === null) return 'noGoLive';
  return isEarly(goLiveAt, at) ? null : 'outsideWindow';
}

/** From go-live until before ninety days later. */
export function isEarly(goLiveAt: Instant, at: Instant): boolean {
  return at >= goLiveAt && at < goLiveAt + earlyDays * dayLength;
}
