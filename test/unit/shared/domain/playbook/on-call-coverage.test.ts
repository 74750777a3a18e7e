import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { onCallCoverage } from '#shared/domain/playbook/on-call-coverage';
import { uncoveredMinutes } from '#shared/domain/playbook/roster-coverage';

const line = (days: string, from: string, to: string) => ({ person: 'tom', days, from, to });
const window = (days: readonly number[], from: string, to: string, zone = 'Europe/Vienna') => ({
  days,
  from,
  to,
  zone,
});

function coverage(cover: string, roster: readonly Json[], hours?: readonly Json[]) {
  return onCallCoverage({ 'M8.Q4': { cover, roster }, ...(hours ? { 'M8.Q2': { hours } } : {}) });
}

const officeHours = [window([1, 2, 3, 4, 5], '08:00', '18:00')];

describe('the share of the promised hours in which somebody is on call', () => {
  test('is all of it where the roster covers the support hours, however much longer it is', () => {
    expect(coverage('supportHours', [line('workdays', '08:00', '18:00')], officeHours)).toBe(1);
    expect(coverage('extended', [line('all', '06:00', '22:00')], officeHours)).toBe(1);
  });

  test('is the part that is covered, each minute once', () => {
    expect(coverage('supportHours', [line('workdays', '08:00', '13:00')], officeHours)).toBe(0.5);
    const twice = [line('workdays', '08:00', '12:00'), line('all', '10:00', '13:00')];
    expect(coverage('supportHours', twice, officeHours)).toBe(0.5);
    expect(coverage('supportHours', [line('weekend', '08:00', '18:00')], officeHours)).toBe(0);
  });

  test('is measured against the whole week where that is promised; a night runs into the next day', () => {
    const dayAndNight = [line('all', '08:00', '20:00'), line('all', '20:00', '08:00')];
    expect(coverage('always', dayAndNight)).toBe(1);
    expect(coverage('always', [line('all', '20:00', '08:00')])).toBe(0.5);
    expect(coverage('always', [line('all', '00:00', '00:00')])).toBe(1);
  });

  test('cannot be told without a promise, a roster, hours, or one time zone', () => {
    expect(onCallCoverage({})).toBeNull();
    expect(coverage('always', [])).toBeNull();
    expect(coverage('supportHours', [line('all', '08:00', '18:00')])).toBeNull();
    const abroad = [...officeHours, window([1], '08:00', '18:00', 'Asia/Tokyo')];
    expect(coverage('supportHours', [line('all', '08:00', '18:00')], abroad)).toBeNull();
  });

  test('leaves what is uncovered of a week as it was counted before', () => {
    expect(uncoveredMinutes([{ days: 'all', from: '08:00', to: '20:00' }])).toBe(7 * 12 * 60);
    expect(uncoveredMinutes([{ days: 'weekend', from: '22:00', to: '06:00' }])).toBe(7 * 1440 - 2 * 8 * 60);
    expect(uncoveredMinutes([])).toBe(7 * 1440);
  });
});
