import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, sameBytes } from '#shared/proof/bytes';
import { type CertificateFacts, readCertificate } from '#shared/proof/certificates/read-certificate';
import { readRevocationList } from '#shared/proof/certificates/revocation-list';
import { type SigningKey, signerWith } from '#shared/proof/certificates/signer-of';
import type { Signer } from '#shared/proof/signer';
import type { Log } from '../folder/log';
import { type AuthorityFolder, type AuthorityKey, authorityFolder } from './authority-folder';
import { type KeyRing, openKeyRing } from './key-ring';
import { rootListRest, timeStamperRest } from './lifetimes';
import { type AuthoritySettings, makeAuthority, makeEscrow, makeTimeStamper, rootListOf } from './make-authority';

/** The certificate authority of this headquarters, ready to issue. */
export interface Authority {
  /** As it stands in the certificates; fixed when they were first made. */
  readonly organisation: string;
  readonly root: Bytes;
  readonly issuing: Signer;
  readonly issuingEnds: string;
  readonly timeStamper: Signer;
  readonly escrow: Bytes;
  readonly rootList: Bytes;
  readonly address: string | null;
}

/**
 * Opens the authority in a folder, making it there when there is none, or says in a sentence what is wrong with it. A
 * key that is missing is never made anew by itself: it may only have been mislaid, and what it signed would be orphaned.
 */
export async function openAuthority(
  path: string,
  settings: AuthoritySettings,
  log: Log,
): Promise<Result<Authority, string>> {
  const folder = authorityFolder(path);
  if (!hasAuthority(path)) {
    const made = await makeAuthority(path, settings);
    if (!made.ok) return made;
    log.note(
      `A certificate authority was made in ${path}. Its root key lies on this machine; docs/key-ceremony.md says how to keep it elsewhere.`,
    );
  } else if (existsSync(folder.requestPath) && folder.certificate('issuing') === null) {
    return refuse(
      `An issuing certificate was asked for in ${folder.requestPath} and is not there yet. Have it issued by the root, import it with "authority import", and start again.`,
    );
  }
  chmodSync(path, 0o700);
  const keys = await openKeyRing(folder, settings.passphrase, settings.pin);
  if (!keys.ok) return keys;
  return openIn(folder, keys.value, settings, log);
}

/** Whether there is anything of an authority in a folder; where its token is, may be said before. */
export function hasAuthority(path: string): boolean {
  const token = basename(authorityFolder(path).tokenPath);
  return existsSync(path) && readdirSync(path).some((name) => name !== token);
}

async function openIn(
  folder: AuthorityFolder,
  keys: KeyRing,
  settings: AuthoritySettings,
  log: Log,
): Promise<Result<Authority, string>> {
  const root = await factsOf(folder, 'root');
  if (!root.ok) return root;
  const issuingFacts = await factsOf(folder, 'issuing');
  if (!issuingFacts.ok) return issuingFacts;
  const issuingKey = await keyOf(folder, keys, 'issuing', issuingFacts.value);
  if (!issuingKey.ok) return issuingKey;
  const issuing = signerWith(issuingKey.value, issuingFacts.value.der, [root.value.der]);
  const rootList = await openRootList(folder, keys, root.value, settings, log);
  if (!rootList.ok) return rootList;
  const issuingEnds = issuingFacts.value.notAfter;
  warnOfEnd(log, 'issuing certificate', issuingEnds, settings.now);
  const timeStamper = await openTimeStamper(folder, keys, issuing, { ...settings, issuingEnds }, log);
  if (!timeStamper.ok) return timeStamper;
  const escrow = folder.certificate('escrow') ?? (await makeEscrow(folder, issuing, { ...settings, issuingEnds }));
  return ok({
    organisation: root.value.organisation,
    root: root.value.der,
    issuing,
    issuingEnds,
    timeStamper: timeStamper.value,
    escrow,
    rootList: rootList.value,
    address: settings.address,
  });
}

