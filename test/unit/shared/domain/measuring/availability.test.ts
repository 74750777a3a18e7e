import { describe, expect, test } from 'vitest';
import type { CheckSeries, Exclusion, Outage, Tables } from '#shared/domain/datasets/tables';
import { aCalendar, inShort, moment, windowOf, windowsOf } from '../../../../builders/a-measured-agreement';

const minute = 60_000;
const april = { from: '2026-04-01', to: '2026-05-01' };

function outage(from: string, minutes: number, differs: Partial<Outage> = {}): Outage {
  const start = moment(from);
  return { id: 'O', service: '', region: '', from: start, to: start + minutes * minute, ...differs };
}

function maintenance(from: string, minutes: number, service = ''): Exclusion {
  const start = moment(from);
  return { service, from: start, to: start + minutes * minute, why: 'maintenance' };
}

/** Checks told as `+` up and `-` down with the time. */
function checks(service: string, until: string, ...told: readonly [string, '+' | '-'][]): CheckSeries {
  return {
    service,
    region: '',
    at: Float64Array.from(told, ([at]) => moment(at)),
    up: Uint8Array.from(told, ([, state]) => (state === '+' ? 1 : 0)),
    responseMs: new Float64Array(told.length).fill(Number.NaN),
    observedUntil: moment(until),
  };
}

describe('availability', () => {
  test('of a month of 30 days with 120 minutes of maintenance and 50 of outage is 99.8839 %, a deviation', () => {
    const tables: Tables = {
      outages: [outage('2026-04-10T10:00:00Z', 50)],
      exclusions: [maintenance('2026-04-12T02:00:00Z', 120)],
    };
    const result = windowOf('S1', tables, april);
    expect(inShort(result)).toEqual({ value: '107575/1077', shown: '99.8839', sample: 43080, verdict: 'deviation' });
    expect(result).toMatchObject({
      window: { label: '2026-04', start: '2026-04-01T00:00:00Z', end: '2026-05-01T00:00:00Z' },
      coverage: '1',
      isChronic: false,
      excluded: [{ what: '2026-04-12T02:00:00Z/2026-04-12T04:00:00Z', why: 'maintenance' }],
      why: [
        { step: 'serviceHours', facts: { service: '', minutes: '43200' } },
        { step: 'excluded', facts: { minutes: '120' } },
        {
          step: 'outage',
          at: '2026-04-10T10:00:00Z',
          facts: { from: '2026-04-10T10:00:00Z', to: '2026-04-10T10:50:00Z', minutes: '50' },
        },
        { step: 'down', facts: { minutes: '50', of: '43080' } },
      ],
    });
  });

  test('is met at 99.90 %, deviates one second below, and is a breach one second below 99.85 %', () => {
    // 0.1 % of 43 200 minutes are 43.2, 0.15 % are 64.8.
    const verdicts = [43.2, 43.2 + 1 / 60, 64.8, 64.8 + 1 / 60].map(
      (minutes) => windowOf('S1', { outages: [outage('2026-04-10T10:00:00Z', minutes)] }, april).verdict,
    );
    expect(verdicts).toEqual(['met', 'deviation', 'deviation', 'breach']);
  });

  test('never prints as the target what is below it', () => {
    const { shown, verdict } = windowOf('S1', { outages: [outage('2026-04-10T10:00:00Z', 43.2 + 1 / 60)] }, april);
    expect([shown, verdict]).toEqual(['99.8999', 'deviation']);
  });

  test('counts overlapping outages and overlapping exclusions once', () => {
    const tables: Tables = {
      outages: [
        outage('2026-04-10T10:00:00Z', 30),
        outage('2026-04-10T10:20:00Z', 30),
        outage('2026-04-10T10:25:00Z', 5),
      ],
      exclusions: [maintenance('2026-04-12T02:00:00Z', 90), maintenance('2026-04-12T03:00:00Z', 60)],
    };
    expect(inShort(windowOf('S1', tables, april))).toMatchObject({ value: '107575/1077', sample: 43080 });
  });

  test('leaves out the part of an outage that falls into maintenance', () => {
    const tables: Tables = {
      outages: [outage('2026-04-12T01:00:00Z', 110)],
      exclusions: [maintenance('2026-04-12T02:00:00Z', 120)],
    };
    expect(windowOf('S1', tables, april).why.at(-1)).toEqual({ step: 'down', facts: { minutes: '60', of: '43080' } });
  });

  test('counts service hours only: an outage at night costs nothing, maintenance at night takes nothing away', () => {
    const agreement = { calendars: [aCalendar('service', '09:00', '17:00')] };
    const tables: Tables = {
      outages: [outage('2026-04-09T22:00:00Z', 600), outage('2026-04-10T16:30:00Z', 60)],
      exclusions: [maintenance('2026-04-12T02:00:00Z', 120), maintenance('2026-04-13T08:00:00Z', 120)],
    };
    // 22 working days of 480 minutes less 60 of maintenance; down 30.
    expect(inShort(windowOf('S1', tables, { ...april, agreement }))).toMatchObject({ sample: 10500, shown: '99.7142' });
  });

  test('divides an outage over midnight between the months it lies in', () => {
    const values = windowsOf('S1', { outages: [outage('2026-03-31T23:00:00Z', 120)] }, { to: '2026-05-01' });
    expect(values.map((one) => one.why.at(-1)?.facts)).toEqual([
      { minutes: '60', of: '44640' },
      { minutes: '60', of: '43200' },
    ]);
  });

  test('of a month with a change of the clocks goes by its true length', () => {
    const agreement = { zone: 'Europe/Vienna' };
    const sample = (from: string, to: string) => windowOf('S1', { outages: [] }, { from, to, agreement }).sample;
    expect([sample('2026-03-01', '2026-04-01'), sample('2026-10-01', '2026-11-01')]).toEqual([44580, 44700]);
  });

  test('is not measured without a table, and full where the log of outages is empty', () => {
    expect(inShort(windowOf('S1', {}, april))).toEqual({ value: null, shown: '', sample: 0, verdict: 'noData' });
    expect(inShort(windowOf('S1', { outages: [] }, april))).toMatchObject({ value: '100', verdict: 'met' });
  });
});

