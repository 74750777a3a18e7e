import { addDays, addMonths } from '#shared/base/calendar-date';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';

/** A measured window; a label that is a month, a quarter or a year says when it was (in UTC). */
export function resultOf(
  measure: ServiceLevelId,
  label: string,
  over: Partial<WindowResult> & { readonly start?: string; readonly end?: string } = {},
): WindowResult {
  const { start, end, ...rest } = over;
  const [from, to] = spanOf(label);
  return {
    measure,
    window: { label, start: start ?? `${from}T00:00:00Z`, end: end ?? `${to}T00:00:00Z` },
    sample: 100,
    coverage: '1',
    value: '100',
    shown: '100',
    verdict: 'met',
    notMeasuredBecause: null,
    isChronic: false,
    excluded: [],
    why: [],
    ...rest,
  };
}

function spanOf(label: string): readonly [string, string] {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(label);
  if (quarter !== null) {
    const from = `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}-01`;
    return [from, addMonths(from, 3)];
  }
  if (/^\d{4}-\d{2}$/.test(label)) return [`${label}-01`, addMonths(`${label}-01`, 1)];
  if (/^\d{4}$/.test(label)) return [`${label}-01-01`, `${Number(label) + 1}-01-01`];
  return ['2026-01-01', addDays('2026-01-01', 1)];
}
