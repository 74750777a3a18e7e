import ical from 'ical-generator';
import type { Visit } from '#shared/domain/visits/visit';
import { identityOf, plainText } from './calendar-file';

export interface VisitWords {
  readonly title: string;
  /** The agenda with its minutes, a line each. */
  readonly detail: string;
  readonly place: string;
  /** E-mail addresses of those who take part; whoever has none stands in the detail. */
  readonly attendees: readonly { readonly name: string; readonly email: string }[];
}

/** Minutes of a visit of which nobody said how long it lasts. */
const usualMinutes = 60;

/**
 * A visit as a calendar file (RFC 5545) with its hours. Given again after the visit was moved, it moves the entry.
 *
 * @param stamp ISO moment as of which it was written; later ones take the place of earlier ones
 */
export function visitCalendar(visit: Visit, words: VisitWords, stamp: string): string {
  const start = new Date(visit.plannedFor);
  const minutes = visit.plannedMinutes ?? usualMinutes;
  const calendar = ical({ prodId: { company: 'Fieldpact', product: 'Visits', language: 'EN' } });
  calendar.createEvent({
    id: `${identityOf(`visit/${visit.id}`)}@fieldpact.example`,
    // A calendar takes the entry with the higher number; the clock of the device counts on by itself.
    sequence: Math.max(0, Math.floor((Date.parse(stamp) - firstStamp) / 60_000)),
    stamp: new Date(stamp),
    start,
    end: new Date(start.getTime() + minutes * 60_000),
    summary: plainText(words.title).replaceAll('\n', ' '),
    description: words.detail === '' ? null : plainText(words.detail),
    location: words.place === '' ? null : plainText(words.place).replaceAll('\n', ', '),
    attendees: words.attendees.map(({ name, email }) => ({ name: plainText(name).replaceAll('\n', ' '), email })),
  });
  return `${calendar.toString()}\r\n`;
}

const firstStamp = Date.parse('2026-01-01T00:00:00Z');
