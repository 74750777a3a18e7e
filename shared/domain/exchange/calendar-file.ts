import ical from 'ical-generator';
import { addDays, type CalendarDate } from '#shared/base/calendar-date';

/** A day in a calendar file. */
export interface CalendarEntry {
  /** Stays the same for the same thing, so that a file read again moves an entry and makes no second one. */
  readonly key: string;
  readonly day: CalendarDate;
  readonly title: string;
  readonly detail: string;
  /** Whose entry it is, in a file that holds those of several; absent: the file's. */
  readonly of?: string;
  /** Absent: the file's. */
  readonly sequence?: number;
}

export interface CalendarFile {
  readonly name: string;
  /** Whose file it is: becomes part of every entry's identity. */
  readonly id: string;
  /** ISO moment as of which it was computed. Given and not read off a clock, so that the same data is the same file. */
  readonly stamp: string;
  /** Rises with each version; a calendar takes an entry with a higher one in place of what it has. */
  readonly sequence: number;
  readonly entries: readonly CalendarEntry[];
}

/** All-day entries as an iCalendar file (RFC 5545), the same bytes for the same data whatever the zone of the machine. */
export function calendarFile({ name, id, stamp, sequence, entries }: CalendarFile): string {
  const calendar = ical({
    // The library writes the name as it stands, so what has a meaning in the format is escaped here.
    name: plainText(name)
      .replaceAll('\n', ' ')
      .replaceAll(/[\\;,]/g, '\\$&'),
    prodId: { company: 'Fieldpact', product: 'Joint Success Plan', language: 'EN' },
  });
  for (const { key, day, title, detail, of = id, sequence: own = sequence } of entries) {
    calendar.createEvent({
      id: `${identityOf(`${of}/${key}`)}@fieldpact.example`,
      sequence: own,
      stamp: new Date(stamp),
      allDay: true,
      start: new Date(`${day}T00:00:00Z`),
      // The end of an all-day entry is the day after it.
      end: new Date(`${addDays(day, 1)}T00:00:00Z`),
      summary: plainText(title).replaceAll('\n', ' '),
      description: detail === '' ? null : plainText(detail),
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Letters, digits and a few marks; all else by its number, so that two keys never become one. */
export function identityOf(key: string): string {
  return key.replaceAll(/[^A-Za-z0-9/-]/gu, (one) => `_${(one.codePointAt(0) ?? 0).toString(16)}_`);
}

/** Without marks that control a device; lines end with a line feed. */
export function plainText(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n]/gu, ' ');
}
