import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';

import { ok, type Result } from '#shared/base/result';
import type { Bytes } from '#shared/proof/bytes';
import { issueEscrow, issueIssuing, issueRoot, issueTimeStamper } from '#shared/proof/certificates/issue';
import { issueRevocationList } from '#shared/proof/certificates/revocation-list';
import { signerWith } from '#shared/proof/certificates/signer-of';
import type { Signer } from '#shared/proof/signer';
import type { AuthorityFolder } from './authority-folder';
import { authorityFolder, makeAuthorityFolder } from './authority-folder';
import { newKey, publicKeyOf, writeKeyFile } from './key-file';
import { type KeyRing, openKeyRing } from './key-ring';
import { lifetimes, listLifetimes, moment, validityFrom } from './lifetimes';

/** What an authority is made with. */
export interface AuthoritySettings {
  readonly organisation: string;
  /** Opens and seals the keys; null leaves them as plain files. */
  readonly passphrase: string | null;
  /** PIN of the token, where there is one. */
  readonly pin: string | null;
  /** Where this headquarters is reached from everywhere, without a slash at its end; null: nobody said. */
  readonly address: string | null;
  readonly now: number;
}

/**
 * Makes a whole authority, root and all, in a folder that has none. It is made beside and put into its place when it
 * is complete: half an authority would be taken for a damaged one.
 */
export async function makeAuthority(path: string, settings: AuthoritySettings): Promise<Result<null, string>> {
  const draft = `${path}.new`;
  rmSync(draft, { recursive: true, force: true });
  const folder = makeAuthorityFolder(draft);
  const old = authorityFolder(path);
  if (existsSync(old.tokenPath)) copyFileSync(old.tokenPath, folder.tokenPath);
  const keys = await openKeyRing(folder, settings.passphrase, settings.pin);
  if (!keys.ok) return keys;
  const root = await makeRoot(folder, keys.value, settings);
  if (!root.ok) return root;
  const issuingKey = await keys.value.make('issuing');
  if (!issuingKey.ok) return issuingKey;
  const certificate = await certifyIssuing(root.value, issuingKey.value.publicKey, settings);
  folder.keepCertificate('issuing', certificate);
  const issuing = signerWith(issuingKey.value, certificate, [root.value.certificate]);
  const unit = await makeTimeStamper(folder, keys.value, issuing, settings);
  if (!unit.ok) return unit;
  await makeEscrow(folder, issuing, settings);
  rmSync(path, { recursive: true, force: true });
  renameSync(draft, path);
  return ok(null);
}

/** Makes the root: its key, the certificate it signs for itself, and its first revocation list. */
export async function makeRoot(
  folder: AuthorityFolder,
  keys: KeyRing,
  settings: AuthoritySettings,
): Promise<Result<Signer, string>> {
  const key = await keys.make('root');
  if (!key.ok) return key;
  const { organisation, now } = settings;
  const certificate = await issueRoot({
    key: key.value,
    organisation,
    validity: validityFrom(now, lifetimes.root, null),
  });
  folder.keepCertificate('root', certificate);
  const root = signerWith(key.value, certificate, []);
  folder.keepRootList(await rootListOf(root, [], now));
  return ok(root);
}

/** A list of what a root has revoked. Its number is the time in seconds: nobody counts beside a key in a safe. */
export function rootListOf(
  root: Signer,
  revoked: Parameters<typeof issueRevocationList>[0]['revoked'],
  now: number,
): Promise<Bytes> {
  return issueRevocationList({
    issuer: root,
    number: Math.floor(now / 1000),
    thisUpdate: moment(now),
    nextUpdate: moment(now + listLifetimes.root),
    revoked,
  });
}

/** The root's word for the authority that works every day. */
export function certifyIssuing(
  root: Signer,
  publicKey: Bytes,
  { now, address }: Pick<AuthoritySettings, 'now' | 'address'>,
): Promise<Bytes> {
  return issueIssuing({
    issuer: root,
    publicKey,
    validity: validityFrom(now, lifetimes.issuing, null),
    revocationListAddress: address === null ? null : `${address}/ca/root.crl`,
  });
}

/** A new key and certificate of the unit that says the time. */
export async function makeTimeStamper(
  folder: AuthorityFolder,
  keys: KeyRing,
  issuing: Signer,
  settings: AuthoritySettings & { readonly issuingEnds?: string },
): Promise<Result<Signer, string>> {
  const key = await keys.make('time-stamp');
  if (!key.ok) return key;
  const certificate = await issueTimeStamper({
    issuer: issuing,
    publicKey: key.value.publicKey,
    validity: validityFrom(settings.now, lifetimes.timeStamp, settings.issuingEnds ?? null),
    revocationListAddress: listAddress(settings),
  });
  folder.keepCertificate('time-stamp', certificate);
  return ok(signerWith(key.value, certificate, [issuing.certificate, ...issuing.chain]));
}

/** A key to which what only a court should see is encrypted. Headquarters itself never opens anything with it. */
export async function makeEscrow(
  folder: AuthorityFolder,
  issuing: Signer,
  settings: AuthoritySettings & { readonly issuingEnds?: string },
): Promise<Bytes> {
  const key = newKey('rsa');
  await writeKeyFile(folder.keyPath('escrow'), key, settings.passphrase);
  const certificate = await issueEscrow({
    issuer: issuing,
    publicKey: publicKeyOf(key),
    validity: validityFrom(settings.now, lifetimes.escrow, settings.issuingEnds ?? null),
    revocationListAddress: listAddress(settings),
  });
  folder.keepCertificate('escrow', certificate);
  return certificate;
}

export function listAddress({ address }: Pick<AuthoritySettings, 'address'>): string | null {
  return address === null ? null : `${address}/ca/issuing.crl`;
}
