import type { Role, Space } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';
import type { Grant } from './caller';

/** The role that counts where a person has several, highest first. */
const byWeight: readonly Role[] = ['headquarters', 'lead', 'manager', 'auditor'];

export function highestRole(roles: readonly Role[]): Role | null {
  return byWeight.find((role) => roles.includes(role)) ?? null;
}

/**
 * What a person is granted: their territories, and with any of them the organisation's own place, in the highest of
 * their roles.
 */
export async function grantsOf(database: Queries, user: string): Promise<readonly Grant[]> {
  const rows = await database.query<{ space: string; kind: Space['kind']; role: Role | null }>(
    `select space.space_id as space, space.kind, space_grant.role from space_grant
       join space on space.space_id = space_grant.space_id where space_grant.user_id = $1
     union all select space_id, kind, null from space where kind = 'organisation'
     order by space`,
    [user],
  );
  const own = rows.flatMap(({ space, kind, role }) => (role === null ? [] : [{ space, kind, role }]));
  const highest = highestRole(own.map(({ role }) => role));
  const organisation = rows.find(({ kind }) => kind === 'organisation');
  if (highest === null || !organisation) return own;
  return [
    ...own.filter(({ space }) => space !== organisation.space),
    { space: organisation.space, kind: 'organisation', role: highest },
  ];
}

/** Territories as their people see them, the one a device began with first. */
export async function spacesOf(database: Queries, grants: readonly Grant[], home: string): Promise<Space[]> {
  const rows = await database.query<Omit<Space, 'role'>>(
    `select space_id as id, name, kind, epoch, seq, head_hash as hash from space
     where space_id = any($1::text[]) order by name`,
    [grants.map(({ space }) => space)],
  );
  const spaces = rows.flatMap((row) => {
    const grant = grants.find(({ space }) => space === row.id);
    return grant ? [{ ...row, role: grant.role }] : [];
  });
  return [...spaces.filter(({ id }) => id === home), ...spaces.filter(({ id }) => id !== home)];
}
