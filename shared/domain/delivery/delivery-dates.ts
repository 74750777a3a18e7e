import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';

/** Nothing of a partnership is older; a year 0026 or 1926 is a slip of the hand. */
const earliestDay: CalendarDate = '1990-01-01';

/** Why something cannot have happened on that day. `field` is the date that is wrong. */
export interface DayRefusal {
  readonly kind: 'too-early' | 'in-the-future';
  readonly field: string;
}

/** Why a past day or instant cannot be one; null: it can. A day of grace, for it may be tomorrow already elsewhere. */
export function dayRefusal(field: string, when: string | null, now: string): DayRefusal | null {
  if (when === null) return null;
  if (dayOf(when) < earliestDay) return { kind: 'too-early', field };
  return dayOf(when) > addDays(dayOf(now), 1) ? { kind: 'in-the-future', field } : null;
}
