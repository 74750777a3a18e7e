import { addDays, addMonths, type CalendarDate, daysBetween } from '#shared/base/calendar-date';
import type { Interval, Moment } from '#shared/domain/datasets/tables';
import type { MeasuringWindow } from './measurement';
import { dayIn, startOfDay } from './zoned-days';

/** Days in the agreement's zone, half-open: the day `to` no longer belongs to it. */
export interface DayRange {
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** A window with the moments it spans, for computing. */
export interface TimedWindow extends Interval {
  readonly label: string;
}

export type WindowKind = 'month' | 'quarter' | 'year' | `P${number}D`;

const months = { month: 1, quarter: 3, year: 12 } as const;
const rolling = /^P([1-9][0-9]{0,3})D$/;

export function isWindowKind(text: string): text is WindowKind {
  return text in months || rolling.test(text);
}

/**
 * The windows that lie wholly within the range. One that the range cuts is left out: it would be judged on a part of
 * its data. `P30D` gives stretches of 30 days that follow each other from the beginning of the range.
 */
export function windowsIn(kind: WindowKind, range: DayRange, zone: string): readonly TimedWindow[] {
  if (kind === 'month' || kind === 'quarter' || kind === 'year') return calendarWindows(months[kind], range, zone);
  const days = Number(rolling.exec(kind)?.[1] ?? '1');
  return rollingWindows(days, days, range, zone);
}

/** Stretches of so many days of the zone, one beginning every `step` days. */
export function rollingWindows(days: number, step: number, range: DayRange, zone: string): readonly TimedWindow[] {
  const windows: TimedWindow[] = [];
  for (let first = range.from; daysBetween(first, range.to) >= days; first = addDays(first, step))
    windows.push({
      label: `${first}/P${days}D`,
      from: startOfDay(first, zone),
      to: startOfDay(addDays(first, days), zone),
    });
  return windows;
}

function calendarWindows(length: 1 | 3 | 12, range: DayRange, zone: string): readonly TimedWindow[] {
  const windows: TimedWindow[] = [];
  const beginning = firstOfWindow(range.from, length);
  const first = beginning < range.from ? addMonths(beginning, length) : beginning;
  for (let date = first; addMonths(date, length) <= range.to; date = addMonths(date, length))
    windows.push({
      label: labelOf(date, length),
      from: startOfDay(date, zone),
      to: startOfDay(addMonths(date, length), zone),
    });
  return windows;
}

function firstOfWindow(date: CalendarDate, length: 1 | 3 | 12): CalendarDate {
  const month = Math.floor((Number(date.slice(5, 7)) - 1) / length) * length + 1;
  return `${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`;
}

function labelOf(date: CalendarDate, length: 1 | 3 | 12): string {
  if (length === 12) return date.slice(0, 4);
  return length === 1 ? date.slice(0, 7) : `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** `2026-03`: the month a moment falls in. */
export function monthOf(moment: Moment, zone: string): string {
  return dayIn(moment, zone).slice(0, 7);
}

export function instantText(moment: Moment): string {
  return new Date(moment).toISOString().replace('.000Z', 'Z');
}

export function asMeasuringWindow(window: TimedWindow): MeasuringWindow {
  return { label: window.label, start: instantText(window.from), end: instantText(window.to) };
}
