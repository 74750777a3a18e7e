import { randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '#shared/base/result';
import type { EnrolReply, EnrolRequest, Problem } from '#shared/contracts/hq-api';
import type { Database, Queries } from '../db/database';
import { sha256 } from '../sync/sha256';
import { codeHash } from './codes';
import { readDeviceKey, signed } from './device-key';

interface SpentCode {
  readonly space_id: string;
  readonly user_id: string;
}

/**
 * Enrols a device with a one-time code. The same device may send the same code again: the first answer may have
 * been lost on its way, and the code would be lost with it.
 */
export async function enrolDevice(
  database: Database,
  server: string,
  request: EnrolRequest,
  now: number,
): Promise<Result<EnrolReply, Problem>> {
  const key = readDeviceKey(request.publicKey);
  if (!key || !signed(key, `fieldpact-enrol:${request.code}:${request.device}`, request.proof)) {
    return refuse({ code: 'malformed', message: 'The device could not prove that it holds its key. Try again.' });
  }
  return database.transaction(async (tx): Promise<Result<EnrolReply, Problem>> => {
    const known = await knownDevice(tx, request.device, key.tag);
    const code = await spendCode(tx, request, now);
    if (!code) return refuse(badCode);
    if (known === 'taken' || (known && (known.public_key !== key.text || known.user_id !== code.user_id))) {
      await unspendCode(tx, request);
      return refuse({
        code: 'malformed',
        message: 'This device is already enrolled for somebody else. Reset it before you enrol it anew.',
      });
    }
    const token = randomBytes(32).toString('base64url');
    await tx.query(
      `insert into device values ($1, $2, $3, $4, $5, $6, $7, $8, null) on conflict (device_id) do update
       set space_id = excluded.space_id, name = excluded.name, token_hash = excluded.token_hash, revoked_at = null`,
      [request.device, code.space_id, code.user_id, request.deviceName, key.text, key.tag, sha256(token), now],
    );
    return ok(await replyFor(tx, code, token, server));
  });
}

const badCode: Problem = {
  code: 'bad-code',
  message:
    'This code is not valid. It may be mistyped, used already, or older than seven days. Ask headquarters for a new one.',
};

async function spendCode(tx: Queries, request: EnrolRequest, now: number): Promise<SpentCode | null> {
  const [code] = await tx.query<SpentCode>(
    `update enrolment_code set spent_at = coalesce(spent_at, $2), spent_by = $3
     where code_hash = $1 and expires_at > $2 and (spent_at is null or spent_by = $3) returning space_id, user_id`,
    [codeHash(request.code), now, request.device],
  );
  return code ?? null;
}

async function unspendCode(tx: Queries, request: EnrolRequest): Promise<void> {
  await tx.query('update enrolment_code set spent_at = null, spent_by = null where code_hash = $1', [
    codeHash(request.code),
  ]);
}

// A tag is short, so two keys may have the same one; dots would then name two changes.
async function knownDevice(
  tx: Queries,
  device: string,
  tag: string,
): Promise<{ readonly public_key: string; readonly user_id: string } | 'taken' | null> {
  const rows = await tx.query<{ device_id: string; public_key: string; user_id: string }>(
    'select device_id, public_key, user_id from device where device_id = $1 or tag = $2',
    [device, tag],
  );
  if (rows.some((row) => row.device_id !== device)) return 'taken';
  return rows[0] ?? null;
}

async function replyFor(tx: Queries, code: SpentCode, token: string, server: string): Promise<EnrolReply> {
  const [row] = await tx.query<{ user_name: string; space_name: string; epoch: string; role: EnrolReply['role'] }>(
    `select person.name as user_name, space.name as space_name, space.epoch, space_grant.role
     from space_grant join person on person.user_id = space_grant.user_id
       join space on space.space_id = space_grant.space_id
     where space_grant.space_id = $1 and space_grant.user_id = $2`,
    [code.space_id, code.user_id],
  );
  if (!row) throw new Error('A code was issued to somebody without access.');
  return {
    token,
    server,
    user: { id: code.user_id, name: row.user_name },
    space: { id: code.space_id, name: row.space_name, epoch: row.epoch },
    role: row.role,
  };
}
