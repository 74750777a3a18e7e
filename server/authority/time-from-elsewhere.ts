import type { Bytes } from '#shared/proof/bytes';
import { isTimeStampQuery, judgeReply, type ReplyFault } from '#shared/proof/time/judge-reply';
import { refusal } from '#shared/proof/time/time-stamper';
import type { Log } from '../folder/log';
import type { TimeSource } from './time-source';

/** Another authority (RFC 3161) that says the time in headquarters' place. */
export interface OtherAuthority {
  readonly address: string;
  readonly roots: readonly Bytes[];
  readonly log: Log;
  /** ms until it counts as out of reach. */
  readonly patience?: number;
}

const usualPatience = 10_000;
/** A token with a long chain has some kilobytes. */
const mostBytes = 64 << 10;
/** Anybody may ask at our door; a slow authority must not make the questions pile up without end. */
const mostAtOnce = 32;

type Trouble = ReplyFault | 'unreachable' | 'crowded';

const sentences: Readonly<Record<Trouble, string>> = {
  unreachable: 'cannot be reached',
  crowded: 'is slow: more questions wait for it than headquarters holds open',
  notAReply: 'did not answer as a time-stamping authority does',
  wrongAnswer: 'answered something else than was asked',
  notBelieved: 'answered with a time-stamp that does not lead to a certificate in --time-stamp-roots',
  strays:
    'answered with certificates beside the way to its root; put the root that its last certificate names, and no other of its roots, into --time-stamp-roots',
};

/**
 * Passes questions for the time on to another authority, byte for byte, and its replies back. Only what is well made,
 * answers the question and leads to a believed root comes through; else a refusal of our own, as RFC 3161 has it.
 */
export function timeFromElsewhere({ address, roots, log, patience = usualPatience }: OtherAuthority): TimeSource {
  let open = 0;
  let told: Trouble | null = null;
  // Once for each turn of events: an authority that is away for a night must not fill the log.
  const tell = (trouble: Trouble | null, detail = '') => {
    if (trouble === told) return;
    told = trouble;
    if (trouble === null) log.note(`The time-stamping authority at ${address} answers again.`);
    else log.trouble(`The time-stamping authority at ${address} ${sentences[trouble]}${detail}.`);
  };
  const fail = (trouble: Trouble, detail = '') => {
    tell(trouble, detail);
    return refusal('systemFailure', 'The time is not to be had now. Try again later.');
  };
  const relay = async (query: Bytes): Promise<Bytes> => {
    const reply = await fetchReply(address, query, patience);
    if ('trouble' in reply) return fail(reply.trouble, reply.detail);
    const judged = await judgeReply(reply.bytes, { query, roots });
    if (!judged.ok) return fail(judged.error);
    tell(null);
    return reply.bytes;
  };
  const answer = async (query: Bytes): Promise<Bytes> => {
    if (!isTimeStampQuery(query)) return refusal('badDataFormat', 'This is no time-stamp request.');
    if (open >= mostAtOnce) return fail('crowded');
    open += 1;
    try {
      return await relay(query);
    } finally {
      open -= 1;
    }
  };
  return { roots, answer };
}

type Fetched = { readonly bytes: Bytes } | { readonly trouble: 'unreachable' | 'notAReply'; readonly detail: string };

async function fetchReply(address: string, query: Bytes, patience: number): Promise<Fetched> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      body: query,
      redirect: 'error',
      // The time holds for the whole answer, not for its first byte.
      signal: AbortSignal.timeout(patience),
    });
    const type = (response.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
    if (!response.ok) {
      await response.body?.cancel();
      return { trouble: 'unreachable', detail: ` (it answers with ${response.status})` };
    }
    const bytes = type === 'application/timestamp-reply' ? await shortBody(response) : null;
    if (bytes !== null) return { bytes };
    if (!response.bodyUsed) await response.body?.cancel();
    return { trouble: 'notAReply', detail: '' };
  } catch (error) {
    return { trouble: 'unreachable', detail: reasonOf(error) };
  }
}

/** Null where it is longer than any reply; it is not read to its end then. */
async function shortBody({ body }: Response): Promise<Bytes | null> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body ?? []) {
    length += part.length;
    if (length > mostBytes) return null;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const cause = error.cause as NodeJS.ErrnoException | undefined;
  return ` (${cause?.code ?? (error.name === 'TimeoutError' ? 'it took too long' : error.name)})`;
}
