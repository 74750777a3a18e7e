import { PublicKeyInfo } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, hex, ownBytes } from '../bytes';
import { sha256, type WebCrypto, webCrypto } from '../crypto-engine';
import type { SigningAlgorithm } from '../signer';
import { derOf, readBlock } from './der';

/** WebCrypto's own key object. */
export type Key = Awaited<ReturnType<WebCrypto['importKey']>>;

export interface KeyPair {
  readonly algorithm: SigningAlgorithm;
  readonly privateKey: Key;
  readonly publicKey: Key;
}

/** Public key of 65537, as bytes. */
const publicExponent = Uint8Array.of(1, 0, 1);

const escrowAlgorithm = { name: 'RSA-OAEP', hash: 'SHA-256' } as const;

/** How WebCrypto calls the two kinds of keys. */
export const webAlgorithms = {
  'ecdsa-p256': { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' },
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' },
} as const satisfies Record<SigningAlgorithm, object>;

/** Makes a key pair for signatures. @param extractable whether the private key may ever leave the browser's or Node's hands */
export async function generateKeys(algorithm: SigningAlgorithm, extractable: boolean): Promise<KeyPair> {
  const uses = ['sign', 'verify'] as const;
  const pair =
    algorithm === 'ecdsa-p256'
      ? await webCrypto().generateKey(webAlgorithms[algorithm], extractable, uses)
      : await webCrypto().generateKey(
          { ...webAlgorithms[algorithm], modulusLength: 3072, publicExponent },
          extractable,
          uses,
        );
  return { algorithm, privateKey: pair.privateKey, publicKey: pair.publicKey };
}

/** Makes the pair to which raw pen movements are encrypted. Headquarters keeps the private key outside its database. */
export async function generateEscrowKeys(): Promise<{ readonly privateKey: Key; readonly publicKey: Key }> {
  return webCrypto().generateKey({ ...escrowAlgorithm, modulusLength: 3072, publicExponent }, true, [
    'encrypt',
    'decrypt',
  ]);
}

/** SubjectPublicKeyInfo, as it stands in certificates. */
export async function exportPublicKey(publicKey: Key): Promise<Bytes> {
  return ownBytes(await webCrypto().exportKey('spki', publicKey));
}

/** PKCS #8, unencrypted; only of a key made extractable. */
export async function exportPrivateKey(privateKey: Key): Promise<Bytes> {
  return ownBytes(await webCrypto().exportKey('pkcs8', privateKey));
}

export interface ImportedKey {
  readonly algorithm: SigningAlgorithm;
  readonly privateKey: Key;
  readonly publicKey: Bytes;
}

/** Takes a signing key of a file: P-256, or RSA of 2048 bits and more. */
export async function importSigningKey(
  pkcs8: Bytes,
  extractable = false,
): Promise<Result<ImportedKey, 'damaged' | 'unsupported-key'>> {
  const info = readBlock(pkcs8, 'PrivateKeyInfo');
  if (!info) return refuse('damaged');
  const algorithm = algorithmOf(info.privateKeyAlgorithm);
  if (!algorithm) return refuse('unsupported-key');
  try {
    // Extractable for a moment: the public half is read from the private one.
    const open = await webCrypto().importKey('pkcs8', pkcs8, webAlgorithms[algorithm], true, ['sign']);
    const publicKey = await publicHalf(open, algorithm);
    if (!isStrong(publicKey, 2048)) return refuse('unsupported-key');
    const privateKey = extractable
      ? open
      : await webCrypto().importKey('pkcs8', pkcs8, webAlgorithms[algorithm], false, ['sign']);
    return ok({ algorithm, privateKey, publicKey });
  } catch {
    return refuse('damaged');
  }
}

/** The private key of the escrow pair, for opening what was encrypted to it. */
export async function importEscrowKey(pkcs8: Bytes): Promise<Key> {
  return webCrypto().importKey('pkcs8', pkcs8, escrowAlgorithm, false, ['decrypt']);
}

/** Names a public key: SHA-256 of its SubjectPublicKeyInfo, in hexadecimal. */
export async function publicKeySha256(publicKey: Bytes): Promise<string> {
  return hex(await sha256(publicKey));
}

/** Which of our two kinds a public key is; null for any other, or one too short. */
export function signingAlgorithm(publicKey: Bytes, leastRsaBits = 2048): SigningAlgorithm | null {
  const info = readBlock(publicKey, 'PublicKeyInfo');
  const algorithm = info && algorithmOf(info.algorithm);
  return algorithm && isStrong(publicKey, leastRsaBits) ? algorithm : null;
}

const rsaKey = '1.2.840.113549.1.1.1';
const ellipticKey = '1.2.840.10045.2.1';
const p256 = '1.2.840.10045.3.1.7';

function algorithmOf(identifier: PublicKeyInfo['algorithm']): SigningAlgorithm | null {
  if (identifier.algorithmId === rsaKey) return 'rsa';
  if (identifier.algorithmId !== ellipticKey) return null;
  const curve: unknown = identifier.algorithmParams?.valueBlock?.toString();
  return curve === p256 ? 'ecdsa-p256' : null;
}

/** RSA keys have as many bits as asked; elliptic keys of ours have one length. */
function isStrong(publicKey: Bytes, leastRsaBits: number): boolean {
  const bits = rsaBits(publicKey);
  return bits === null || bits >= leastRsaBits;
}

/** Bits of the modulus; null when the key is not RSA. */
export function rsaBits(publicKey: Bytes): number | null {
  const info = readBlock(publicKey, 'PublicKeyInfo');
  if (info?.algorithm.algorithmId !== rsaKey) return null;
  const modulus = readBlock(ownBytes(info.subjectPublicKey.valueBlock.valueHexView), 'RSAPublicKey')?.modulus;
  const digits = modulus ? [...modulus.valueBlock.valueHexView] : [];
  const first = digits.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (digits.length - first - 1) * 8 + (32 - Math.clz32(digits[first] ?? 0));
}

async function publicHalf(privateKey: Key, algorithm: SigningAlgorithm): Promise<Bytes> {
  const { kty, crv, x, y, n, e } = await webCrypto().exportKey('jwk', privateKey);
  const open = algorithm === 'rsa' ? { kty, n, e } : { kty, crv, x, y };
  const told = Object.fromEntries(Object.entries(open).filter(([, value]) => value !== undefined));
  return exportPublicKey(await webCrypto().importKey('jwk', told, webAlgorithms[algorithm], true, ['verify']));
}

/** The DER of a public key as it stands in a certificate or a request. */
export function publicKeyOf(info: PublicKeyInfo): Bytes {
  return derOf(info);
}

/** The same, read. */
export function publicKeyInfo(publicKey: Bytes): PublicKeyInfo {
  return PublicKeyInfo.fromBER(publicKey);
}
