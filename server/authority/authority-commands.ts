import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, sameBytes } from '#shared/proof/bytes';
import { readPem, toPem } from '#shared/proof/certificates/pem';
import { type CertificateFacts, readCertificate } from '#shared/proof/certificates/read-certificate';
import { makeRequest, readRequest } from '#shared/proof/certificates/request';
import { readRevocationList } from '#shared/proof/certificates/revocation-list';
import { signerWith } from '#shared/proof/certificates/signer-of';
import type { Signer } from '#shared/proof/signer';
import { type AuthorityFolder, authorityFolder, authorityKeys, makeAuthorityFolder } from './authority-folder';
import { type KeyRing, openKeyRing } from './key-ring';
import { moment } from './lifetimes';
import { type AuthoritySettings, certifyIssuing, makeRoot, rootListOf } from './make-authority';

/** What opens keys, and the time. */
export type Ceremony = Pick<AuthoritySettings, 'passphrase' | 'pin' | 'now'>;

/** Makes a root in a folder of its own, meant for a machine that is never on a network. */
export async function initRoot(
  path: string,
  organisation: string,
  ceremony: Ceremony,
): Promise<Result<string, string>> {
  const folder = makeAuthorityFolder(path);
  if (folder.certificate('root') !== null) return refuse(`There is a root in ${path} already. Nothing was changed.`);
  const keys = await openKeyRing(folder, ceremony.passphrase, ceremony.pin);
  if (!keys.ok) return keys;
  const root = await makeRoot(folder, keys.value, { ...ceremony, organisation, address: null });
  if (!root.ok) return root;
  return ok(`The root of ${organisation} was made in ${path}.\n${fingerprintLine(root.value.certificate)}`);
}

/** Makes the issuing key of a headquarters, where there is none, and a request for its certificate. */
export async function requestIssuing(dataFolder: string, ceremony: Ceremony): Promise<Result<string, string>> {
  const folder = makeAuthorityFolder(join(dataFolder, 'authority'));
  const keys = await openKeyRing(folder, ceremony.passphrase, ceremony.pin);
  if (!keys.ok) return keys;
  const known = await keys.value.find('issuing');
  if (!known.ok) return known;
  if (known.value === null && folder.certificate('issuing') !== null) {
    return refuse(`The key ${folder.keyPath('issuing')} is missing. Put it back from your backup.`);
  }
  const key = known.value ? ok(known.value) : await keys.value.make('issuing');
  if (!key.ok) return key;
  const request = await makeRequest(key.value, { commonName: 'Issuing authority' });
  writeFileSync(folder.requestPath, toPem(request, 'CERTIFICATE REQUEST'), { mode: 0o600 });
  return ok(`The request is in ${folder.requestPath}. Have it issued where the root key is.`);
}

export interface IssueOrder {
  readonly folder: string;
  readonly request: string;
  readonly out: string;
  /** Address of headquarters, at which the root's list will be found; null: nowhere. */
  readonly address: string | null;
}

/** Issues what a headquarters asked for, with the root in a folder. */
export async function issueRequested(order: IssueOrder, ceremony: Ceremony): Promise<Result<string, string>> {
  const root = await openRoot(order.folder, ceremony);
  if (!root.ok) return root;
  const [der] = readBlocks(order.request, 'CERTIFICATE REQUEST');
  const request = der ? await readRequest(der) : null;
  if (!request?.ok) return refuse(`${order.request} holds no request that was signed by its own key.`);
  const certificate = await certifyIssuing(root.value.signer, request.value.publicKey, {
    now: ceremony.now,
    address: order.address,
  });
  const both = [certificate, root.value.signer.certificate].map((each) => toPem(each, 'CERTIFICATE')).join('');
  writeFileSync(order.out, both);
  return ok(
    `The certificate is in ${order.out}, the root's revocation list in ${join(order.folder, 'root.crl')}. Import both at headquarters.`,
  );
}

/** Makes a new list of what the root has revoked, with one certificate more where one is named. */
export async function renewRootList(
  path: string,
  revoke: string | null,
  ceremony: Ceremony,
): Promise<Result<string, string>> {
  const root = await openRoot(path, ceremony);
  if (!root.ok) return root;
  const kept = root.value.folder.rootList();
  const before = kept === null ? null : readRevocationList(kept);
  const revoked = before?.ok ? [...before.value.revoked] : [];
  if (revoke !== null) {
    const [der] = readBlocks(revoke, 'CERTIFICATE');
    const facts = der ? await readCertificate(der) : null;
    if (!facts?.ok) return refuse(`${revoke} holds no certificate.`);
    revoked.push({ serial: facts.value.serial, at: moment(ceremony.now), reason: 'caCompromise' });
  }
  root.value.folder.keepRootList(await rootListOf(root.value.signer, revoked, ceremony.now));
  return ok(`The new list is ${join(path, 'root.crl')}; it names ${revoked.length}. Import it at headquarters.`);
}

