import { addMonths } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { MeasurableAgreement } from './measurable-agreement';
import type { MeasuringWindow, WindowResult } from './measurement';
import { dayIn } from './zoned-days';

/** A window that counts as a breach, by itself or because its deviations became chronic. */
export interface CountedBreach {
  readonly measure: ServiceLevelId;
  readonly result: WindowResult;
  /** `2026-03`: the month in which the window ended; its fee is what a credit is taken of. */
  readonly month: string;
  /** Whether it counts only because deviations came too often. */
  readonly byDeviations: boolean;
}

/** Results of each measure, oldest first. */
export function byMeasure(results: readonly WindowResult[]): ReadonlyMap<ServiceLevelId, readonly WindowResult[]> {
  const grouped = groupBy(results, ({ measure }) => measure);
  return new Map(
    [...grouped].map(([measure, own]) => [
      measure,
      own.toSorted((left, right) => Date.parse(left.window.start) - Date.parse(right.window.start)),
    ]),
  );
}

/** Every breach of every measure, oldest first. Which deviations make a window chronic was decided when it was judged. */
export function countedBreaches(
  results: readonly WindowResult[],
  agreement: Pick<MeasurableAgreement, 'zone'>,
): readonly CountedBreach[] {
  return results
    .flatMap((result) => {
      const byDeviations = result.verdict === 'deviation' && result.isChronic;
      if (result.verdict !== 'breach' && !byDeviations) return [];
      return [{ measure: result.measure, result, month: monthOf(result.window, agreement.zone), byDeviations }];
    })
    .toSorted((left, right) => Date.parse(left.result.window.end) - Date.parse(right.result.window.end));
}

/** The month, `2026-03`, in which a window ends: of a quarter its last month, of an event that of the event. */
export function monthOf(window: MeasuringWindow, zone: string): string {
  if (/^\d{4}-\d{2}$/.test(window.label)) return window.label;
  const quarter = /^(\d{4})-Q([1-4])$/.exec(window.label);
  if (quarter !== null) return `${quarter[1]}-${String(Number(quarter[2]) * 3).padStart(2, '0')}`;
  if (/^\d{4}$/.test(window.label)) return `${window.label}-12`;
  // The end does not belong to the window; an event may be a window without length.
  return lastDayOf(window, zone).slice(0, 7);
}

/** The last day of a window in the zone. The end does not belong to it; an event may be a window without length. */
export function lastDayOf({ start, end }: MeasuringWindow, zone: string): string {
  return dayIn(Math.max(Date.parse(start), Date.parse(end) - 1), zone);
}

/** `2026-Q1` for `2026-03`. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** Months from one to another: `2026-11` to `2027-01` is 2. */
export function monthsBetween(from: string, to: string): number {
  const count = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
  return count(to) - count(from);
}

/** The months a window lies in, oldest first. A calendar window tells them by its label; only others are looked up. */
export function monthsOf(window: MeasuringWindow, zone: string): readonly string[] {
  const last = monthOf(window, zone);
  const length = /^\d{4}-\d{2}$/.test(window.label) ? 1 : /^\d{4}-Q[1-4]$/.test(window.label) ? 3 : null;
  const first =
    length === null
      ? dayIn(Date.parse(window.start), zone).slice(0, 7)
      : addMonths(`${last}-01`, 1 - length).slice(0, 7);
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) months.push(month);
  return months;
}
