import { randomBytes } from 'node:crypto';
import type { Bytes } from '#shared/proof/bytes';
import { hex } from '#shared/proof/bytes';
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
