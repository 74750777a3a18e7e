import { minutesOf } from '#shared/base/clock-time';

interface OnCallLine {
  readonly days: 'all' | 'workdays' | 'weekend';
  readonly from: string;
  readonly to: string;
}

/** A stretch of the week in minutes from Monday, 00:00. One that goes past the end runs into the next Monday. */
export interface WeekStretch {
  readonly from: number;
  readonly minutes: number;
}

export const minutesOfDay = 1440;
export const minutesOfWeek = 7 * minutesOfDay;

const weekdays = { all: [0, 1, 2, 3, 4, 5, 6], workdays: [0, 1, 2, 3, 4], weekend: [5, 6] } as const;

/** Minutes of a week in which nobody is on call. */
export function uncoveredMinutes(roster: readonly OnCallLine[]): number {
  return minutesOfWeek - minutesIn(stretchesOf(roster));
}

/** When somebody is on call. */
export function stretchesOf(roster: readonly OnCallLine[]): readonly WeekStretch[] {
  return roster.flatMap(({ days, from, to }) => weekdays[days].map((day) => stretch(day, from, to)));
}

/**
 * A stretch that begins on a day, 0 for Monday. One that ends at or before its beginning runs into the next day;
 * 00:00 to 00:00 is a whole day.
 */
export function stretch(day: number, from: string, to: string): WeekStretch {
  const begin = minuteOf(from);
  const minutes = (minuteOf(to) - begin + minutesOfDay) % minutesOfDay || minutesOfDay;
  return { from: day * minutesOfDay + begin, minutes };
}

/** Minutes of the week that lie in at least one of the stretches. */
export function minutesIn(stretches: readonly WeekStretch[]): number {
  let covered = 0;
  let reached = 0;
  for (const { from, to } of unrolled(stretches)) {
    covered += Math.max(0, to - Math.max(from, reached));
    reached = Math.max(reached, to);
  }
  return covered;
}

/** Stretches within one week, in order: what goes past its end begins anew at the front. */
export function unrolled(stretches: readonly WeekStretch[]): readonly { readonly from: number; readonly to: number }[] {
  return stretches
    .flatMap(({ from, minutes }) => {
      const to = from + minutes;
      return to <= minutesOfWeek
        ? [{ from, to }]
        : [
            { from, to: minutesOfWeek },
            { from: 0, to: to - minutesOfWeek },
          ];
    })
    .sort((left, right) => left.from - right.from);
}

const minuteOf = (time: string) => minutesOf(time) % minutesOfDay;
