import { joinBytes } from '#shared/base/join-bytes';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { type CertificateFacts, readCertificate } from '../certificates/read-certificate';
import { checkSignature } from '../certificates/signature-check';
import { webCrypto } from '../crypto-engine';
import type { Reason } from '../file-report';
import type { PdfFile } from '../reader/pdf-file';
import { entryOf, nameOf } from '../reader/pdf-value';
import { type CoveredBytes, coveredBytes } from './covered-bytes';
import type { FoundSignature } from './found-signature';
import { reason, sayable } from './reason';
import { readMessage, type SignedMessage, unpadded } from './signed-message';

/** What can be said of a signature from its own bytes, before anybody asks whose key it was and when. */
export interface ExaminedSignature {
  readonly found: FoundSignature;
  readonly kind: 'signature' | 'timeStamp';
  readonly covered: CoveredBytes | null;
  readonly reasons: readonly Reason[];
  readonly message: SignedMessage | null;
  readonly certificate: CertificateFacts | null;
  /** DER of the message itself; null where the place holds no strict message. */
  readonly der: Bytes | null;
  readonly algorithm: string;
}

const readable: ReadonlySet<string> = new Set(['ETSI.CAdES.detached', 'adbe.pkcs7.detached', 'ETSI.RFC3161']);

export async function examineSignature(file: PdfFile, found: FoundSignature): Promise<ExaminedSignature> {
  const { dict } = found;
  const subFilter = nameOf(entryOf(dict, 'SubFilter')) ?? '';
  const kind = subFilter === 'ETSI.RFC3161' ? 'timeStamp' : 'signature';
  const reasons: Reason[] = placeReasons(found);
  const range = coveredBytes(file, found);
  const covered = 'code' in range ? null : range;
  if ('code' in range) reasons.push(range);
  const nothing = { found, kind, covered, message: null, certificate: null, der: null, algorithm: '' } as const;

  const contents = entryOf(dict, 'Contents');
  if (contents.kind !== 'string') return { ...nothing, reasons: [...reasons, reason('contentsEmpty')] };
  if (!readable.has(subFilter))
    return { ...nothing, reasons: [...reasons, reason('kindUnknown', { kind: sayable(subFilter) || '-' })] };
  if (!isEvenlySpelled(file.bytes.subarray(contents.start, contents.end))) reasons.push(reason('messageNotStrict'));
  const packed = unpadded(contents.bytes);
  if (!packed.ok) return { ...nothing, reasons: [...reasons, packed.error] };
  const der = packed.value;
  if (kind === 'timeStamp') return { ...nothing, reasons, der };

  const read = readMessage(der);
  if (!read.ok) return { ...nothing, reasons: [...reasons, read.error], der };
  const message = read.value;
  const algorithm = algorithmText(message);
  if (covered !== null) {
    const digest = await coveredDigest(file, covered, message.digestAlgorithm);
    if (!sameBytes(digest, message.messageDigest)) reasons.push(reason('digestDiffers'));
  }
  const signer = await signerOf(message, subFilter === 'ETSI.CAdES.detached');
  if ('code' in signer) return { ...nothing, reasons: [...reasons, signer], message, der, algorithm };
  const standing = await checkSignature({
    publicKey: signer.publicKey,
    algorithm: message.signatureAlgorithm,
    digest: message.digestOid,
    data: message.signedAttributes,
    signature: message.signature,
  });
  if (standing === 'bad') reasons.push(reason('signatureWrong'));
  if (standing === 'weak') reasons.push(reason('algorithmWeak', { algorithm }));
  if (standing === 'unsupported') reasons.push(reason('algorithmUnknown', { algorithm }));
  return { found, kind, covered, reasons, message, certificate: signer, der, algorithm };
}

/** Hexadecimal in small letters or in large ones: of a mixture, letters could be exchanged without anybody noticing. */
function isEvenlySpelled(digits: Uint8Array): boolean {
  let small = false;
  let large = false;
  for (const digit of digits) {
    small ||= digit >= 0x61 && digit <= 0x66;
    large ||= digit >= 0x41 && digit <= 0x46;
  }
  return !(small && large);
}

/** Whether it stands where signatures stand: in one field. */
function placeReasons({ field, alsoIn }: FoundSignature): Reason[] {
  if (field === null) return [reason('hiddenSignature')];
  if (alsoIn.length === 0) return [];
  return [reason('signatureUsedTwice', { fields: [field, ...alsoIn].map(sayable).join(', ') })];
}

/** The digest of everything a signature speaks of. */
export async function coveredDigest(file: PdfFile, { gap, end }: CoveredBytes, algorithm: string): Promise<Bytes> {
  const bytes = joinBytes([file.bytes.subarray(0, gap.start), file.bytes.subarray(gap.end, end)]);
  return ownBytes(await webCrypto().digest(algorithm, bytes));
}

/** The one certificate the signature was made with. A signature that does not name it could be given another one. */
async function signerOf(message: SignedMessage, mustName: boolean): Promise<CertificateFacts | Reason> {
  const { candidates, named } = message;
  const [first] = candidates;
  if (first === undefined) return reason('certificateMissing');
  if (named === null && mustName) return reason('certificateNotNamed');
  let chosen: Bytes | undefined = named === null ? first : undefined;
  for (const candidate of named === null ? [] : candidates) {
    const digest = ownBytes(await webCrypto().digest(named?.algorithm ?? 'SHA-256', candidate));
    if (named !== null && sameBytes(digest, named.digest)) chosen = candidate;
  }
  if (chosen === undefined) return reason('certificateDiffers');
  const facts = await readCertificate(chosen);
  return facts.ok ? facts.value : reason('certificateUnreadable');
}

const families: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.1': 'RSA',
  '1.2.840.113549.1.1.11': 'RSA',
  '1.2.840.113549.1.1.12': 'RSA',
  '1.2.840.113549.1.1.13': 'RSA',
  '1.2.840.113549.1.1.10': 'RSA-PSS',
  '1.2.840.10045.2.1': 'ECDSA',
  '1.2.840.10045.4.3.2': 'ECDSA',
  '1.2.840.10045.4.3.3': 'ECDSA',
  '1.2.840.10045.4.3.4': 'ECDSA',
};

function algorithmText({ signatureAlgorithm, digestAlgorithm }: SignedMessage): string {
  const { algorithmId } = signatureAlgorithm;
  return `${families[algorithmId] ?? algorithmId}, ${digestAlgorithm}`;
}
