import { describe, expect, test } from 'vitest';
import { monthOf, rollingWindows, windowsIn } from '#shared/domain/measuring/windows';
import { moment } from '../../../../builders/a-measured-agreement';

const hours = (window: { from: number; to: number } | undefined) =>
  window === undefined ? null : (window.to - window.from) / 3_600_000;

describe('a window of the calendar', () => {
  test('begins and ends at midnight of the agreement’s zone', () => {
    expect(windowsIn('month', { from: '2026-01-01', to: '2026-03-01' }, 'Asia/Kathmandu')).toEqual([
      { label: '2026-01', from: moment('2025-12-31T18:15:00Z'), to: moment('2026-01-31T18:15:00Z') },
      { label: '2026-02', from: moment('2026-01-31T18:15:00Z'), to: moment('2026-02-28T18:15:00Z') },
    ]);
  });

  test('has its true length when the clocks change: in Vienna March lacks an hour, October has one more', () => {
    const inVienna = (from: string, to: string) => windowsIn('month', { from, to }, 'Europe/Vienna').map(hours);
    expect(inVienna('2026-03-01', '2026-04-01')).toEqual([743]);
    expect(inVienna('2026-10-01', '2026-11-01')).toEqual([745]);
    expect(windowsIn('quarter', { from: '2026-01-01', to: '2026-04-01' }, 'Europe/Vienna').map(hours)).toEqual([2159]);
  });

  test('keeps its length in São Paulo, where clocks no longer change, and had another one when they did', () => {
    const inSaoPaulo = (from: string, to: string) => windowsIn('month', { from, to }, 'America/Sao_Paulo').map(hours);
    expect([inSaoPaulo('2026-02-01', '2026-03-01'), inSaoPaulo('2026-11-01', '2026-12-01')]).toEqual([[672], [720]]);
    // Until 2018 the clocks went forward at midnight, so the day began at 01:00.
    expect(inSaoPaulo('2018-11-01', '2018-12-01')).toEqual([719]);
  });

  test('counts only when it lies wholly within the range', () => {
    const labels = (kind: 'month' | 'quarter' | 'year', from: string, to: string) =>
      windowsIn(kind, { from, to }, 'UTC').map((window) => window.label);
    expect(labels('month', '2026-01-02', '2026-04-01')).toEqual(['2026-02', '2026-03']);
    expect(labels('month', '2026-01-01', '2026-03-31')).toEqual(['2026-01', '2026-02']);
    expect(labels('quarter', '2025-11-15', '2026-07-01')).toEqual(['2026-Q1', '2026-Q2']);
    expect(labels('year', '2025-01-01', '2026-12-31')).toEqual(['2025']);
    expect(labels('year', '2025-06-01', '2026-06-01')).toEqual([]);
  });
});

describe('a rolling window', () => {
  test('has so many days of the zone, whatever their length', () => {
    const windows = windowsIn('P30D', { from: '2026-03-01', to: '2026-05-01' }, 'Europe/Vienna');
    expect(windows.map((window) => [window.label, hours(window)])).toEqual([
      ['2026-03-01/P30D', 719],
      ['2026-03-31/P30D', 720],
    ]);
  });

  test('may begin anew every day', () => {
    const windows = rollingWindows(7, 1, { from: '2026-10-19', to: '2026-10-28' }, 'Europe/Vienna');
    expect(windows.map((window) => [window.label, hours(window)])).toEqual([
      ['2026-10-19/P7D', 169],
      ['2026-10-20/P7D', 169],
      ['2026-10-21/P7D', 169],
    ]);
  });
});

test('the last moment of a month belongs to it, the next one does not', () => {
  expect(monthOf(moment('2026-03-31T21:59:59Z'), 'Europe/Vienna')).toBe('2026-03');
  expect(monthOf(moment('2026-03-31T22:00:00Z'), 'Europe/Vienna')).toBe('2026-04');
});
