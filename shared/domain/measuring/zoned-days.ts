import { Temporal } from 'temporal-polyfill';
import type { CalendarDate } from '#shared/base/calendar-date';
import { addDays } from '#shared/base/calendar-date';
import type { Moment } from '#shared/domain/datasets/tables';

const dayLength = 86_400_000;

/** First moment of a day in a zone. It is not always 00:00: some zones change their clocks at midnight. */
export function startOfDay(date: CalendarDate, zone: string): Moment {
  const start = Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone });
  return start.epochMilliseconds;
}

/** Last moment of a day in a zone: what was known then is what was known on that day. */
export function endOfDay(date: CalendarDate, zone: string): Moment {
  return startOfDay(addDays(date, 1), zone) - 1;
}

/** The day on which a moment falls in a zone. */
export function dayIn(moment: Moment, zone: string): CalendarDate {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(moment)).toZonedDateTimeISO(zone).toPlainDate().toString();
}

/** What the clock on the wall of a zone would show so many days later. */
export function daysLater(moment: Moment, days: number, zone: string): Moment {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(moment)).toZonedDateTimeISO(zone).add({ days })
    .epochMilliseconds;
}

/** Times of day in one zone. */
export interface WallClock {
  readonly at: (date: CalendarDate, minutes: number) => Moment;
  readonly startOf: (date: CalendarDate) => Moment;
  /** The same as `dayIn`, for asking a hundred thousand times. */
  readonly dayOf: (moment: Moment) => CalendarDate;
}

/**
 * Moments of wall clock times in one zone. On the 360 days a year without a clock change they are reckoned from
 * midnight; only on the others each is looked up. A time the clock jumps over is the same time after the jump; one it
 * shows twice is the first of the two.
 */
export function wallClock(zone: string): WallClock {
  const starts = new Map<CalendarDate, Moment>();
  const startOf = (date: CalendarDate): Moment => {
    const known = starts.get(date);
    if (known !== undefined) return known;
    const start = startOfDay(date, zone);
    starts.set(date, start);
    return start;
  };
  const at = (date: CalendarDate, minutes: number): Moment => {
    if (minutes === 0) return startOf(date);
    if (minutes >= 1440) return at(addDays(date, Math.floor(minutes / 1440)), minutes % 1440);
    if (startOf(addDays(date, 1)) - startOf(date) === dayLength) return startOf(date) + minutes * 60_000;
    const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
    return Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds;
  };
  const utcDays = new Map<number, CalendarDate>();
  const dayOf = (moment: Moment): CalendarDate => {
    const number = Math.floor(moment / dayLength);
    const utcDay = utcDays.get(number) ?? new Date(number * dayLength).toISOString().slice(0, 10);
    utcDays.set(number, utcDay);
    if (moment < startOf(utcDay)) return addDays(utcDay, -1);
    const next = addDays(utcDay, 1);
    return moment < startOf(next) ? utcDay : next;
  };
  return { at, startOf, dayOf };
}
