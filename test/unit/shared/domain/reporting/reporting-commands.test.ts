import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { MonthlyRate, ReportingSettings } from '#shared/domain/reporting/reporting';
import { keepInsightReport, noteRate, setReporting } from '#shared/domain/reporting/reporting-commands';
import { ratesInto, reportingInForce, standingRates } from '#shared/domain/reporting/reporting-rules';

const context = { newId: () => '01930000-0000-7000-8000-000000000001', now: '2026-11-20T12:00:00.000Z', by: 'ines' };
const settings = (id: string, differs: Partial<ReportingSettings> = {}): ReportingSettings => ({
  id: brand<'ReportingSettings'>(id),
  currency: 'EUR',
  zone: 'UTC',
  weights: {},
  targets: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  ...differs,
});
const rate = (differs: Partial<MonthlyRate> = {}): MonthlyRate => ({
  id: brand<'MonthlyRate'>('rate-1'),
  month: '2026-10',
  currency: 'USD',
  into: 'EUR',
  rate: '0.92',
  notedBy: 'ines',
  notedAt: '2026-10-31T12:00:00.000Z',
  ...differs,
});

describe('settings of reporting', () => {
  test('begin with the first change and keep what is not named', () => {
    const set = setReporting([], { weights: { ease: 4 } }, context);
    expect(set).toMatchObject({ ok: true, value: { before: null, after: { currency: 'EUR', weights: { ease: 4 } } } });
    const next = setReporting([settings('a', { zone: 'Europe/Vienna' })], { currency: ' chf ' }, context);
    expect(next).toMatchObject({ ok: true, value: { after: { id: 'a', currency: 'CHF', zone: 'Europe/Vienna' } } });
  });

  test('begun twice apart count with the smaller id on every device', () => {
    const both = [settings('b', { currency: 'USD' }), settings('a', { currency: 'CHF' })];
    expect(reportingInForce(both).currency).toBe('CHF');
    expect(reportingInForce(both.toReversed()).currency).toBe('CHF');
    expect(reportingInForce([]).currency).toBe('EUR');
  });

  test('refuse a zone nobody knows, a currency that is none, a weight out of its bounds', () => {
    expect(setReporting([], { zone: 'Europe/Atlantis' }, context)).toEqual({
      ok: false,
      error: { kind: 'zone-unknown' },
    });
    const refused = (fields: readonly string[]) => ({ ok: false, error: { kind: 'fields-refused', fields } });
    expect(setReporting([], { currency: 'EURO' }, context)).toEqual(refused(['currency']));
    expect(setReporting([], { weights: { ease: 11 } }, context)).toEqual(refused(['weights.ease']));
  });
});

describe('the rate of a month', () => {
  const input = { month: '2026-11', currency: 'usd', rate: '0.93' };

  test('can be noted again within its month, and the last one counts', () => {
    const first = rate({ month: '2026-11', notedAt: '2026-11-02T12:00:00.000Z' });
    const noted = noteRate(input, 'EUR', [first], context);
    if (!noted.ok) throw new Error(noted.error.kind);
    const second = { ...noted.value, id: brand<'MonthlyRate'>('rate-2') };
    expect(standingRates('EUR', [second, first])).toEqual([second]);
    expect(ratesInto('EUR', [second, first])).toEqual({ '2026-11 USD': '0.93' });
  });

  test('is fixed once the month has passed', () => {
    const again = noteRate({ ...input, month: '2026-10' }, 'EUR', [rate()], context);
    expect(again).toEqual({ ok: false, error: { kind: 'rate-fixed', rate: '0.92' } });
  });

  test('of a month that has passed can be brought late, once', () => {
    expect(noteRate({ ...input, month: '2026-09' }, 'EUR', [rate()], context)).toMatchObject({ ok: true });
    // The same month into another currency is another rate.
    expect(noteRate({ ...input, month: '2026-10' }, 'CHF', [rate()], context)).toMatchObject({ ok: true });
  });

  test.each([
    [{ currency: 'EUR' }, { kind: 'same-currency' }],
    [{ month: '2026-12' }, { kind: 'month-to-come' }],
    [{ rate: '0.000' }, { kind: 'rate-nought' }],
    [{ rate: '-1' }, { kind: 'fields-refused', fields: ['rate'] }],
    [{ rate: '0,93' }, { kind: 'fields-refused', fields: ['rate'] }],
    [{ month: '2026-13' }, { kind: 'fields-refused', fields: ['month'] }],
    [{ currency: 'DOLLAR' }, { kind: 'fields-refused', fields: ['currency'] }],
  ])('is refused where it cannot be: %o', (differs, error) => {
    expect(noteRate({ ...input, ...differs }, 'EUR', [], context)).toEqual({ ok: false, error });
  });
});

describe('a report that is kept', () => {
  const input = { kind: 'week', title: 'Weekly update', asOf: context.now, figures: { n: 1 }, sha256: '' } as const;

  test('has its figures, who made it and when', () => {
    expect(keepInsightReport(input, context)).toEqual({
      ok: true,
      value: { ...input, id: context.newId(), madeAt: context.now, madeBy: 'ines' },
    });
  });

  test('is not of an instant that has not come', () => {
    const later = { ...input, asOf: '2026-11-20T12:00:00.001Z' };
    expect(keepInsightReport(later, context)).toEqual({ ok: false, error: { kind: 'not-yet' } });
  });
});