describe('a monitor', () => {
  test('finds a service down from the first down check to the next up check', () => {
    const series = checks(
      'a',
      '2026-05-01',
      ['2026-04-01', '+'],
      ['2026-04-10T10:00:00Z', '-'],
      ['2026-04-10T10:20:00Z', '-'],
      ['2026-04-10T10:50:00Z', '+'],
      ['2026-04-10T11:00:00Z', '+'],
    );
    expect(windowOf('S1', { checks: [series] }, april).why.at(-1)?.facts).toEqual({ minutes: '50', of: '43200' });
  });

  test('whose last check was down found the service down for as long as it watched', () => {
    const series = checks('a', '2026-05-01', ['2026-04-01', '+'], ['2026-04-30T23:00:00Z', '-']);
    expect(windowOf('S1', { checks: [series] }, april).why.at(-1)?.facts).toEqual({ minutes: '60', of: '43200' });
  });

  test('must have watched 95 % of the promised time, or nothing is judged', () => {
    const watchedUntil = (until: string) =>
      inShort(windowOf('S1', { checks: [checks('a', until, ['2026-04-01', '+'])] }, april)).verdict;
    expect(watchedUntil('2026-04-29T12:00:00Z')).toBe('met');
    expect(watchedUntil('2026-04-29T11:59:59Z')).toBe('coverageTooSmall');
    expect(watchedUntil('2026-03-31')).toBe('noData');
  });
});

describe('of several services', () => {
  test('the worst one is the value of the agreement, and all stand in the timeline', () => {
    const tables: Tables = {
      outages: [
        outage('2026-04-10T10:00:00Z', 50, { service: 'orders' }),
        outage('2026-04-10T10:00:00Z', 10, { service: 'sign-in' }),
      ],
      exclusions: [maintenance('2026-04-12T02:00:00Z', 120, 'orders')],
    };
    const result = windowOf('S1', tables, april);
    expect(inShort(result)).toMatchObject({ shown: '99.8839', sample: 43080 });
    expect(result.why.slice(0, 3)).toEqual([
      { step: 'service', facts: { service: 'orders', value: '107575/1077', coverage: '1' } },
      { step: 'service', facts: { service: 'sign-in', value: '21595/216', coverage: '1' } },
      { step: 'worstService', facts: { service: 'orders' } },
    ]);
  });

  test('one that hardly anybody watched does not hide the outage of another', () => {
    const tables: Tables = {
      checks: [
        checks('a', '2026-05-01', ['2026-04-01', '-'], ['2026-04-01T02:00:00Z', '+']),
        checks('b', '2026-04-02', ['2026-04-01', '+']),
      ],
    };
    expect(inShort(windowOf('S1', tables, april))).toMatchObject({ verdict: 'breach', shown: '99.7222' });
  });

  test('an outage that names none concerns every one', () => {
    const tables: Tables = {
      checks: [checks('a', '2026-05-01', ['2026-04-01', '+'])],
      outages: [outage('2026-04-10', 50)],
    };
    expect(windowOf('S1', tables, april).why.at(-1)?.facts).toEqual({ minutes: '50', of: '43200' });
  });
});
