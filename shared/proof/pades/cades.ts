import {
  BitString,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Primitive,
  Sequence,
  Set as SetOf,
} from 'asn1js';
import { AlgorithmIdentifier, type Certificate } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes } from '../bytes';
import { inDerOrder, readBlock } from '../certificates/der';
import { pkiEngine, sha256 } from '../crypto-engine';
import type { AskForTime, Signer } from '../signer';

/** Names of what stands in a signature (RFC 5652, RFC 5035, RFC 3161). */
const names = {
  signedData: '1.2.840.113549.1.7.2',
  data: '1.2.840.113549.1.7.1',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
  signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  sha256: '2.16.840.1.101.3.4.2.1',
  ecdsaWithSha256: '1.2.840.10045.4.3.2',
  rsaEncryption: '1.2.840.113549.1.1.1',
} as const;

type Block = Sequence | SetOf | Constructed | Primitive | Integer | ObjectIdentifier | OctetString | Null;

export type CmsProblem =
  /** What was signed with it is not what the certificate speaks for; the file would be broken. */
  | { readonly kind: 'key-does-not-match-certificate' }
  /** A card was pulled out, a token refused, an authority did not answer. */
  | { readonly kind: 'signer-failed'; readonly detail: string };

/**
 * A signature over a digest as a file of ETSI EN 319 142-1 (PAdES) holds it: content type, digest and the certificate
 * it was made with, and no other signed attribute. A signing time in it is forbidden there; @libpdf/core always adds
 * one. Never gives out a signature that the certificate's own key does not confirm.
 */
export async function cadesSignature(
  digest: Bytes,
  signer: Signer,
  askForTime?: AskForTime,
): Promise<Result<Bytes, CmsProblem>> {
  const certificate = readBlock(signer.certificate, 'Certificate');
  if (!certificate) throw new Error('The certificate of the signer is damaged.');
  const attributes = inDerOrder([
    attribute(names.contentType, new ObjectIdentifier({ value: names.data })),
    attribute(names.messageDigest, new OctetString({ valueHex: digest })),
    attribute(names.signingCertificateV2, await signingCertificate(signer.certificate, certificate)),
  ]);
  // Signed as a set; in the file the same bytes stand under another tag (RFC 5652, 5.4).
  const signedBytes = derOf(new SetOf({ value: attributes }));
  const made = await attempt(() => signer.sign(signedBytes));
  if (!made.ok) return made;
  const signature = made.value;
  if (!(await confirms(certificate, signedBytes, signature, signer)))
    return refuse({ kind: 'key-does-not-match-certificate' });
  const stamp = askForTime ? await attempt(async () => askForTime(await sha256(signature))) : null;
  if (stamp && !stamp.ok) return stamp;
  const unsigned = stamp ? [attribute(names.signatureTimeStamp, verbatim(stamp.value))] : [];
  const signerInfo = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new Sequence({ value: [...issuerAndSerial(certificate)] }),
      algorithm(names.sha256),
      tagged(0, attributes),
      signer.algorithm === 'ecdsa-p256' ? algorithm(names.ecdsaWithSha256) : algorithm(names.rsaEncryption, new Null()),
      new OctetString({ valueHex: signature }),
      ...(unsigned.length > 0 ? [tagged(1, unsigned)] : []),
    ],
  });
  const signedData = new Sequence({
    value: [
      new Integer({ value: 1 }),
      new SetOf({ value: [algorithm(names.sha256)] }),
      new Sequence({ value: [new ObjectIdentifier({ value: names.data })] }),
      tagged(0, inDerOrder([signer.certificate, ...signer.chain].map(verbatim))),
      new SetOf({ value: [signerInfo] }),
    ],
  });
  return ok(
    derOf(new Sequence({ value: [new ObjectIdentifier({ value: names.signedData }), tagged(0, [signedData])] })),
  );
}

/** Room that a signature needs at most: certificates, attributes, the longest of our signatures, and a time-stamp. */
export function roomFor({ certificate, chain }: Signer, withTime: boolean): number {
  const certificates = [certificate, ...chain].reduce((sum, one) => sum + one.length, 0);
  return certificates + 2048 + (withTime ? 8192 : 0);
}

async function confirms(
  certificate: Certificate,
  signed: Bytes,
  signature: Bytes,
  { algorithm: kind }: Signer,
): Promise<boolean> {
  const algorithmId = kind === 'ecdsa-p256' ? names.ecdsaWithSha256 : names.rsaEncryption;
  try {
    return await pkiEngine().verifyWithPublicKey(
      signed,
      new BitString({ valueHex: signature }),
      certificate.subjectPublicKeyInfo,
      new AlgorithmIdentifier({ algorithmId }),
      'SHA-256',
    );
  } catch {
    // A signature of another kind than the key of the certificate cannot even be looked at.
    return false;
  }
}

/** The certificate by its hash and by issuer and number (ESSCertIDv2; SHA-256 is its default and not written). */
async function signingCertificate(der: Bytes, certificate: Certificate): Promise<Sequence> {
  const [issuer, serial] = issuerAndSerial(certificate);
  const issuerSerial = new Sequence({ value: [new Sequence({ value: [tagged(4, [issuer])] }), serial] });
  const id = new Sequence({ value: [new OctetString({ valueHex: await sha256(der) }), issuerSerial] });
  return new Sequence({ value: [new Sequence({ value: [id] })] });
}

function issuerAndSerial({ issuer, serialNumber }: Certificate): readonly [Block, Block] {
  return [verbatim(ownBytes(issuer.valueBeforeDecode)), serialNumber];
}

const attribute = (type: string, value: Block) =>
  new Sequence({ value: [new ObjectIdentifier({ value: type }), new SetOf({ value: [value] })] });

const algorithm = (id: string, ...parameters: readonly Null[]) =>
  new Sequence({ value: [new ObjectIdentifier({ value: id }), ...parameters] });

const tagged = (tagNumber: number, value: readonly Block[]) =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...value] });

/** A value that was made elsewhere, with its own bytes: written anew it might differ, and then nothing fits any more. */
function verbatim(der: Bytes): Primitive {
  const { idBlock, lenBlock } = fromBER(der).result;
  const valueHex = der.slice(der.length - lenBlock.length);
  const block = new Primitive({ idBlock: { tagClass: idBlock.tagClass, tagNumber: idBlock.tagNumber }, valueHex });
  block.idBlock.isConstructed = idBlock.isConstructed;
  return block;
}

const derOf = (block: Block): Bytes => ownBytes(block.toBER());

async function attempt(ask: () => Promise<Bytes>): Promise<Result<Bytes, CmsProblem>> {
  try {
    return ok(await ask());
  } catch (error) {
    return refuse({ kind: 'signer-failed', detail: error instanceof Error ? error.message : String(error) });
  }
}
