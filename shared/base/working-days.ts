import { addDays, type CalendarDate, weekdayOf } from './calendar-date';

/** Days on which nobody works beside Saturdays and Sundays. */
export type Holidays = ReadonlySet<CalendarDate>;

export const noHolidays: Holidays = new Set();

export function isWorkingDay(date: CalendarDate, holidays: Holidays): boolean {
  return weekdayOf(date) <= 5 && !holidays.has(date);
}

/** The date itself if it is a working day, else the next one in the direction given. */
export function nearestWorkingDay(date: CalendarDate, step: 1 | -1, holidays: Holidays): CalendarDate {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, step);
  return day;
}

/** So many working days later; earlier when negative. */
export function addWorkingDays(date: CalendarDate, days: number, holidays: Holidays): CalendarDate {
  const step = days < 0 ? -1 : 1;
  let day = nearestWorkingDay(date, step, holidays);
  for (let left = Math.abs(days); left > 0; left -= 1) day = nearestWorkingDay(addDays(day, step), step, holidays);
  return day;
}

/** Working days after `from` up to and including `to`; negative when `to` lies before `from`. */
export function workingDaysBetween(from: CalendarDate, to: CalendarDate, holidays: Holidays): number {
  if (to < from) return -workingDaysBetween(to, from, holidays);
  let count = 0;
  for (let day = from; day < to; ) {
    day = addDays(day, 1);
    if (isWorkingDay(day, holidays)) count += 1;
  }
  return count;
}
