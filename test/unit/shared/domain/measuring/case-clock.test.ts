import { describe, expect, test } from 'vitest';
import type { Case } from '#shared/domain/datasets/tables';
import { type CaseClock, type ClockTarget, caseClock } from '#shared/domain/measuring/case-clock';
import { instantText } from '#shared/domain/measuring/windows';
import { aCalendar, aCase, measuredBy, moment } from '../../../../builders/a-measured-agreement';

const agreement = measuredBy([], { calendars: [aCalendar('service', '09:00', '17:00')] });
const at = (time: string) => moment(`2026-03-10T${time}Z`);
const read = (one: Case, which: ClockTarget, asOf: number) => caseClock(one, agreement, which, asOf);
const inShort = ({ deadline, elapsedSeconds, state }: CaseClock) => ({
  deadline: deadline === null ? null : instantText(deadline),
  elapsedSeconds,
  state,
});
const severity = (level: 's1' | 's2' | 's3' | 's4', from = at('09:00:00')) => ({ at: from, severity: level });

describe('the clock of a case', () => {
  test('is in time up to the second of its deadline, and late one second after', () => {
    const acknowledged = (time: string) =>
      inShort(read(aCase({ acknowledgedAt: at(time) }), 'acknowledge', at('12:00:00')));
    const deadline = '2026-03-10T09:15:00Z';
    expect(acknowledged('09:15:00')).toEqual({ deadline, elapsedSeconds: 900, state: 'inTime' });
    expect(acknowledged('09:15:00.999')).toEqual({ deadline, elapsedSeconds: 900, state: 'inTime' });
    expect(acknowledged('09:15:01')).toEqual({ deadline, elapsedSeconds: 901, state: 'late' });
  });

  test('tells where it stands while what is owed has not happened', () => {
    const low = aCase({ severities: [severity('s3')], openedAt: at('16:00:00') });
    expect(inShort(read(aCase(), 'firstResponse', at('09:30:00'))).state).toBe('running');
    expect(inShort(read(aCase(), 'firstResponse', at('09:30:01'))).state).toBe('overdue');
    expect(inShort(read(low, 'acknowledge', at('18:00:00')))).toEqual({
      deadline: '2026-03-11T12:00:00Z',
      elapsedSeconds: 3600,
      state: 'outsideHours',
    });
    expect(inShort(read(low, 'restore', at('18:00:00')))).toEqual({
      deadline: null,
      elapsedSeconds: 3600,
      state: 'notTimed',
    });
  });

  test('does not know what has not happened yet at the moment asked about', () => {
    const one = aCase({ firstResponseAt: at('09:20:00') });
    expect(inShort(read(one, 'firstResponse', at('09:10:00')))).toMatchObject({
      elapsedSeconds: 600,
      state: 'running',
    });
  });

  test('stands still in a pause, and says who paused it and why', () => {
    const pause = {
      from: at('09:10:00'),
      to: at('09:40:00'),
      reason: 'waitingForCustomer',
      by: 'Ana',
      note: 'log',
    } as const;
    const one = aCase({ pauses: [pause], firstResponseAt: at('10:00:00') });
    const clock = read(one, 'firstResponse', at('12:00:00'));
    expect(inShort(clock)).toEqual({ deadline: '2026-03-10T10:00:00Z', elapsedSeconds: 1800, state: 'inTime' });
    expect(clock.why).toEqual([
      { step: 'opened', at: '2026-03-10T09:00:00Z', facts: { severity: 's1', count: 30, unit: 'minutes' } },
      {
        step: 'paused',
        at: '2026-03-10T09:10:00Z',
        facts: {
          from: '2026-03-10T09:10:00Z',
          to: '2026-03-10T09:40:00Z',
          reason: 'waitingForCustomer',
          by: 'Ana',
          note: 'log',
        },
      },
      { step: 'limitReached', at: '2026-03-10T10:00:00Z', facts: { count: 30, unit: 'minutes' } },
      {
        step: 'done',
        at: '2026-03-10T10:00:00Z',
        facts: { what: 'firstResponse', state: 'inTime', elapsedSeconds: 1800 },
      },
    ]);
  });

  test('has no deadline in a pause without an end', () => {
    const pause = { from: at('09:10:00'), to: null, reason: 'agreedDeferral', by: 'Ana', note: '' } as const;
    expect(inShort(read(aCase({ pauses: [pause] }), 'firstResponse', at('20:00:00')))).toEqual({
      deadline: null,
      elapsedSeconds: 600,
      state: 'paused',
    });
  });

  test('keeps its start and its pauses when the severity rises, and says so', () => {
    const one = aCase({
      severities: [severity('s3'), severity('s2', at('10:00:00'))],
      pauses: [{ from: at('09:30:00'), to: at('09:45:00'), reason: 'waitingForOtherParty', by: 'Ana', note: 'T-7' }],
      firstResponseAt: at('11:15:01'),
    });
    const clock = read(one, 'firstResponse', at('12:00:00'));
    expect(inShort(clock)).toEqual({ deadline: '2026-03-10T11:15:00Z', elapsedSeconds: 7201, state: 'late' });
    expect(clock.why.map((step) => [step.step, step.at])).toEqual([
      ['opened', '2026-03-10T09:00:00Z'],
      ['paused', '2026-03-10T09:30:00Z'],
      ['severityRaised', '2026-03-10T10:00:00Z'],
      ['limitReached', '2026-03-10T11:15:00Z'],
      ['done', '2026-03-10T11:15:01Z'],
    ]);
  });

  test('goes by the severity that held when the thing happened', () => {
    const one = aCase({
      severities: [severity('s3'), severity('s1', at('11:00:00'))],
      acknowledgedAt: at('10:00:00'),
      restoredAt: at('13:00:01'),
    });
    expect(inShort(read(one, 'acknowledge', at('14:00:00'))).state).toBe('inTime');
    expect(inShort(read(one, 'restore', at('14:00:00')))).toMatchObject({
      deadline: '2026-03-10T13:00:00Z',
      state: 'late',
    });
  });

  test('tells the hours in which it did not run', () => {
    const one = aCase({ severities: [severity('s3', at('16:00:00'))], openedAt: at('16:00:00') });
    const steps = read(one, 'acknowledge', moment('2026-03-11T10:00:00Z')).why;
    expect(steps.find((step) => step.step === 'outsideHours')?.facts).toEqual({
      from: '2026-03-10T17:00:00Z',
      to: '2026-03-11T09:00:00Z',
    });
  });

  test('counts working days in service hours, even where the severity runs day and night', () => {
    const one = aCase({ severities: [severity('s2')], openedAt: moment('2026-03-13T20:00:00Z') });
    expect(inShort(read(one, 'resolve', moment('2026-03-14'))).deadline).toBe('2026-03-18T17:00:00Z');
  });

  test('of the next update starts anew with each update', () => {
    const one = aCase({ updates: [at('09:30:00'), at('10:20:00')] });
    expect(inShort(read(one, 'update', at('10:30:00')))).toEqual({
      deadline: '2026-03-10T11:20:00Z',
      elapsedSeconds: 600,
      state: 'running',
    });
    expect(inShort(read(one, 'update', at('10:00:00'))).deadline).toBe('2026-03-10T10:30:00Z');
  });
});
