import { randomBytes } from 'node:crypto';
import { ok, type Result, refuse } from '#shared/base/result';
import type { EnrolReply, EnrolRequest, Problem } from '#shared/contracts/hq-api';
import type { Database, Queries } from '../db/database';
import { sha256 } from '../sync/sha256';
import { issueToken } from './access-tokens';
import { codeHash } from './codes';
import { type DeviceKey, readDeviceKey, signed } from './device-key';
import { grantsOf, highestRole, spacesOf } from './granted';

interface SpentCode {
  readonly space_id: string;
  readonly user_id: string;
}

/** Who answers, and the key of its log (base64), as every device remembers them. */
export interface EnrolledAt {
  readonly server: string;
  readonly logKey: string;
}

/**
 * Enrols a device with a one-time code. The same device may send the same code again: the first answer may have
 * been lost on its way, and the code would be lost with it.
 */
export async function enrolDevice(
  database: Database,
  at: EnrolledAt,
  request: EnrolRequest,
  now: number,
): Promise<Result<EnrolReply, Problem>> {
  const key = readDeviceKey(request.publicKey);
  if (!key || !signed(key, `fieldpact-enrol:${request.code}:${request.device}`, request.proof)) {
    return refuse({ code: 'malformed', message: 'The device could not prove that it holds its key. Try again.' });
  }
  return database.transaction(async (tx): Promise<Result<EnrolReply, Problem>> => {
    const code = await spendCode(tx, request, now);
    if (!code) return refuse(badCode);
    const { device, deviceName } = request;
    const put = await putDevice(tx, { device, deviceName, key, user: code.user_id, space: code.space_id, now });
    if (!put.ok) {
      await unspendCode(tx, request);
      return put;
    }
    return ok(await enrolReplyFor(tx, device, at, now));
  });
}

/** A device to put on the list, and the person and first territory it is for. */
export interface NewDevice {
  readonly device: string;
  readonly deviceName: string;
  readonly key: DeviceKey;
  readonly user: string;
  readonly space: string;
  readonly now: number;
  /** When the person signed in at the organisation's own provider; null where they came with a code. */
  readonly signedInAt?: number | null;
}

/**
 * Puts a device on the list, or back on it. A device that was here before keeps its first territory: the counter of
 * its earliest changes runs there.
 */
export async function putDevice(tx: Queries, given: NewDevice): Promise<Result<null, Problem>> {
  // Names that headquarters gives itself, and entries of moved records, cannot be taken by a device.
  if (!/^(?!hq-)[\w-]{1,64}$/.test(given.device)) {
    return refuse({ code: 'malformed', message: 'This device has a name that headquarters cannot use.' });
  }
  const known = await knownDevice(tx, given.device, given.key.tag);
  if (known === 'taken' || (known && (known.public_key !== given.key.text || known.user_id !== given.user))) {
    return refuse({
      code: 'malformed',
      message: 'This device is already enrolled for somebody else. Reset it before you enrol it anew.',
    });
  }
  // The column is older than short tokens; nobody has ever been told what is hashed here.
  const unusable = sha256(randomBytes(32).toString('hex'));
  await tx.query(
    `insert into device (device_id, space_id, user_id, name, public_key, tag, token_hash, enrolled_at, signed_in_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (device_id) do update
     set name = excluded.name, signed_in_at = excluded.signed_in_at, revoked_at = null, revoke_kind = null`,
    [
      ...[given.device, given.space, given.user, given.deviceName, given.key.text, given.key.tag, unusable, given.now],
      given.signedInAt ?? null,
    ],
  );
  return ok(null);
}

/** What a device is told that has just been put on the list, with its first token. */
export async function enrolReplyFor(tx: Queries, device: string, at: EnrolledAt, now: number): Promise<EnrolReply> {
  const [row] = await tx.query<{ user: string; person: string; space: string; name: string; epoch: string }>(
    `select device.user_id as "user", person.name as person, device.space_id as space, space.name, space.epoch
     from device join person on person.user_id = device.user_id join space on space.space_id = device.space_id
     where device.device_id = $1`,
    [device],
  );
  if (!row) throw new Error('A device that was just enrolled is gone.');
  const grants = await grantsOf(tx, row.user);
  const role = grants.find(({ space }) => space === row.space)?.role ?? highestRole(grants.map((grant) => grant.role));
  if (role === null) throw new Error('A device was enrolled for somebody without access.');
  return {
    ...(await issueToken(tx, device, now)),
    server: at.server,
    user: { id: row.user, name: row.person },
    space: { id: row.space, name: row.name, epoch: row.epoch },
    role,
    spaces: await spacesOf(tx, grants, row.space),
    logKey: at.logKey,
  };
}

const badCode: Problem = {
  code: 'bad-code',
  message:
    'This code is not valid. It may be mistyped, used already, or older than seven days. Ask headquarters for a new one.',
};

async function spendCode(tx: Queries, request: EnrolRequest, now: number): Promise<SpentCode | null> {
  // Who has lost the grant since the code was issued has nothing to enrol for, and a withdrawn device does not come
  // back by the code it once spent.
  const [code] = await tx.query<SpentCode>(
    `update enrolment_code set spent_at = coalesce(spent_at, $2), spent_by = $3
     where code_hash = $1 and expires_at > $2 and (spent_at is null or (spent_by = $3
         and not exists (select 1 from device where device_id = $3 and revoked_at is not null)))
       and exists (select 1 from space_grant where space_grant.user_id = enrolment_code.user_id)
     returning space_id, user_id`,
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
