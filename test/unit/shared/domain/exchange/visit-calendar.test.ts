import { describe, expect, test } from 'vitest';
import { visitCalendar } from '#shared/domain/exchange/visit-calendar';
import { aVisit } from '../../../../builders/a-guided-case';

const words = {
  title: 'Visit to Beacon, Ltd',
  detail: '20 min · Review\n5 min · Photo',
  place: 'Dock 4\nHarbour',
  attendees: [{ name: 'Ana Lund', email: 'ana@beacon.example' }],
};
const visit = aVisit({ plannedFor: '2026-11-24T09:00:00.000Z', plannedMinutes: 90 });
const file = (over: Partial<typeof visit> = {}, stamp = '2026-11-20T12:00:00Z') =>
  visitCalendar({ ...visit, ...over }, words, stamp).replaceAll('\r\n ', '');

describe('a visit in a calendar', () => {
  test('stands there with its hours, its place and whoever takes part', () => {
    expect(file()).toContain('DTSTART:20261124T090000Z');
    expect(file()).toContain('DTEND:20261124T103000Z');
    expect(file()).toContain('SUMMARY:Visit to Beacon\\, Ltd');
    expect(file()).toContain('LOCATION:Dock 4\\, Harbour');
    expect(file()).toContain('DESCRIPTION:20 min · Review\\n5 min · Photo');
    expect(file()).toMatch(/ATTENDEE[^\n]*CN="?Ana Lund"?[^\n]*ana@beacon\.example/i);
  });

  test('is the same entry when it is moved, and the later file counts', () => {
    const uid = (text: string) => /UID:(\S+)/.exec(text)?.[1];
    const sequence = (text: string) => Number(/SEQUENCE:(\d+)/.exec(text)?.[1]);
    const moved = file({ plannedFor: '2026-11-25T09:00:00.000Z' }, '2026-11-20T12:05:00Z');
    expect(uid(moved)).toBe(uid(file()));
    expect(sequence(moved)).toBeGreaterThan(sequence(file()));
  });

  test('lasts an hour where nobody said how long', () => {
    const { plannedMinutes: _length, ...open } = visit;
    expect(visitCalendar(open, words, '2026-11-20T12:00:00Z')).toContain('DTEND:20261124T100000Z');
  });
});
