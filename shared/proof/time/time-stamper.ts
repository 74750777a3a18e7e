import {
  Set as AsnSet,
  BitString,
  Constructed,
  Integer,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Utf8String,
} from 'asn1js';
import { Accuracy, type Certificate, PKIStatusInfo, type TimeStampReq, TimeStampResp, TSTInfo } from 'pkijs';
import { type Bytes, fromHex, ownBytes } from '../bytes';
import { derOf, inDerOrder, readAsn, readBlock } from '../certificates/der';
import { signatureIdentifier } from '../certificates/signature-algorithms';
import { sha256 } from '../crypto-engine';
import type { Signer } from '../signer';
import { tokenTypes } from './signed-token';
import { type Failure, failures } from './time-stamp-reply';
import { positive, sha256Type } from './time-stamp-request';

/**
 * Under whose rules our tokens are made, where an organisation names none of its own. It lies below 2.999, the arc
 * that ITU-T X.660 keeps for examples: it promises no audited policy, because there is none.
 */
export const timeStampPolicy = '2.999.70.80.1';

/** Digests we stamp, with their lengths. */
const digestLengths: Readonly<Record<string, number>> = {
  [sha256Type]: 32,
  '2.16.840.1.101.3.4.2.2': 48,
  '2.16.840.1.101.3.4.2.3': 64,
};

export interface Stamping {
  readonly stamper: Signer;
  /** Hexadecimal, never given twice. */
  readonly serial: string;
  readonly now: string;
  /** Object identifier of the organisation's own rules. */
  readonly policy?: string;
}

/**
 * Answers a question for the time: a token, or a refusal with its reason (RFC 3161). Whole seconds, accurate to one.
 * An exception means that the key could not sign.
 */
export async function answerTimeStamp(query: Bytes, stamping: Stamping): Promise<Bytes> {
  const request = readBlock(query, 'TimeStampReq');
  if (!request) return refusal('badDataFormat', 'This is no time-stamp request.');
  const { policy = timeStampPolicy } = stamping;
  const problem = problemOf(request, policy);
  if (problem) return refusal(...problem);
  const info = new TSTInfo({
    version: 1,
    policy,
    messageImprint: request.messageImprint,
    serialNumber: positive(fromHex(stamping.serial)),
    genTime: new Date(Math.floor(Date.parse(stamping.now) / 1000) * 1000),
    accuracy: new Accuracy({ seconds: 1 }),
    ...(request.nonce ? { nonce: request.nonce } : {}),
  });
  const token = await signedToken(derOf(info), stamping.stamper, request.certReq === true);
  const status = new PKIStatusInfo({ status: 0 });
  return ownBytes(new Sequence({ value: [status.toSchema(), token] }).toBER(false));
}

function problemOf(request: TimeStampReq, policy: string): readonly [Failure, string] | null {
  const { hashAlgorithm, hashedMessage } = request.messageImprint;
  const length = digestLengths[hashAlgorithm.algorithmId];
  if (request.version !== 1) return ['badRequest', 'Only requests of version 1 are answered.'];
  if (length === undefined) return ['badAlg', 'Only SHA-256, SHA-384 and SHA-512 are stamped.'];
  if (hashedMessage.valueBlock.valueHexView.length !== length) {
    return ['badDataFormat', 'The digest has another length than its algorithm makes.'];
  }
  if (request.reqPolicy !== undefined && request.reqPolicy !== policy) {
    return ['unacceptedPolicy', 'This authority does not stamp under that policy.'];
  }
  return request.extensions ? ['unacceptedExtension', 'Extensions are not understood here.'] : null;
}

/** A reply that says no, and why (RFC 3161, section 2.4.2). */
export function refusal(failure: Failure, text: string): Bytes {
  const bit = failures[failure];
  const octets = new Uint8Array((bit >> 3) + 1);
  octets[bit >> 3] = 0x80 >> (bit & 7);
  const failInfo = new BitString({ valueHex: octets.buffer, unusedBits: 7 - (bit & 7) });
  const status = new PKIStatusInfo({ status: 2, statusStrings: [new Utf8String({ value: text })], failInfo });
  return derOf(new TimeStampResp({ status }));
}

async function signedToken(content: Bytes, stamper: Signer, withCertificates: boolean): Promise<Sequence> {
  const certificate = readBlock(stamper.certificate, 'Certificate');
  if (!certificate) throw new Error('The certificate of the time-stamping unit cannot be read.');
  const attributes = inDerOrder([
    attribute(tokenTypes.contentType, named(tokenTypes.timeStamp)),
    attribute(tokenTypes.messageDigest, octets(await sha256(content))),
    attribute(tokenTypes.signingCertificateV2, await signingCertificate(stamper.certificate)),
  ]);
  const signature = await stamper.sign(ownBytes(new AsnSet({ value: attributes }).toBER(false)));
  const signer = new Sequence({
    value: [
      new Integer({ value: 1 }),
      issuerAndSerial(certificate),
      digestIdentifier(),
      tagged(0, attributes),
      signatureIdentifier(stamper.algorithm).toSchema(),
      octets(signature),
    ],
  });
  const certificates = withCertificates ? [stamper.certificate, ...stamper.chain].map(asWritten) : [];
  const message = new Sequence({
    value: [
      new Integer({ value: 3 }),
      new AsnSet({ value: [digestIdentifier()] }),
      new Sequence({ value: [named(tokenTypes.timeStamp), tagged(0, [octets(content)])] }),
      ...(withCertificates ? [tagged(0, inDerOrder(certificates))] : []),
      new AsnSet({ value: [signer] }),
    ],
  });
  return new Sequence({ value: [named(tokenTypes.signedData), tagged(0, [message])] });
}

type Block = ReturnType<typeof asWritten>;

function asWritten(der: Bytes) {
  const block = readAsn(der);
  if (!block) throw new Error('A certificate of the time-stamping unit cannot be read.');
  return block;
}

function issuerAndSerial({ issuer, serialNumber }: Certificate): Sequence {
  return new Sequence({ value: [issuer.toSchema(), serialNumber] });
}

/** Names the certificate by its SHA-256, so that no other with the same key can take its place (RFC 5035). */
async function signingCertificate(certificate: Bytes): Promise<Sequence> {
  const one = new Sequence({ value: [octets(await sha256(certificate))] });
  return new Sequence({ value: [new Sequence({ value: [one] })] });
}

const named = (type: string): ObjectIdentifier => new ObjectIdentifier({ value: type });
const octets = (bytes: Bytes): OctetString => new OctetString({ valueHex: bytes });
const digestIdentifier = (): Sequence => new Sequence({ value: [named(sha256Type)] });

function attribute(type: string, value: Block): Sequence {
  return new Sequence({ value: [named(type), new AsnSet({ value: [value] })] });
}

function tagged(tagNumber: number, value: readonly Block[]): Constructed {
  return new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [...value] });
}
