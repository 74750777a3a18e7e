import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Change, longestBody } from '#shared/sync/change';
import { limits, type PushRequest, pushRequest } from './hq-api';
import { packedTextsSchema, packTexts, unpackTexts } from './packed-texts';

/**
 * From this version of the protocol on headquarters takes a push in the packed form; `hello` says whether it does. It
 * goes on taking the plain one, and a device goes on writing the plain one to an older headquarters.
 */
export const packedPushes = 2;

/**
 * `POST /v1/push` with its changes packed. Of every body but the first the hash of the one before is left out: it is
 * reckoned again from the body before, and the signature tells whether it came out right. Signatures are written one
 * behind the other without their padding.
 */
export const packedPush = pushRequest.omit({ changes: true }).extend({
  bodies: packedTextsSchema,
  signatures: z.string().max(limits.pushChanges * 86),
});
export type PackedPush = z.infer<typeof packedPush>;

/** The longest a push may be when it is unpacked, in letters. */
export const mostUnpacked = 10 << 20;

/** Base64 of an Ed25519 signature without its padding. */
const signatureLength = 86;
const padding = '==';

type HashOf = (text: string) => string;

/** The changes as they are sent to a headquarters that takes them packed; null: send them as they are. */
export function packChanges(
  changes: readonly Change[],
  hashOf: HashOf,
): Pick<PackedPush, 'bodies' | 'signatures'> | null {
  const signatures: string[] = [];
  const texts: string[] = [];
  let before: string | null = null;
  for (const { body, sig } of changes) {
    if (sig.length !== signatureLength + padding.length || !sig.endsWith(padding)) return null;
    signatures.push(sig.slice(0, signatureLength));
    const text = before === null ? body : withoutLink(body, hashOf(before));
    // A chain that does not hold is for headquarters to see, so it travels as it is.
    if (text === null) return null;
    texts.push(text);
    before = body;
  }
  const bodies = packTexts(texts);
  return bodies === null ? null : { bodies, signatures: signatures.join('') };
}

/** A packed push as the plain one it was, every body letter by letter as it was signed; or why it is none. */
export function unpackPush(
  { bodies, signatures, ...envelope }: PackedPush,
  hashOf: HashOf,
): Result<PushRequest, string> {
  const texts = unpackTexts(bodies, { texts: limits.pushChanges, letters: mostUnpacked });
  if (!texts.ok) return texts;
  const count = texts.value.length;
  if (signatures.length !== count * signatureLength) {
    return refuse('signatures that do not fit the bodies');
  }
  const changes: Change[] = [];
  for (const [at, text] of texts.value.entries()) {
    const before = changes.at(-1);
    const body = before === undefined ? text : withLink(text, hashOf(before.body));
    if (body !== null && body.length > longestBody) return refuse('a body that is too long');
    if (body === null) return refuse('a body without a place for the one before');
    const sig = signatures.slice(at * signatureLength, (at + 1) * signatureLength) + padding;
    changes.push({ body, sig });
  }
  return ok({ ...envelope, changes });
}

// In a body its own `prev` comes before anything a person wrote, and inside a string the quotation marks are escaped.
const link = '"prev":"';

function withoutLink(body: string, hash: string): string | null {
  const at = body.indexOf(link) + link.length;
  if (at < link.length || !body.startsWith(`${hash}"`, at)) return null;
  return body.slice(0, at) + body.slice(at + hash.length);
}

function withLink(text: string, hash: string): string | null {
  const at = text.indexOf(link) + link.length;
  if (at < link.length || text[at] !== '"') return null;
  return text.slice(0, at) + hash + text.slice(at);
}
