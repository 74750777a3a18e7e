import { create } from 'zustand';
import { addDays, type CalendarDate } from '#shared/base/calendar-date';
import { startOfDay } from '#shared/domain/measuring/zoned-days';

/** The past day that is looked at, on all pages of insights alike; null: today. */
export const useLookedAtDay = create<{ readonly day: CalendarDate | null }>()(() => ({ day: null }));

export function lookAtDay(day: CalendarDate | null): void {
  useLookedAtDay.setState({ day });
}

/** The last moment of a day in a zone: what was known by its end counts. Null: now. */
export function endOfDay(day: CalendarDate | null, zone: string): number | null {
  return day === null ? null : startOfDay(addDays(day, 1), zone) - 1;
}
