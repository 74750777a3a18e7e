import { describe, expect, test } from 'vitest';
import { Cursor } from '#shared/proof/reader/cursor';
import { parseValue } from '#shared/proof/reader/parse-value';
import type { PdfValue } from '#shared/proof/reader/pdf-value';
import { Refused } from '#shared/proof/reader/read-refusal';
import { Reading } from '#shared/proof/reader/reading';
import { readingLimits } from '#shared/proof/reader/reading-limits';
import { textOf } from '#shared/proof/reader/text-string';
import { sameMeaning } from '#shared/proof/verify/object-graph';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

function value(text: string, limits = {}): PdfValue {
  const cursor = new Cursor(bytesOf(text), 0);
  return parseValue(cursor, new Reading({ ...readingLimits, ...limits }));
}

function refusal(text: string, limits = {}): string {
  try {
    value(text, limits);
  } catch (error) {
    if (error instanceof Refused) return `${error.refusal.code} at ${error.refusal.offset}`;
    throw error;
  }
  return 'read';
}

/** The letters of a string value. */
function letters(text: string): string {
  const read = value(text);
  if (read.kind !== 'string') throw new Error('no string');
  return String.fromCharCode(...read.bytes);
}

describe('a value of a PDF', () => {
  test('is a number with its text, as it was written', () => {
    expect(['0', '-12', '+7', '3.', '.5', '-.002', '12.50'].map((text) => value(text))).toEqual([
      { kind: 'number', text: '0', value: 0 },
      { kind: 'number', text: '-12', value: -12 },
      { kind: 'number', text: '+7', value: 7 },
      { kind: 'number', text: '3.', value: 3 },
      { kind: 'number', text: '.5', value: 0.5 },
      { kind: 'number', text: '-.002', value: -0.002 },
      { kind: 'number', text: '12.50', value: 12.5 },
    ]);
  });

  test('is no number where other readers would make one of it', () => {
    expect(['--5', '1-2', '1e5', '.', '-', '1.2.3', '0x1', '5a'].map((text) => refusal(text))).toEqual(
      Array.from({ length: 8 }, () => 'bad-number at 0'),
    );
  });

  test('is a name whose hexadecimal letters are read', () => {
    expect(value('/A#20B')).toEqual({ kind: 'name', name: 'A B' });
    expect(value('/')).toEqual({ kind: 'name', name: '' });
    expect(sameMeaning(value('/#54ype'), value('/Type'))).toBe(true);
  });

  test('is no name with a broken letter or a nought in it', () => {
    expect(['/A#2', '/A#zz', '/A#', '/A#00'].map((text) => refusal(text))).toEqual(
      Array.from({ length: 4 }, () => 'bad-name at 0'),
    );
  });

  test('is a string with brackets in pairs, escapes and lines that go on', () => {
    expect(letters('(a (b) c)')).toBe('a (b) c');
    expect(letters('(\\n\\r\\t\\b\\f\\(\\)\\\\\\x)')).toBe('\n\r\t\b\f()\\x');
    expect(letters('(\\101\\7\\0532\\400)')).toBe('A\x07+2\x00');
    expect(letters('(one\\\r\ntwo\\\nthree\\\rfour)')).toBe('onetwothreefour');
    expect(letters('(a\r\nb\rc\nd)')).toBe('a\nb\nc\nd');
  });

  test('is a hexadecimal string, an odd last digit being followed by a nought', () => {
    expect(letters('<48 65\n6c>')).toBe('Hel');
    expect(letters('<487>')).toBe('Hp');
    expect(letters('<>')).toBe('');
  });

  test('knows where a string begins and ends', () => {
    expect(value('<4865>')).toEqual({ kind: 'string', bytes: bytesOf('He'), start: 0, end: 6, hex: true });
    expect(value('(He)')).toEqual({ kind: 'string', bytes: bytesOf('He'), start: 0, end: 4, hex: false });
  });

  test('is no string that does not end, or has letters that are no digits', () => {
    expect(refusal('(a (b)')).toBe('bad-string at 0');
    expect(refusal('(a\\)')).toBe('bad-string at 0');
    expect(refusal('<48')).toBe('bad-string at 0');
    expect(refusal('<4g>')).toBe('bad-string at 2');
  });

  test('is a reference only where the whole of it stands', () => {
    expect(value('12 0 R')).toEqual({ kind: 'ref', number: 12, generation: 0 });
    expect(value('12 % why\n 3 R]')).toEqual({ kind: 'ref', number: 12, generation: 3 });
    expect(value('[12 0 Rx]'.slice(1, 5))).toEqual({ kind: 'number', text: '12', value: 12 });
    expect(refusal('[12 0 Rx]')).toBe('bad-keyword at 6');
  });

  test('is a dictionary in its order, that notes keys written twice', () => {
    const read = value('<< /B 1 /A [true false null] /B 2 >>');
    expect(read).toEqual({
      kind: 'dict',
      entries: new Map<string, PdfValue>([
        ['B', { kind: 'number', text: '2', value: 2 }],
        [
          'A',
          {
            kind: 'array',
            items: [{ kind: 'boolean', value: true }, { kind: 'boolean', value: false }, { kind: 'null' }],
          },
        ],
      ]),
      duplicates: ['B'],
    });
    expect(sameMeaning(read, read)).toBe(false);
  });

  test('is refused where the grammar ends', () => {
    expect(refusal('')).toBe('unexpected-end at 0');
    expect(refusal('[1 2')).toBe('unexpected-end at 4');
    expect(refusal('<< /A 1')).toBe('unexpected-end at 7');
    expect(refusal('<< /A >>')).toBe('unexpected-byte at 6');
    expect(refusal('<< 1 2 >>')).toBe('bad-dictionary at 3');
    expect(refusal('<< /A 1 > >')).toBe('bad-dictionary at 8');
    expect(refusal('nul')).toBe('bad-keyword at 0');
    expect(refusal('trueish')).toBe('bad-keyword at 0');
    expect(refusal('}')).toBe('unexpected-byte at 0');
    expect(refusal(')')).toBe('unexpected-byte at 0');
  });

  test('is refused when it is deeper, longer or more than is allowed', () => {
    expect(value(`${'['.repeat(64)}${']'.repeat(64)}`).kind).toBe('array');
    expect(refusal('['.repeat(1_000_000))).toBe('too-deep at 65');
    expect(refusal('<</A'.repeat(1_000_000))).toBe('too-deep at 260');
    expect(refusal(`/${'a'.repeat(1025)}`)).toBe('too-long at 1');
    expect(refusal('1'.repeat(129))).toBe('too-long at 0');
    expect(refusal(`(${'a'.repeat(50)})`, { stringBytes: 40 })).toBe('too-long at 0');
    expect(refusal(`<${'a'.repeat(100)}>`, { stringBytes: 40 })).toBe('too-long at 0');
    expect(refusal('[1 2 3]', { values: 3 })).toBe('too-many-values at 5');
  });

  test('means the same as another however its numbers and dictionaries are written', () => {
    expect(sameMeaning(value('<< /A 1 /B (x) >>'), value('<< /B <78> /A 1 >>'))).toBe(true);
    expect(sameMeaning(value('1.0'), value('1'))).toBe(true);
    expect(sameMeaning(value('[1 2]'), value('[1 2 3]'))).toBe(false);
    expect(sameMeaning(value('<< /A null >>'), value('<< >>'))).toBe(true);
    expect(sameMeaning(value('1 0 R'), value('1 1 R'))).toBe(false);
    expect(sameMeaning(value('/A'), value('(A)'))).toBe(false);
  });

  test('has its words read by the mark they begin with', () => {
    expect(textOf(value('<FEFF00C4D83DDE00>'))).toBe('Ä😀');
    expect(textOf(value('<FEFFD83D0041>'))).toBe('\ufffdA');
    expect(textOf(value('<EFBBBFC3A4F09F9880>'))).toBe('ä😀');
    expect(textOf(value('<EFBBBFC0AF41>'))).toBe('\ufffd\ufffdA');
    expect(textOf(value('<E4A085>'))).toBe('ä€–');
    expect(textOf(value('/E'))).toBeNull();
  });
});
