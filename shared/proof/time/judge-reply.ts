import type { TimeStampReq } from 'pkijs';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, ownBytes, sameBytes } from '../bytes';
import { membersOf, readAsn, readBlock } from '../certificates/der';
import { carriesOnly } from '../verify/plain-message';
import { openToken, type SignedToken } from './signed-token';
import { checkToken } from './token';

/**
 * Why a reply of another authority is not to be passed on. `notBelieved`: it does not lead to the roots that were given.
 * `strays`: it carries more than its path to the root, and no file of ours may hold what nobody signed.
 */
export type ReplyFault = 'notAReply' | 'wrongAnswer' | 'notBelieved' | 'strays';

const granted: readonly number[] = [0, 1];
/** Rejected, waiting, and two warnings of a revocation (RFC 3161, section 2.4.2). */
const refused: readonly number[] = [2, 3, 4, 5];

/** Whether this is a question for the time (RFC 3161). */
export function isTimeStampQuery(bytes: Bytes): boolean {
  return readBlock(bytes, 'TimeStampReq') !== null;
}

/** Judges what an authority answered to a question: a token that fits it and is believed, a proper refusal, or a fault. */
export async function judgeReply(
  bytes: Bytes,
  asked: { readonly query: Bytes; readonly roots: readonly Bytes[] },
): Promise<Result<'token' | 'refusal', ReplyFault>> {
  const query = readBlock(asked.query, 'TimeStampReq');
  const reply = readBlock(bytes, 'TimeStampResp');
  const block = readAsn(bytes);
  if (!query || !reply || !block) return refuse('notAReply');
  const [, content] = membersOf(block);
  if (refused.includes(reply.status.status)) return content ? refuse('notAReply') : ok('refusal');
  if (!granted.includes(reply.status.status) || !content) return refuse('notAReply');
  const der = ownBytes(content.valueBeforeDecodeView);
  const token = openToken(der);
  if (!token) return refuse('notAReply');
  if (!answers(token, query)) return refuse('wrongAnswer');
  // Whoever asks without the certificates has them and checks by himself.
  if (query.certReq !== true) return ok('token');
  const { standing, path } = await checkToken(der, { digest: null, anchors: asked.roots });
  if (standing !== 'trusted') return refuse('notBelieved');
  return carriesOnly(der, token.certificates, path?.chain ?? []) ? ok('token') : refuse('strays');
}

function answers({ info }: SignedToken, query: TimeStampReq): boolean {
  const [given, asked] = [info.messageImprint, query.messageImprint];
  const sameDigest =
    given.hashAlgorithm.algorithmId === asked.hashAlgorithm.algorithmId &&
    sameBytes(given.hashedMessage.valueBlock.valueHexView, asked.hashedMessage.valueBlock.valueHexView);
  if (!query.nonce) return sameDigest;
  const nonce = info.nonce?.valueBlock.valueHexView;
  return sameDigest && nonce !== undefined && sameBytes(nonce, query.nonce.valueBlock.valueHexView);
}
