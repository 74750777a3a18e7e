import {
  add,
  compare,
  type Exact,
  exact,
  max,
  min,
  multiply,
  readExact,
  roundTo,
  subtract,
  zero,
} from '#shared/base/decimal';
import { groupBy } from '#shared/base/group-by';
import { amountOf, basePercent, type CreditPart, partPercent } from '#shared/domain/slas/remedies';
import type { ServiceLevelId } from '#shared/domain/slas/service-level';
import type { CaseFacts } from './case-facts';
import { type CountedBreach, countedBreaches, monthOf, monthsBetween, monthsOf, quarterOf } from './counted-breaches';
import type { MeasurableAgreement } from './measurable-agreement';
import type { MonthCredit, WindowResult } from './measurement';

export interface CreditRequest {
  readonly results: readonly WindowResult[];
  readonly agreement: MeasurableAgreement;
  readonly caseFacts: CaseFacts;
}

/** Measures about the gravest incidents weigh more. */
const aboutCriticalIncidents: ReadonlySet<ServiceLevelId> = new Set(['S6', 'S9', 'S17']);

/** Breaches of one measure within so many months raise the price of the next. */
const repeatMonths = 6;

/**
 * What the breaches of each month cost, factor by factor; a month that costs nothing is not in the list. A credit
 * belongs to the month in which the window ended. The year is the calendar year in the agreement's zone, and its fee
 * is twelve monthly fees.
 */
export function monthCredits({ results, agreement, caseFacts }: CreditRequest): readonly MonthCredit[] {
  const breaches = countedBreaches(results, agreement);
  const parts = breaches.map((breach, index) => ({
    breach,
    part: creditPart(breach, breaches.slice(0, index), agreement, caseFacts),
  }));
  const owed = parts.filter(({ part }) => compare(exact(part.base), zero) > 0);
  const months = groupBy(owed, ({ breach }) => breach.month);
  const credits: MonthCredit[] = [];
  for (const month of [...months.keys()].toSorted()) {
    const own = (months.get(month) ?? []).map(({ breach, part }) => ({ measure: breach.measure, ...part }));
    const recovery = recoveryFactor(month, results, agreement, caseFacts);
    const spent = credits
      .filter((credit) => credit.month.slice(0, 4) === month.slice(0, 4))
      .reduce((sum, credit) => add(sum, exact(credit.percent)), zero);
    credits.push(monthCredit(month, own, recovery, spent, agreement));
  }
  return credits;
}

function monthCredit(
  month: string,
  parts: MonthCredit['parts'],
  recovery: string,
  spent: Exact,
  agreement: Pick<MeasurableAgreement, 'remedies' | 'monthlyFee'>,
): MonthCredit {
  const { remedies, monthlyFee } = agreement;
  const sum = parts.reduce((total, part) => add(total, partPercent(part)), zero);
  const uncapped = multiply(sum, exact(recovery));
  const monthCap = exact(remedies.monthlyCap);
  const yearLeft = max(zero, subtract(multiply(exact(remedies.yearlyCap), exact('12')), spent));
  const percent = roundTo(min(uncapped, min(monthCap, yearLeft)), 2, 'down');
  const isOverYear = compare(yearLeft, min(uncapped, monthCap)) < 0;
  const isOverMonth = compare(monthCap, uncapped) < 0;
  const isMoney = remedies.kind === 'money';
  return {
    month,
    parts,
    recovery,
    uncapped: roundTo(uncapped, 2, 'down'),
    percent,
    cappedBy: isOverYear ? 'year' : isOverMonth ? 'month' : 'nothing',
    amount: isMoney && monthlyFee !== null ? amountOf(percent, monthlyFee.amount) : null,
    actionPoints: isMoney ? null : percent,
  };
}

function creditPart(
  breach: CountedBreach,
  earlier: readonly CountedBreach[],
  agreement: MeasurableAgreement,
  caseFacts: CaseFacts,
): CreditPart {
  const level = agreement.serviceLevels.find(({ id }) => id === breach.measure);
  const { value } = breach.result;
  const isKnown = level !== undefined && value !== null;
  const base = isKnown ? basePercent(level, readExact(value), breach.byDeviations) : '0';
  const again = earlier.filter(
    ({ measure, month }) => measure === breach.measure && monthsBetween(month, breach.month) < repeatMonths,
  ).length;
  return {
    base,
    severity: aboutCriticalIncidents.has(breach.measure) ? '1.25' : '1',
    impact: impactFactor(monthsOf(breach.result.window, agreement.zone), caseFacts),
    repeat: again === 0 ? '1' : again === 1 ? '1.5' : '2',
  };
}

/** By the largest share of customers that a serious case of the window hit; the full price where it is not known. */
function impactFactor(months: readonly string[], caseFacts: CaseFacts): string {
  const known = months.flatMap((month) => caseFacts.months[month] ?? []);
  const shares = known.map(({ affectedShare }) => affectedShare);
  if (shares.length === 0 || shares.includes(null)) return '1';
  const largest = shares.reduce((most, share) => max(most, exact(share ?? '1')), zero);
  if (compare(largest, exact('0.5')) >= 0) return '1';
  return compare(largest, exact('0.1')) >= 0 ? '0.75' : '0.5';
}

/**
 * What good handling takes off. Half for restoring every critical incident in half its time needs at least one to
 * have been restored; and nothing is taken off in a month in which a data breach was told too late.
 */
function recoveryFactor(
  month: string,
  results: readonly WindowResult[],
  agreement: Pick<MeasurableAgreement, 'zone'>,
  caseFacts: CaseFacts,
): string {
  const isMet = (measure: ServiceLevelId) =>
    results.some(
      (one) =>
        one.measure === measure &&
        one.verdict === 'met' &&
        quarterOf(monthOf(one.window, agreement.zone)) === quarterOf(month),
    );
  const toldLate = results.some(
    (one) => one.measure === 'S23' && one.verdict === 'breach' && monthOf(one.window, agreement.zone) === month,
  );
  if (toldLate || !isMet('S17') || !isMet('S18')) return '1';
  const { s1Count, s1RestoredWithinHalf } = caseFacts.months[month] ?? { s1Count: 0, s1RestoredWithinHalf: 0 };
  return s1Count > 0 && s1RestoredWithinHalf === s1Count ? '0.5' : '0.75';
}
