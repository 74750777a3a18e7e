import { createCMSECDSASignature } from 'pkijs';
import { type Bytes, ownBytes } from '../bytes';
import { webCrypto } from '../crypto-engine';
import type { Signer, SigningAlgorithm } from '../signer';
import { exportPublicKey, type Key, type KeyPair, webAlgorithms } from './keys';

/** A key that signs and has no certificate yet: of a file, of this device, or on a token. */
export interface SigningKey {
  readonly algorithm: SigningAlgorithm;
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Bytes;
  /** Signs the bytes (it hashes them itself); an ECDSA signature comes as the DER of r and s. */
  readonly sign: (bytes: Bytes) => Promise<Bytes>;
}

export async function signingKeyOf({ algorithm, privateKey, publicKey }: KeyPair): Promise<SigningKey> {
  return { algorithm, publicKey: await exportPublicKey(publicKey), sign: signWith(privateKey) };
}

/** Signs with a key of WebCrypto, which may be non-extractable. @param chain from the issuer up to and including the root */
export function signerOf(privateKey: Key, certificate: Bytes, chain: readonly Bytes[]): Signer {
  return { certificate, chain, algorithm: algorithmOf(privateKey), sign: signWith(privateKey) };
}

/** Signs with any key, one on a token too. */
export function signerWith(
  { algorithm, sign }: Pick<SigningKey, 'algorithm' | 'sign'>,
  certificate: Bytes,
  chain: readonly Bytes[],
): Signer {
  return { certificate, chain, algorithm, sign };
}

function algorithmOf(key: Key): SigningAlgorithm {
  if (key.algorithm.name === webAlgorithms['ecdsa-p256'].name) return 'ecdsa-p256';
  if (key.algorithm.name === webAlgorithms.rsa.name) return 'rsa';
  throw new Error(`A key for ${key.algorithm.name} signs no documents.`);
}

function signWith(privateKey: Key): (bytes: Bytes) => Promise<Bytes> {
  const algorithm = algorithmOf(privateKey);
  return async (bytes) => {
    const signature = await webCrypto().sign(webAlgorithms[algorithm], privateKey, bytes);
    return algorithm === 'rsa' ? ownBytes(signature) : ellipticSignature(ownBytes(signature));
  };
}

/** WebCrypto and tokens give r and s side by side; certificates and CMS want them as DER. */
export function ellipticSignature(sideBySide: Bytes): Bytes {
  return ownBytes(createCMSECDSASignature(sideBySide.buffer));
}
