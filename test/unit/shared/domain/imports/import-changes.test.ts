import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { guessMapping } from '#shared/domain/imports/import-columns';
import type { ImportKind } from '#shared/domain/imports/import-kinds';
import { type KnownRecords, nothingKnown } from '#shared/domain/imports/import-known';
import { planImport } from '#shared/domain/imports/import-plan';
import { decimalMarkIn, styleOf, type TableStyle } from '#shared/domain/imports/table-style';
import { someDealRules } from '../../../../builders/a-deal';
import { aDefect, anEngagement, aServiceCase, aSurveyAnswer } from '../../../../builders/a-delivery';

const partnerId = brand<'Partner'>('partner');
const known: KnownRecords = {
  ...nothingKnown,
  now: '2026-11-20T09:00:00Z',
  zone: 'Europe/Vienna',
  partners: [
    { id: partnerId, legalName: 'Nordlicht GmbH', registerNumber: 'FN 1', country: 'AT', website: 'old.example' },
  ],
  engagements: [anEngagement()],
  defects: [aDefect({ reference: 'B-1' })],
  cases: [aServiceCase()],
  dealRules: someDealRules,
};

function read(kind: ImportKind, table: string, over: Partial<KnownRecords> = {}, style?: TableStyle) {
  const [headings = [], ...rows] = table
    .trim()
    .split('\n')
    .map((line) => line.trim().split(';'));
  const mapping = guessMapping(kind, headings);
  return planImport(kind, { headings, rows }, mapping, { ...known, ...over }, style).map(({ fate }) => fate);
}

const changed = (...changes: readonly (readonly [columnId: string, before: string, after: string])[]) =>
  expect.objectContaining({
    state: 'changed',
    changes: changes.map(([columnId, before, after]) => expect.objectContaining({ columnId, before, after })),
  });

describe('a table that is taken in a second time, corrected', () => {
  const cases = 'Partner;Subject;Opened;Desk;Handled by;Resolved;Ticket';

  test('says of a case that is resolved by now what it changes', () => {
    const table = `${cases}\nFN 1;Nobody can log in;2026-11-02T09:00Z;partner;partner;2026-11-03T09:00Z;T-1`;
    expect(read('cases', table)).toEqual([changed(['resolvedAt', '', '2026-11-03T09:00Z'])]);
  });

  test('changes nothing by its empty cells', () => {
    const cases = 'Partner;Subject;Opened;Desk;Handled by;Severity;Ticket';
    const table = `${cases}\nFN 1;Nobody can log in;2026-11-02T09:00Z;partner;partner;;T-1`;
    expect(read('cases', table)).toEqual([{ state: 'known', name: 'Nobody can log in' }]);
  });

  test('gives its number to what was noted here without one, and only once', () => {
    const table = `${cases}
      FN 1;Nobody can log in;2026-11-02T09:00Z;partner;partner;;T-8
      FN 1;Nobody can log in;2026-11-02T09:00Z;partner;partner;;T-9`;
    const fates = read('cases', table, { cases: [aServiceCase({ reference: '' })] });
    expect(fates[0]).toEqual(changed(['reference', '', 'T-8']));
    expect(fates[1]).toMatchObject({ state: 'new' });
  });

  test('is not a second one where a row without a number says the same as one that has it', () => {
    const table = `${cases}\nFN 1;Nobody can log in;2026-11-02T09:00Z;partner;partner;;`;
    expect(read('cases', table)).toEqual([{ state: 'known', name: 'Nobody can log in' }]);
    const later = table.replace('T09:00Z', 'T09:01Z');
    expect(read('cases', later)).toMatchObject([{ state: 'new' }]);
  });

  test('says it of engagements, defects, partners and sold deals alike', () => {
    const engagement =
      'Partner;Project;Customer;Reference;Go-live\nFN 1;Desk for nine baths;Alpenbad Betriebe;P-100;2026-10-08';
    expect(read('engagements', engagement)).toEqual([
      changed(
        ['engagementName', 'Service desk for seven baths', 'Desk for nine baths'],
        ['goLiveOn', '2026-10-01', '2026-10-08'],
      ),
    ]);
    const defect = 'Partner;Project;Title;Severity;Found;Key\nFN 1;P-100;Tickets are closed twice;S1;2026-10-12;B-1';
    expect(read('defects', defect)).toEqual([changed(['severity', 's2', 'S1'])]);
    expect(read('partners', 'Company;Country;Website\nNordlicht GmbH;AT;new.example')).toEqual([
      changed(['website', 'old.example', 'new.example']),
    ]);
    const sold = { reference: 'D-1', closedOn: '2026-09-01', value: '1000', currency: 'EUR', hasPartner: false };
    expect(
      read('soldDeals', 'Reference;Close date;Amount;Currency;Partner\nD-1;2026-09-01;1000.00;EUR;yes', {
        soldDeals: [sold],
      }),
    ).toEqual([changed(['hasPartner', 'false', 'yes'])]);
  });

  test('takes a deal on from where it was left, and not against its course', () => {
    const deal = {
      ...{ id: brand<'Deal'>('deal'), partnerId, customerName: 'Fjord', customerDomain: 'fjord.example' },
      ...{ country: 'NO', product: 'Desk', value: '1000', currency: 'NOK', need: '', expectedOn: null },
    };
    const event = { partnerId, dealId: deal.id, code: '', reason: '', by: 'ines' };
    const submitted = {
      ...event,
      id: brand<'DealEvent'>('1'),
      kind: 'submitted',
      at: '2026-09-01T00:00:00.000Z',
    } as const;
    const approved = {
      ...event,
      id: brand<'DealEvent'>('2'),
      kind: 'approved',
      at: '2026-09-01T00:00:01.000Z',
    } as const;
    const rejected = { ...approved, kind: 'rejected', at: '2026-09-02T00:00:01.000Z' } as const;
    const table = `Partner;Customer;Domain;Country;Product;Amount;Currency;State;Approved on;Closed on
      FN 1;Fjord;fjord.example;NO;Desk;1200;NOK;won;2026-09-01;2026-10-01`;
    const opened = { deals: [deal], dealEvents: [submitted, approved], now: '2026-10-02T09:00:00Z' };
    expect(read('deals', table, opened)).toEqual([changed(['value', '1000', '1200'], ['state', 'approved', 'won'])]);
    expect(read('deals', table, { ...opened, dealEvents: [submitted, rejected] })).toMatchObject([
      { state: 'refused', findings: [{ columnId: 'state', code: 'otherCourse', allowed: 'rejected' }] },
    ]);
  });

  test('does not change what somebody has answered, and says so', () => {
    const answer = aSurveyAnswer({ score: 8, reference: 'R-1', survey: 'promoter', partnerId });
    const table = 'Partner;Survey;Score;Email;Date;Response ID\nFN 1;NPS;9;ada@nordlicht.example;2026-11-02T10:00Z;R-1';
    expect(read('surveys', table, { answers: [answer] })).toMatchObject([
      { state: 'refused', findings: [{ columnId: 'score', code: 'writtenOnce', allowed: '8' }] },
    ]);
  });
});

