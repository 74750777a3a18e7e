import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { looksLikeFormula, readCountry, readDate, readMoney } from '#shared/domain/imports/import-cells';
import { guessMapping, missingColumns } from '#shared/domain/imports/import-columns';
import { type KnownRecords, nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import { decimalMarkIn, withPoint } from '#shared/domain/imports/table-style';

const nordlys = {
  id: brand<'Partner'>('nordlys'),
  legalName: 'Nordlys Systems AS',
  registerNumber: '911 222 333',
  country: 'NO',
};
const known: KnownRecords = {
  ...nothingKnown,
  now: '2026-11-20T09:00:00Z',
  partners: [nordlys],
  people: [
    {
      id: brand<'Person'>('ada'),
      partnerId: nordlys.id,
      name: 'Ada Berg',
      email: 'ada@nordlys.example',
      party: 'partner',
    },
  ],
  deals: [{ customerName: 'Fjord ASA', customerDomain: 'www.fjord.example', product: 'CRM', country: 'NO' }],
};

function plan(kind: 'partners' | 'people' | 'deals', headings: readonly string[], ...rows: readonly string[][]) {
  return planImport(kind, { headings, rows }, guessMapping(kind, headings), known).map(({ fate }) => fate);
}

describe('a table of partners', () => {
  const headings = ['Company name', 'Country code', 'Reg. no.', 'Type'];

  test('is understood by what its columns are called elsewhere', () => {
    expect(guessMapping('partners', headings)).toEqual({ legalName: 0, country: 1, registerNumber: 2, archetype: 3 });
  });

  test('names the columns it lacks', () => {
    expect(missingColumns('partners', guessMapping('partners', ['Nation', 'Company']))).toEqual(['country']);
  });

  test('adds a row that is not known, whatever the spelling of its words', () => {
    expect(plan('partners', headings, ['Fjellvik AS', 'Norway', '  998 ', 'System integrator'])).toEqual([
      {
        state: 'new',
        warnings: [],
        record: {
          kind: 'partners',
          input: {
            legalName: 'Fjellvik AS',
            country: 'NO',
            registerNumber: '998',
            website: '',
            note: '',
            archetype: 'systemIntegrator',
          },
        },
      },
    ]);
  });

  test('adds nobody twice: not one who is here, not one who stands in the table twice', () => {
    const fates = plan(
      'partners',
      headings,
      ['Nordlys', 'NO', '911222333', ''],
      ['Neu AG', 'CH', '', ''],
      ['NEU  ag', 'CH', '', ''],
    );
    expect(fates.map((fate) => fate.state)).toEqual(['known', 'new', 'twice']);
    expect(fates[2]).toEqual({ state: 'twice', firstRow: 3 });
  });

  test('refuses a row that lacks what must be there or says what cannot be read, naming the cell', () => {
    expect(plan('partners', headings, ['', 'Atlantis', '', 'friend'])).toEqual([
      {
        state: 'refused',
        findings: [
          { columnId: 'legalName', code: 'missing', value: '' },
          { columnId: 'country', code: 'notACountry', value: 'Atlantis' },
          { columnId: 'archetype', code: 'unknownWord', value: 'friend', allowed: expect.stringContaining('reseller') },
        ],
      },
    ]);
  });

  test('takes what a spreadsheet would run as plain text, and says so', () => {
    const [fate] = plan('partners', headings, ['=HYPERLINK("http://x")', 'NO', '', '']);
    expect(fate).toMatchObject({ state: 'new', warnings: [{ columnId: 'legalName', code: 'looksLikeFormula' }] });
  });
});

describe('a table of people', () => {
  const headings = ['Partner', 'Full name', 'E-mail', 'Role'];

  test('finds the partner by name or register number', () => {
    const fates = plan(
      'people',
      headings,
      ['911222333', 'Ola Dahl', '', 'support'],
      ['nordlys systems as', 'Kari Moe', '', ''],
    );
    expect(fates.map((fate) => fate.state)).toEqual(['new', 'new']);
  });

  test('refuses somebody of a partner nobody knows', () => {
    expect(plan('people', headings, ['Ghost Ltd', 'Ola Dahl', '', ''])).toEqual([
      { state: 'refused', findings: [{ columnId: 'partner', code: 'unknownPartner', value: 'Ghost Ltd' }] },
    ]);
  });

  test('knows a person by the name or by the address', () => {
    const headed = ['Partner', 'Name', 'Mail'];
    expect(plan('people', headed, ['Nordlys Systems AS', 'A. Berg', 'ADA@nordlys.example'])[0]).toEqual({
      state: 'known',
      name: 'Ada Berg',
    });
  });
});

describe('a table of deals', () => {
  const headings = ['Partner', 'Customer', 'Domain', 'Country', 'Product', 'Amount', 'Currency', 'Close date'];
  const row = ['Nordlys Systems AS', 'Hav ASA', 'hav.example', 'NO', 'CRM', '12 500,50', 'nok', '31.12.2026'];

  test('reads sums and dates as people write them', () => {
    expect(plan('deals', headings, row)[0]).toMatchObject({
      state: 'new',
      record: { input: { value: '12500.50', currency: 'NOK', expectedOn: '2026-12-31' } },
    });
  });

  test('knows a deal that another row or partner has registered already', () => {
    const same = row.with(2, 'fjord.example');
    expect(plan('deals', headings, same, row, row).map((fate) => fate.state)).toEqual(['known', 'new', 'twice']);
  });
});

describe('a cell', () => {
  test.each([
    ['1234', '1234'],
    ['1.234,50', '1234.50'],
    ['1,234.50', '1234.50'],
    ['1 234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['12,5', '12.5'],
    ['-5', null],
    ['1.234.5', null],
    ['twelve', null],
    ['', null],
  ])('of money, %s, is read as %s', (cell, value) => {
    const mark = decimalMarkIn(cell);
    const plain = mark === 'comma' || mark === 'point' ? withPoint(cell, mark) : cell;
    expect(readMoney(plain)).toBe(value);
  });

  test.each([
    ['2026-02-28', '2026-02-28'],
    ['2026-02-30', null],
    ['1.2.2026', '2026-02-01'],
    ['11/12/2026', null],
  ])('of a date, %s, is read as %s: what can be read in two ways is not read', (cell, value) => {
    expect(readDate(cell)).toBe(value);
  });

  test('of a country takes codes and English names', () => {
    expect(['no', 'Norway', 'Norge'].map(readCountry)).toEqual(['NO', 'NO', null]);
  });

  test('may look like a formula; a telephone number and a negative sum do not', () => {
    expect(['=1+1', '@SUM(A1)', '+cmd', '-2+3', '+47 22 33 44 55', '-12.50'].map(looksLikeFormula)).toEqual([
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
