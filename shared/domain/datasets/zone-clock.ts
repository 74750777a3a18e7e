import { Temporal } from 'temporal-polyfill';
import type { Moment } from './tables';

const day = 86_400_000;

/** The moment of a local time; or that clocks were put forward over it, or back, so that it came twice. */
export type LocalReading = Moment | 'noSuchTime' | 'timeTwice';

/** Reads local times of one zone. */
export interface ZoneClock {
  readonly zone: string;
  /** @param local the local time as if it were UTC, in milliseconds */
  readonly momentOf: (local: number) => LocalReading;
}

/** The clock of an IANA zone, or null where there is no such zone. */
export function zoneClock(zone: string): ZoneClock | null {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
  } catch {
    return null;
  }
  // Zones change their clocks twice a year, and a file has a million rows: a day without a change is looked up once.
  const offsets = new Map<number, number | null>();
  const offsetOfDay = (number: number): number | null => {
    const known = offsets.get(number);
    if (known !== undefined) return known;
    const offset = steadyOffset(zone, number * day);
    offsets.set(number, offset);
    return offset;
  };
  return {
    zone,
    momentOf: (local) => {
      const offset = offsetOfDay(Math.floor(local / day));
      return offset === null ? readAroundChange(zone, local) : local - offset;
    },
  };
}

/** The offset that holds from a day before to two days after; null where it changes in that time. */
function steadyOffset(zone: string, dayStart: number): number | null {
  const before = Temporal.Instant.fromEpochMilliseconds(dayStart - day).toZonedDateTimeISO(zone);
  const next = before.getTimeZoneTransition('next');
  if (next !== null && next.epochMilliseconds <= dayStart + 2 * day) return null;
  return before.offsetNanoseconds / 1e6;
}

function readAroundChange(zone: string, local: number): LocalReading {
  const wall = Temporal.Instant.fromEpochMilliseconds(local).toZonedDateTimeISO('UTC').toPlainDateTime();
  const earlier = wall.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = wall.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.epochMilliseconds === later.epochMilliseconds) return earlier.epochMilliseconds;
  return earlier.toPlainDateTime().equals(wall) ? 'timeTwice' : 'noSuchTime';
}