describe('how a table writes numbers and dates', () => {
  const sold = (...rows: readonly string[]) =>
    `Reference;Close date;Amount;Currency;Partner\n${rows.map((row, at) => `D-${at};${row};EUR;yes`).join('\n')}`;
  const values = (fates: ReturnType<typeof read>) =>
    fates.map((fate) =>
      fate.state === 'new' && fate.record.kind === 'soldDeals' ? fate.record.input.value : fate.state,
    );

  test.each([
    ['1.234,56', 'comma'],
    ['1,234.56', 'point'],
    ['1.234.567', 'comma'],
    ['12,5', 'comma'],
    ['0.125', 'point'],
    ['1,234', 'unclear'],
    ['1.234', 'unclear'],
    ['1234', null],
    ['N/A', null],
  ])('%s is written with a decimal %s', (cell, mark) => {
    expect(decimalMarkIn(cell)).toBe(mark);
  });

  test('one clear number tells how the unclear ones are meant', () => {
    expect(values(read('soldDeals', sold('2026-09-01;1.234', '2026-09-01;99,50')))).toEqual(['1234', '99.50']);
    // In a table of decimal points 1.234 has three places, and no sum has.
    expect(values(read('soldDeals', sold('2026-09-01;1.234', '2026-09-01;99.50')))).toEqual(['refused', '99.50']);
  });

  test('where no number is clear it is asked, and the answer is followed', () => {
    const table = sold('2026-09-01;1.234');
    expect(read('soldDeals', table)).toMatchObject([{ findings: [{ columnId: 'value', code: 'unclearNumber' }] }]);
    expect(values(read('soldDeals', table, {}, { decimal: 'comma', days: null }))).toEqual(['1234']);
  });

  test('a day above the twelfth tells what comes first in all dates; without one it is asked', () => {
    const days = (...cells: readonly string[]) =>
      styleOf(
        'soldDeals',
        cells.map((cell) => [cell]),
        { closedOn: 0 },
      );
    expect(days('03/04/2026', '31/12/2026')).toMatchObject({ days: 'dayFirst', asksDays: false });
    expect(days('03/04/2026', '12/31/2026 9:05 PM')).toMatchObject({ days: 'monthFirst', asksDays: false });
    expect(days('03/04/2026')).toMatchObject({ days: null, asksDays: true });
    expect(days('03/04/2026', '31/12/2026', '12/31/2026')).toMatchObject({ days: null, asksDays: true });
    expect(days('05/05/2026', '2026-01-31')).toMatchObject({ days: null, asksDays: false });
  });

  test('times of the afternoon are read in the order that is chosen', () => {
    const table = 'Partner;Subject;Opened;Desk;Handled by\nFN 1;Login;03/04/2026 2:05 PM;partner;partner';
    const openedAt = (days: 'dayFirst' | 'monthFirst') => read('cases', table, {}, { decimal: null, days });
    expect(openedAt('dayFirst')).toMatchObject([{ record: { input: { openedAt: '2026-04-03T12:05:00.000Z' } } }]);
    expect(openedAt('monthFirst')).toMatchObject([{ record: { input: { openedAt: '2026-03-04T13:05:00.000Z' } } }]);
    expect(read('cases', table)).toMatchObject([{ findings: [{ columnId: 'openedAt', code: 'unclearDate' }] }]);
  });

  test('no day that does not exist is read', () => {
    const table = sold('02/30/2026;100', '12/31/2025;100');
    expect(values(read('soldDeals', table))).toEqual(['refused', '100']);
  });
});
