import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, Role } from '#shared/contracts/hq-api';
import type { Caller, Grant } from '../enrolment/caller';
import { notGranted } from '../http/answer';

/** Territories over which somebody has more than their own work. */
export function overseen(caller: Caller): readonly Grant[] {
  return caller.grants.filter(({ role }) => role !== 'manager');
}

/** The caller's grant in a territory when it is one of these roles; otherwise who could do it. */
export function inRole(caller: Caller, space: string, roles: readonly Role[]): Result<Grant, Problem> {
  const grant = caller.grants.find((one) => one.space === space);
  if (!grant) return refuse(notGranted(space));
  if (!roles.includes(grant.role)) return refuse(notYours(space, roles));
  return ok(grant);
}

export function notYours(space: string, roles: readonly Role[]): Problem {
  const who = roles.includes('lead') ? 'leads and headquarters' : 'headquarters';
  return { code: 'not-granted', space, message: `Only ${who} may do this in this territory.` };
}

export function isHeadquarters(caller: Caller): boolean {
  return caller.grants.some(({ role }) => role === 'headquarters');
}

export function isIn(caller: Caller, space: string, roles: readonly Role[]): boolean {
  return caller.grants.some((grant) => grant.space === space && roles.includes(grant.role));
}

export function impossible(message: string): Problem {
  return { code: 'malformed', message };
}
