import { describe, expect, test } from 'vitest';
import { headingsInContents } from '#shared/domain/documents/contents-list';
import { hangingNumber } from '#shared/domain/documents/hanging-number';
import type { Block } from '#shared/domain/documents/page';
import { printedDate, printedMoment } from '#shared/domain/documents/page-words';
import { printableText } from '#shared/domain/documents/printable-text';
import { phasesOf, timeScale } from '#shared/domain/documents/timeline';
import { aDocumentPage } from '../../../../builders/a-document-page';

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

  test('keeps the joiners of scripts that are written with them, and drops them elsewhere', () => {
    expect(printableText('می\u200cخواهم')).toBe('می\u200cخواهم');
    expect(printableText('क्\u200dष')).toBe('क्\u200dष');
    expect(printableText('pay\u200cment \u200dخانه')).toBe('payment خانه');
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

describe('the number of a clause', () => {
  test('is taken from its beginning, so that it can hang in the margin', () => {
    expect(hangingNumber([{ text: '7.2 ', bold: true }, 'Words ', { text: 'follow', italic: true }])).toEqual({
      number: '7.2',
      words: ['Words ', { text: 'follow', italic: true }],
    });
    expect(hangingNumber([{ text: 'A.1', bold: true }, ' Words'])).toEqual({ number: 'A.1', words: ['Words'] });
  });

  test.for([
    ['is not set in bold', ['7.2 ', 'Words']],
    ['is part of bold words', [{ text: '7.2 First outcomes', bold: true }, 'Words']],
    ['is all there is', [{ text: '7.2', bold: true }]],
    ['is a date or a plain number', [{ text: '2027', bold: true }, ' Words']],
  ] as const)('stays in the text where it %s', ([, text]) => {
    expect(hangingNumber(text)).toBeNull();
  });
});

describe('the contents', () => {
  const heading = (level: 1 | 2 | 3, index: number): Block => ({
    kind: 'heading',
    level,
    number: `${index}`,
    text: `Heading ${index}`,
    id: `${level}-${index}`,
  });
  const listed = (blocks: readonly Block[]) => headingsInContents(aDocumentPage({ blocks })).map(({ id }) => id);

  test('list chapters and sections, but nothing below', () => {
    expect(listed([heading(1, 1), heading(2, 1), heading(3, 1), heading(1, 2)])).toEqual(['1-1', '2-1', '1-2']);
  });

  test('list the chapters alone where the sections would not fit on the page', () => {
    const sections = Array.from({ length: 41 }, (_, index) => heading(2, index));
    expect(listed([heading(1, 1), ...sections, heading(1, 2)])).toEqual(['1-1', '1-2']);
  });
});
