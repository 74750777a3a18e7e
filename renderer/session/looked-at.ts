import { create } from 'zustand';
import type { CalendarDate } from '#shared/base/calendar-date';

const useLookedAtStore = create<{ readonly day: CalendarDate | null }>()(() => ({ day: null }));

/** The earlier day as of whose end everything is shown; null: things are shown as they stand. */
export function useLookedAt(): CalendarDate | null {
  return useLookedAtStore((store) => store.day);
}

export function lookAt(day: CalendarDate | null): void {
  useLookedAtStore.setState({ day });
}

export function lookedAt(): CalendarDate | null {
  return useLookedAtStore.getState().day;
}
