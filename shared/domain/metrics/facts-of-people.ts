import type { CalendarDate } from '#shared/base/calendar-date';
import type { CredentialReading } from '#shared/domain/enablement/credential-rules';
import { auditPrivileges, privilegesOf } from '#shared/domain/enablement/privileges';
import type { PartnerDay } from '#shared/domain/gates/partner-day';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { answerAt } from '#shared/domain/playbook/partner-facts';
import type { Fact } from './fact';
import type { MeasurableFile } from './measurable-file';
import { beginningOf, endOfLast } from './record-times';

/** Who learns what, who holds what, what is connected, and whether the partner has the rights that follow from it. */
export function factsOfPeople(file: MeasurableFile, index: PackIndex, day: PartnerDay): readonly Fact[] {
  const { credentials, integrationChecks } = day.facts;
  const needed = Object.values(credentials).filter((role) => role.needed > 0);
  const required = index.pack.integrationChecks.filter(({ id }) => integrationChecks[id]?.required === true);
  const passed = required.filter(({ id }) => integrationChecks[id]?.passed === true);
  const weigh = (checks: typeof required) => checks.reduce((sum, { weight }) => sum + weight, 0);
  return [
    ...file.records.learners.map(
      (learner): Fact => ({
        is: 'learner',
        person: learner.personId,
        role: learner.role,
        since: beginningOf(learner.since),
        left: endOfLast(learner.left),
        isRequired: (credentials[learner.role]?.needed ?? 0) > 0,
      }),
    ),
    ...day.credentialReadings.flatMap(credentialFacts),
    {
      is: 'heads',
      held: needed.reduce((sum, role) => sum + Math.min(role.held, role.needed), 0),
      needed: needed.reduce((sum, role) => sum + role.needed, 0),
    },
    {
      is: 'integration',
      required: required.length,
      passed: passed.length,
      weight: weigh(required),
      weightPassed: weigh(passed),
    },
    { is: 'privileges', isAsAllowed: findingsOf(index, day) === 0 },
  ];
}

function credentialFacts(reading: CredentialReading): readonly Fact[] {
  if (!reading.holds) return [];
  const begun = reading.proofs.map((proof): CalendarDate => (proof.state === 'held' ? proof.from : ''));
  const from = begun.reduce((latest, one) => (one > latest ? one : latest), '');
  return [
    {
      is: 'credential',
      person: reading.personId,
      role: reading.role,
      from: beginningOf(from),
      until: endOfLast(reading.until),
    },
  ];
}

function findingsOf(index: PackIndex, day: PartnerDay): number {
  const holders = day.credentialReadings.filter(({ holds }) => holds);
  const badges = answerAt(day.facts, 'M7.Q6.badges');
  const actual = {
    isListed: day.facts.handoffs.includes('listInDirectory'),
    shownRoles: Array.isArray(badges) ? badges.map(String) : [],
  };
  return auditPrivileges(privilegesOf(index.pack.curricula, holders), actual).length;
}
