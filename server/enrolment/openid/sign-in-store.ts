import { z } from 'zod';
import type { Queries } from '../../db/database';
import { asked } from './openid-provider';

/**
 * A sign-in on its way. `waiting` for the provider's answer; `answered`, once: the answer is being checked; `compare`:
 * the person is asked whether the codes are the same; `confirmed`; `refused`, with the sentence in `detail`.
 */
export type SignInStep = 'waiting' | 'answered' | 'compare' | 'confirmed' | 'refused';

export interface SignInRow {
  /** Hash of the ticket. It stands in addresses; the ticket itself only the device knows. */
  readonly id: string;
  readonly device: string;
  readonly deviceName: string;
  readonly publicKey: string;
  readonly code: string;
  readonly request: string;
  readonly state: SignInStep;
  readonly user: string | null;
  readonly detail: string | null;
  readonly expires: number;
}

/** What is kept of the browser and the question between two of its calls. */
export const keptRequest = z.object({
  /** Hash of what the browser was given to show again. */
  browser: z.string(),
  asked: asked.nullable(),
});
export type KeptRequest = z.infer<typeof keptRequest>;

/** A sign-in takes a few minutes; who is interrupted begins again. */
export const signInLifetime = 10 * 60_000;

export async function addSignIn(
  database: Queries,
  row: Pick<SignInRow, 'id' | 'device' | 'deviceName' | 'publicKey' | 'code' | 'expires'>,
  now: number,
): Promise<void> {
  // A day later nobody asks any more.
  await database.query('delete from sign_in where expires_at < $1', [now - 86_400_000]);
  await database.query(
    `insert into sign_in (ticket_hash, device_id, device_name, public_key, code, request, state, created_at, expires_at)
     values ($1, $2, $3, $4, $5, '', 'waiting', $6, $7)`,
    [row.id, row.device, row.deviceName, row.publicKey, row.code, now, row.expires],
  );
}

export async function findSignIn(database: Queries, id: string): Promise<SignInRow | null> {
  const [row] = await database.query<SignInRow>(
    `select ticket_hash as id, device_id as device, device_name as "deviceName", public_key as "publicKey", code, request,
       state, user_id as "user", detail, expires_at as expires
     from sign_in where ticket_hash = $1`,
    [id],
  );
  return row ?? null;
}

/** Goes a step on if nobody else did meanwhile; says whether it did. */
export async function stepOn(
  database: Queries,
  from: SignInRow,
  to: Pick<SignInRow, 'state'> & Partial<Pick<SignInRow, 'request' | 'user' | 'detail'>>,
): Promise<boolean> {
  const rows = await database.query(
    `update sign_in set state = $4, request = $5, user_id = $6, detail = $7
     where ticket_hash = $1 and state = $2 and request = $3 returning ticket_hash`,
    [
      ...[from.id, from.state, from.request, to.state, to.request ?? from.request],
      ...[to.user ?? from.user, to.detail ?? from.detail],
    ],
  );
  return rows.length > 0;
}
