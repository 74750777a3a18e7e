import { randomBytes } from 'node:crypto';
import type { Bytes } from '#shared/proof/bytes';
import { hex } from '#shared/proof/bytes';
import type { AskForTime } from '#shared/proof/signer';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import type { Authority } from './open-authority';

/**
 * Answers a question for the time (RFC 3161). Serial numbers are drawn, not counted: a counter in the database would
 * give numbers twice after a restore, and the time is to be had while the database is out of reach.
 */
export function stampTime(authority: Authority, query: Bytes, now: number): Promise<Bytes> {
  const drawn = randomBytes(16);
  // A serial number is a positive whole number that does not begin with zeros.
  drawn[0] = ((drawn[0] ?? 0) & 0x3f) | 0x40;
  return answerTimeStamp(query, {
    stamper: authority.timeStamper,
    serial: hex(drawn),
    now: new Date(now).toISOString(),
  });
}

/** Headquarters asking itself for the time, without the way over the network. */
export function askOwnTime(authority: Authority, now: () => number): AskForTime {
  return async (sha256) => {
    const nonce = new Uint8Array(randomBytes(12));
    const reply = readReply(await stampTime(authority, timeStampRequest(sha256, nonce), now()), { sha256, nonce });
    if (!reply.ok) throw new Error(`The own time-stamping unit did not give the time (${reply.error.kind}).`);
    return reply.value;
  };
}
