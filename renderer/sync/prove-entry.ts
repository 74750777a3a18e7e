import type { Result } from '#shared/base/result';
import { ok } from '#shared/base/result';
import type { Checkpoint } from '#shared/contracts/hq-api';
import {
  type CheckpointsReply,
  checkpointText,
  entryText,
  type LinksReply,
  type LogEntry,
  type LogLink,
} from '#shared/contracts/hq-log';
import type { EntryProof } from '#shared/sync/console';
import { bytesOfBase64 } from '../data/base64';
import { sha256Of } from '../data/device-key';
import type { Trouble } from './trouble';

/** What the check asks headquarters for; everything it answers is checked here. */
export interface ProofSource {
  readonly server: string;
  /** The key headquarters signs checkpoints with, as this device learned it when it was enrolled; '' where it never did. */
  readonly logKey: string;
  readonly links: (after: number, limit: number) => Promise<Result<LinksReply, Trouble>>;
  readonly checkpoints: () => Promise<Result<CheckpointsReply, Trouble>>;
}

const linksAtOnce = 1_000;

/**
 * Checks one entry of the log on this device: its text against its hash, its hash against the one before, the
 * signature of the device, and every link from it to the first checkpoint behind it that headquarters signed.
 */
export async function proveEntry(
  space: string,
  entry: LogEntry,
  deviceKey: string | null,
  source: ProofSource,
): Promise<Result<EntryProof, Trouble>> {
  const isErased = entry.body === '';
  const body = isErased ? 'erased' : (await sha256Of(entry.body)) === entry.bodyHash ? 'fits' : 'differs';
  const entryFits = (await sha256Of(entryText(space, entry))) === entry.hash;
  const signature = isErased ? 'erased' : await signatureOf(entry, deviceKey);
  const checkpoints = await source.checkpoints();
  if (!checkpoints.ok) return checkpoints;
  const goal = await firstSigned(space, entry.seq, checkpoints.value.checkpoints, source);
  const chain = await follow(space, entry, goal, source);
  if (!chain.ok) return chain;
  const isSigned = chain.value.state === 'signed';
  return ok({
    ...{ body, entry: entryFits ? 'fits' : 'differs', signature, chain: chain.value },
    signedAt: isSigned && goal ? goal.at : null,
  });
}

async function signatureOf({ body, sig }: LogEntry, key: string | null): Promise<EntryProof['signature']> {
  if (key === null || key === '') return 'unknown';
  return (await isSignedBy(key, sig, body)) ? 'holds' : 'fails';
}

/** The first checkpoint at or behind an entry whose signature holds. One that does not is passed over: it proves nothing. */
async function firstSigned(
  space: string,
  seq: number,
  checkpoints: readonly Checkpoint[],
  { server, logKey }: ProofSource,
): Promise<Checkpoint | null> {
  if (logKey === '') return null;
  const behind = checkpoints.filter((one) => one.seq >= seq).sort((left, right) => left.seq - right.seq);
  for (const checkpoint of behind)
    if (await isSignedBy(logKey, checkpoint.sig, checkpointText(server, space, checkpoint))) return checkpoint;
  return null;
}

/** Follows link after link from the entry to the checkpoint, or to the head where none has been signed since. */
async function follow(
  space: string,
  entry: LogEntry,
  goal: Checkpoint | null,
  source: ProofSource,
): Promise<Result<EntryProof['chain'], Trouble>> {
  let at = entry.seq;
  let hash = entry.hash;
  let links = 0;
  for (;;) {
    if (goal && at === goal.seq) return ok({ state: hash === goal.hash ? 'signed' : 'broken', at, links });
    const part = await source.links(at, goal ? Math.min(linksAtOnce, goal.seq - at) : linksAtOnce);
    if (!part.ok) return part;
    const { head } = part.value;
    for (const link of part.value.links) {
      if (link.seq !== at + 1) return ok({ state: 'broken', at, links });
      hash = await hashAfter(space, hash, link);
      at = link.seq;
      links += 1;
    }
    if (part.value.links.length > 0) continue;
    // Nothing more came: without a checkpoint the head is all there is to compare with.
    return ok({ state: goal === null && at === head.seq && hash === head.hash ? 'head' : 'broken', at, links });
  }
}

function hashAfter(space: string, previous: string, link: LogLink): Promise<string> {
  return sha256Of(entryText(space, { ...link, previous }));
}

async function isSignedBy(key: string, signature: string, text: string): Promise<boolean> {
  try {
    const imported = await crypto.subtle.importKey('raw', bytesOfBase64(key), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', imported, bytesOfBase64(signature), new TextEncoder().encode(text));
  } catch {
    // A key or a signature that is none at all.
    return false;
  }
}
