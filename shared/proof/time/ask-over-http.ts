import { ownBytes } from '../bytes';
import { type Random, randomBytes } from '../crypto-engine';
import type { AskForTime } from '../signer';
import { type Failure, readReply } from './time-stamp-reply';
import { timeStampRequest } from './time-stamp-request';

/**
 * Why no token came. `unreachable`: nobody answered, or not as a server should. `refused`: the authority said no.
 * `not-a-reply`: what came is no answer of a time-stamping authority. `wrong-answer`: a token over something else.
 */
export type TimeStampProblemKind = 'unreachable' | 'refused' | 'not-a-reply' | 'wrong-answer';

export class TimeStampProblem extends Error {
  readonly kind: TimeStampProblemKind;
  readonly failures: readonly Failure[];

  constructor(kind: TimeStampProblemKind, detail: string, failures: readonly Failure[] = []) {
    super(detail);
    this.name = 'TimeStampProblem';
    this.kind = kind;
    this.failures = failures;
  }
}

type Fetch = (address: string, init: RequestInit) => Promise<Response>;
/** As far as we use them; shared code has no DOM types of its own. */
type RequestInit = NonNullable<Parameters<typeof globalThis.fetch>[1]>;
type Response = Awaited<ReturnType<typeof globalThis.fetch>>;

/** A token with a long chain has some kilobytes. */
const mostBytes = 1 << 20;

/** Asks any authority by its address (RFC 3161, section 3.4). Failures are exceptions of type TimeStampProblem. */
export function askOverHttp(address: string, fetch: Fetch, random: Random = randomBytes): AskForTime {
  return async (sha256) => {
    const nonce = random(16);
    const response = await reach(address, fetch, timeStampRequest(sha256, nonce));
    if (!response.ok) throw new TimeStampProblem('unreachable', `The authority answered with ${response.status}.`);
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
    if (type !== 'application/timestamp-reply') {
      throw new TimeStampProblem('not-a-reply', `The authority answered with ${type || 'something nameless'}.`);
    }
    const reply = readReply(await contentOf(response), { sha256, nonce });
    if (reply.ok) return reply.value;
    const { error } = reply;
    if (error.kind === 'refused') throw new TimeStampProblem('refused', error.text, error.failures);
    throw new TimeStampProblem(error.kind, 'The authority gave no token for what was asked.');
  };
}

async function reach(address: string, fetch: Fetch, body: Uint8Array<ArrayBuffer>): Promise<Response> {
  try {
    return await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query' },
      body,
      redirect: 'error',
      credentials: 'omit',
    });
  } catch (error) {
    throw new TimeStampProblem('unreachable', error instanceof Error ? error.message : String(error));
  }
}

async function contentOf(response: Response): Promise<Uint8Array<ArrayBuffer>> {
  const claimed = Number(response.headers.get('content-length') ?? 0);
  if (claimed > mostBytes) throw new TimeStampProblem('not-a-reply', 'The answer is far too long.');
  try {
    const bytes = ownBytes(await response.arrayBuffer());
    if (bytes.length <= mostBytes) return bytes;
  } catch (error) {
    throw new TimeStampProblem('unreachable', error instanceof Error ? error.message : String(error));
  }
  throw new TimeStampProblem('not-a-reply', 'The answer is far too long.');
}
