import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem, TokenReply, tokenRequest } from '#shared/contracts/hq-api';
import type { Database, Queries } from '../db/database';
import { sha256 } from '../sync/sha256';
import { deviceRevoked, withdrawalOf } from './authenticate';
import { readDeviceKey, signed } from './device-key';

export const tokenLifetime = 15 * 60_000;
const challengeLifetime = 2 * 60_000;

/** Gives a device a token. Its other tokens stay good until their end: an answer may be on its way. */
export async function issueToken(tx: Queries, device: string, now: number): Promise<TokenReply> {
  const token = randomBytes(32).toString('base64url');
  const expires = now + tokenLifetime;
  await tx.query('delete from access_token where device_id = $1 and expires_at <= $2', [device, now]);
  await tx.query('insert into access_token (token_hash, device_id, issued_at, expires_at) values ($1, $2, $3, $4)', [
    ...[sha256(token), device, now, expires],
  ]);
  return { token, expires };
}

/**
 * A text for a device to sign. Nothing is kept of it, and it is the same for a device that nobody knows: whoever asks
 * learns nothing and costs nothing.
 */
export async function newChallenge(database: Queries, device: string, now: number): Promise<string> {
  const begin = `${now + challengeLifetime}.${randomBytes(16).toString('base64url')}`;
  return `${begin}.${sealOf(await challengeSecret(database), device, begin)}`;
}

export interface TokenTerms {
  readonly server: string;
  readonly now: number;
  /** After how long, ms, a person who signed in elsewhere must do so again; null: never. */
  readonly signInAgainAfter: number | null;
}

/** A new token for a device that proves that it holds its key. A retired device is given one, to hand in what it has. */
export async function tokenFor(
  database: Database,
  request: z.infer<typeof tokenRequest>,
  { server, now, signInAgainAfter }: TokenTerms,
): Promise<Result<TokenReply, Problem>> {
  const { device, challenge, proof } = request;
  if (!(await isOurs(database, device, challenge, now))) {
    return refuse({ code: 'malformed', message: 'The proof of this device came too late. Try again.' });
  }
  const [row] = await database.query<{
    readonly public_key: string;
    readonly revoked_at: number | null;
    readonly revoke_kind: string | null;
    readonly signed_in_at: number | null;
  }>('select public_key, revoked_at, revoke_kind, signed_in_at from device where device_id = $1', [device]);
  const key = row ? readDeviceKey(row.public_key) : null;
  if (!row || !key || !signed(key, `fieldpact-token:${server}:${device}:${challenge}`, proof)) {
    return refuse({
      code: 'unauthorised',
      message: 'Headquarters does not know this device. Enrol it with a new code; nothing on it is lost.',
    });
  }
  const withdrawn = withdrawalOf(row);
  if (withdrawn === 'lost') return refuse(deviceRevoked);
  const signedInAt = row.signed_in_at;
  if (withdrawn === null && signInAgainAfter !== null && signedInAt !== null && signedInAt + signInAgainAfter <= now) {
    return refuse({ code: 'sign-in', message: 'Please sign in again. Work goes on meanwhile; nothing is lost.' });
  }
  return ok(await database.transaction((tx) => issueToken(tx, device, now)));
}

async function isOurs(database: Queries, device: string, challenge: string, now: number): Promise<boolean> {
  const [, begin, expires, seal] = /^((\d{1,15})\.[\w-]{22})\.([\w-]{43})$/.exec(challenge) ?? [];
  if (begin === undefined || seal === undefined || Number(expires) <= now) return false;
  const right = sealOf(await challengeSecret(database), device, begin);
  return timingSafeEqual(Buffer.from(right), Buffer.from(seal));
}

function sealOf(secret: string, device: string, begin: string): string {
  return createHmac('sha256', secret).update(`fieldpact-challenge:${begin}:${device}`).digest('base64url');
}

// In the database, so that any of several headquarters can read what another gave out.
async function challengeSecret(database: Queries): Promise<string> {
  const read = () => database.query<{ value: string }>(`select value from headquarters where key = 'challenge-secret'`);
  const [known] = await read();
  if (known) return known.value;
  await database.query(`insert into headquarters values ('challenge-secret', $1) on conflict do nothing`, [
    randomBytes(32).toString('base64url'),
  ]);
  const [made] = await read();
  if (!made) throw new Error('A secret that was just made is gone.');
  return made.value;
}
