import { randomInt } from 'node:crypto';
import type { EnrolReply } from '#shared/contracts/hq-api';
import type { Database } from '../db/database';
import { sha256 } from '../sync/sha256';
import { newId, spaceNamed } from './headquarters';

export const codeLifetime = 7 * 24 * 60 * 60 * 1000;

/** Letters and digits that cannot be taken for one another when a code is read out over the telephone. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export interface CodeRequest {
  /** Name of the person. The same name is the same person, who may have several devices. */
  readonly name: string;
  readonly territory?: string | undefined;
  readonly role?: EnrolReply['role'] | undefined;
}

export const firstTerritory = 'All partners';

/** Makes a one-time code with which a person's device can be enrolled, and the person when they are new. */
export async function issueCode(database: Database, request: CodeRequest, now: number): Promise<string> {
  const code = newCode();
  await database.transaction(async (tx) => {
    const space = await spaceNamed(tx, request.territory ?? firstTerritory, now);
    const { name, key } = personNamed(request.name);
    await tx.query('insert into person values ($1, $2, $3, $4) on conflict (name_key) do nothing', [
      newId(),
      name,
      key,
      now,
    ]);
    const [person] = await tx.query<{ user_id: string }>('select user_id from person where name_key = $1', [key]);
    if (!person) throw new Error('A person who was just added is gone.');
    await tx.query(
      `insert into space_grant values ($1, $2, $3, $4)
       on conflict (space_id, user_id) do update set role = case when $5 then excluded.role else space_grant.role end`,
      [space, person.user_id, request.role ?? 'manager', now, request.role !== undefined],
    );
    await tx.query('insert into enrolment_code values ($1, $2, $3, $4, $5)', [
      codeHash(code),
      space,
      person.user_id,
      now,
      now + codeLifetime,
    ]);
  });
  return code;
}

/** A name as it is written down, and the key under which the same name is the same person. */
export function personNamed(given: string): { readonly name: string; readonly key: string } {
  const name = given.trim().replace(/\s+/g, ' ');
  return { name, key: name.normalize('NFC').toLowerCase() };
}

/** Only this is kept. People type small letters, leave out dashes and add blanks. */
export function codeHash(code: string): string {
  return sha256(`fieldpact-code:${code.toUpperCase().replace(/[^A-Z0-9]/g, '')}`);
}

function newCode(): string {
  const letters = Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]).join('');
  return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
}
