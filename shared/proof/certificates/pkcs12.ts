import { OctetString } from 'asn1js';
import {
  type AlgorithmIdentifier,
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedContentInfo,
  EncryptedData,
  KeyBag,
  PBES2Params,
  PBKDF2Params,
  type PFX,
  PKCS8ShroudedKeyBag,
  SafeContents,
} from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { pkiEngine } from '../crypto-engine';
import type { Certified } from '../file-report';
import type { Signer, SigningAlgorithm } from '../signer';
import { chainAbove } from './chain-above';
import { derOf, readBlock } from './der';
import { importSigningKey, type Key } from './keys';
import { type ParsedCertificate, parseCertificate } from './read-certificate';
import { signerOf } from './signer-of';

/**
 * Why a PKCS#12 file gives no signer. `wrong-password` also when the file was changed: its seal cannot tell the two
 * apart. `old-encryption`: protected by means that can be broken or that browsers do not know (RC2, triple DES);
 * `openssl pkcs12 -legacy -in old.p12 -out key.pem`, then `openssl pkcs12 -export -in key.pem -out new.p12` writes it
 * anew. `too-large`: larger, or more work, than any such file needs.
 */
export type Pkcs12Problem =
  | 'wrong-password'
  | 'damaged'
  | 'no-key'
  | 'unsupported-key'
  | 'key-not-matching'
  | 'old-encryption'
  | 'too-large';

export interface OpenedPkcs12 {
  /** Not extractable. */
  readonly privateKey: Key;
  readonly algorithm: SigningAlgorithm;
  readonly signer: Signer;
  readonly certified: Certified;
}

const mostBytes = 1 << 20;
const mostRounds = 5_000_000;
/** The seal is computed in script, a thousand times slower than the key of the encryption. */
const mostRoundsOfSeal = 300_000;

/** Opens a person's own PKCS#12 file (`.p12`, `.pfx`). The password is used here and kept nowhere. */
export async function openPkcs12(bytes: Bytes, password: string): Promise<Result<OpenedPkcs12, Pkcs12Problem>> {
  if (bytes.length > mostBytes) return refuse('too-large');
  const file = readBlock(bytes, 'PFX');
  if (!file) return refuse('damaged');
  const secret = new TextEncoder().encode(password).buffer;
  const opened = await openSeal(file, secret);
  if (!opened.ok) return opened;
  const bags = await openBags(opened.value, secret);
  if (!bags.ok) return bags;
  const { keys, certificates } = bags.value;
  return matchKey(keys, certificates);
}

const sealDigests: Readonly<Record<string, boolean>> = {
  '1.3.14.3.2.26': true,
  '2.16.840.1.101.3.4.2.1': true,
  '2.16.840.1.101.3.4.2.2': true,
  '2.16.840.1.101.3.4.2.3': true,
};

async function openSeal(file: PFX, password: ArrayBuffer): Promise<Result<AuthenticatedSafe, Pkcs12Problem>> {
  const { macData } = file;
  if (!macData) return refuse('damaged');
  if (!sealDigests[macData.mac.digestAlgorithm.algorithmId]) return refuse('old-encryption');
  if ((macData.iterations ?? 1) > mostRoundsOfSeal) return refuse('too-large');
  const content: unknown = file.authSafe.content;
  const isSafe = content instanceof OctetString && readSafe(content) !== null;
  if (!isSafe) return refuse('damaged');
  try {
    await file.parseInternalValues({ password, checkIntegrity: true }, pkiEngine());
  } catch {
    return refuse('wrong-password');
  }
  const safe = file.parsedValue?.authenticatedSafe;
  return safe ? ok(safe) : refuse('damaged');
}

function readSafe(content: OctetString): AuthenticatedSafe | null {
  try {
    return AuthenticatedSafe.fromBER(content.getValue());
  } catch {
    return null;
  }
}

interface Bags {
  readonly keys: readonly Bytes[];
  readonly certificates: readonly ParsedCertificate[];
}

