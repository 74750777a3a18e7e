import { describe, expect, test } from 'vitest';
import { jsonSchema } from '#shared/base/json';
import type { Tables } from '#shared/domain/datasets/tables';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { rejudge } from '#shared/domain/measuring/rejudge';
import { measures } from '#shared/domain/slas/measures';
import { aCase, aLevel, many, measuredBy, moment } from '../../../../builders/a-measured-agreement';

const year = { from: '2026-01-01', to: '2027-01-01' };
const minute = 60_000;

/** An outage of so many minutes in the middle of each month, from January on. */
function outages(...minutes: readonly number[]): Tables {
  return {
    outages: minutes.map((length, index) => {
      const from = Date.UTC(2026, index, 15, 12);
      return { id: `O-${index}`, service: '', region: '', from, to: from + length * minute };
    }),
  };
}

const availability = measuredBy([aLevel('S1')]);
const verdictsOf = (tables: Tables, agreement = availability) =>
  measureAgreement(agreement, tables, year).results.map((one) => [one.verdict, one.isChronic] as const);

describe('chronic deviation', () => {
  const m = ['met', false] as const;
  const d = ['deviation', false] as const;
  const chronic = ['deviation', true] as const;

  test('is told with the third deviation of four measured windows, and then counts anew', () => {
    expect(verdictsOf(outages(50, 1, 50, 50, 50, 50, 1, 50, 1, 1, 1, 1))).toEqual([
      d,
      m,
      d,
      chronic,
      d,
      d,
      m,
      chronic,
      m,
      m,
      m,
      m,
    ]);
  });

  test('is not told for a window that is met, although three of the last four deviated', () => {
    expect(verdictsOf(outages(50, 50, 1, 1, 50, 50, 1)).slice(0, 7)).toEqual([d, d, m, m, d, d, m]);
  });

  test('passes over windows that were not measured', () => {
    const watched = (from: string, to: string, downFor: number) => ({
      service: 'a',
      region: '',
      at: Float64Array.of(moment(from), moment(from) + downFor * minute),
      up: Uint8Array.of(0, 1),
      responseMs: Float64Array.of(Number.NaN, Number.NaN),
      observedUntil: moment(to),
    });
    const checks = [
      watched('2026-01-01', '2026-02-01', 50),
      watched('2026-03-01', '2026-04-01', 50),
      watched('2026-05-01', '2026-06-01', 50),
    ];
    const results = measureAgreement(availability, { checks }, { from: '2026-01-01', to: '2026-06-01' }).results;
    expect(results.map((one) => [one.notMeasuredBecause ?? one.verdict, one.isChronic])).toEqual([
      ['deviation', false],
      ['noData', false],
      ['deviation', false],
      ['noData', false],
      ['deviation', true],
    ]);
  });
});

test('two months in a row without data are a finding against whoever supplies them', () => {
  const { consequences } = measureAgreement(availability, {}, { from: '2026-01-01', to: '2026-03-01' });
  expect(consequences).toEqual([
    { kind: 'dataDuty', measure: 'S1', window: '2026-02', facts: { party: 'vendor', because: 'noData' } },
  ]);
});

describe('a whole agreement', () => {
  const all = measuredBy(measures.map((one) => aLevel(one.id)));
  const tables: Tables = {
    ...outages(50, 100, 500),
    cases: many(60, (index) =>
      aCase({
        id: `C-${index}`,
        firstResponseAt: moment('2026-03-10T09:10:00Z'),
        resolvedAt: moment('2026-03-10T12:00:00Z'),
      }),
    ),
  };

  test('is measured over whole windows, ordered by measure and window, as plain JSON', () => {
    const measured = measureAgreement(all, tables, { from: '2026-01-01', to: '2026-04-01' });
    expect(jsonSchema.safeParse(measured).success).toBe(true);
    expect(JSON.parse(JSON.stringify(measured))).toEqual(measured);
    const labels = measured.results.filter((one) => ['S1', 'S9', 'S15', 'S23'].includes(one.measure));
    expect(labels.map((one) => `${one.measure} ${one.window.label}`)).toEqual([
      'S1 2026-01',
      'S1 2026-02',
      'S1 2026-03',
      'S9 2026-Q1',
    ]);
    expect(measured.inputs).toEqual([
      { table: 'outages', rows: 3 },
      { table: 'cases', rows: 60 },
    ]);
  });

  test('gives facts of its cases by month, for the credits', () => {
    const share = (differs: Parameters<typeof aCase>[0]) => aCase({ affectedShare: '0.2', ...differs });
    const cases = [
      share({ id: 'half', restoredAt: moment('2026-03-10T11:00:00Z'), rootCause: 'disk' }),
      share({ id: 'more', restoredAt: moment('2026-03-10T11:00:01Z'), affectedShare: '0.15' }),
      share({ id: 'unknown', openedAt: moment('2026-04-02'), affectedShare: null }),
      share({ id: 'again', openedAt: moment('2026-05-02'), rootCause: 'disk' }),
      share({ id: 'minor', openedAt: moment('2026-06-02'), severities: [{ at: 0, severity: 's3' }] }),
    ];
    const actions = [{ id: 'A', dueAt: moment('2026-04-01'), closedAt: moment('2026-04-01'), rootCause: 'disk' }];
    expect(measureAgreement(all, { cases, actions }, year).caseFacts).toEqual({
      months: {
        '2026-03': { s1Count: 2, s1RestoredWithinHalf: 1, affectedShare: '0.2' },
        '2026-04': { s1Count: 1, s1RestoredWithinHalf: 0, affectedShare: null },
        '2026-05': { s1Count: 1, s1RestoredWithinHalf: 0, affectedShare: '0.2' },
      },
      repeatedCauses: [{ cause: 'disk', month: '2026-05' }],
    });
    const open = actions.map((action) => ({ ...action, closedAt: moment('2026-05-02') }));
    expect(measureAgreement(all, { cases, actions: open }, year).caseFacts.repeatedCauses).toEqual([]);
  });
});

describe('judging anew', () => {
  test('with other promises gives what measuring with them gives', () => {
    const tables = outages(50, 100, 500, 1, 30, 64.8);
    const before = measureAgreement(availability, tables, year);
    for (const target of ['99.9', '99.5', '99.99', '98']) {
      for (const tolerance of ['0', '0.05', '1']) {
        const other = measuredBy([aLevel('S1', { target, tolerance })]);
        expect(rejudge(before, other)).toEqual(measureAgreement(other, tables, year));
      }
    }
  });

  test('can judge what the sample was too small for, and the other way', () => {
    const tables: Tables = {
      ratings: many(15, (index) => ({ at: moment('2026-01-05'), score: 5, region: String(index) })),
    };
    const range = { from: '2026-01-01', to: '2026-04-01' };
    const strict = measureAgreement(measuredBy([aLevel('S14')]), tables, range);
    expect(strict.results[0]).toMatchObject({
      verdict: 'notMeasured',
      notMeasuredBecause: 'sampleTooSmall',
      value: '100',
    });
    const looser = rejudge(strict, measuredBy([aLevel('S14', { minimumSample: 15 })]));
    expect(looser.results[0]).toMatchObject({ verdict: 'met', notMeasuredBecause: null });
    expect(rejudge(looser, measuredBy([aLevel('S14')]))).toEqual(strict);
  });
});
