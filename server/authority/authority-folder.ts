import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bytes } from '#shared/proof/bytes';
import { readPem, toPem } from '#shared/proof/certificates/pem';
import { writeDurably } from '../folder/data-folder';

/** Names of the keys of an authority; each lies in `<name>.key`, its certificate in `<name>.pem`. */
export const authorityKeys = ['root', 'issuing', 'time-stamp', 'escrow'] as const;
export type AuthorityKey = (typeof authorityKeys)[number];

/** Files of an authority: certificates and lists for everybody, keys for its owner only. */
export interface AuthorityFolder {
  readonly path: string;
  certificatePath(name: AuthorityKey): string;
  keyPath(name: AuthorityKey): string;
  /** The certificate of a key, or null where there is none yet. */
  certificate(name: AuthorityKey): Bytes | null;
  keepCertificate(name: AuthorityKey, der: Bytes): void;
  /** The root's revocation list, made ready while its key was here. */
  rootList(): Bytes | null;
  keepRootList(der: Bytes): void;
  readonly requestPath: string;
  readonly tokenPath: string;
}

export function authorityFolder(path: string): AuthorityFolder {
  const certificatePath = (name: AuthorityKey) => join(path, `${name}.pem`);
  const listPath = join(path, 'root.crl');
  return {
    path,
    certificatePath,
    keyPath: (name) => join(path, `${name}.key`),
    certificate: (name) => firstIn(certificatePath(name), 'CERTIFICATE'),
    keepCertificate: (name, der) => writeDurably(certificatePath(name), toPem(der, 'CERTIFICATE')),
    rootList: () => firstIn(listPath, 'X509 CRL'),
    keepRootList: (der) => writeDurably(listPath, toPem(der, 'X509 CRL')),
    requestPath: join(path, 'issuing-request.pem'),
    tokenPath: join(path, 'token.json'),
  };
}

/** Makes the folder, for its owner only. */
export function makeAuthorityFolder(path: string): AuthorityFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return authorityFolder(path);
}

function firstIn(path: string, label: 'CERTIFICATE' | 'X509 CRL'): Bytes | null {
  return existsSync(path) ? (readPem(readFileSync(path, 'utf8'), label)[0] ?? null) : null;
}
