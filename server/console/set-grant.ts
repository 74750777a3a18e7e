import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import type { consoleGrantRequest } from '#shared/contracts/hq-console';
import type { Database } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { type Headquarters, ownPersonKey } from '../enrolment/headquarters';
import { impossible, inRole } from './may-do';

/** Gives a person a role in a territory, or takes it away. Their devices learn it with their next call. */
export async function setGrant(
  database: Database,
  headquarters: Headquarters,
  caller: Caller,
  request: z.infer<typeof consoleGrantRequest>,
  now: number,
): Promise<Result<Record<string, never>, Problem>> {
  const { user, space, role } = request;
  const grant = inRole(caller, space, ['headquarters']);
  if (!grant.ok) return grant;
  if (grant.value.kind === 'organisation') {
    return refuse(
      impossible('The organisation is granted to everybody with any territory; nobody is given it by itself.'),
    );
  }
  if (user === caller.user) {
    return refuse(
      impossible(
        'Nobody changes their own role: the last of headquarters could lock everybody out. Ask somebody else.',
      ),
    );
  }
  return database.transaction(async (tx): Promise<Result<Record<string, never>, Problem>> => {
    const [person] = await tx.query('select 1 from person where user_id = $1 and name_key <> $2', [
      user,
      ownPersonKey(headquarters),
    ]);
    if (!person) return refuse(impossible('Headquarters does not know this person.'));
    if (role === null) {
      await tx.query('delete from space_grant where space_id = $1 and user_id = $2', [space, user]);
      // A code that was not used yet would fail with a riddle; better it is not valid any more.
      await tx.query('delete from enrolment_code where space_id = $1 and user_id = $2 and spent_at is null', [
        space,
        user,
      ]);
    } else {
      await tx.query(
        `insert into space_grant (space_id, user_id, role, granted_at) values ($1, $2, $3, $4)
         on conflict (space_id, user_id) do update set role = excluded.role, granted_at = excluded.granted_at`,
        [space, user, role, now],
      );
    }
    return ok({});
  });
}
