import { BitString } from 'asn1js';
import { CertificationRequest } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes } from '../bytes';
import type { SigningAlgorithm } from '../signer';
import { derOf, readBlock } from './der';
import { publicKeyInfo, publicKeyOf, publicKeySha256, signingAlgorithm } from './keys';
import { type NameParts, partsOf, readName, writeName } from './names';
import { signatureIdentifier } from './signature-algorithms';
import { checkSignature } from './signature-check';
import type { SigningKey } from './signer-of';

/** pkijs signs requests only with keys of WebCrypto; ours may lie on a token. */
class UnsignedRequest extends CertificationRequest {
  content(): ArrayBuffer {
    return this.encodeTBS().toBER(false);
  }
}

/** Asks for a certificate: a PKCS #10, signed by the key it is for. */
export async function makeRequest(key: SigningKey, name: NameParts): Promise<Bytes> {
  const request = new UnsignedRequest({
    version: 0,
    subject: writeName(name),
    subjectPublicKeyInfo: publicKeyInfo(key.publicKey),
    signatureAlgorithm: signatureIdentifier(key.algorithm),
    attributes: [],
  });
  request.tbsView = new Uint8Array(request.content());
  request.signatureValue = new BitString({ valueHex: (await key.sign(ownBytes(request.tbsView))).buffer });
  return derOf(request);
}

export interface ReadRequest {
  /** SubjectPublicKeyInfo. */
  readonly publicKey: Bytes;
  readonly algorithm: SigningAlgorithm;
  readonly publicKeySha256: string;
  /** What the asker would like to be called. Who signs the certificate decides. */
  readonly name: NameParts;
}

/** Reads a request. Whoever made it holds the key: it is signed with it. Keys: P-256, or RSA of 3072 bits and more. */
export async function readRequest(
  der: Bytes,
): Promise<Result<ReadRequest, 'unreadable' | 'bad-signature' | 'unsupported-key'>> {
  const request = readBlock(der, 'CertificationRequest');
  if (!request) return refuse('unreadable');
  const publicKey = publicKeyOf(request.subjectPublicKeyInfo);
  const algorithm = signingAlgorithm(publicKey, 3072);
  if (!algorithm) return refuse('unsupported-key');
  const signature = await checkSignature({
    publicKey,
    algorithm: request.signatureAlgorithm,
    data: ownBytes(request.tbsView),
    signature: ownBytes(request.signatureValue.valueBlock.valueHexView),
  });
  if (signature !== 'good') return refuse('bad-signature');
  try {
    const name = partsOf(readName(request.subject));
    return ok({ publicKey, algorithm, publicKeySha256: await publicKeySha256(publicKey), name });
  } catch {
    return refuse('unreadable');
  }
}
