import { BitString, type Utf8String } from 'asn1js';
import type { PKIStatusInfo } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { membersOf, readAsn, readBlock } from '../certificates/der';
import { openToken } from './signed-token';
import { positive, sha256Type } from './time-stamp-request';

/** Why an authority refused, with its bit (RFC 3161, section 2.4.2). */
export const failures = {
  badAlg: 0,
  badRequest: 2,
  badDataFormat: 5,
  timeNotAvailable: 14,
  unacceptedPolicy: 15,
  unacceptedExtension: 16,
  addInfoNotAvailable: 17,
  systemFailure: 25,
} as const;
export type Failure = keyof typeof failures;

/** `wrong-answer`: a token, but over something else, or an answer to somebody else's question. */
export type ReplyProblem =
  | { readonly kind: 'refused'; readonly failures: readonly Failure[]; readonly text: string }
  | { readonly kind: 'not-a-reply' }
  | { readonly kind: 'wrong-answer' };

const granted: readonly number[] = [0, 1];

/** Takes the token out of an authority's reply, if it answers what was asked. Its signature is not checked here. */
export function readReply(
  der: Bytes,
  asked: { readonly sha256: Bytes; readonly nonce: Bytes },
): Result<Bytes, ReplyProblem> {
  const reply = readBlock(der, 'TimeStampResp');
  const block = readAsn(der);
  if (!reply || !block) return refuse({ kind: 'not-a-reply' });
  if (!granted.includes(reply.status.status)) return refuse(refusalIn(reply.status));
  const [, content] = membersOf(block);
  if (!content) return refuse({ kind: 'not-a-reply' });
  // With its own bytes: written anew, the token might be another.
  const token = ownBytes(content.valueBeforeDecodeView);
  const opened = openToken(token);
  if (!opened) return refuse({ kind: 'not-a-reply' });
  const { hashAlgorithm, hashedMessage } = opened.info.messageImprint;
  const sameDigest = sameBytes(hashedMessage.valueBlock.valueHexView, asked.sha256);
  const given = opened.info.nonce?.valueBlock.valueHexView;
  const sameNonce = given !== undefined && sameBytes(given, positive(asked.nonce).valueBlock.valueHexView);
  if (hashAlgorithm.algorithmId !== sha256Type || !sameDigest || !sameNonce) return refuse({ kind: 'wrong-answer' });
  return ok(token);
}

function refusalIn({ failInfo, statusStrings }: PKIStatusInfo): ReplyProblem {
  const bits: unknown = failInfo;
  const octets = bits instanceof BitString ? bits.valueBlock.valueHexView : new Uint8Array();
  const names = Object.keys(failures) as Failure[];
  const said = names.filter((name) => ((octets[failures[name] >> 3] ?? 0) & (0x80 >> (failures[name] & 7))) !== 0);
  const texts: readonly Utf8String[] = statusStrings ?? [];
  return {
    kind: 'refused',
    failures: said,
    text: texts
      .map((text) => text.getValue())
      .join(' ')
      .slice(0, 500),
  };
}
