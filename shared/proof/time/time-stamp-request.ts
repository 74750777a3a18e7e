import { Integer, Null, OctetString } from 'asn1js';
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs';
import type { Bytes } from '../bytes';
import { derOf } from '../certificates/der';

export const sha256Type = '2.16.840.1.101.3.4.2.1';

/** Asks for a token over a SHA-256 value, with the certificates that are needed to check it (RFC 3161). */
export function timeStampRequest(sha256: Bytes, nonce: Bytes): Bytes {
  return derOf(
    new TimeStampReq({
      version: 1,
      messageImprint: new MessageImprint({
        hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Type, algorithmParams: new Null() }),
        hashedMessage: new OctetString({ valueHex: sha256 }),
      }),
      nonce: positive(nonce),
      certReq: true,
    }),
  );
}

/** Bytes as a number that is never negative and has no zeros in front. */
export function positive(bytes: Bytes): Integer {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Uint8Array.of(0) : bytes.slice(first);
  const whole = (digits[0] ?? 0) >= 0x80 ? Uint8Array.of(0, ...digits) : digits;
  return new Integer({ valueHex: whole.buffer });
}
