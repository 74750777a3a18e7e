import { describe, expect, test } from 'vitest';
import { toText } from '#shared/base/decimal';
import { endOfWorkingDays, hoursOf, workingDayHours } from '#shared/domain/measuring/business-hours';
import { deadline, elapsed, elapsedWorkingDays, type TimeLimit } from '#shared/domain/measuring/business-time';
import { lengthOf } from '#shared/domain/measuring/intervals';
import { instantText } from '#shared/domain/measuring/windows';
import type { PinnedCalendar } from '#shared/domain/slas/sla-parts';
import { aCalendar, dayAndNight, moment } from '../../../../builders/a-measured-agreement';

const vienna = { zone: 'Europe/Vienna' };
const weekdays = hoursOf(aCalendar('service', '09:00', '17:00', vienna), 'Europe/Vienna');
const limit = (count: number, unit: TimeLimit['unit']): TimeLimit => ({ kind: 'within', count, unit });
const hoursBetween = (calendar: PinnedCalendar, from: string, to: string) =>
  lengthOf(hoursOf(calendar, 'UTC').between(moment(from), moment(to))) / 3_600_000;
const due = (from: string, owed: TimeLimit, hours = weekdays, pauses: readonly [string, string][] = []) => {
  const paused = pauses.map(([start, end]) => ({ from: moment(start), to: moment(end) }));
  const found = deadline(moment(from), owed, hours, paused);
  return found === null ? null : instantText(found);
};

