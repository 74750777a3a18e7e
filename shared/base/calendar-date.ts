import { z } from 'zod';

/** A day in a calendar, `2026-11-20`; it has no zone and no time. */
export type CalendarDate = string;

export const calendarDateSchema = z.iso.date();

const dayLength = 86_400_000;

/** The day on which an instant (ISO text, UTC) falls in UTC. */
export function dayOf(instant: string): CalendarDate {
  return instant.slice(0, 10);
}

/** Days from one date to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength);
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10);
}

/** The same day some months later; a day the month does not have becomes its last one (31 January + 1 = 28 February). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const [year = 1970, month = 1, day = 1] = date.split('-').map(Number);
  const target = new Date(Date.UTC(year, month - 1 + months, 1));
  const lastDay = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(day, lastDay));
  return target.toISOString().slice(0, 10);
}
