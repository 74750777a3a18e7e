import { ok, type Result, refuse } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import type { IdentityRequest } from '#shared/contracts/hq-signing';
import type { Bytes } from '#shared/proof/bytes';
import { issueManager, issueRegistrar } from '#shared/proof/certificates/issue';
import { readRequest } from '#shared/proof/certificates/request';
import type { Database, Queries } from '../db/database';
import type { Caller } from '../enrolment/caller';
import { registerCertificate } from './certificate-register';
import { lifetimes, validityFrom } from './lifetimes';
import type { Authority } from './open-authority';

/** The two certificates of a device. */
export interface Identity {
  readonly manager: Bytes;
  readonly registrar: Bytes;
}

const mostPerDay = 20;
const day = 86_400_000;

/**
 * Certifies the keys of a device. Who the person is, headquarters knows from its own books: what a request says about
 * its name counts for nothing. Earlier certificates of the device stay good, because what they signed does.
 */
export async function issueIdentity(
  database: Database,
  authority: Authority,
  caller: Caller,
  request: IdentityRequest,
  now: number,
): Promise<Result<Identity, Problem>> {
  const manager = await readRequest(bytesOf(request.managerRequest));
  const registrar = await readRequest(bytesOf(request.registrarRequest));
  if (!manager.ok) return refuse(malformed(sentences[manager.error]));
  if (!registrar.ok) return refuse(malformed(sentences[registrar.error]));
  if (manager.value.publicKeySha256 === registrar.value.publicKeySha256) {
    return refuse(
      malformed('A device needs two keys: one that signs for its manager and one that certifies in the room.'),
    );
  }
  if (Date.parse(authority.issuingEnds) <= now) {
    return refuse({
      code: 'busy',
      message: 'The certificate of headquarters has run out. Ask headquarters to renew it.',
    });
  }
  return database.transaction(async (tx): Promise<Result<Identity, Problem>> => {
    const device = await holdDevice(tx, caller);
    if (!device.ok) return device;
    const refusal =
      (await keyRefusal(tx, caller, 'manager', manager.value.publicKeySha256)) ??
      (await keyRefusal(tx, caller, 'registrar', registrar.value.publicKeySha256)) ??
      (await tooMany(tx, caller, now));
    if (refusal) return refuse(refusal);
    const given = { issuer: authority.issuing, revocationListAddress: listAddressOf(authority) };
    const managerCertificate = await issueManager({
      ...given,
      publicKey: manager.value.publicKey,
      person: device.value.person,
      validity: validityFrom(now, lifetimes.manager, authority.issuingEnds),
    });
    const registrarCertificate = await issueRegistrar({
      ...given,
      publicKey: registrar.value.publicKey,
      device: device.value.tag,
      validity: validityFrom(now, lifetimes.registrar, authority.issuingEnds),
    });
    const owner = { device: caller.device, user: caller.user, guardedByPin: request.guardedByPin, issuedAt: now };
    await registerCertificate(tx, { ...owner, kind: 'manager', der: managerCertificate });
    await registerCertificate(tx, { ...owner, kind: 'registrar', der: registrarCertificate });
    return ok({ manager: managerCertificate, registrar: registrarCertificate });
  });
}

// Held until the certificates are written down: a withdrawal meanwhile waits, and then revokes them too.
async function holdDevice(
  tx: Queries,
  caller: Caller,
): Promise<Result<{ readonly person: string; readonly tag: string }, Problem>> {
  const [row] = await tx.query<{ person: string; tag: string; revoked_at: number | null }>(
    `select person.name as person, device.tag, device.revoked_at from device
       join person on person.user_id = device.user_id where device.device_id = $1 for update of device`,
    [caller.device],
  );
  if (!row || row.revoked_at !== null) {
    return refuse({
      code: 'revoked',
      message: 'Headquarters has withdrawn this device. Your work stays on it; ask headquarters for a new code.',
    });
  }
  return ok(row);
}

async function keyRefusal(
  tx: Queries,
  caller: Caller,
  kind: 'manager' | 'registrar',
  key: string,
): Promise<Problem | null> {
  const earlier = await tx.query<{ device_id: string | null; kind: string; revoked_at: number | null }>(
    'select device_id, kind, revoked_at from certificate where key_sha256 = $1',
    [key],
  );
  if (earlier.some((each) => each.device_id !== caller.device)) {
    return malformed('This key is known at headquarters as that of another device. Make new keys and ask again.');
  }
  if (earlier.some((each) => each.revoked_at !== null)) {
    return malformed('This key was revoked by headquarters. Make new keys and ask again.');
  }
  if (earlier.some((each) => each.kind !== kind)) {
    return malformed('This key has another task on this device. Make new keys and ask again.');
  }
  return null;
}

async function tooMany(tx: Queries, caller: Caller, now: number): Promise<Problem | null> {
  const recent = await tx.query('select 1 from certificate where device_id = $1 and issued_at > $2', [
    caller.device,
    now - day,
  ]);
  if (recent.length < mostPerDay) return null;
  return { code: 'busy', message: 'This device has asked for many certificates today. Try again tomorrow.' };
}

export function listAddressOf(authority: Authority): string | null {
  return authority.address === null ? null : `${authority.address}/ca/issuing.crl`;
}

const sentences = {
  unreadable: 'A request for a certificate cannot be read.',
  'bad-signature': 'A request for a certificate was not signed by the key it is for.',
  'unsupported-key': 'The key must be of the curve P-256, or RSA of at least 3072 bits.',
} as const;

function malformed(message: string): Problem {
  return { code: 'malformed', message };
}

function bytesOf(text: string): Bytes {
  return new Uint8Array(Buffer.from(text, 'base64'));
}
