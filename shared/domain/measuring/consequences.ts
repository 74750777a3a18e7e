import { addDays, addMonths, type CalendarDate } from '#shared/base/calendar-date';
import { add, compare, divide, exact, multiply, roundTo, zero } from '#shared/base/decimal';
import { groupBy } from '#shared/base/group-by';
import { addWorkingDays } from '#shared/base/working-days';
import { partPercent } from '#shared/domain/slas/remedies';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import {
  byMeasure,
  type CountedBreach,
  countedBreaches,
  lastDayOf,
  monthOf,
  monthsBetween,
  quarterOf,
} from './counted-breaches';
import { type CreditRequest, monthCredits } from './credits';
import type { MeasurableAgreement } from './measurable-agreement';
import type { AgreementMeasured, WindowResult } from './measurement';
import { dayIn } from './zoned-days';

type Consequence = AgreementMeasured['consequences'][number];

/** What follows from the results beyond the credits of each month, in the order of the clauses' weight. */
export function consequencesOf(request: CreditRequest): readonly Consequence[] {
  const breaches = countedBreaches(request.results, request.agreement);
  return [
    ...plansForBreaches(breaches, request.agreement),
    ...plansForCauses(request),
    ...dataDuties(request),
    ...(request.agreement.remedies.earnBack ? earnedBack(request) : []),
    ...bandProtections(request),
  ];
}

/**
 * An improvement plan after so many breaches of one measure in so many months. It has failed, which gives the right
 * to terminate, when the same measure is breached in a window that began after the plan was due.
 */
function plansForBreaches(breaches: readonly CountedBreach[], agreement: MeasurableAgreement): readonly Consequence[] {
  const rule = agreement.remedies.breachesForPlan;
  return [...groupBy(breaches, ({ measure }) => measure)].flatMap(([measure, own]) => {
    const found: Consequence[] = [];
    let plan: { readonly month: string; readonly due: CalendarDate } | null = null;
    own.forEach((breach, index) => {
      const window = breach.result.window;
      if (plan !== null && monthsBetween(plan.month, breach.month) >= rule.months) plan = null;
      if (plan !== null) {
        if (dayIn(Date.parse(window.start), agreement.zone) > plan.due)
          found.push(consequence('terminationRight', measure, window.label, { planDue: plan.due }));
        return;
      }
      const lately = own.slice(0, index + 1).filter(({ month }) => monthsBetween(month, breach.month) < rule.months);
      if (lately.length < rule.breaches) return;
      plan = { month: breach.month, due: planDue(lastDayOf(window, agreement.zone), agreement) };
      const facts = { because: 'breaches', breaches: lately.length, months: rule.months, due: plan.due };
      found.push(consequence('improvementPlan', measure, window.label, facts));
    });
    return found;
  });
}

/** A cause that came back although its preventive action was closed; a second return means the plan has failed. */
function plansForCauses({ agreement, caseFacts }: CreditRequest): readonly Consequence[] {
  return [...groupBy(caseFacts.repeatedCauses, ({ cause }) => cause)].flatMap(([cause, times]) => {
    const [first, ...later] = times.toSorted((left, right) => (left.month < right.month ? -1 : 1));
    if (first === undefined) return [];
    const due = planDue(addDays(addMonths(`${first.month}-01`, 1), -1), agreement);
    const failed = later.filter(({ month }) => `${month}-01` > due);
    return [
      consequence('improvementPlan', null, first.month, { because: 'repeatedCause', cause, due }),
      ...failed.map(({ month }) => consequence('terminationRight', null, month, { cause, planDue: due })),
    ];
  });
}

/**
 * Two windows in a row without enough data: whoever owns the source has not kept the duty to supply it. A window with
 * few events is not missing data.
 */
