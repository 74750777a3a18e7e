import { describe, expect, test } from 'vitest';
import { encodingOf, mostRows, readTable } from '../../../../renderer/data/import-table';

const bytes = (text: string) => new TextEncoder().encode(text);
const windows = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const utf16 = (text: string) => {
  const units = Uint16Array.from(`\ufeff${text}`, (sign) => sign.charCodeAt(0));
  return new Uint8Array(units.buffer);
};

describe('a table', () => {
  test.each([
    [',', 'name,country\nNordlys,NO\n'],
    [';', 'name;country\r\nNordlys;NO\r\n'],
    ['\t', 'name\tcountry\nNordlys\tNO'],
    ['|', 'name|country\nNordlys|NO'],
  ])('is read with %j between its cells', (delimiter, text) => {
    expect(readTable(bytes(text))).toEqual({
      ok: true,
      value: { table: { headings: ['name', 'country'], rows: [['Nordlys', 'NO']] }, encoding: 'utf-8', delimiter },
    });
  });

  test('keeps separators and line ends within quotation marks', () => {
    const read = readTable(bytes('name,note\n"Nordlys, AS","two\nlines ""here"""\n'));
    expect(read.ok && read.value.table.rows).toEqual([['Nordlys, AS', 'two\nlines "here"']]);
  });

  test.each([
    ['utf-8', bytes('name\nÅse')],
    ['windows-1252', windows('name\nÅse')],
    ['utf-16le', utf16('name\nÅse')],
  ] as const)('is read whether its letters are %s', (encoding, content) => {
    expect(encodingOf(content)).toBe(encoding);
    const read = readTable(content);
    expect(read.ok && read.value.table.rows).toEqual([['Åse']]);
  });

  test('drops the mark at the beginning of a file', () => {
    const read = readTable(bytes('\ufeffname\nAda'));
    expect(read.ok && read.value.table.headings).toEqual(['name']);
  });
});

describe('a file that is no table', () => {
  test.each([
    ['is empty', new Uint8Array(), 'empty'],
    ['is a compressed spreadsheet', Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0), 'not-text'],
    ['has headings only', bytes('name,country\n'), 'no-rows'],
    ['opens a quotation mark and never closes it', bytes('name,country\n"Nordlys,NO\nHav,NO'), 'open-quote'],
    ['is too large', new Uint8Array(10 * 1024 ** 2 + 1).fill(65), 'too-large'],
    ['has too many rows', bytes(`name\n${'Ada\n'.repeat(mostRows + 1)}`), 'too-many-rows'],
  ])('is refused with the reason when it %s', (_what, content, kind) => {
    expect(readTable(content)).toMatchObject({ ok: false, error: { kind } });
  });
});
