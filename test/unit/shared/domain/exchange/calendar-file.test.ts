import { describe, expect, test } from 'vitest';
import { type CalendarFile, calendarFile } from '#shared/domain/exchange/calendar-file';

const file = (over: Partial<CalendarFile> = {}): CalendarFile => ({
  name: 'Plan with Nordlicht',
  id: 'agreement-1',
  stamp: '2026-11-21T09:00:00Z',
  sequence: 2,
  entries: [
    { key: 'milestone/R2', day: '2026-12-31', title: 'R2 Base agreement signed', detail: 'Ines Kramer, Jonas Weiß' },
  ],
  ...over,
});

/** A reader of our own, after RFC 5545 3.1 and 3.3.11: unfolds, splits, unescapes. */
function read(text: string): readonly (readonly [name: string, value: string])[] {
  return text
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      const value = line
        .slice(at + 1)
        .replaceAll(/\\(.)/g, (_all, one: string) => (one === 'n' || one === 'N' ? '\n' : one));
      return [line.slice(0, at), value] as const;
    });
}
const valuesOf = (text: string, name: string) =>
  read(text)
    .filter(([one]) => one === name)
    .map(([, value]) => value);

describe('a calendar file', () => {
  test('has one all-day entry for each day, ending the day after, also over the end of a year', () => {
    expect(read(calendarFile(file()))).toEqual([
      ['BEGIN', 'VCALENDAR'],
      ['VERSION', '2.0'],
      ['PRODID', '-//Fieldpact//Joint Success Plan//EN'],
      ['NAME', 'Plan with Nordlicht'],
      ['X-WR-CALNAME', 'Plan with Nordlicht'],
      ['BEGIN', 'VEVENT'],
      ['UID', 'agreement-1/milestone/R2@fieldpact.example'],
      ['SEQUENCE', '2'],
      ['DTSTAMP', '20261121T090000Z'],
      ['DTSTART;VALUE=DATE', '20261231'],
      ['DTEND;VALUE=DATE', '20270101'],
      ['X-MICROSOFT-CDO-ALLDAYEVENT', 'TRUE'],
      ['X-MICROSOFT-MSNCALENDAR-ALLDAYEVENT', 'TRUE'],
      ['SUMMARY', 'R2 Base agreement signed'],
      ['DESCRIPTION', 'Ines Kramer, Jonas Weiß'],
      ['END', 'VEVENT'],
      ['END', 'VCALENDAR'],
    ]);
  });

  test('is the same bytes for the same data, in every zone of the machine', () => {
    const before = process.env['TZ'];
    const made = ['UTC', 'America/Los_Angeles', 'Pacific/Auckland'].map((zone) => {
      process.env['TZ'] = zone;
      return calendarFile(file());
    });
    if (before === undefined) delete process.env['TZ'];
    else process.env['TZ'] = before;
    expect(new Set(made).size).toBe(1);
  });

  test('has lines of at most 75 octets that end with CRLF, whatever is written in it', () => {
    const title = 'Größe 😀 '.repeat(40);
    const text = calendarFile(
      file({ entries: [{ key: 'a', day: '2027-03-28', title, detail: `${title}\n${title}` }] }),
    );
    const lines = text.split('\r\n');
    expect(lines.at(-1)).toBe('');
    expect(lines.filter((line) => new TextEncoder().encode(line).length > 75)).toEqual([]);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(valuesOf(text, 'SUMMARY')).toEqual([title]);
    expect(valuesOf(text, 'DESCRIPTION')).toEqual([`${title}\n${title}`]);
  });

  test('cannot be made to hold entries that nobody wrote', () => {
    const evil = 'x\r\nEND:VEVENT\rBEGIN:VEVENT\nUID:y;z,\\n\u0000\u0085';
    const text = calendarFile(
      file({ name: evil, id: evil, entries: [{ key: evil, day: '2027-03-28', title: evil, detail: evil }] }),
    );
    expect(valuesOf(text, 'BEGIN')).toEqual(['VCALENDAR', 'VEVENT']);
    expect(valuesOf(text, 'UID')).toHaveLength(1);
    expect(valuesOf(text, 'UID')[0]).toMatch(/^[A-Za-z0-9/_-]+@fieldpact\.example$/);
    expect(valuesOf(text, 'DESCRIPTION')).toEqual(['x\nEND:VEVENT\nBEGIN:VEVENT\nUID:y;z,\\n  ']);
  });

  test('gives the same thing the same identity in the next version, and another thing another', () => {
    const uid = (over: Partial<CalendarFile>) => valuesOf(calendarFile(file(over)), 'UID')[0];
    const entry = (key: string) => [{ key, day: '2027-03-28', title: 'x', detail: '' }];
    expect(uid({ sequence: 3 })).toBe(uid({}));
    expect(uid({ entries: entry('a b') })).not.toBe(uid({ entries: entry('a_b') }));
  });
});
