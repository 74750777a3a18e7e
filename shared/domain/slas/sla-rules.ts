import { addDays, addMonths } from '#shared/base/calendar-date';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Obstacles, Problem } from '#shared/domain/agreements/agreement-commands';
import { type AgreementInputs, resolveTerms, typedValues } from '#shared/domain/agreements/agreement-rules';
import {
  type NamedPerson,
  named,
  type PeopleById,
  partiesOf,
  peopleById,
} from '#shared/domain/agreements/named-parties';
import { type SlaValues, slaTerms } from '#shared/domain/agreements/sla-terms';
import type { RiskTier } from '#shared/domain/partners/partner';
import type { Party } from '#shared/domain/partners/person';
import { uncoveredMinutes } from '#shared/domain/playbook/roster-coverage';
import type { JourneyStage } from './service-level';
import type { Limit } from './severity';
import type { Rung, Sla } from './sla';
import { agreedServiceLevels, agreedSeverities, limitOf, unknownMeasures } from './sla-service-levels';

/** The agreement as one complete value, or everything that stands in its way. */
export function composeSla(inputs: AgreementInputs): Result<Sla, Obstacles> {
  const resolved = resolveTerms('sla', inputs);
  const values = typedValues(slaTerms, resolved);
  if (values === null) return refuse({ missing: resolved.missing, problems: [] });
  const problems = slaProblems(values);
  if (problems.length > 0) return refuse({ missing: [], problems });

  const people = peopleById(inputs.people);
  const { sponsor, vendorSponsor, ladder, roster, breachContact, openActions, ...said } = values;
  const accountable = accountableByStage(values);
  const endDate = addDays(addMonths(values.effectiveDate, values.termMonths), -1);
  return ok({
    format: 1,
    kind: 'sla',
    agreementId: inputs.agreement.id,
    version: inputs.agreement.version,
    supersedesId: inputs.agreement.supersedesId,
    ...partiesOf(values),
    sites: inputs.sites.map(({ name, address, zone }) => ({ name, address, zone })),
    endDate,
    noticeBy: addDays(endDate, -values.noticeDays),
    said,
    serviceLevels: agreedServiceLevels(values, accountable),
    severities: agreedSeverities(values),
    ladder: agreedLadder({ ...values, sponsor, vendorSponsor, ladder }, people),
    roster: roster.map((line) => ({
      person: named(people, line.person),
      days: line.days,
      from: line.from,
      to: line.to,
      backup: line.backup === undefined ? null : named(people, line.backup),
    })),
    breachContact: named(people, breachContact),
    openActions: (openActions ?? []).map((row) => ({
      action: row.action,
      owner: row.owner === undefined ? 'the partner' : named(people, row.owner).name,
      due: row.due ?? null,
    })),
    accountable,
  });
}

/** How late a security breach may be told at most, by how much the partner could do to customers. */
export const breachNoticeLimit: Readonly<Record<RiskTier, number>> = { T1: 72, T2: 48, T3: 24 };

function slaProblems(values: SlaValues): Obstacles['problems'] {
  const problems: Problem[] = [];
  const longest = breachNoticeLimit[values.riskTier];
  const uncovered = values.cover === 'always' ? uncoveredMinutes(values.roster) : 0;
  const unknown = unknownMeasures(values);
  if (values.breachNoticeHours > longest)
    problems.push({ code: 'breachNoticeTooLong', questionId: 'M8.Q6', details: { longest, tier: values.riskTier } });
  if (uncovered > 0)
    problems.push({
      code: 'rosterHasHoles',
      questionId: 'M8.Q4',
      details: { hoursPerWeek: Math.ceil(uncovered / 60) },
    });
  if (addDays(values.effectiveDate, values.noticeDays) >= addMonths(values.effectiveDate, values.termMonths))
    problems.push({ code: 'noticeLongerThanTerm', questionId: null, details: {} });
  if (unknown.length > 0)
    problems.push({ code: 'unknownMeasure', questionId: null, details: { measures: unknown.join(', ') } });
  return problems;
}

export function accountableByStage(values: Pick<SlaValues, 'stages'>): Readonly<Record<JourneyStage, Party>> {
  return {
    orderIntake: values.stages.orderIntake.accountable,
    integrationPoints: values.stages.integration.accountable,
    serviceDelivery: values.stages.delivery.accountable,
    incidentHandling: values.stages.incident.accountable,
    postResolution: values.stages.followUp.accountable,
  };
}

const within = (count: number, unit: 'minutes' | 'hours' | 'workingDays'): Limit => ({ kind: 'within', count, unit });
const atOnce = within(0, 'minutes');

/** Names and times as answered; where nobody was asked (severity 3, the sponsors) the standard, twice the rung below. */
function agreedLadder(values: SlaValues, people: PeopleById): readonly Rung[] {
  const { technicalAuthority, customerSuccessLeader, partnerManager } = values.ladder;
  const rung = (
    level: Rung['level'],
    role: Rung['role'],
    duty: string,
    row: { vendor: string; partner: string },
    after: Rung['after'],
  ): Rung => ({ level, role, duty, vendor: named(people, row.vendor), partner: named(people, row.partner), after });
  const asked = (row: { s1: number; s2: number }, s3: number): Rung['after'] => ({
    s1: limitOf(row.s1),
    s2: within(row.s2, 'hours'),
    s3: within(s3, 'workingDays'),
  });
  const onCall: Rung = {
    ...rung('L0', 'onCall', 'Works on the fault', technicalAuthority, { s1: atOnce, s2: atOnce, s3: atOnce }),
    partner: { name: 'Whoever is on call (Appendix D)', title: '', phone: values.onCallNumber, email: '' },
  };
  const vendorOnCall: NamedPerson | null =
    values.vendorOnCall === null
      ? null
      : { name: 'Whoever is on call', title: '', phone: values.vendorOnCall, email: '' };
  return [
    vendorOnCall === null ? onCall : { ...onCall, vendor: vendorOnCall },
    rung('L1', 'technicalAuthority', 'Takes the technical decisions', technicalAuthority, asked(technicalAuthority, 3)),
    rung(
      'L2',
      'customerSuccessLeader',
      'Speaks with the customer',
      customerSuccessLeader,
      asked(customerSuccessLeader, 5),
    ),
    rung(
      'L3',
      'partnerManager',
      'Finds people and means, agrees the remedy',
      partnerManager,
      asked(partnerManager, 10),
    ),
    rung(
      'L4',
      'sponsor',
      'Decides; the dispute clause applies from here',
      { vendor: values.vendorSponsor, partner: values.sponsor },
      {
        s1: limitOf(partnerManager.s1 * 2),
        s2: within(partnerManager.s2 * 2, 'hours'),
        s3: { kind: 'none' },
      },
    ),
  ];
}
