import { describe, expect, test } from 'vitest';
import { roundTo } from '#shared/base/decimal';
import { addWorkingDays, noHolidays, workingDaysBetween } from '#shared/base/working-days';
import { type MilestoneDefinition, type MilestoneId, shippedMilestones } from '#shared/domain/plans/milestones';
import { goalAttainment, type ScheduleRequest, schedule, track } from '#shared/domain/plans/plan-rules';

/** Five milestones: two ways to the value milestone, one of them with room, and one that follows it. */
const small: readonly MilestoneDefinition[] = [
  aMilestone('R1', 5, []),
  aMilestone('A1', 10, ['R1']),
  aMilestone('A2', 3, ['R1']),
  aMilestone('F2', 2, ['A1', 'A2']),
  aMilestone('F3', 4, ['F2']),
];

describe('backward planning', () => {
  test('gives each milestone the latest date that keeps the value date, and its slack', () => {
    // Monday 23 November 2026; 17 working days of work on the longer way end on Wednesday 16 December.
    const planned = planOf({ milestones: small, from: '2026-11-23', valueDate: '2026-12-16' });
    expect(planned).toEqual([
      ['R1', '2026-11-23', '2026-11-30', 0, true, 'atRisk'],
      ['A1', '2026-11-30', '2026-12-14', 0, true, 'atRisk'],
      ['A2', '2026-12-09', '2026-12-14', 7, false, 'onTrack'],
      ['F2', '2026-12-14', '2026-12-16', 0, true, 'atRisk'],
      ['F3', '2026-12-16', '2026-12-22', 0, true, 'atRisk'],
    ]);
  });

  test('moves everything before a later value date by the same working days', () => {
    const planned = planOf({ milestones: small, from: '2026-11-23', valueDate: '2026-12-23' });
    expect(planned.map(([id, , finish, slack]) => [id, finish, slack])).toEqual([
      ['R1', '2026-12-07', 5],
      ['A1', '2026-12-21', 5],
      ['A2', '2026-12-21', 12],
      ['F2', '2026-12-23', 5],
      ['F3', '2026-12-29', 5],
    ]);
  });

  test('works around holidays and a value date on a Sunday', () => {
    const planned = planOf({
      milestones: small,
      from: '2026-11-20',
      valueDate: '2027-01-03',
      holidays: new Set(['2026-12-25', '2027-01-01']),
    });
    // Friday 1 January is a holiday, so the work ends on Thursday; 25 December is left out on the way back.
    expect(planned.map(([id, start, finish]) => [id, start, finish])).toEqual([
      ['R1', '2026-12-07', '2026-12-14'],
      ['A1', '2026-12-14', '2026-12-29'],
      ['A2', '2026-12-23', '2026-12-29'],
      ['F2', '2026-12-29', '2026-12-31'],
      ['F3', '2026-12-31', '2027-01-07'],
    ]);
  });

  test('refuses a date that cannot be met and tells by how many working days, and where the time goes', () => {
    expect(schedule(aRequest({ milestones: small, from: '2026-11-23', valueDate: '2026-12-11' }))).toEqual({
      ok: false,
      error: {
        kind: 'valueDateTooEarly',
        byWorkingDays: 3,
        earliestPossible: '2026-12-16',
        path: ['R1', 'A1', 'F2'],
      },
    });
  });

  test('refuses milestones that wait for each other', () => {
    const circle = [aMilestone('R1', 1, ['A1']), aMilestone('A1', 1, ['R1']), aMilestone('F2', 1, [])];
    expect(schedule(aRequest({ milestones: circle }))).toEqual({
      ok: false,
      error: { kind: 'goesInCircles', milestones: ['R1', 'A1'] },
    });
  });

  test('forecasts from what is done: a late milestone eats the slack of those after it, a done one is done', () => {
    const planned = planOf({
      milestones: small,
      from: '2026-12-09',
      valueDate: '2026-12-25',
      doneOn: { R1: '2026-12-08' },
    });
    expect(planned.map(([id, , , slack, , status]) => [id, slack, status])).toEqual([
      ['R1', 1, 'done'],
      ['A1', 0, 'atRisk'],
      ['A2', 7, 'onTrack'],
      ['F2', 0, 'atRisk'],
      ['F3', 0, 'atRisk'],
    ]);
  });

  test('tells a plan under way what is late, where a new plan would be refused', () => {
    const today = {
      milestones: small,
      from: '2026-12-10',
      valueDate: '2026-12-16',
      doneOn: { R1: '2026-12-07' },
    } as const;
    const tracked = track(aRequest(today));
    if (!tracked.ok) throw new Error('refused');
    expect(tracked.value.map((one) => [one.id, one.latestFinish, one.forecast, one.slack, one.status])).toEqual([
      ['R1', '2026-11-30', '2026-12-07', -5, 'done'],
      ['A1', '2026-12-14', '2026-12-24', -8, 'late'],
      ['A2', '2026-12-14', '2026-12-15', -1, 'late'],
      ['F2', '2026-12-16', '2026-12-28', -8, 'late'],
      ['F3', '2026-12-22', '2027-01-01', -8, 'late'],
    ]);
    expect(schedule(aRequest(today))).toEqual({
      ok: false,
      error: { kind: 'valueDateTooEarly', byWorkingDays: 8, earliestPossible: '2026-12-28', path: ['A1', 'F2'] },
    });
  });

  test('leaves a plan late but readable when the value milestone itself is already reached', () => {
    const done = { R1: '2026-12-01', A1: '2026-12-20', A2: '2026-12-05', F2: '2026-12-22' } as const;
    const planned = planOf({ milestones: small, from: '2027-02-01', valueDate: '2026-12-16', doneOn: done });
    expect(planned.map(([id, , , , , status]) => [id, status])).toEqual([
      ['R1', 'done'],
      ['A1', 'done'],
      ['A2', 'done'],
      ['F2', 'done'],
      ['F3', 'late'],
    ]);
  });

  test('sets the shipped milestones: reviews 30, 60 and 90 days after the base agreement, on working days', () => {
    const done = { R1: '2026-11-20', R2: '2026-12-02' } as const;
    const planned = planOf({ from: '2026-12-02', valueDate: '2027-03-19', doneOn: done });
    const finish = Object.fromEntries(planned.map(([id, , date]) => [id, date]));
    expect([finish.D30, finish.D60, finish.D90]).toEqual(['2027-01-01', '2027-02-01', '2027-03-02']);
    expect(finish.F2).toBe('2027-03-19');
    expect(planned).toHaveLength(shippedMilestones.length);
  });
});

