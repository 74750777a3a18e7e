import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';
import type { Caller } from './caller';
import { grantsOf } from './granted';

interface TokenRow {
  readonly device: string;
  readonly user: string;
  readonly name: string;
  readonly home: string;
  readonly expires_at: number;
  readonly revoked_at: number | null;
  readonly revoke_kind: string | null;
  readonly last_seen_at: number | null;
}

/** A device that calls often is noted as seen once a minute. */
const seenAgain = 60_000;

export const deviceRevoked: Problem = {
  code: 'revoked',
  message: 'Headquarters has withdrawn this device. Your work stays on it; ask headquarters for a new code.',
};

/** Who called, and until when their token is good. */
export interface Authenticated {
  readonly caller: Caller;
  readonly expires: number;
}

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(authorization: string | undefined): string | null {
  return /^Bearer ([\w-]{20,200})$/i.exec(authorization ?? '')?.[1] ?? null;
}

export function stranger(): Result<never, Problem> {
  return refuse({
    code: 'unauthorised',
    message: 'Headquarters does not know this device, or not any more. Nothing on it is lost.',
  });
}

/** Finds out which device calls, from the hash of its token. A lost device is refused here. */
export async function authenticateToken(
  database: Queries,
  tokenHash: string,
  now: number,
): Promise<Result<Authenticated, Problem>> {
  const [row] = await database.query<TokenRow>(
    `select device.device_id as device, device.user_id as "user", person.name, device.space_id as home,
       access_token.expires_at, device.revoked_at, device.revoke_kind, device.last_seen_at
     from access_token join device on device.device_id = access_token.device_id
       join person on person.user_id = device.user_id
     where access_token.token_hash = $1`,
    [tokenHash],
  );
  if (!row || row.expires_at <= now) return stranger();
  const withdrawn = withdrawalOf(row);
  if (withdrawn === 'lost') return refuse(deviceRevoked);
  if (row.last_seen_at === null || row.last_seen_at < now - seenAgain) {
    await database.query('update device set last_seen_at = $2 where device_id = $1', [row.device, now]);
  }
  const { device, user, name, home } = row;
  const caller = { device, user, name, home, withdrawn, grants: await grantsOf(database, user) };
  return ok({ caller, expires: row.expires_at });
}

/** A device withdrawn by an older program was not asked which; the safer one is taken. */
export function withdrawalOf(device: {
  readonly revoked_at: number | null;
  readonly revoke_kind: string | null;
}): Caller['withdrawn'] {
  if (device.revoked_at === null) return null;
  return device.revoke_kind === 'retired' ? 'retired' : 'lost';
}
