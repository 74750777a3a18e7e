import type { CalendarDate } from '#shared/base/calendar-date';
import { addDays } from '#shared/base/calendar-date';
import type { Holidays } from '#shared/base/working-days';
import * as zonedDays from '#shared/domain/measuring/zoned-days';
import type { PinnedCalendar } from '#shared/domain/slas/sla-parts';

/** The day on which an instant (ISO text) falls in a zone. */
export function dayIn(zone: string, instant: string): CalendarDate {
  return zonedDays.dayIn(Date.parse(instant), zone);
}

/** The instant at which a day is over in a zone; it no longer belongs to the day. */
export function endOfDay(zone: string, date: CalendarDate): string {
  return new Date(zonedDays.startOfDay(addDays(date, 1), zone)).toISOString();
}

/** Days on which nobody works, as pinned in the agreement: those of the service calendar. */
export function holidaysOf(calendars: readonly PinnedCalendar[]): Holidays {
  return new Set(calendars.find(({ id }) => id === 'service')?.holidays.map(({ date }) => date) ?? []);
}
