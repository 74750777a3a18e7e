import type { PartnerFacts } from './partner-facts';

/** Whether every control of the partner's tier (`tier`), or of the smallest set (`minimum`), is settled. Where none is known, none is. */
export function areControlsSettled(facts: PartnerFacts, set: string): boolean {
  let hasAny = false;
  for (const id in facts.controls) {
    const control = facts.controls[id];
    if (!control || !(set === 'tier' || (set === 'minimum' && control.minimum))) continue;
    if (!control.settled) return false;
    hasAny = true;
  }
  return hasAny;
}

/** A role that the partner does not need has people enough; one that nobody knows of has not. */
export function isCertifiedEnough(facts: PartnerFacts, role: string): boolean {
  const people = facts.credentials[role];
  return people !== undefined && people.held >= people.needed;
}

/** Whether every check that is required has been passed. A partner without an interface owes none. */
export function areIntegrationChecksPassed(facts: PartnerFacts): boolean {
  // In this order: what is required may have to be found out first.
  return Object.values(facts.integrationChecks).every((check) => check.passed || !check.required);
}
