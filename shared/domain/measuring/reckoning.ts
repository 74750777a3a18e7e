import { type Exact, one, ratio, zero } from '#shared/base/decimal';
import type { Case, Interval, Moment, Tables } from '#shared/domain/datasets/tables';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { type AgreementClocks, clocksOf } from './case-clock';
import type { MeasurableAgreement } from './measurable-agreement';
import type { TraceStep, WindowResult } from './measurement';
import { instantText, type TimedWindow } from './windows';

/** What a measure came to in a window before anybody judges it. */
export interface Reckoning {
  readonly sample: number;
  readonly coverage: Exact;
  readonly value: Exact | null;
  /**
   * For time: `what` is the interval, `why` the reason somebody wrote. For items: `what` is how many, `why` one of
   * `callerMistakes`, `beyondAgreedVolume`, `noTimeLimit`, `stillOpen`, `notKnown`, `noNoticeAgreed`, `tooFewCases`.
   */
  readonly excluded: WindowResult['excluded'];
  readonly why: readonly TraceStep[];
}

/** Everything a measure may look at; what several of them need is prepared once. */
export interface Scene {
  readonly tables: Tables;
  readonly agreement: MeasurableAgreement;
  readonly clocks: AgreementClocks;
  /** The last moment the records tell of: what has not happened by then is not done. */
  readonly asOf: Moment;
  readonly level: (id: ServiceLevelId) => ServiceLevel | undefined;
  /** Cases whose moment of that name lies in the window, oldest first. */
  readonly casesBy: (moment: CaseMoment, window: Interval) => readonly Case[];
  /** Computes once and remembers; one key, one kind of thing. */
  readonly once: <Thing>(key: string, compute: () => Thing) => Thing;
}

export type CaseMoment = 'beganAt' | 'openedAt' | 'resolvedAt' | 'closedAt';

export type Reckon = (level: ServiceLevel, window: TimedWindow, scene: Scene) => Reckoning;

/** The table was not supplied. */
export const noData: Reckoning = { sample: 0, coverage: zero, value: null, excluded: [], why: [] };

/** How many single things a timeline names before it only counts. */
const toldOneByOne = 50;

export function sceneOf(tables: Tables, agreement: MeasurableAgreement, asOf: Moment): Scene {
  const levels = new Map(agreement.serviceLevels.map((level) => [level.id, level]));
  const known = new Map<string, unknown>();
  const once = <Thing>(key: string, compute: () => Thing): Thing => {
    if (!known.has(key)) known.set(key, compute());
    return known.get(key) as Thing;
  };
  const casesBy = (moment: CaseMoment, window: Interval): readonly Case[] => {
    const sorted = once(`cases by ${moment}`, () => sortedCases(tables.cases ?? [], moment));
    return sorted.cases.slice(firstAt(sorted.at, window.from), firstAt(sorted.at, window.to));
  };
  return { tables, agreement, clocks: clocksOf(agreement), asOf, level: (id) => levels.get(id), casesBy, once };
}

/**
 * The end of the range, or the last thing that is recorded to have happened after it: a case of the last day whose
 * answer came on the next is judged by that answer.
 */
export function lastKnown({ cases = [], reviews = [], breaches = [] }: Tables, end: Moment): Moment {
  let last = end;
  const take = (moment: Moment | null) => {
    if (moment !== null && moment > last) last = moment;
  };
  for (const one of cases) {
    for (const at of [one.openedAt, one.acknowledgedAt, one.firstResponseAt, one.restoredAt, one.resolvedAt]) take(at);
    for (const at of [one.closedAt, one.reopenedAt, one.followUpAt, one.updates.at(-1) ?? null]) take(at);
  }
  for (const review of reviews) take(review.deliveredAt);
  for (const breach of breaches) take(breach.noticeAt ?? breach.awareAt);
  return last;
}

/** When a case began: the earliest moment known of it. */
export function beganAt(one: Case): Moment {
  return Math.min(one.startedAt ?? one.openedAt, one.detectedAt ?? one.openedAt, one.openedAt);
}

function sortedCases(cases: readonly Case[], moment: CaseMoment): { cases: readonly Case[]; at: Float64Array } {
  const timed: { readonly one: Case; readonly at: Moment }[] = [];
  let isSorted = true;
  for (const one of cases) {
    const at = moment === 'beganAt' ? beganAt(one) : one[moment];
    if (at === null) continue;
    // Most logs are in order already. Equal moments are not enough: their cases must stand by id.
    isSorted &&= at > (timed.at(-1)?.at ?? Number.NEGATIVE_INFINITY);
    timed.push({ one, at });
  }
  // By id where moments are equal, so that the order of the rows changes nothing, not even a timeline.
  if (!isSorted) timed.sort((left, right) => left.at - right.at || (left.one.id < right.one.id ? -1 : 1));
  return { cases: timed.map(({ one }) => one), at: Float64Array.from(timed, ({ at }) => at) };
}

/** Index of the first entry at or after the moment, in a list in order of time. */
export function firstAt(moments: Float64Array, moment: Moment): number {
  let low = 0;
  let high = moments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((moments[middle] ?? moment) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function isWithin(moment: Moment | null, window: Interval): moment is Moment {
  return moment !== null && moment >= window.from && moment < window.to;
}

/** So many of so many in percent. Null when there are none. */
export function shareOf(top: number, bottom: number): Exact | null {
  return bottom === 0 ? null : ratio(top * 100, bottom);
}

/** Coverage of measures that count items: the share of which enough is known. */
export function knownShare(known: number, unknown: number): Exact {
  return known + unknown === 0 ? one : ratio(known, known + unknown);
}

export function leftOut(count: number, why: string): WindowResult['excluded'] {
  return count === 0 ? [] : [{ what: String(count), why }];
}

export function fact(step: string, facts: TraceStep['facts'], at?: Moment): TraceStep {
  return at === undefined ? { step, facts } : { step, at: instantText(at), facts };
}

/** The first of many steps, and how many more there are. */
export function firstOf<Thing>(things: readonly Thing[], tell: (thing: Thing) => TraceStep): readonly TraceStep[] {
  const told = things.slice(0, toldOneByOne).map(tell);
  const rest = things.length - told.length;
  return rest > 0 ? [...told, fact('more', { count: rest })] : told;
}

/** A share with its two numbers in the timeline. */
export function shareReckoning(
  counted: { readonly good: number; readonly all: number; readonly unknown?: number },
  excluded: Reckoning['excluded'] = [],
  why: readonly TraceStep[] = [],
): Reckoning {
  return {
    sample: counted.all,
    coverage: knownShare(counted.all, counted.unknown ?? 0),
    value: shareOf(counted.good, counted.all),
    excluded: [...excluded, ...leftOut(counted.unknown ?? 0, 'notKnown')],
    why: [fact('counted', { part: counted.good, of: counted.all }), ...why],
  };
}
