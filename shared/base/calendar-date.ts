import { z } from 'zod';

/** A day in a calendar, `2026-11-20`; it has no zone and no time. */
export type CalendarDate = string;

export const calendarDateSchema = z.iso.date();

const dayLength = 86_400_000;

/** The day on which an instant (ISO text, UTC) falls in UTC. */
export function dayOf(instant: string): CalendarDate {
  return instant.slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: CalendarDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** Days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const day = Number(date.slice(8, 10)) + days;
  // Within the month, which no month is too short for, nothing has to be reckoned.
  if (day >= 1 && day <= 28) return date.slice(0, 8) + twoDigits(day);
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** The same day some months later; a day the month does not have becomes its last one (31 January + 1 = 28 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  // By hand, not by Date: the last day of every piece of evidence is found this way, for thousands of partners at once.
  const counted = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = Math.floor(counted / 12);
  const month = counted - year * 12;
  const day = Math.min(Number(date.slice(8, 10)), daysIn(year, month));
  return `${String(year).padStart(4, '0')}-${twoDigits(month + 1)}-${twoDigits(day)}`;
}

/** @param month from 0 */
function daysIn(year: number, month: number): number {
  if (month === 1) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 3 || month === 5 || month === 8 || month === 10 ? 30 : 31;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
