import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import type { Database } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { spaceNamed } from '../enrolment/headquarters';
import { impossible, isHeadquarters, notYours } from './may-do';

/** Makes a territory; whoever made it is headquarters there, or nobody could give it to anybody. */
export async function addTerritory(
  database: Database,
  caller: Caller,
  given: string,
  now: number,
): Promise<Result<{ readonly id: string }, Problem>> {
  if (!isHeadquarters(caller)) return refuse(notYours('', ['headquarters']));
  const name = given.trim().replace(/\s+/g, ' ');
  return database.transaction(async (tx): Promise<Result<{ readonly id: string }, Problem>> => {
    const known = await tx.query('select 1 from space where lower(name) = lower($1)', [name]);
    if (known.length > 0) return refuse(impossible('There is a territory of this name already. Choose another name.'));
    const id = await spaceNamed(tx, name, now);
    await tx.query(
      `insert into space_grant (space_id, user_id, role, granted_at) values ($1, $2, 'headquarters', $3)`,
      [id, caller.user, now],
    );
    return ok({ id });
  });
}
