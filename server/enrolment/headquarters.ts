import { randomBytes } from 'node:crypto';
import { firstHash } from '#shared/contracts/hq-log';
import type { Queries } from '../db/database';

/** Who this headquarters is: an id that devices remember, and the name that people gave it. */
export interface Headquarters {
  readonly server: string;
  readonly name: string;
}

const firstName = 'Headquarters';

/** Reads the identity of this headquarters, making it on the first start. A new name replaces the old one. */
export async function readHeadquarters(database: Queries, name: string | null): Promise<Headquarters> {
  await database.query(`insert into headquarters values ('server', $1), ('name', $2) on conflict do nothing`, [
    newId(),
    name ?? firstName,
  ]);
  if (name !== null) await database.query(`update headquarters set value = $1 where key = 'name'`, [name]);
  const rows = await database.query<{ key: string; value: string }>('select key, value from headquarters');
  const value = (key: string) => rows.find((row) => row.key === key)?.value ?? '';
  return { server: value('server'), name: value('name') };
}

/** Key under which headquarters itself stands among the people. No code is ever issued for it. */
export function ownPersonKey({ server }: Headquarters): string {
  return `headquarters:${server}`;
}

/** The space (territory) of that name, made when it is new. */
export async function spaceNamed(database: Queries, name: string, now: number): Promise<string> {
  await database.query(
    `insert into space (space_id, name, epoch, seq, head_hash, created_at) values ($1, $2, $3, 0, $4, $5)
     on conflict (name) do nothing`,
    [newId(), name, newId(), firstHash, now],
  );
  const [row] = await database.query<{ space_id: string }>('select space_id from space where name = $1', [name]);
  if (!row) throw new Error('A space that was just made is gone.');
  return row.space_id;
}

const organisationNames = ['Organisation', 'Organisation (everybody)', 'Organisation (headquarters)'];

/** The one place for what belongs to no partner, made on the first start. */
export async function organisationSpace(database: Queries, now: number): Promise<string> {
  const find = () => database.query<{ space_id: string }>(`select space_id from space where kind = 'organisation'`);
  const [known] = await find();
  if (known) return known.space_id;
  // Somebody may have a territory of that name. Of two headquarters starting at once one makes it: names are unique.
  for (const name of organisationNames) {
    await database.query(
      `insert into space (space_id, name, epoch, seq, head_hash, created_at, kind)
       values ($1, $2, $3, 0, $4, $5, 'organisation') on conflict (name) do nothing`,
      [newId(), name, newId(), firstHash, now],
    );
    const [made] = await find();
    if (made) return made.space_id;
  }
  throw new Error('The place of the organisation could not be made.');
}

/** A short random name for something only this headquarters makes. */
export function newId(): string {
  return randomBytes(12).toString('hex');
}
