import type { Queries } from '../../db/database';
import { personNamed } from '../codes';
import { newId, spaceNamed } from '../headquarters';
import type { KnownPerson } from './openid-provider';

/**
 * The person the provider vouches for, made on the first visit. Only the provider's own subject tells who it is: whoever
 * has the name of somebody enrolled with a code is somebody else, or a name could be chosen to become them.
 */
export async function personOf(
  tx: Queries,
  { subject, name: given }: KnownPerson,
  territory: string | null,
  now: number,
): Promise<string> {
  const { name, key } = personNamed(given);
  const [known] = await tx.query<{ user_id: string }>(
    'update person set name = $2 where subject = $1 returning user_id',
    [subject, name],
  );
  if (known) return known.user_id;
  const id = newId();
  const taken = await tx.query('select 1 from person where name_key = $1', [key]);
  await tx.query('insert into person (user_id, name, name_key, created_at, subject) values ($1, $2, $3, $4, $5)', [
    ...[id, name, taken.length > 0 ? `openid:${subject}` : key, now, subject],
  ]);
  if (territory !== null) {
    await tx.query(`insert into space_grant (space_id, user_id, role, granted_at) values ($1, $2, 'manager', $3)`, [
      ...[await spaceNamed(tx, territory, now), id, now],
    ]);
  }
  return id;
}

/** The territory that was granted to somebody first; null when there is none. */
export async function firstSpaceOf(database: Queries, user: string): Promise<string | null> {
  const [row] = await database.query<{ space: string }>(
    `select space_grant.space_id as space from space_grant join space on space.space_id = space_grant.space_id
     where space_grant.user_id = $1 and space.kind = 'territory' order by space_grant.granted_at, space_grant.space_id limit 1`,
    [user],
  );
  return row?.space ?? null;
}
