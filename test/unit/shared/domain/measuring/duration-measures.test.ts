import { describe, expect, test } from 'vitest';
import type { Case } from '#shared/domain/datasets/tables';
import { clocksOf } from '#shared/domain/measuring/case-clock';
import { updatesDue } from '#shared/domain/measuring/duration-measures';
import { instantText } from '#shared/domain/measuring/windows';
import {
  aCalendar,
  aCase,
  inShort,
  many,
  measuredBy,
  moment,
  windowOf,
} from '../../../../builders/a-measured-agreement';

const minute = 60_000;
const opened = moment('2026-03-10T09:00:00Z');
const at = (time: string) => moment(`2026-03-10T${time}Z`);

describe('first response at peak times (S5)', () => {
  const peak = { calendars: [aCalendar('peak', '09:00', '11:00')] };
  const waited = (index: number, minutes: number, openedAt = opened) =>
    aCase({ id: `C-${index}`, openedAt, firstResponseAt: openedAt + minutes * minute });

  test('is the wait in place 0.90 × number of the cases opened in peak periods', () => {
    const cases = many(30, (index) => waited(index, index < 26 ? 10 : index === 26 ? 118 : 500));
    expect(inShort(windowOf('S5', { cases }, { agreement: peak }))).toEqual({
      value: '118',
      shown: '118.00',
      sample: 30,
      verdict: 'met',
    });
  });

  test('does not look at cases opened outside, and the end of a peak period is outside', () => {
    const cases = [
      ...many(20, (index) => waited(index, 144)),
      waited(98, 999, at('11:00:00')),
      waited(99, 999, at('08:59:59')),
    ];
    expect(inShort(windowOf('S5', { cases }, { agreement: peak }))).toMatchObject({ sample: 20, verdict: 'deviation' });
    const slower = [...many(20, (index) => waited(index, 144 + 1 / 60))];
    expect(inShort(windowOf('S5', { cases: slower }, { agreement: peak }))).toMatchObject({
      value: '8641/60',
      shown: '144.02',
      verdict: 'breach',
    });
  });

  test('counts who has no answer as having waited until the last thing recorded', () => {
    const cases = many(20, (index) => (index < 17 ? waited(index, 10) : aCase({ id: `C-${index}` })));
    expect(windowOf('S5', { cases }, { agreement: peak }).value).toBe(String((moment('2026-04-01') - opened) / minute));
  });

  test('is not measured where no peak periods are declared', () => {
    expect(inShort(windowOf('S5', { cases: [] })).verdict).toBe('noData');
  });
});

describe('time to detect (S6)', () => {
  const noticed = (id: string, minutes: number | null): Case =>
    aCase({ id, startedAt: at('08:00:00'), detectedAt: minutes === null ? null : at('08:00:00') + minutes * minute });

  test('is the average over incidents of severity 1 and 2; met at the target, a breach one second past the tolerance', () => {
    const cases = [noticed('a', 5), noticed('b', 12), noticed('c', 30), noticed('d', 21)];
    expect(inShort(windowOf('S6', { cases }))).toEqual({
      value: '17',
      shown: '17.00',
      sample: 4,
      verdict: 'deviation',
    });
    const judged = (last: number) =>
      windowOf('S6', { cases: [noticed('a', 5), noticed('b', 10), noticed('c', last)] }).verdict;
    expect([30, 30 + 1 / 60, 45, 45 + 1 / 60].map(judged)).toEqual(['met', 'deviation', 'deviation', 'breach']);
  });

  test('is not judged while it is not known of too many, and minor cases do not count', () => {
    const cases = [noticed('a', 5), noticed('b', 5), noticed('c', 5), noticed('d', null)];
    const minor = aCase({ id: 'minor', severities: [{ at: opened, severity: 's3' }] });
    expect(inShort(windowOf('S6', { cases: [...cases, minor] }))).toMatchObject({
      sample: 3,
      verdict: 'coverageTooSmall',
    });
  });
});

