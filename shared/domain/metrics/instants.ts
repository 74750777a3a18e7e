import type { Instant } from './fact';
import type { MeasuredPartner } from './measured-partner';

export const dayLength = 86_400_000;

/** Before that nobody has signed anything here: a clock without a battery shows 1970 or 1980. */
const earliest = Date.UTC(1990, 0, 1);

/**
 * Whether nothing can have happened at that instant, seen from another: more than a day later (a day, because what is
 * known by its day may lie in a zone that is ahead), or so long ago that a clock must have been wrong.
 */
export function isImpossible(at: Instant, asOf: Instant): boolean {
  return !(at >= earliest && at <= asOf + dayLength);
}

/** Days to a tenth, as all times are told. */
export function daysFrom(from: Instant, to: Instant): number {
  return Math.round((to - from) / (dayLength / 10)) / 10;
}

/** T0, or why there is none to count from. */
export function startOf({ start, asOf }: MeasuredPartner): Instant | 'notSigned' | 'impossibleDate' {
  if (start === null) return 'notSigned';
  return isImpossible(start, asOf) ? 'impossibleDate' : start;
}

/** The same date and time a year before, UTC. */
export function yearBefore(asOf: Instant): Instant {
  const date = new Date(asOf);
  return date.setUTCFullYear(date.getUTCFullYear() - 1);
}
