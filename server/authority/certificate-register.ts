import type { Bytes } from '#shared/proof/bytes';
import { hex } from '#shared/proof/bytes';
import { readCertificate } from '#shared/proof/certificates/read-certificate';
import type { RevocationReason } from '#shared/proof/certificates/revocation-list';
import { sha256 } from '#shared/proof/crypto-engine';
import type { Queries } from '../db/database';
import type { Authority } from './open-authority';

export type CertificateKind = 'manager' | 'registrar' | 'timeStamp' | 'escrow';

/** A certificate as it is written down when it is issued. */
export interface IssuedCertificate {
  readonly kind: CertificateKind;
  readonly der: Bytes;
  readonly device: string | null;
  readonly user: string | null;
  readonly guardedByPin: boolean | null;
  readonly issuedAt: number;
}

/** Writes down what was issued, so that it can be revoked. What is written down already stays as it is. */
export async function registerCertificate(database: Queries, issued: IssuedCertificate): Promise<void> {
  const facts = await readCertificate(issued.der);
  if (!facts.ok) throw new Error('A certificate that was just issued cannot be read.');
  const { serial, subject, publicKeySha256, notAfter } = facts.value;
  await database.query(
    `insert into certificate (serial, device_id, user_id, kind, subject, key_sha256, guarded_by_pin, issued_at, not_after,
       sha256, der) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing`,
    [
      serial,
      issued.device,
      issued.user,
      issued.kind,
      subject,
      publicKeySha256,
      issued.guardedByPin,
      issued.issuedAt,
      Date.parse(notAfter),
      hex(await sha256(issued.der)),
      Buffer.from(issued.der).toString('base64'),
    ],
  );
}

/** Writes down the certificates of headquarters' own units, which may have to be revoked like any other. */
export async function registerOwnUnits(database: Queries, authority: Authority, now: number): Promise<void> {
  const own = { device: null, user: null, guardedByPin: null, issuedAt: now } as const;
  await registerCertificate(database, { ...own, kind: 'timeStamp', der: authority.timeStamper.certificate });
  await registerCertificate(database, { ...own, kind: 'escrow', der: authority.escrow });
}

export const revocationReasons = [
  'unspecified',
  'keyCompromise',
  'caCompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
] as const satisfies readonly RevocationReason[];

/** Since when something no longer counts, and why. */
export interface Revocation {
  readonly since: number;
  readonly reason: RevocationReason;
  /** When headquarters was told. */
  readonly noted: number;
}

/** Revokes every certificate of a device. Told again, an earlier moment counts; a later one changes nothing. */
export async function revokeDevice(tx: Queries, device: string, { since, reason, noted }: Revocation): Promise<void> {
  await tx.query(
    `update certificate set revoked_at = $2, reason = $3, noted_at = $4
     where device_id = $1 and (revoked_at is null or revoked_at > $2)`,
    [device, since, reason, noted],
  );
}

/** Revokes one certificate; says whether there is such a one. */
export async function revokeCertificate(
  database: Queries,
  serial: string,
  { since, reason, noted }: Revocation,
): Promise<boolean> {
  const found = await database.query(
    `update certificate set
       reason = case when revoked_at is null or revoked_at > $2 then $3 else reason end,
       noted_at = case when revoked_at is null or revoked_at > $2 then $4::bigint else noted_at end,
       revoked_at = least(coalesce(revoked_at, $2), $2)
     where serial = $1 returning serial`,
    [serial, since, reason, noted],
  );
  return found.length > 0;
}

export interface RevokedCertificate {
  readonly serial: string;
  readonly revoked_at: number;
  readonly reason: RevocationReason;
  readonly noted_at: number;
}

/** Everything that was ever revoked, those that have ended since included: signatures outlive certificates. */
export function revokedCertificates(database: Queries): Promise<readonly RevokedCertificate[]> {
  return database.query<RevokedCertificate>(
    'select serial, revoked_at, reason, noted_at from certificate where revoked_at is not null order by revoked_at, serial',
  );
}

/**
 * Takes the next number of the revocation lists. It never falls behind the clock (in seconds), so that numbers do not
 * come twice after the database was restored from a backup.
 */
export async function nextListNumber(database: Queries, now: number): Promise<number> {
  const [row] = await database.query<{ value: number }>(
    `insert into counter values ('revocation list', $1)
     on conflict (name) do update set value = greatest(counter.value + 1, excluded.value) returning value`,
    [Math.floor(now / 1000)],
  );
  if (!row) throw new Error('A counter gave no number.');
  return row.value;
}
