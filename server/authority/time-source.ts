import { randomBytes } from 'node:crypto';
import type { Bytes } from '#shared/proof/bytes';
import type { AskForTime } from '#shared/proof/signer';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import type { Authority } from './open-authority';
import { stampTime } from './stamp-time';

/** Where the time-stamps of this headquarters come from. */
export interface TimeSource {
  /** Roots of other authorities whose time-stamps are believed. */
  readonly roots: readonly Bytes[];
  /** Answers a question for the time (RFC 3161), with a token or with a refusal. */
  readonly answer: (query: Bytes) => Promise<Bytes>;
}

/**
 * Headquarters says the time itself.
 * @param roots of authorities that were asked earlier: what they stamped stays proven
 */
export function ownTime(authority: Authority, now: () => number, roots: readonly Bytes[] = []): TimeSource {
  return { roots, answer: (query) => stampTime(authority, query, now()) };
}

/** Headquarters asking for the time on its own behalf, without the way over its own door. */
export function askTimeSource({ answer }: TimeSource): AskForTime {
  return async (sha256) => {
    const nonce = new Uint8Array(randomBytes(12));
    const reply = readReply(await answer(timeStampRequest(sha256, nonce)), { sha256, nonce });
    if (reply.ok) return reply.value;
    const why = reply.error.kind === 'refused' ? reply.error.text : reply.error.kind;
    throw new Error(`The time was not to be had: ${why}`);
  };
}
