import { Temporal } from 'temporal-polyfill';
import type { Instant } from './fact';

/** The last instants of the months before the one an instant lies in, in a zone, the oldest first. */
export function monthEndsBefore(asOf: Instant, zone: string, months: number): readonly Instant[] {
  const first = Temporal.Instant.fromEpochMilliseconds(asOf).toZonedDateTimeISO(zone).toPlainDate().with({ day: 1 });
  return Array.from({ length: months }, (_, at) => {
    const next = first.subtract({ months: months - 1 - at });
    return next.toZonedDateTime(zone).epochMilliseconds - 1;
  });
}