async function openBags(safe: AuthenticatedSafe, password: ArrayBuffer): Promise<Result<Bags, Pkcs12Problem>> {
  const keys: Bytes[] = [];
  const certificates: ParsedCertificate[] = [];
  try {
    for (const part of safe.safeContents) {
      const content = await openPart(part, password);
      if (!content.ok) return content;
      for (const { bagValue } of SafeContents.fromBER(content.value).safeBags) {
        const key = await keyOf(bagValue, password);
        if (!key.ok) return key;
        keys.push(...key.value);
        certificates.push(...(await certificateOf(bagValue)));
      }
    }
  } catch {
    return refuse('damaged');
  }
  return ok({ keys, certificates });
}

const dataOnly = '1.2.840.113549.1.7.1';
const encrypted = '1.2.840.113549.1.7.6';

async function openPart({ contentType, content }: ContentInfo, password: ArrayBuffer): Promise<Unlocked> {
  const plain: unknown = content;
  if (contentType === dataOnly && plain instanceof OctetString) return ok(ownBytes(plain.getValue()));
  // Anything else is locked with a certificate.
  if (contentType !== encrypted) return refuse('damaged');
  return unlock(new EncryptedData({ schema: content }).encryptedContentInfo, password);
}

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2 = '1.2.840.113549.1.5.12';
/** AES-CBC with keys of 128, 192 and 256 bits. */
const goodCiphers = ['2.16.840.1.101.3.4.1.2', '2.16.840.1.101.3.4.1.22', '2.16.840.1.101.3.4.1.42'];

type Unlocked = Result<Bytes, 'damaged' | 'old-encryption' | 'too-large'>;

async function unlock(encryptedContentInfo: EncryptedContentInfo, password: ArrayBuffer): Promise<Unlocked> {
  const problem = problemOfLock(encryptedContentInfo.contentEncryptionAlgorithm);
  if (problem) return refuse(problem);
  return ok(ownBytes(await pkiEngine().decryptEncryptedContentInfo({ password, encryptedContentInfo })));
}

function problemOfLock(lock: AlgorithmIdentifier): 'old-encryption' | 'too-large' | null {
  if (lock.algorithmId !== pbes2) return 'old-encryption';
  const { keyDerivationFunc, encryptionScheme } = new PBES2Params({ schema: lock.algorithmParams });
  if (keyDerivationFunc.algorithmId !== pbkdf2) return 'old-encryption';
  if (!goodCiphers.includes(encryptionScheme.algorithmId)) return 'old-encryption';
  const { iterationCount } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  return iterationCount > mostRounds ? 'too-large' : null;
}

async function keyOf(bag: unknown, password: ArrayBuffer): Promise<Result<Bytes[], Pkcs12Problem>> {
  if (bag instanceof PKCS8ShroudedKeyBag) {
    const info = new EncryptedContentInfo({
      contentType: dataOnly,
      contentEncryptionAlgorithm: bag.encryptionAlgorithm,
      encryptedContent: bag.encryptedData,
    });
    const key = await unlock(info, password);
    return key.ok ? ok([key.value]) : key;
  }
  return ok(bag instanceof KeyBag ? [derOf(bag)] : []);
}

async function certificateOf(bag: unknown): Promise<ParsedCertificate[]> {
  const value: unknown = bag instanceof CertBag ? bag.certValue : null;
  if (!(value instanceof OctetString)) return [];
  const parsed = await parseCertificate(ownBytes(value.valueBlock.valueHexView));
  return parsed ? [parsed] : [];
}

/** The first key that a certificate in the file belongs to. */
async function matchKey(
  keys: readonly Bytes[],
  certificates: readonly ParsedCertificate[],
): Promise<Result<OpenedPkcs12, Pkcs12Problem>> {
  let problem: Pkcs12Problem = 'no-key';
  for (const pkcs8 of keys) {
    const imported = await importSigningKey(pkcs8);
    if (!imported.ok) {
      problem = imported.error;
      continue;
    }
    const { privateKey, algorithm, publicKey } = imported.value;
    const own = certificates.find(({ facts }) => sameBytes(facts.publicKey, publicKey));
    if (!own) {
      problem = 'key-not-matching';
      continue;
    }
    const beside = certificates.map(({ facts }) => facts.der);
    const chain = await chainAbove(own.facts.der, beside);
    const signer = signerOf(privateKey, own.facts.der, chain);
    return ok({ privateKey, algorithm, signer, certified: own.facts });
  }
  return refuse(problem);
}
