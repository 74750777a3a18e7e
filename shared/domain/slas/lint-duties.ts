import { addDays } from '#shared/base/calendar-date';
import { compare, exact } from '#shared/base/decimal';
import type { RiskTier } from '#shared/domain/partners/partner';
import { type Check, figure, finding } from './lint-finding';
import { rosterHoles } from './roster-holes';
import { breachThreshold } from './verdict';

/** How late a security breach may be told at most, by how much the partner could do to customers. */
export const breachNoticeLimit: Readonly<Record<RiskTier, number>> = { T1: 72, T2: 48, T3: 24 };

/** E04: day and night is promised, but the roster has holes. */
export const rosterTooShort: Check = (sla, context) => {
  if (!sla.severities.some(({ clock }) => clock === 'always')) return [];
  const holes = rosterHoles(sla.roster, context.asOf ?? sla.said.effectiveDate);
  if (holes === null) return [];
  const { minutesPerWeek, ...lists } = holes;
  const facts = { hoursPerWeek: Math.ceil(minutesPerWeek / 60) };
  return [finding('E04', '11', { questionId: 'M8.Q4', facts, holes: lists })];
};

/** E05: each rung has one name on each side. */
export const namelessRung: Check = (sla) =>
  (['L0', 'L1', 'L2', 'L3', 'L4'] as const).flatMap((level) => {
    const rung = sla.ladder.find((one) => one.level === level);
    const sides = (['vendor', 'partner'] as const).filter((side) => (rung?.[side]?.name ?? '').trim() === '');
    return sides.map((side) => finding('E05', '12', { questionId: 'M8.Q5', facts: { level, side } }));
  });

/** E07: what a dispute is about must still be on record when it is decided. */
export const recordsTooShort: Check = (sla) => {
  const steps = sla.dispute.reduce((sum, { workingDays }) => sum + workingDays, 0);
  const needed = (sla.said.disputeMonths ?? 0) + Math.ceil(steps / workingDaysOfMonth);
  if (sla.said.recordsMonths >= needed) return [];
  return [finding('E07', '26', { questionId: 'M8.Q7', facts: { months: sla.said.recordsMonths, needed } })];
};

/** A month never has fewer working days, so that a dispute is not taken for shorter than it can be. */
const workingDaysOfMonth = 20;

/** E08: notice that could only be given before the agreement begins. */
export const noticeTooLong: Check = (sla) => {
  const { effectiveDate, noticeDays } = sla.said;
  if (addDays(effectiveDate, noticeDays) <= sla.endDate) return [];
  return [finding('E08', '25', { termId: 'noticeDays', facts: { noticeDays, endDate: sla.endDate } })];
};

/** E09: a breach told later than the risk of this partner allows, by the clause or by the measure. */
export const breachNoticeTooLate: Check = (sla) => {
  const longest = breachNoticeLimit[sla.said.riskTier];
  const level = sla.serviceLevels.find(({ id }) => id === 'S23');
  const isReadable = figure(level?.commitment.target) !== null && figure(level?.commitment.tolerance) !== null;
  const measured = level !== undefined && isReadable ? breachThreshold(level.better, level.commitment) : exact('0');
  const isClause = sla.said.breachNoticeHours > longest;
  if (!isClause && compare(measured, exact(String(longest))) <= 0) return [];
  const facts = { tier: sla.said.riskTier, longest };
  return [
    isClause
      ? finding('E09', '17', { questionId: 'M8.Q6', facts })
      : finding('E09', '17', { termId: 'commitments', measure: 'S23', facts }),
  ];
};

/** E10: two texts, and nobody knows which holds. */
export const noPrevailingLanguage: Check = ({ languages }) => {
  const { first, second, prevailing } = languages;
  if (second === null || prevailing === first || prevailing === second) return [];
  return [finding('E10', '1', { termId: 'prevailingLanguage', facts: { first, second } })];
};

export const dutyChecks: readonly Check[] = [
  rosterTooShort,
  namelessRung,
  recordsTooShort,
  noticeTooLong,
  breachNoticeTooLate,
  noPrevailingLanguage,
];