describe('time to restore (S9)', () => {
  const lasted = (id: string, hours: number): Case =>
    aCase({ id, startedAt: opened, restoredAt: opened + hours * 60 * minute });

  test('is the average of critical incidents, with the longest beside it', () => {
    const result = windowOf('S9', { cases: [lasted('a', 2.5), lasted('b', 6), lasted('c', 4.5)] });
    expect(inShort(result)).toEqual({ value: '13/3', shown: '4.34', sample: 3, verdict: 'deviation' });
    expect(result.why.slice(-2)).toEqual([
      { step: 'mean', facts: { seconds: 46800, of: 3 } },
      { step: 'longest', facts: { case: 'b', value: '6' } },
    ]);
  });

  test('is met at 4 hours, deviates one second above, and is a breach one second above 5', () => {
    const judged = (hours: number) =>
      windowOf('S9', { cases: [lasted('a', 3), lasted('b', 3), lasted('c', hours)] }).verdict;
    expect([6, 6 + 1 / 3600, 9, 9 + 1 / 3600].map(judged)).toEqual(['met', 'deviation', 'deviation', 'breach']);
  });

  test('counts what was critical once, also when it was called less later, and what is not restored until now', () => {
    const lowered = aCase({
      id: 'lowered',
      severities: [
        { at: opened, severity: 's1' },
        { at: at('10:00:00'), severity: 's3' },
      ],
      restoredAt: at('11:00:00'),
    });
    const open = aCase({ id: 'open', openedAt: moment('2026-03-31T20:00:00Z') });
    expect(inShort(windowOf('S9', { cases: [lowered, open, lasted('a', 3)] }))).toMatchObject({
      value: '3',
      sample: 3,
    });
  });

  test('belongs to the quarter in which the incident began, not in which the case was opened', () => {
    const newYear = aCase({
      startedAt: moment('2025-12-31T23:59:59Z'),
      openedAt: moment('2026-01-01'),
      restoredAt: opened,
    });
    expect(windowOf('S9', { cases: [newYear] }).sample).toBe(0);
  });
});

describe('updates given when due (S17)', () => {
  const clocks = clocksOf(measuredBy([]));
  const dues = (differs: Partial<Case>, asOf = moment('2026-03-11')) =>
    updatesDue(aCase(differs), clocks, asOf).map((due) => [instantText(due.at).slice(11, 19), due.isGiven]);

  test('finds an update in time up to the second at which it is due', () => {
    expect(dues({ updates: [at('10:00:00')], restoredAt: at('10:30:00') })).toEqual([['10:00:00', true]]);
    expect(dues({ updates: [at('10:00:01')], restoredAt: at('10:30:00') })).toEqual([['10:00:00', false]]);
  });

  test('counts a silence once for each interval; a late update starts the wait anew', () => {
    expect(dues({ updates: [at('11:30:00')], restoredAt: at('12:40:00') })).toEqual([
      ['10:00:00', false],
      ['11:00:00', false],
      ['12:30:00', false],
    ]);
  });

  test('asks for nothing at or after the restoration', () => {
    expect(dues({ restoredAt: at('10:00:00'), updates: [at('14:00:00')] })).toEqual([]);
    expect(dues({ restoredAt: at('10:00:01') })).toEqual([['10:00:00', false]]);
  });

  test('begins with the rise of a minor case, and asks nothing of minor ones', () => {
    const raised = [
      { at: opened, severity: 's3' as const },
      { at: at('12:00:00'), severity: 's1' as const },
    ];
    expect(dues({ severities: raised, restoredAt: at('13:30:00') })).toEqual([['13:00:00', false]]);
    expect(dues({ severities: [{ at: opened, severity: 's3' }], restoredAt: at('23:00:00') })).toEqual([]);
  });

  test('waits during a pause', () => {
    const pause = {
      from: at('09:30:00'),
      to: at('11:30:00'),
      reason: 'waitingForCustomer',
      by: 'Ana',
      note: '',
    } as const;
    expect(dues({ pauses: [pause], restoredAt: at('12:30:00') })).toEqual([['12:00:00', false]]);
  });

  test('is the share of the updates due in the quarter', () => {
    const updates = many(22, (index) => opened + (index + 1) * 50 * minute);
    const last = updates.at(-1) ?? opened;
    const cases = [aCase({ updates, restoredAt: last + 150 * minute })];
    const result = windowOf('S17', { cases });
    expect(inShort(result)).toEqual({ value: '275/3', shown: '91.6666', sample: 24, verdict: 'deviation' });
    expect(result.why.filter((step) => step.step === 'updateMissed')).toHaveLength(2);
  });
});
