import type { Problem } from '#shared/contracts/hq-api';

const statuses: Readonly<Record<Problem['code'], number>> = {
  gap: 409,
  fork: 409,
  epoch: 410,
  schema: 426,
  revoked: 403,
  unauthorised: 401,
  'sign-in': 401,
  'not-granted': 403,
  rewritten: 409,
  'bad-code': 403,
  malformed: 400,
  busy: 503,
};

/** The HTTP status that goes with a refusal. */
export function statusOf(problem: Problem): number {
  return statuses[problem.code];
}