/** Takes in what the root issued: the certificate of the issuing key, the root's own, and the root's list. */
export async function importIssued(
  dataFolder: string,
  given: { readonly certificate: string | null; readonly list: string | null },
  ceremony: Ceremony,
): Promise<Result<string, string>> {
  const folder = makeAuthorityFolder(join(dataFolder, 'authority'));
  if (given.certificate === null && given.list === null)
    return refuse('Name what to import with --certificate or --list.');
  if (given.certificate !== null) {
    const keys = await openKeyRing(folder, ceremony.passphrase, ceremony.pin);
    if (!keys.ok) return keys;
    const taken = await importCertificates(folder, keys.value, given.certificate);
    if (!taken.ok) return taken;
  }
  if (given.list !== null) {
    const taken = await importList(folder, given.list);
    if (!taken.ok) return taken;
  }
  if (given.certificate !== null) rmSync(folder.requestPath, { force: true });
  return ok('Imported. Start headquarters again to have it used.');
}

async function importCertificates(folder: AuthorityFolder, keys: KeyRing, path: string): Promise<Result<null, string>> {
  const [issuing, root] = readBlocks(path, 'CERTIFICATE');
  if (!issuing || !root) return refuse(`${path} does not hold the two certificates that "authority issue" writes.`);
  const known = folder.certificate('root');
  if (known !== null && !sameBytes(known, root)) {
    return refuse(`${path} comes from another root than the one of this headquarters. Nothing was changed.`);
  }
  const above = new X509Certificate(root);
  if (!above.verify(above.publicKey) || !new X509Certificate(issuing).verify(above.publicKey)) {
    return refuse(`The certificates in ${path} do not belong together. Nothing was changed.`);
  }
  const facts = await readCertificate(issuing);
  const key = await keys.find('issuing');
  if (!key.ok) return key;
  if (!facts.ok || key.value === null || !sameBytes(facts.value.publicKey, key.value.publicKey)) {
    return refuse(`The certificate in ${path} is not for the issuing key of this headquarters. Nothing was changed.`);
  }
  folder.keepCertificate('root', root);
  folder.keepCertificate('issuing', issuing);
  return ok(null);
}

async function importList(folder: AuthorityFolder, path: string): Promise<Result<null, string>> {
  const [der] = readBlocks(path, 'X509 CRL');
  const list = der ? readRevocationList(der) : null;
  const root = folder.certificate('root');
  const facts = root === null ? null : await readCertificate(root);
  if (!der || !list?.ok) return refuse(`${path} holds no revocation list.`);
  if (!facts?.ok || list.value.issuer !== facts.value.subject) {
    return refuse(`The list in ${path} is not one of this headquarters' root. Nothing was changed.`);
  }
  folder.keepRootList(der);
  return ok(null);
}

/** What an authority consists of, and the fingerprint by which people recognise its root. */
export async function describeAuthority(dataFolder: string): Promise<Result<string, string>> {
  const folder = authorityFolder(join(dataFolder, 'authority'));
  const root = folder.certificate('root');
  if (root === null) return refuse(`There is no authority in ${folder.path}.`);
  const lines = [fingerprintLine(root)];
  for (const name of authorityKeys) {
    const facts = await factsOf(folder.certificate(name));
    if (facts) lines.push(`${name}: ${facts.subject}, until ${facts.notAfter.slice(0, 10)}, serial ${facts.serial}`);
  }
  const list = folder.rootList();
  const read = list === null ? null : readRevocationList(list);
  if (read?.ok) lines.push(`list of the root: until ${read.value.nextUpdate?.slice(0, 10) ?? 'no day'}`);
  return ok(lines.join('\n'));
}

async function factsOf(der: Bytes | null): Promise<CertificateFacts | null> {
  const facts = der === null ? null : await readCertificate(der);
  return facts?.ok ? facts.value : null;
}

async function openRoot(
  path: string,
  ceremony: Ceremony,
): Promise<Result<{ readonly folder: AuthorityFolder; readonly signer: Signer }, string>> {
  const folder = authorityFolder(path);
  const certificate = folder.certificate('root');
  if (certificate === null) return refuse(`There is no root in ${path}.`);
  const keys = await openKeyRing(folder, ceremony.passphrase, ceremony.pin);
  if (!keys.ok) return keys;
  const key = await keys.value.find('root');
  if (!key.ok) return key;
  if (key.value === null) return refuse(`The key of the root is not in ${path}.`);
  return ok({ folder, signer: signerWith(key.value, certificate, []) });
}

function fingerprintLine(root: Bytes): string {
  return `SHA-256 fingerprint of the root: ${new X509Certificate(root).fingerprint256}`;
}

function readBlocks(path: string, label: 'CERTIFICATE' | 'CERTIFICATE REQUEST' | 'X509 CRL'): readonly Bytes[] {
  return existsSync(path) ? readPem(readFileSync(path, 'utf8'), label) : [];
}