describe('the hours of a pinned calendar', () => {
  test('follow the wall clock over a change of the clocks', () => {
    const calendar = aCalendar('service', '09:00', '17:00', { ...vienna, days: [1, 2, 3, 4, 5, 6, 7] });
    expect(hoursOf(calendar, 'UTC').between(moment('2026-03-28'), moment('2026-03-30'))).toEqual([
      { from: moment('2026-03-28T08:00:00Z'), to: moment('2026-03-28T16:00:00Z') },
      { from: moment('2026-03-29T07:00:00Z'), to: moment('2026-03-29T15:00:00Z') },
    ]);
  });

  test('in which the clocks change are as long as they really are', () => {
    const nights = aCalendar('service', '00:00', '06:00', { ...vienna, days: [7] });
    expect(hoursBetween(nights, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(5);
    expect(hoursBetween(nights, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(7);
    // 02:30 does not exist on 29 March; the shift begins at 03:30 and lasts two hours and a half.
    const late = aCalendar('service', '02:30', '06:00', { ...vienna, days: [7] });
    expect(hoursBetween(late, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(2.5);
  });

  test('may pass midnight, and then belong to the day on which they begin', () => {
    const calendar = aCalendar('onCall', '22:00', '06:00', { days: [5], holidays: ['2026-03-20'] });
    expect(hoursBetween(calendar, '2026-03-09', '2026-03-16')).toBe(8);
    expect(hoursBetween(calendar, '2026-03-14', '2026-03-15')).toBe(6);
    expect(hoursBetween(calendar, '2026-03-20', '2026-03-22')).toBe(0);
    expect(hoursBetween(aCalendar('onCall', '22:00', '06:00', { days: [7] }), '2026-12-27', '2026-12-29')).toBe(8);
  });

  test('in two zones count once where they overlap', () => {
    const calendar: PinnedCalendar = {
      ...dayAndNight,
      weekly: [
        { days: [2], from: '09:00', to: '17:00', zone: 'Europe/Vienna' },
        { days: [2], from: '09:00', to: '17:00', zone: 'Asia/Kathmandu' },
      ],
    };
    // Kathmandu 03:15–11:15, Vienna 08:00–16:00.
    expect(hoursBetween(calendar, '2026-03-10', '2026-03-11')).toBe(12.75);
  });

  test('are day and night where the week is empty, also on holidays', () => {
    const calendar = { ...dayAndNight, holidays: [{ date: '2026-03-10', name: 'Holiday' }] };
    expect(hoursBetween(calendar, '2026-03-09', '2026-03-12')).toBe(72);
  });

  test('are told across the turn of a year without a gap', () => {
    const always = aCalendar('service', '00:00', '24:00', { days: [1, 2, 3, 4, 5, 6, 7] });
    expect(hoursOf(always, 'UTC').between(moment('2025-12-30'), moment('2026-01-03'))).toEqual([
      { from: moment('2025-12-30'), to: moment('2026-01-03') },
    ]);
  });
});

describe('a deadline', () => {
  test('runs inside the hours only', () => {
    // Friday 16:00 in Vienna; one hour is left, three follow on Monday.
    expect(due('2026-03-13T15:00:00Z', limit(4, 'hours'))).toBe('2026-03-16T11:00:00Z');
    expect(due('2026-03-14T15:00:00Z', limit(30, 'minutes'))).toBe('2026-03-16T08:30:00Z');
    expect(due('2026-03-10T08:00:00Z', limit(8, 'hours'))).toBe('2026-03-10T16:00:00Z');
  });

  test('keeps to the wall clock when the clocks change over the weekend', () => {
    expect(due('2026-03-27T15:00:00Z', limit(2, 'hours'))).toBe('2026-03-30T08:00:00Z');
    expect(due('2026-10-23T14:00:00Z', limit(2, 'hours'))).toBe('2026-10-26T09:00:00Z');
  });

  test('day and night takes the same time whatever the clock on the wall shows', () => {
    expect(due('2026-03-28T23:00:00Z', limit(4, 'hours'), hoursOf(undefined, 'Europe/Vienna'))).toBe(
      '2026-03-29T03:00:00Z',
    );
  });

  test('moves by the pauses, and by each moment of them once', () => {
    const pauses: [string, string][] = [
      ['2026-03-10T09:00:00Z', '2026-03-10T10:00:00Z'],
      ['2026-03-10T09:30:00Z', '2026-03-10T10:30:00Z'],
      ['2026-03-10T20:00:00Z', '2026-03-10T22:00:00Z'],
    ];
    expect(due('2026-03-10T08:00:00Z', limit(4, 'hours'), weekdays, pauses)).toBe('2026-03-10T13:30:00Z');
  });

  test('never comes while a pause has no end, or where the calendar has no hours', () => {
    const from = moment('2026-03-10T08:00:00Z');
    expect(deadline(from, limit(4, 'hours'), weekdays, [{ from, to: Number.POSITIVE_INFINITY }])).toBe(null);
    const noDays: PinnedCalendar = { ...dayAndNight, weekly: [{ days: [], from: '09:00', to: '17:00', zone: 'UTC' }] };
    expect(due('2026-03-10T08:00:00Z', limit(1, 'minutes'), hoursOf(noDays, 'UTC'))).toBe(null);
  });
});

describe('a working day', () => {
  test('ends at the same time of the next one, over weekends and holidays', () => {
    expect(due('2026-03-10T09:00:00Z', limit(1, 'workingDays'))).toBe('2026-03-11T09:00:00Z');
    expect(due('2026-03-13T09:00:00Z', limit(3, 'workingDays'))).toBe('2026-03-18T09:00:00Z');
    const easter = aCalendar('service', '09:00', '17:00', { ...vienna, holidays: ['2026-04-06'] });
    expect(due('2026-04-03T08:00:00Z', limit(1, 'workingDays'), hoursOf(easter, 'Europe/Vienna'))).toBe(
      '2026-04-07T08:00:00Z',
    );
  });

  test('is as long as its hours: half a long day and half a short one are one', () => {
    const calendar: PinnedCalendar = {
      ...dayAndNight,
      weekly: [
        { days: [4], from: '09:00', to: '17:00', zone: 'UTC' },
        { days: [5], from: '09:00', to: '13:00', zone: 'UTC' },
      ],
    };
    const hours = hoursOf(calendar, 'UTC');
    expect(due('2026-03-12T13:00:00Z', limit(1, 'workingDays'), hours)).toBe('2026-03-13T11:00:00Z');
    const passed = elapsedWorkingDays(moment('2026-03-12T13:00:00Z'), moment('2026-03-13T12:00:00Z'), hours, []);
    expect(toText(passed)).toBe('5/4');
  });

  test('is one of Monday to Friday where the service runs day and night', () => {
    const hours = workingDayHours(dayAndNight, 'UTC');
    expect(due('2026-03-13T18:00:00Z', limit(3, 'workingDays'), hours)).toBe('2026-03-18T18:00:00Z');
  });

  test('of a due date ends at midnight; the day on which it began is not one of them', () => {
    const ends = (text: string, days: number) => instantText(endOfWorkingDays(moment(text), days, weekdays));
    expect(ends('2026-03-10T22:59:59Z', 1)).toBe('2026-03-11T23:00:00Z');
    expect(ends('2026-03-10T23:00:00Z', 1)).toBe('2026-03-12T23:00:00Z');
    expect(ends('2026-03-13T10:00:00Z', 5)).toBe('2026-03-20T23:00:00Z');
    expect(ends('2026-03-25T10:00:00Z', 3)).toBe('2026-03-30T22:00:00Z');
  });
});

test('elapsed time leaves out nights, weekends and pauses', () => {
  const from = moment('2026-03-13T15:00:00Z');
  const to = moment('2026-03-16T10:00:00Z');
  expect(elapsed(from, to, weekdays, []) / 60_000).toBe(180);
  const pause = { from: moment('2026-03-13T15:30:00Z'), to: moment('2026-03-16T08:30:00Z') };
  expect(elapsed(from, to, weekdays, [pause]) / 60_000).toBe(120);
});
