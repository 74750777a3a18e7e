import { entryText } from '#shared/contracts/hq-log';
import { sha256 } from '../sync/sha256';
import type { What } from './finding';
import { type LoggedEntry, readEnvelope } from './logged-entry';

export const deviceWords = 'the device it is filed under was changed.';
export const counterWords = 'its counter was changed.';

export interface Around {
  readonly space: string;
  /** Ids of the other territories. */
  readonly others: readonly string[];
  /** The hash of the entry before, or null where it is not known. */
  readonly before: string | null;
  /** What the entry behind names as the hash of this one, or the head; null where there is none. */
  readonly namedBehind: string | null;
  readonly beforeEntry: LoggedEntry | null;
}

/** What of an entry was changed, in words that follow “Entry 812 of territory North: ”. */
export interface Diagnosis {
  readonly what: What;
  readonly words: string;
  /** The hash the entry had when it was filed, as far as that can be told. */
  readonly hash: string;
}

const states = ['applied', 'conflict', 'quarantined'] as const;
const reasons = [
  ...[null, 'unknown-form', 'repeated-id', 'broken-chain', 'device-withdrawn', 'grant-withdrawn', 'other-space'],
  ...['other-author', 'auditor', 'role', 'immutable', 'unseen-parent', 'moved-away', 'erased', 'overtaken', 'no-step'],
];

export function hashOfEntry(space: string, entry: LoggedEntry): string {
  return sha256(entryText(space, entry));
}

/**
 * Finds out which part of an entry no longer fits its hash, by putting in its place what it could have been: the hash
 * that comes out right tells.
 */
export function diagnoseSeal(entry: LoggedEntry, around: Around): Diagnosis {
  const own = hashOfEntry(around.space, entry);
  if (around.namedBehind === own && own !== entry.hash)
    return { what: 'entry-hash', words: 'its hash was changed after it was filed.', hash: own };
  const fits = (change: Partial<LoggedEntry>, space = around.space) =>
    hashOfEntry(space, { ...entry, ...change }) === entry.hash;
  const told = (what: What, words: string): Diagnosis => ({ what, words, hash: entry.hash });
  const envelope = entry.body === '' ? null : readEnvelope(entry.body);
  if (entry.body !== '' && fits({ bodyHash: sha256(entry.body) }))
    return told('body-hash', 'the hash of its body was changed after it was filed.');
  if (around.before !== null && around.before !== entry.previous && fits({ previous: around.before }))
    return told('previous-hash', 'the hash it names as that of the entry before was changed.');
  if (envelope && envelope.dev !== entry.device && fits({ device: envelope.dev })) return told('device', deviceWords);
  if (envelope && envelope.n !== entry.n && fits({ n: envelope.n })) return told('counter', counterWords);
  const wasAt = nearby(entry.seq).find((seq) => fits({ seq }));
  if (wasAt !== undefined) return told('place', `it was filed as entry ${wasAt} and has been put in another place.`);
  const state = states.find((each) => each !== entry.state && fits({ state: each }));
  if (state) return told('state', `its state was changed from “${state}” to “${entry.state}”.`);
  const why = [...reasons, ...around.others.map((id) => `moved:${id}`)].find((each) => fits({ why: each }));
  if (why !== undefined) return told('reason', 'the reason beside it was changed.');
  for (const each of states)
    if (reasons.some((reason) => fits({ state: each, why: reason })))
      return told('state', 'its state and the reason beside it were changed.');
  if ([entry.at, around.beforeEntry?.received].some((received) => received !== undefined && fits({ received })))
    return told('arrival', 'its time of arrival was changed.');
  const times = [entry.received, wallOf(entry.body), around.beforeEntry?.at];
  if (times.some((at) => at !== undefined && fits({ at }))) return told('time', 'its time was changed.');
  const elsewhere = around.others.find((space) => fits({}, space));
  if (elsewhere !== undefined)
    return told('territory', 'it was filed in another territory and has been put into this one.');
  return told(
    'seal',
    'its time of arrival, its time, its state or the reason beside it was changed after it was filed.',
  );
}

function nearby(seq: number): readonly number[] {
  return [1, -1, 2, -2, 3, -3, 4, -4, 5, -5].map((step) => seq + step).filter((each) => each > 0);
}

function wallOf(body: string): number | undefined {
  try {
    const { t } = JSON.parse(body) as { t?: { w?: unknown } };
    return typeof t?.w === 'number' ? t.w : undefined;
  } catch {
    return undefined;
  }
}
