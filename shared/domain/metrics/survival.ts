import type { CurveStep } from './insights';
import { level, wilsonOfShare, z } from './proportion';
import type { Interval } from './reading';

/**
 * How long somebody was watched, as one whole number: tenths of a day, doubled, and one more where the end was not
 * seen. In order of size whoever got there then stands in front of whoever was last seen at the same time, as Kaplan
 * and Meier want it; and a hundred thousand of them are a short list.
 */
export type Watched = number;

export function watched(days: number, isReached: boolean): Watched {
  return Math.round(days * 10) * 2 + (isReached ? 0 : 1);
}

export const daysOf = (moment: Watched) => Math.floor(moment / 2) / 10;
export const isReached = (moment: Watched) => moment % 2 === 0;

/** A day on which somebody got there, and what is known of those who have not. */
export interface SurvivalStep {
  readonly day: number;
  /** Watched until that day. */
  readonly atRisk: number;
  readonly reached: number;
  /** S(t): the share not there yet. */
  readonly left: number;
  /** Greenwood's sum Σ d ÷ (n·(n−d)); infinite where nobody is left. The variance of S is S² times this. */
  readonly greenwood: number;
}

export interface Survival {
  readonly n: number;
  readonly reached: number;
  /** The longest anybody was watched, in days. */
  readonly longest: number;
  readonly steps: readonly SurvivalStep[];
  /** All times, in order. */
  readonly moments: Float64Array;
}

/**
 * The estimate of Kaplan and Meier (1958) with censoring from the right. Days 21, 34, 34, 50+, 62, 70+, 80+, 90, where +
 * is "not yet": half are there after 62 days, although of those who got there half took 34.
 */
export function survivalOf(watchedTimes: readonly Watched[]): Survival {
  const moments = Float64Array.from(watchedTimes).sort();
  const n = moments.length;
  const steps: SurvivalStep[] = [];
  let before = 1;
  let atStart = n;
  let greenwood = 0;
  let reached = 0;
  let seen = 0;
  for (let at = 0; at < n; ) {
    const moment = moments[at] as number;
    let end = at;
    while (end < n && moments[end] === moment) end += 1;
    if (isReached(moment)) {
      const atRisk = n - at;
      // While nobody is lost from sight S is a quotient of two counts. Reckoned as one it is exactly one half where it is
      // one half; as a product of many factors it would be a hair more, and the median would come a step too late.
      if (seen !== at) {
        before = steps.at(-1)?.left ?? 1;
        atStart = atRisk;
      }
      greenwood += (end - at) / (atRisk * (n - end));
      steps.push({
        day: daysOf(moment),
        atRisk,
        reached: end - at,
        left: before * ((n - end) / atStart),
        greenwood,
      });
      reached += end - at;
      seen = end;
    }
    at = end;
  }
  return { n, reached, longest: n === 0 ? 0 : daysOf(moments[n - 1] as number), steps, moments };
}

/** For what S must be told to be at most one half although its factors were rounded. */
const hair = 1e-9;

/** The first time at which no more than a share is left; null: not reached. One half is the median. */
export function timeLeft({ steps }: Survival, share: number): number | null {
  return steps.find(({ left }) => left <= share + hair)?.day ?? null;
}

/**
 * Brookmeyer and Crowley (1982): the times that are not refuted as the median, with the transformation log(−log S)
 * (Klein and Moeschberger, Survival Analysis, 4.5). An end that the curve does not reach is null.
 */
export function medianInterval({ steps }: Survival): Interval {
  let low: number | null = null;
  let high: number | null = null;
  for (const step of steps) {
    const band = bandAt(step);
    // Where nobody is left the band cannot be told, and whatever the end was before, it was not reached.
    if (band === null) {
      low ??= step.day;
      break;
    }
    if (low === null && band.low <= 0.5) low = step.day;
    if (high === null && band.high <= 0.5) high = step.day;
  }
  return { low, high, level };
}

/** The band of S by log(−log S) with Greenwood's variance. */
function bandAt({ left, greenwood }: SurvivalStep): { readonly low: number; readonly high: number } | null {
  if (left <= 0) return null;
  const reach = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(left));
  return { low: left ** Math.exp(reach), high: left ** Math.exp(-reach) };
}

/** The curve of those who have got there, from day 0. */
export function curveOf(survival: Survival): readonly CurveStep[] {
  const curve: CurveStep[] = [{ day: 0, share: 0, low: 0, high: 0, watched: survival.n }];
  let low = 0;
  for (const step of survival.steps) {
    const band = bandAt(step);
    // The last one got there: all of them at most, and at least as many as could be told before.
    low = band === null ? low : 1 - band.high;
    const point = { day: step.day, share: 1 - step.left, low, high: band === null ? 1 : 1 - band.low };
    if (step.day === 0) curve.pop();
    curve.push({ ...point, watched: step.atRisk - step.reached });
  }
  return curve;
}

/** Who had got there by a day, as far as they could be watched. */
export interface ShareBy {
  /** Null: nobody has been watched that long, and not all had got there. */
  readonly share: number | null;
  readonly interval: Interval | null;
  /** Still watched on that day, or there by then. */
  readonly watched: number;
}

/**
 * The share that had got there by a day. Its interval is Wilson's for as many partners as Greenwood's variance is worth
 * (Rothman 1978, J. Chronic Diseases 31:557): where nobody was lost from sight it is Wilson's own, and it has a width
 * even where nobody or everybody has got there.
 */
export function shareBy({ n, steps, moments, longest }: Survival, day: number): ShareBy {
  const until = watched(day, true);
  let lost = 0;
  for (let at = 0; at < n && (moments[at] as number) < until; at += 1) {
    if (!isReached(moments[at] as number)) lost += 1;
  }
  const last = steps.findLast((step) => step.day <= day);
  const left = last?.left ?? 1;
  const isKnown = n > 0 && (longest >= day || left === 0);
  if (!isKnown) return { share: null, interval: null, watched: n - lost };
  const share = 1 - left;
  const isOpen = last !== undefined && left > 0;
  const worth = isOpen ? share / (left * last.greenwood) : n - lost;
  return { share, interval: wilsonOfShare(share, Math.min(n, worth)), watched: n - lost };
}
