import type { CalendarDate } from '#shared/base/calendar-date';
import type { Instant } from './fact';
import { dayLength } from './instants';

/** A moment written as text (ISO, UTC). */
export function instantOf(text: string): Instant {
  return Date.parse(text);
}

export function instantOrNull(text: string | null): Instant | null {
  return text === null ? null : instantOf(text);
}

/** The beginning of a day in UTC. */
export function beginningOf(day: CalendarDate): Instant {
  return Date.parse(`${day}T00:00:00Z`);
}

/** The end of a last day: what holds until the 5th holds until the 6th begins. Null stays null. */
export function endOfLast(day: CalendarDate | null): Instant | null {
  return day === null ? null : beginningOf(day) + dayLength;
}