function dataDuties({ results, agreement }: CreditRequest): readonly Consequence[] {
  return [...byMeasure(results)].flatMap(([measure, own]) => {
    const party = agreement.serviceLevels.find(({ id }) => id === measure)?.measuredBy ?? 'both';
    const isMissing = (one: WindowResult | undefined) =>
      one?.verdict === 'notMeasured' && one.notMeasuredBecause !== 'sampleTooSmall';
    return own.flatMap((one, index) => {
      const isSecond = isMissing(one) && isMissing(own[index - 1]) && !isMissing(own[index - 2]);
      const facts = { party, because: one.notMeasuredBecause ?? 'noData' };
      return isSecond ? [consequence('dataDuty', measure, one.window.label, facts)] : [];
    });
  });
}

/** The share of a month's credit that one breach caused, given back when the next three windows are met. */
function earnedBack(request: CreditRequest): readonly Consequence[] {
  const { results, agreement } = request;
  const breaches = countedBreaches(results, agreement);
  const measured = byMeasure(results);
  return monthCredits(request).flatMap((credit) => {
    const total = credit.parts.reduce((sum, part) => add(sum, partPercent(part)), zero);
    return credit.parts.flatMap((part) => {
      const breach = breaches.find(({ measure, month }) => measure === part.measure && month === credit.month);
      const own = measured.get(part.measure) ?? [];
      const at = breach === undefined ? -1 : own.indexOf(breach.result);
      const next = own.slice(at + 1, at + 4);
      if (breach === undefined || next.length < 3 || next.some(({ verdict }) => verdict !== 'met')) return [];
      const share = multiply(exact(credit.percent), divide(partPercent(part), total));
      if (compare(share, zero) <= 0) return [];
      const facts = { month: credit.month, percent: roundTo(share, 2, 'down') };
      return [consequence('earnBack', part.measure, next[2]?.window.label ?? '', facts)];
    });
  });
}

/** So many quarters in a row in which every measure was met protect the discount band in the quarter that follows. */
function bandProtections({ results, agreement }: CreditRequest): readonly Consequence[] {
  const needed = agreement.remedies.incentiveAfterWindows;
  if (needed === null) return [];
  const quarters = groupBy(results, (one) => quarterOf(monthOf(one.window, agreement.zone)));
  const promised = agreement.serviceLevels.filter(({ window }) => window === 'month' || window === 'quarter');
  const isGood = (quarter: string) => {
    const own = quarters.get(quarter) ?? [];
    const isWhole = promised.every(({ id, window }) => {
      const count = own.filter(({ measure }) => measure === id).length;
      return count >= (window === 'month' ? 3 : 1);
    });
    return isWhole && own.every(({ verdict, isChronic }) => verdict === 'met' && !isChronic);
  };
  const found: Consequence[] = [];
  let inRow: string[] = [];
  for (const quarter of [...quarters.keys()].toSorted()) {
    const followsOn = inRow.length === 0 || nextQuarter(inRow.at(-1) ?? '') === quarter;
    inRow = isGood(quarter) ? [...(followsOn ? inRow : []), quarter] : [];
    if (inRow.length >= needed)
      found.push(
        consequence('bandProtection', null, quarter, { quarters: inRow.length, protects: nextQuarter(quarter) }),
      );
  }
  return found;
}

function planDue(day: CalendarDate, agreement: Pick<MeasurableAgreement, 'calendars' | 'remedies'>): CalendarDate {
  const service = agreement.calendars.find(({ id }) => id === 'service');
  const holidays = new Set((service?.holidays ?? []).map(({ date }) => date));
  return addWorkingDays(day, agreement.remedies.planWithinWorkingDays, holidays);
}

function consequence(
  kind: Consequence['kind'],
  measure: ServiceLevelId | null,
  window: string,
  facts: Consequence['facts'],
): Consequence {
  return { kind, measure, window, facts };
}

function nextQuarter(quarter: string): string {
  const year = Number(quarter.slice(0, 4));
  const number = Number(quarter.slice(6));
  return number === 4 ? `${year + 1}-Q1` : `${year}-Q${number + 1}`;
}
