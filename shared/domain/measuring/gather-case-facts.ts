import { addMonths } from '#shared/base/calendar-date';
import { compare, exact, multiply, ratio } from '#shared/base/decimal';
import { groupBy } from '#shared/base/group-by';
import type { Case, Tables } from '#shared/domain/datasets/tables';
import { elapsed, elapsedWorkingDays, wholeSecond } from './business-time';
import { type AgreementClocks, backAt, clocksOf, pausedTimes, worstSeverity } from './case-clock';
import type { CaseFacts, MonthOfCases } from './case-facts';
import { isSerious } from './case-measures';
import type { MeasurableAgreement } from './measurable-agreement';
import { beganAt, firstAt } from './reckoning';
import { monthOf, windowsIn } from './windows';

/** Reads the facts from the cases and preventive actions, once for all sliders. */
export function caseFactsOf(tables: Pick<Tables, 'cases' | 'actions'>, agreement: MeasurableAgreement): CaseFacts {
  const serious = (tables.cases ?? []).filter(isSerious);
  if (serious.length === 0) return { months: {}, repeatedCauses: [] };
  const clocks = clocksOf(agreement);
  const byMonth = groupBy(serious, monthFinder(serious, agreement.zone));
  const months: [string, MonthOfCases][] = [...byMonth.keys()].sort().map((month) => {
    const own = byMonth.get(month) ?? [];
    const critical = own.filter((one) => worstSeverity(one) === 's1');
    return [
      month,
      {
        s1Count: critical.length,
        s1RestoredWithinHalf: critical.filter((one) => isRestoredWithinHalf(one, clocks)).length,
        affectedShare: largestShare(own),
      },
    ];
  });
  return { months: Object.fromEntries(months), repeatedCauses: repeatedCauses(serious, tables, agreement.zone) };
}

/** Half of the limit may be half a minute or half a working day, so twice the time taken is compared with the whole. */
function isRestoredWithinHalf(one: Case, clocks: AgreementClocks): boolean {
  const agreed = clocks.of('s1');
  const back = backAt(one);
  if (back === null || agreed === null || agreed.rule.restore.kind !== 'within') return false;
  const { count, unit } = agreed.rule.restore;
  const from = wholeSecond(one.openedAt);
  const to = wholeSecond(back);
  const pauses = pausedTimes(one.pauses);
  if (unit === 'workingDays')
    return compare(multiply(elapsedWorkingDays(from, to, clocks.workingDays, pauses), ratio(2)), ratio(count)) <= 0;
  return elapsed(from, to, agreed.hours, pauses) * 2 <= count * (unit === 'hours' ? 3_600_000 : 60_000);
}

/** Null where any serious case does not say: what is not known must not make a credit smaller. */
function largestShare(cases: readonly Case[]): string | null {
  let largest: string | null = null;
  for (const { affectedShare } of cases) {
    if (affectedShare === null) return null;
    if (largest === null || compare(exact(affectedShare), exact(largest)) > 0) largest = affectedShare;
  }
  return largest;
}

/**
 * Critical incidents with the root cause of an earlier one that began after an action against that cause was closed.
 * An action says which cause it removes, or is named after the cause.
 */
function repeatedCauses(serious: readonly Case[], tables: Pick<Tables, 'actions'>, zone: string) {
  const critical = serious
    .filter((one) => worstSeverity(one) === 's1' && one.rootCause !== '')
    .sort((left, right) => beganAt(left) - beganAt(right) || (left.id < right.id ? -1 : 1));
  const seen = new Set<string>();
  const repeated: { readonly cause: string; readonly month: string }[] = [];
  for (const one of critical) {
    const cause = one.rootCause;
    const wasCured = (tables.actions ?? []).some(
      (action) =>
        (action.rootCause === cause || action.id === cause) &&
        action.closedAt !== null &&
        action.closedAt < beganAt(one),
    );
    if (seen.has(cause) && wasCured) repeated.push({ cause, month: monthOf(beganAt(one), zone) });
    seen.add(cause);
  }
  return repeated;
}

/** Finds months by where they begin: asking the zone for each of a hundred thousand cases would take seconds. */
function monthFinder(cases: readonly Case[], zone: string): (one: Case) => string {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const one of cases) {
    first = Math.min(first, beganAt(one));
    last = Math.max(last, beganAt(one));
  }
  const range = { from: `${monthOf(first, zone)}-01`, to: addMonths(`${monthOf(last, zone)}-01`, 1) };
  const months = windowsIn('month', range, zone);
  const ends = Float64Array.from(months, (month) => month.to);
  // The month whose end is the first one after the moment.
  return (one) => months[firstAt(ends, beganAt(one) + 1)]?.label ?? '';
}
