import type { Bytes } from '../bytes';
import { chainAbove } from '../certificates/chain-above';
import { readCertificate } from '../certificates/read-certificate';
import { ellipticSignature } from '../certificates/signer-of';
import type { SigningAlgorithm } from '../signer';
import type { FoundToken } from './pkcs11-token';

/** A certificate on a card or stick whose key may sign documents. */
export interface TokenCertificate {
  /** Names it again when signing. */
  readonly handle: string;
  readonly tokenLabel: string;
  readonly certificate: Bytes;
  readonly chain: readonly Bytes[];
  readonly algorithm: SigningAlgorithm;
}

/** Where a key lies. */
export interface TokenKey {
  readonly serial: string;
  readonly id: string;
  readonly algorithm: SigningAlgorithm;
}

/** Picks out what can sign documents, with what lies beside it of the certificates above. */
export async function signingCertificates(tokens: readonly FoundToken[]): Promise<readonly TokenCertificate[]> {
  const found: TokenCertificate[] = [];
  for (const { label, serial, certificates } of tokens) {
    for (const { id, der, hasKey } of certificates) {
      const read = await readCertificate(der);
      if (hasKey === false || !read.ok || read.value.algorithm === 'other') continue;
      const { algorithm, keyUsage, isAuthority } = read.value;
      const signs = keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation');
      if (isAuthority || (keyUsage.length > 0 && !signs)) continue;
      const beside = certificates.filter((other) => other.der !== der).map((other) => other.der);
      const chain = await chainAbove(der, beside);
      const handle = [encodeURIComponent(serial), id, algorithm].join('/');
      found.push({ handle, tokenLabel: label, certificate: der, chain, algorithm });
    }
  }
  return found;
}

/** Reads a handle; null when it is none of ours. */
export function keyOfHandle(handle: string): TokenKey | null {
  const [, serial, id, kind] = /^([^/]*)\/([0-9a-f]*)\/(ecdsa-p256|rsa)$/.exec(handle) ?? [];
  if (serial === undefined || id === undefined) return null;
  try {
    return { serial: decodeURIComponent(serial), id, algorithm: kind === 'rsa' ? 'rsa' : 'ecdsa-p256' };
  } catch {
    return null;
  }
}

/** Tokens give r and s side by side; certificates and CMS want them as DER. */
export function writtenSignature(algorithm: SigningAlgorithm, signature: Bytes): Bytes {
  return algorithm === 'rsa' ? signature : ellipticSignature(signature);
}
