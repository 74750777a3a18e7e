import { leaveOut, leaveOutImpossible, type Notes } from './asides';
import { dayCounts } from './day-counts';
import type { FactFields, Instant } from './fact';
import { dayLength, daysFrom, isImpossible } from './instants';
import type { KnownFacts } from './measured-partner';
import type { Metric } from './metric';
import { type SharePart, shareMetric, shareOf } from './share-metric';

export interface EvidencePart extends SharePart {
  /** Days since each holding piece was captured. */
  readonly ages: readonly number[];
  /** Holding pieces that hold no longer than 30, 60 and 90 days more. */
  readonly expiring: readonly [number, number, number];
  readonly rejected: number;
  readonly judged: number;
}

/**
 * Kinds of evidence that are accepted and hold ÷ kinds the playbook asks for. Partners that are asked for 20 and 10 kinds
 * and have 18 and 6: 24 of 30, 80 %. Beside it the median age of what holds, how many pieces hold no longer than 30, 60
 * and 90 days more (each number holds the one before), and rejections ÷ decisions: two pieces of 40 and 80 days, one of
 * them with 45 days left, and one rejection among four decisions are 40, 0, 1, 1 and 25 %.
 */
export function evidenceHealth(): Metric<EvidencePart> {
  return shareMetric('evidenceHealth', ({ facts, asOf }) => healthOf(facts, asOf), besideHealth);
}

function healthOf(facts: KnownFacts, asOf: Instant): EvidencePart {
  const need = facts.evidenceNeed.at(-1);
  let notes: Notes | null = need && need.required > 0 ? null : leaveOut(null, 'notAsked');
  const ages: number[] = [];
  const expiring: [number, number, number] = [0, 0, 0];
  let rejected = 0;
  let judged = 0;
  for (const piece of facts.piece) {
    if (piece.verdict === 'rejected') rejected += 1;
    if (piece.verdict === 'rejected' || piece.verdict === 'accepted') judged += 1;
    if (!isHolding(piece, asOf)) continue;
    if (isImpossible(piece.capturedAt, asOf)) {
      notes = leaveOutImpossible(notes);
      continue;
    }
    ages.push(daysFrom(piece.capturedAt, asOf));
    const left = piece.until === null ? Infinity : (piece.until - asOf) / dayLength;
    if (left <= 30) expiring[0] += 1;
    if (left <= 60) expiring[1] += 1;
    if (left <= 90) expiring[2] += 1;
  }
  const of = need?.required ?? 0;
  // A kind that is accepted and no longer asked for makes up for none that is missing.
  return { hits: Math.min(need?.accepted ?? 0, of), of, notes, ages, expiring, rejected, judged };
}

function isHolding({ verdict, from, until }: FactFields['piece'], asOf: Instant): boolean {
  return verdict === 'accepted' && from <= asOf && (until === null || asOf < until);
}

function besideHealth() {
  const ages = dayCounts();
  const expiring = [0, 0, 0];
  let rejected = 0;
  let judged = 0;
  return {
    add(part: EvidencePart) {
      for (const age of part.ages) ages.add(age);
      part.expiring.forEach((count, at) => {
        expiring[at] = (expiring[at] ?? 0) + count;
      });
      rejected += part.rejected;
      judged += part.judged;
    },
    beside: () => [
      { what: 'medianAgeDays' as const, value: ages.median() },
      { what: 'expiring30' as const, value: expiring[0] ?? 0 },
      { what: 'expiring60' as const, value: expiring[1] ?? 0 },
      { what: 'expiring90' as const, value: expiring[2] ?? 0 },
      { what: 'rejectionRate' as const, value: shareOf(rejected, judged) },
    ],
  };
}
