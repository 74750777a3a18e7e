interface OnCallLine {
  readonly days: 'all' | 'workdays' | 'weekend';
  readonly from: string;
  readonly to: string;
}

const minutesOfDay = 1440;
const minutesOfWeek = 7 * minutesOfDay;

const weekdays = { all: [0, 1, 2, 3, 4, 5, 6], workdays: [0, 1, 2, 3, 4], weekend: [5, 6] } as const;

/**
 * Minutes of a week in which nobody is on call. A line that ends at or before its beginning runs into the next
 * day; 00:00 to 00:00 is a whole day.
 */
export function uncoveredMinutes(roster: readonly OnCallLine[]): number {
  const covered = new Uint8Array(minutesOfWeek);
  for (const line of roster) {
    const begin = minuteOf(line.from);
    const length = (minuteOf(line.to) - begin + minutesOfDay) % minutesOfDay || minutesOfDay;
    for (const day of weekdays[line.days])
      for (let minute = 0; minute < length; minute += 1)
        covered[(day * minutesOfDay + begin + minute) % minutesOfWeek] = 1;
  }
  return covered.reduce((left, minute) => left - minute, minutesOfWeek);
}

function minuteOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return (hour % 24) * 60 + minute;
}
