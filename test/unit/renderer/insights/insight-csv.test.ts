import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { insightCsv } from '../../../../renderer/features/insights/insight-csv';

const columns = [
  { id: 'partner', header: 'Partner' },
  { id: 'value', header: 'Value', isNumber: true },
];

test('a figure is taken out as a number, not as it is read', () => {
  expect(insightCsv({ columns, rows: [['Nordlicht', { shown: '41.5 %', raw: 0.415 }]] })).toBe(
    'partner,value\r\nNordlicht,0.415\r\n',
  );
});

test('a negative figure stays a number', () => {
  expect(insightCsv({ columns, rows: [['Nordlicht', -12.5]] })).toContain('Nordlicht,-12.5');
});

test('no name is taken for a formula by a spreadsheet, and none is lost', () => {
  const name = fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '', 'A'), fc.string()).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(name, { minLength: 1 }), (names) => {
      const file = insightCsv({ columns, rows: names.map((one, at) => [one, at]) });
      const read = Papa.parse<string[]>(file, { newline: '\r\n' }).data.slice(1, names.length + 1);
      expect(read.map(([cell = '']) => /^[=+\-@\t\r]/.test(cell))).toEqual(names.map(() => false));
      expect(read.map(([cell = '']) => cell.replace(/^'/, ''))).toEqual(names.map((one) => one.replace(/^'/, '')));
    }),
  );
});
