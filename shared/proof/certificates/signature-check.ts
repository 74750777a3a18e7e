import { ObjectIdentifier } from 'asn1js';
import { type AlgorithmIdentifier, createECDSASignatureFromCMS, RSASSAPSSParams } from 'pkijs';
import { type Bytes, ownBytes } from '../bytes';
import { webCrypto } from '../crypto-engine';
import { readAsn, readBlock } from './der';
import { rsaBits } from './keys';

/** `weak`: could be made by a forger (MD5, SHA-1, a short key). `unsupported`: we do not know the algorithm. */
export type SignatureStanding = 'good' | 'bad' | 'weak' | 'unsupported';

export interface SignedData {
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Bytes;
  readonly algorithm: AlgorithmIdentifier;
  /** Object identifier of the digest, where it stands apart (CMS). */
  readonly digest?: string | undefined;
  readonly data: Bytes;
  readonly signature: Bytes;
}

type Hash = 'SHA-256' | 'SHA-384' | 'SHA-512';

type Way =
  | { readonly kind: 'rsa' | 'elliptic'; readonly hash: Hash | 'weak' }
  | { readonly kind: 'pss'; readonly hash: Hash | 'weak'; readonly saltLength: number };

/** Digests by object identifier; those that can be forged are `weak`. */
export const digestNames: Readonly<Record<string, Hash | 'weak'>> = {
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
  '1.3.14.3.2.26': 'weak',
  '1.2.840.113549.2.5': 'weak',
};

const ways: Readonly<Record<string, Way>> = {
  '1.2.840.113549.1.1.4': { kind: 'rsa', hash: 'weak' },
  '1.2.840.113549.1.1.5': { kind: 'rsa', hash: 'weak' },
  '1.2.840.113549.1.1.11': { kind: 'rsa', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { kind: 'rsa', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { kind: 'rsa', hash: 'SHA-512' },
  '1.2.840.10045.4.1': { kind: 'elliptic', hash: 'weak' },
  '1.2.840.10045.4.3.2': { kind: 'elliptic', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { kind: 'elliptic', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { kind: 'elliptic', hash: 'SHA-512' },
};

const plainRsa = '1.2.840.113549.1.1.1';
const plainElliptic = '1.2.840.10045.2.1';
const pss = '1.2.840.113549.1.1.10';
const maskOne = '1.2.840.113549.1.1.8';

const curves: Readonly<Record<string, { readonly name: string; readonly bytes: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bytes: 32 },
  '1.3.132.0.34': { name: 'P-384', bytes: 48 },
  '1.3.132.0.35': { name: 'P-521', bytes: 66 },
};

/** Checks one signature with one key. Never throws: what cannot be read is bad. */
export async function checkSignature(signed: SignedData): Promise<SignatureStanding> {
  const way = wayOf(signed);
  if (!way) return 'unsupported';
  if (way.hash === 'weak') return 'weak';
  try {
    return way.kind === 'elliptic' ? await checkElliptic(signed, way.hash) : await checkRsa(signed, way, way.hash);
  } catch {
    return 'bad';
  }
}

function wayOf({ algorithm, digest }: SignedData): Way | null {
  if (algorithm.algorithmId === pss) return pssWay(algorithm);
  const told = digest === undefined ? undefined : (digestNames[digest] ?? null);
  if (told === null) return null;
  if (algorithm.algorithmId === plainRsa) return told ? { kind: 'rsa', hash: told } : null;
  if (algorithm.algorithmId === plainElliptic) return told ? { kind: 'elliptic', hash: told } : null;
  const way = ways[algorithm.algorithmId];
  if (!way) return null;
  // Two digests that disagree: one of them is a lie about what was signed.
  return told === undefined || told === way.hash ? way : null;
}

function pssWay({ algorithmParams }: AlgorithmIdentifier): Way | null {
  try {
    const given = new RSASSAPSSParams({ schema: algorithmParams });
    const hash = digestNames[given.hashAlgorithm.algorithmId];
    const mask = given.maskGenAlgorithm;
    const maskDigest: unknown = mask.algorithmParams?.valueBlock?.value?.[0];
    const sameDigest =
      maskDigest instanceof ObjectIdentifier && maskDigest.valueBlock.toString() === given.hashAlgorithm.algorithmId;
    // WebCrypto masks with the digest it signs with, as everybody does.
    if (!hash || mask.algorithmId !== maskOne || (hash !== 'weak' && !sameDigest)) return null;
    return { kind: 'pss', hash, saltLength: given.saltLength };
  } catch {
    return null;
  }
}

async function checkRsa(signed: SignedData, way: Way, hash: Hash): Promise<SignatureStanding> {
  const bits = rsaBits(signed.publicKey);
  if (bits === null) return 'bad';
  if (bits < 2048) return 'weak';
  const name = way.kind === 'pss' ? 'RSA-PSS' : 'RSASSA-PKCS1-v1_5';
  const key = await webCrypto().importKey('spki', signed.publicKey, { name, hash }, false, ['verify']);
  const how = way.kind === 'pss' ? { name, saltLength: way.saltLength } : { name };
  return (await webCrypto().verify(how, key, signed.signature, signed.data)) ? 'good' : 'bad';
}

async function checkElliptic(signed: SignedData, hash: Hash): Promise<SignatureStanding> {
  const info = readBlock(signed.publicKey, 'PublicKeyInfo');
  if (info?.algorithm.algorithmId !== plainElliptic) return 'bad';
  const named: unknown = info.algorithm.algorithmParams;
  const curve = named instanceof ObjectIdentifier ? curves[named.valueBlock.toString()] : undefined;
  if (!curve) return 'unsupported';
  const pair = readAsn(signed.signature);
  if (!pair) return 'bad';
  const sideBySide = ownBytes(createECDSASignatureFromCMS(pair, curve.bytes));
  const way = { name: 'ECDSA', namedCurve: curve.name, hash };
  const key = await webCrypto().importKey('spki', signed.publicKey, way, false, ['verify']);
  return (await webCrypto().verify(way, key, sideBySide, signed.data)) ? 'good' : 'bad';
}
