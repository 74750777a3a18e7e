import { flag, leaveOut, leaveOutImpossible, type Notes } from './asides';
import { dayCounts } from './day-counts';
import type { Instant } from './fact';
import { dayLength, daysFrom, isImpossible, startOf } from './instants';
import type { MeasuredPartner } from './measured-partner';
import type { Figure, Metric, Part } from './metric';
import { daysOf, isReached, medianInterval, survivalOf, timeLeft, type Watched, watched } from './survival';

export type TimeMetric = 'timeToFirstValue' | 'timeToFirstDeal' | 'timeToFirstCase';

/** A partner's time from T0 to a first result, or to `asOf` while there is none. */
export interface TimePart extends Part {
  /** Null: left out. */
  readonly time: Watched | null;
  /** How long the first result itself took, where that can be told. */
  readonly handlingDays: number | null;
}

/** The first result of a partner, and what had to be passed over on the way to it. */
export interface First {
  /** Infinite: none. */
  readonly at: Instant;
  readonly handlingDays: number | null;
  readonly notes: Notes | null;
}

/**
 * Days from T0 to the first result, as the median of Kaplan and Meier over the group: who has none yet counts for as
 * long as it could be watched. A result before T0 is nought days with a flag.
 *
 * Eight partners after 21, 34, 34, 50+, 62, 70+, 80+ and 90 days (+ not yet): 62; beside it, of those who got there, 34.
 * A partner with its first deal won 40 days after T0 and one with none after 30: 40. A case that was opened on day 10,
 * resolved on day 12, and had not come back by day 26: 12 days, and beside it 2 days of handling; on day 25: not yet.
 */
export function timeToFirst(id: TimeMetric): Metric<TimePart> {
  const firstOf = firsts[id];
  return {
    id,
    partOf(partner) {
      const start = startOf(partner);
      if (start === 'notSigned') return { time: null, handlingDays: null, notes: leaveOut(null, start) };
      if (start === 'impossibleDate') return { time: null, handlingDays: null, notes: leaveOutImpossible(null) };
      return timePart(start, firstOf(partner), partner.asOf);
    },
    begin() {
      const times: Watched[] = [];
      const handling = dayCounts();
      return {
        add({ time, handlingDays }) {
          if (time !== null) times.push(time);
          if (handlingDays !== null) handling.add(handlingDays);
        },
        figure: () => timeFigure(times, id === 'timeToFirstCase' ? handling.median() : undefined),
      };
    },
    alone: ({ time }) =>
      time === null ? { value: null, isCensored: false } : { value: daysOf(time), isCensored: !isReached(time) },
  };
}

function timePart(start: Instant, first: First, asOf: Instant): TimePart {
  if (first.at === Infinity) {
    return { time: watched(Math.max(0, daysFrom(start, asOf)), false), handlingDays: null, notes: first.notes };
  }
  const notes = first.at < start ? flag(first.notes, 'beforeStart') : first.notes;
  return { time: watched(Math.max(0, daysFrom(start, first.at)), true), handlingDays: first.handlingDays, notes };
}

function timeFigure(times: readonly Watched[], handlingDays: number | null | undefined): Figure {
  const survival = survivalOf(times);
  const completers = timeLeft(survivalOf(times.filter(isReached)), 0.5);
  const beside = [
    { what: 'completersMedian' as const, value: completers },
    ...(handlingDays === undefined ? [] : [{ what: 'handlingDays' as const, value: handlingDays }]),
  ];
  const common = { n: times.length, survival, beside };
  if (times.length === 0) return { ...common, why: 'nothingYet' };
  const value = timeLeft(survival, 0.5);
  if (value === null) return { ...common, why: 'medianNotReached' };
  const quartiles = { low: timeLeft(survival, 0.75), high: timeLeft(survival, 0.25) };
  return { ...common, value, interval: medianInterval(survival), quartiles };
}

/** A result is there once somebody other than the claimant has accepted it; its own day counts, not that of the acceptance. */
export function firstOutcome({ facts, asOf }: MeasuredPartner): First {
  let at = Infinity;
  let claims = 0;
  let notes: Notes | null = null;
  for (const outcome of facts.outcome) {
    if (isImpossible(outcome.at, asOf)) notes = leaveOutImpossible(notes);
    else if (outcome.verifiedAt === null) claims += 1;
    else if (outcome.at < at) at = outcome.at;
  }
  if (claims > 0 && at === Infinity) notes = flag(notes, 'claimOnly', claims);
  return { at, handlingDays: null, notes };
}

function firstWonDeal({ facts, asOf }: MeasuredPartner): First {
  let at = Infinity;
  let notes: Notes | null = null;
  for (const { state, closedAt } of facts.deal) {
    if (state !== 'won' || closedAt === null) continue;
    if (isImpossible(closedAt, asOf)) notes = leaveOutImpossible(notes);
    else if (closedAt < at) at = closedAt;
  }
  return { at, handlingDays: null, notes };
}

/** So long a resolved case may come back. */
export const reopenDays = 14;

function firstCase({ facts, asOf }: MeasuredPartner): First {
  const grace = reopenDays * dayLength;
  let at = Infinity;
  let openedAt = 0;
  let notes: Notes | null = null;
  for (const one of facts.case) {
    const { resolvedAt, reopenedAt } = one;
    if (one.handledBy !== 'partner' || resolvedAt === null) continue;
    if (isImpossible(resolvedAt, asOf) || resolvedAt < one.openedAt) {
      notes = leaveOutImpossible(notes);
      continue;
    }
    // Whether it comes back cannot be known before its time is over.
    const isOver = asOf >= resolvedAt + grace;
    // What came back before it was resolved for the last time is resolved.
    const cameBack = reopenedAt !== null && reopenedAt >= resolvedAt && reopenedAt <= resolvedAt + grace;
    if (!isOver || cameBack || resolvedAt >= at) continue;
    at = resolvedAt;
    openedAt = one.openedAt;
  }
  return { at, handlingDays: at === Infinity ? null : daysFrom(openedAt, at), notes };
}

const firsts = { timeToFirstValue: firstOutcome, timeToFirstDeal: firstWonDeal, timeToFirstCase: firstCase };
