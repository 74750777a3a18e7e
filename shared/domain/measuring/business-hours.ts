import { addDays, type CalendarDate, weekdayOf } from '#shared/base/calendar-date';
import { minutesOf } from '#shared/base/clock-time';
import type { Interval, Moment } from '#shared/domain/datasets/tables';
import type { PinnedCalendar } from '#shared/domain/slas/sla-parts';
import { firstEndingAfter, type Stretches, union } from './intervals';
import { type WallClock, wallClock } from './zoned-days';

/** Hours that count, belonging to a working day whose hours add up to `dayLength` milliseconds. */
export interface DutyStretch extends Interval {
  readonly dayLength: number;
}

/** The hours of a calendar, as far into past and future as somebody asks. */
export interface BusinessHours {
  /** Day and night, without a break. */
  readonly isAlways: boolean;
  /**
   * Goes through the stretches that end after the moment, in order of time, until told to stop by `true`. Ends by
   * itself when nobody stopped it for decades. Not an iterator: it runs for every case of every window.
   */
  readonly after: (moment: Moment, visit: (stretch: DutyStretch) => boolean) => void;
  readonly between: (from: Moment, to: Moment) => Stretches;
  /** Whether people work on that day: the calendar has hours that begin on it. */
  readonly isWorkingDay: (date: CalendarDate) => boolean;
  /** The zone its days are told in. */
  readonly zone: string;
  readonly clock: WallClock;
}

const dayLength = 86_400_000;
const yearsAhead = 30;

/** Time that never stands still. */
const endless: DutyStretch = { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY, dayLength };

/**
 * The hours of a pinned calendar. Hours past midnight belong to the day on which they begin, and a holiday takes away
 * the hours that begin on it. An empty week is day and night; holidays do not interrupt it, but nobody counts them,
 * nor Saturdays and Sundays, as working days.
 */
export function hoursOf(calendar: PinnedCalendar | undefined, zone: string): BusinessHours {
  if (calendar !== undefined && calendar.weekly.length > 0) return weeklyHours(calendar, zone);
  const free = holidaysOf(calendar);
  return {
    isAlways: true,
    after: (_moment, visit) => void visit(endless),
    between: (from, to) => (to > from ? [{ from, to }] : []),
    isWorkingDay: (date) => weekdayOf(date) <= 5 && !free.has(date),
    zone,
    clock: wallClock(zone),
  };
}

/** Hours by which working days are counted: those of the calendar, or whole days Monday to Friday for day and night. */
export function workingDayHours(calendar: PinnedCalendar | undefined, zone: string): BusinessHours {
  if (calendar !== undefined && calendar.weekly.length > 0) return weeklyHours(calendar, zone);
  return weeklyHours(
    {
      id: 'service',
      name: '',
      version: 0,
      weekly: [{ days: [1, 2, 3, 4, 5], from: '00:00', to: '24:00', zone }],
      holidays: calendar?.holidays ?? [],
    },
    zone,
  );
}

function weeklyHours(calendar: PinnedCalendar, zone: string): BusinessHours {
  const shifts = shiftsOf(calendar);
  const free = holidaysOf(calendar);
  const years = new Map<number, readonly DutyStretch[]>();
  const yearOf = (year: number): readonly DutyStretch[] => {
    const known = years.get(year);
    if (known !== undefined) return known;
    const stretches = expand(shifts, free, year);
    years.set(year, stretches);
    return stretches;
  };
  const after: BusinessHours['after'] = (moment, visit) => {
    const first = new Date(moment - 2 * dayLength).getUTCFullYear();
    for (let year = first; year <= first + yearsAhead; year += 1) {
      const stretches = yearOf(year);
      for (let at = firstEndingAfter(stretches, moment); at < stretches.length; at += 1) {
        const stretch = stretches[at];
        if (stretch !== undefined && visit(stretch)) return;
      }
    }
  };
  const between = (from: Moment, to: Moment): Stretches => {
    const found: Interval[] = [];
    after(from, (one) => {
      if (one.from < to) found.push({ from: Math.max(one.from, from), to: Math.min(one.to, to) });
      return one.to >= to;
    });
    return union(found);
  };
  const days = new Set(shifts.flatMap((shift) => [...shift.days]));
  const isWorkingDay = (date: CalendarDate): boolean => days.has(weekdayOf(date)) && !free.has(date);
  return { isAlways: false, after, between, isWorkingDay, zone, clock: wallClock(zone) };
}

interface Shift {
  readonly days: ReadonlySet<number>;
  /** Minutes after midnight; `to` is later than `from`, past 1440 on the next day. */
  readonly from: number;
  readonly to: number;
  readonly clock: ReturnType<typeof wallClock>;
}

function shiftsOf(calendar: PinnedCalendar): readonly Shift[] {
  const clocks = new Map<string, ReturnType<typeof wallClock>>();
  return calendar.weekly.map((row) => {
    const clock = clocks.get(row.zone) ?? wallClock(row.zone);
    clocks.set(row.zone, clock);
    const from = minutesOf(row.from);
    const to = minutesOf(row.to);
    return { days: new Set(row.days), from, to: to > from ? to : to + 1440, clock };
  });
}

/** All hours that begin on the days of a year, day by day; what the day before still holds is not counted again. */
function expand(shifts: readonly Shift[], free: ReadonlySet<string>, year: number): readonly DutyStretch[] {
  const stretches: DutyStretch[] = [];
  let reached = Number.NEGATIVE_INFINITY;
  const last = `${year}-12-31`;
  for (let date = `${year - 1}-12-31`; date <= last; date = addDays(date, 1)) {
    if (free.has(date)) continue;
    const weekday = weekdayOf(date);
    const found: Interval[] = [];
    for (const { days, from, to, clock } of shifts)
      if (days.has(weekday)) found.push({ from: clock.at(date, from), to: clock.at(date, to) });
    const own = union(found.map((one) => ({ from: Math.max(one.from, reached), to: one.to })));
    const length = own.reduce((sum, one) => sum + one.to - one.from, 0);
    if (date.startsWith(String(year))) for (const one of own) stretches.push({ ...one, dayLength: length });
    reached = Math.max(reached, own.at(-1)?.to ?? reached);
  }
  return stretches;
}

function holidaysOf(calendar: PinnedCalendar | undefined): ReadonlySet<string> {
  return new Set(calendar?.holidays.map((holiday) => holiday.date));
}

/** First moment after the so-many-th working day that follows the day of `moment`. What is due within so many working days is due before it. */
export function endOfWorkingDays(moment: Moment, days: number, hours: BusinessHours): Moment {
  const { clock } = hours;
  let date = clock.dayOf(moment);
  // A calendar whose every day is free would never get there; after so many years the search is given up.
  for (let left = days, looked = 0; left > 0 && looked < yearsAhead * 366; looked += 1) {
    date = addDays(date, 1);
    if (hours.isWorkingDay(date)) left -= 1;
  }
  return clock.startOf(addDays(date, 1));
}