describe('working days', () => {
  test('skip weekends and holidays in both directions', () => {
    const holidays = new Set(['2026-12-25']);
    expect(addWorkingDays('2026-12-24', 1, holidays)).toBe('2026-12-28');
    expect(addWorkingDays('2026-12-28', -1, holidays)).toBe('2026-12-24');
    expect(addWorkingDays('2026-12-26', 0, noHolidays)).toBe('2026-12-28');
    expect(workingDaysBetween('2026-12-24', '2026-12-28', holidays)).toBe(1);
    expect(workingDaysBetween('2026-12-28', '2026-12-24', holidays)).toBe(-1);
  });
});

test('goals are attained by weight, from where they began, and none hides the others', () => {
  const attained = goalAttainment([
    { baseline: '0', target: '40', actual: '30', weight: 60 },
    { baseline: '85.5', target: '20', actual: '20', weight: 30 },
    { baseline: '0', target: '10', actual: '100', weight: 10 },
  ]);
  // (0.75 × 60 + 1 × 30 + 1.2 × 10) ÷ 100
  expect(roundTo(attained, 2, 'down')).toBe('87.00');
  const lost = goalAttainment([{ baseline: '10', target: '20', actual: '5', weight: 1 }]);
  expect(roundTo(lost, 0, 'down')).toBe('0');
});

function aMilestone(id: MilestoneId, workingDays: number, dependsOn: readonly MilestoneId[]): MilestoneDefinition {
  return {
    id,
    phase: 'readiness',
    title: id,
    workingDays,
    dependsOn,
    owners: { vendor: 'partnerManager', partner: 'partnerManager' },
    reachedWhen: 'it is true',
    proof: 'a proof',
  };
}

function aRequest(over: Partial<ScheduleRequest>): ScheduleRequest {
  return {
    milestones: shippedMilestones,
    from: '2026-11-20',
    valueDate: '2027-03-19',
    holidays: noHolidays,
    doneOn: {},
    ...over,
  };
}

function planOf(over: Partial<ScheduleRequest>) {
  const planned = schedule(aRequest(over));
  if (!planned.ok) throw new Error(JSON.stringify(planned.error));
  return planned.value.map(
    (one) => [one.id, one.latestStart, one.latestFinish, one.slack, one.isCritical, one.status] as const,
  );
}
