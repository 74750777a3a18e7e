import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import { type Way, wayOf } from './experiment-rules';
import type { Experiment } from './improvement';
import { type Count, type Interval, newcombe } from './two-shares';

/** A partner of an experiment, by the day on which it met the subject. */
export interface Participant {
  readonly partnerId: string;
  readonly metOn: CalendarDate;
  /** Whether it got there within the days of the window. */
  readonly gotThere: boolean;
}

/** The data is judged at most so often. */
export const mostLooks = 4;

/**
 * How far the difference must be from nothing, in standard errors, at each of four looks of equal size, so that all
 * looks together are wrong in at most 5 of 100 experiments in which there is no difference: O'Brien and Fleming 1979,
 * Biometrics 35:549–556. The constant 2.024 for four looks at 0.05, two-sided, is that of Jennison and Turnbull 2000,
 * Group Sequential Methods, table 2.3; the boundary of look k is 2.024 √(4 ÷ k).
 */
export const boundaries: readonly number[] = [1, 2, 3, 4].map((look) => 2.024 * Math.sqrt(mostLooks / look));

export interface Look {
  /** From 1. */
  readonly number: number;
  /** How far it stands from nothing to count, in standard errors. */
  readonly boundary: number;
  readonly now: Count;
  readonly other: Count;
  /**
   * Share of the other way minus share of today's, as an interval that holds for all looks at once (a repeated
   * confidence interval, Jennison and Turnbull 1989, JRSS B 51:305–361): Newcombe's, with the boundary of the look.
   */
  readonly difference: Interval;
  readonly says: 'otherBetter' | 'nowBetter' | 'nothing';
}

/** `undecided`: all looks are used, and none said anything. */
export type Verdict = 'notYet' | 'goesOn' | 'otherBetter' | 'nowBetter' | 'undecided';

export interface ExperimentResult {
  /** Partners by way, however long ago they met the subject. */
  readonly assigned: { readonly now: number; readonly other: number };
  /** Those whose window is over: only they can be counted. */
  readonly counted: { readonly now: number; readonly other: number };
  readonly looks: readonly Look[];
  readonly verdict: Verdict;
  /** How many partners each way needs for the next look; null: there is none. */
  readonly nextAt: number | null;
}

/**
 * What an experiment says. Looks are not asked for, they fall due: the first when each way has as many partners as the
 * experiment demands, then with as many again, four in all. A look counts the first so many partners of each way and
 * no more, and the first one that says something ends it. So the result is the same however often, when and by whom
 * it is read, and what comes in between two looks shows nothing to whoever hopes for it.
 */
export function experimentResult(
  experiment: Pick<Experiment, 'id' | 'withinDays' | 'leastPerArm'>,
  participants: readonly Participant[],
  today: CalendarDate,
): ExperimentResult {
  const inOrder = participants.toSorted(
    (left, right) => compare(left.metOn, right.metOn) || compare(left.partnerId, right.partnerId),
  );
  const ofWay = (way: Way) => inOrder.filter(({ partnerId }) => wayOf(partnerId, experiment.id) === way);
  const isOver = ({ metOn }: Participant) => addDays(metOn, experiment.withinDays) < today;
  const [now, other] = [ofWay('now'), ofWay('other')];
  const [nowOver, otherOver] = [now.filter(isOver), other.filter(isOver)];
  const looks = looksAt(nowOver, otherOver, experiment.leastPerArm);
  const last = looks.at(-1);
  const isEnd = last !== undefined && (last.says !== 'nothing' || looks.length === mostLooks);
  return {
    assigned: { now: now.length, other: other.length },
    counted: { now: nowOver.length, other: otherOver.length },
    looks,
    verdict: verdictOf(looks),
    nextAt: isEnd ? null : (looks.length + 1) * experiment.leastPerArm,
  };
}

function looksAt(now: readonly Participant[], other: readonly Participant[], least: number): readonly Look[] {
  const due = Math.min(mostLooks, Math.floor(Math.min(now.length, other.length) / least));
  const looks: Look[] = [];
  for (let number = 1; number <= due; number += 1) {
    const look = lookAt(number, now.slice(0, number * least), other.slice(0, number * least));
    looks.push(look);
    if (look.says !== 'nothing') break;
  }
  return looks;
}

function lookAt(number: number, now: readonly Participant[], other: readonly Participant[]): Look {
  const boundary = boundaries[number - 1] ?? Number.POSITIVE_INFINITY;
  const counts = { now: countOf(now), other: countOf(other) };
  const difference = newcombe(counts.now, counts.other, boundary);
  const says = difference.low > 0 ? 'otherBetter' : difference.high < 0 ? 'nowBetter' : 'nothing';
  return { number, boundary, ...counts, difference, says };
}

function verdictOf(looks: readonly Look[]): Verdict {
  const last = looks.at(-1);
  if (last === undefined) return 'notYet';
  if (last.says !== 'nothing') return last.says;
  return looks.length === mostLooks ? 'undecided' : 'goesOn';
}

const countOf = (some: readonly Participant[]): Count => ({
  done: some.filter(({ gotThere }) => gotThere).length,
  of: some.length,
});

const compare = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
