import { describe, expect, test } from 'vitest';
import { printedDate, printedMoment } from '#shared/domain/documents/page-words';
import { printableText } from '#shared/domain/documents/printable-text';
import { phasesOf, timeScale } from '#shared/domain/documents/timeline';

describe('a printed date', () => {
  test.for([
    ['2026-11-20', '20 November 2026'],
    ['2027-01-04', '4 January 2027'],
    ['Q1 2027', 'Q1 2027'],
    ['2026-13-01', '2026-13-01'],
  ])('%s reads %s', ([date, expected]) => {
    expect(printedDate(date ?? '')).toBe(expected);
  });

  test.for([
    ['2026-11-20T14:05:00Z', '20 November 2026, 14:05 UTC'],
    ['2026-11-20T14:05:31.250Z', '20 November 2026, 14:05 UTC'],
    ['yesterday', 'yesterday'],
  ])('a moment %s reads %s, the same on every device', ([moment, expected]) => {
    expect(printedMoment(moment ?? '')).toBe(expected);
  });
});

describe('printable text', () => {
  test('has composed letters, so that an umlaut written as two characters is one', () => {
    expect(printableText('Mu\u0308ller')).toBe('Müller');
  });

  test('has no invisible characters that could hide or turn what is read', () => {
    expect(printableText('pay\u00adment \u202e100\u202c\u200b \u2066x\u2069\ufeff')).toBe('payment 100 x');
  });

  test('keeps line breaks and turns tabs into blanks', () => {
    expect(printableText('one\r\ntwo\rthree\tfour')).toBe('one\ntwo\nthree four');
  });
});

describe('a timeline', () => {
  const mark = (date: string, phase = 'A') => ({ date, label: date, phase });

  test('lies to scale between its first and last day', () => {
    expect(timeScale([mark('2026-01-01'), mark('2026-01-11'), mark('2026-01-31'), mark('2026-02-10')])).toEqual([
      0, 0.25, 0.75, 1,
    ]);
  });

  test.for([
    ['of one day', [mark('2026-01-01'), mark('2026-01-01')]],
    ['with a date that is none', [mark('2026-01-01'), mark('soon')]],
    ['out of order', [mark('2026-02-01'), mark('2026-01-01'), mark('2026-03-01')]],
    ['without marks', []],
  ] as const)('%s has no scale', ([, marks]) => {
    expect(timeScale(marks)).toBeNull();
  });

  test('gathers neighbours of one phase', () => {
    const marks = [mark('1', 'A'), mark('2', 'A'), mark('3', 'B'), mark('4', 'A')];
    expect(phasesOf(marks).map((phase) => [phase.phase, phase.marks.length])).toEqual([
      ['A', 2],
      ['B', 1],
      ['A', 1],
    ]);
  });
});