async function openTimeStamper(
  folder: AuthorityFolder,
  keys: KeyRing,
  issuing: Signer,
  settings: AuthoritySettings & { readonly issuingEnds: string },
  log: Log,
): Promise<Result<Signer, string>> {
  if (folder.certificate('time-stamp') === null) return makeTimeStamper(folder, keys, issuing, settings);
  const facts = await factsOf(folder, 'time-stamp');
  if (!facts.ok) return facts;
  const left = Date.parse(facts.value.notAfter) - settings.now;
  const couldBeLonger = Date.parse(settings.issuingEnds) > Date.parse(facts.value.notAfter);
  if (left < timeStamperRest && couldBeLonger) {
    log.note('The time-stamping unit was given a new key: the old one was in its last years.');
    return makeTimeStamper(folder, keys, issuing, settings);
  }
  const key = await keys.find('time-stamp');
  if (!key.ok) return key;
  if (key.value === null || !sameBytes(key.value.publicKey, facts.value.publicKey)) {
    // Unlike the issuing key this one can be replaced without harm: stamps are checked by the certificate inside them.
    log.note('The key of the time-stamping unit was not there; it was given a new one.');
    return makeTimeStamper(folder, keys, issuing, settings);
  }
  return ok(signerWith(key.value, facts.value.der, [issuing.certificate, ...issuing.chain]));
}

async function openRootList(
  folder: AuthorityFolder,
  keys: KeyRing,
  root: CertificateFacts,
  settings: AuthoritySettings,
  log: Log,
): Promise<Result<Bytes, string>> {
  const kept = folder.rootList();
  const facts = kept === null ? null : readRevocationList(kept);
  const list = facts?.ok ? facts.value : null;
  const left = list?.nextUpdate ? Date.parse(list.nextUpdate) - settings.now : 0;
  if (kept !== null && list !== null && left > rootListRest) return ok(kept);
  const key = await keys.find('root');
  if (!key.ok) return key;
  if (key.value !== null && sameBytes(key.value.publicKey, root.publicKey)) {
    const fresh = await rootListOf(signerWith(key.value, root.der, []), list?.revoked ?? [], settings.now);
    folder.keepRootList(fresh);
    return ok(fresh);
  }
  if (kept === null || list === null) {
    return refuse(
      `The root's revocation list is missing from ${folder.path}. Make one where the root key is with "authority list", import it, and start again.`,
    );
  }
  log.note(
    `The root's revocation list ends on ${list.nextUpdate ?? 'an unknown day'}. Make a new one where the root key is.`,
  );
  return ok(kept);
}

async function factsOf(folder: AuthorityFolder, name: AuthorityKey): Promise<Result<CertificateFacts, string>> {
  const path = folder.certificatePath(name);
  const der = folder.certificate(name);
  if (der === null) return refuse(`The certificate ${path} is missing. Put it back from your backup.`);
  const facts = await readCertificate(der);
  return facts.ok ? facts : refuse(`The certificate ${path} is damaged. Put it back from your backup.`);
}

async function keyOf(
  folder: AuthorityFolder,
  keys: KeyRing,
  name: AuthorityKey,
  certificate: CertificateFacts,
): Promise<Result<SigningKey, string>> {
  const key = await keys.find(name);
  if (!key.ok) return key;
  if (key.value === null) {
    return refuse(
      `The key ${folder.keyPath(name)} is missing. Put it back from your backup; docs/key-ceremony.md says what to do when there is none.`,
    );
  }
  if (!sameBytes(key.value.publicKey, certificate.publicKey)) {
    return refuse(
      `The key ${folder.keyPath(name)} does not belong to the certificate beside it. Put back both from one backup.`,
    );
  }
  return ok(key.value);
}

function warnOfEnd(log: Log, what: string, ends: string, now: number): void {
  if (Date.parse(ends) - now < timeStamperRest)
    log.note(`The ${what} of this headquarters ends on ${ends.slice(0, 10)}.`);
}
