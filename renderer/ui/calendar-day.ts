import { type CalendarDate, parseDate } from '@internationalized/date';

/** Reads `2026-11-20` for React Aria; null where there is no date or it is not one. */
export function calendarDay(date: string | null): CalendarDate | null {
  if (date === null || date === '') return null;
  try {
    return parseDate(date);
  } catch {
    // A half-typed date from a draft: the field shows empty rather than the screen failing.
    return null;
  }
}
