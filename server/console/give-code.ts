import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, Role } from '#shared/contracts/hq-api';
import type { consoleCodeRequest } from '#shared/contracts/hq-console';
import type { Database } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { issueCode, personNamed } from '../enrolment/codes';
import { impossible, inRole, isIn } from './may-do';

/**
 * Makes a one-time code for somebody. A code stands for its person: whoever enrols with it works in their name, in all
 * of their territories. So a lead gives one only to a manager all of whose territories are the lead's own, and
 * headquarters only to somebody all of whose territories are headquarters'.
 */
export async function giveCode(
  database: Database,
  caller: Caller,
  request: z.infer<typeof consoleCodeRequest>,
  now: number,
): Promise<Result<{ readonly code: string }, Problem>> {
  const { space, role, name } = request;
  const grant = inRole(caller, space, ['lead', 'headquarters']);
  if (!grant.ok) return grant;
  if (grant.value.kind === 'organisation') {
    return refuse(impossible('Everybody belongs to the organisation already. Choose a territory for the code.'));
  }
  if (grant.value.role === 'lead' && role !== 'manager') {
    return refuse(impossible('A lead gives codes to managers. For another role ask headquarters.'));
  }
  const others = await database.query<{ space: string; role: Role }>(
    `select space_grant.space_id as space, space_grant.role from person
       join space_grant on space_grant.user_id = person.user_id where person.name_key = $1`,
    [personNamed(name).key],
  );
  const isReachable = others.every(
    (other) =>
      isIn(caller, other.space, ['headquarters']) || (other.role === 'manager' && isIn(caller, other.space, ['lead'])),
  );
  if (!isReachable) {
    return refuse(
      impossible(
        'Somebody of this name works elsewhere too, or in another role. Ask headquarters for the code; if it is another person, write the name so that they can be told apart.',
      ),
    );
  }
  const [territory] = await database.query<{ name: string }>('select name from space where space_id = $1', [space]);
  if (!territory) throw new Error('A territory that was granted is gone.');
  return ok({ code: await issueCode(database, { name, territory: territory.name, role }, now) });
}
