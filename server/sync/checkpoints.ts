import { checkpointText, entryText, firstHash } from '#shared/contracts/hq-log';
import type { Database } from '../db/database';
import type { Headquarters } from '../enrolment/headquarters';
import type { Log } from '../folder/log';
import { keepCheckpoint, lastCheckpoint } from './checkpoint-store';
import { linksBetween, mostLinks } from './links';
import type { LogKey } from './log-key';
import { sha256 } from './sha256';

export interface CheckpointParts {
  readonly database: Database;
  readonly headquarters: Headquarters;
  readonly logKey: LogKey;
  readonly log: Log;
  readonly now: () => number;
  /** Where territories are noted whose log does not follow; others may look there. */
  readonly broken?: BrokenChains;
}

/** Territories whose log does not follow from what was signed last, with that entry and when it was looked at. */
export type BrokenChains = Map<string, { readonly from: number; readonly at: number }>;

export interface Checkpoints {
  /** Signs the heads that are due, or all that have anything new. */
  look(which?: 'due' | 'all'): Promise<void>;
  stop(): Promise<void>;
}

const mostEntries = 1000;
const longest = 5 * 60_000;
const lookEvery = 15_000;
/** A log that does not follow is walked again so often: a million entries keep a processor busy for a minute. */
const lookAgain = 60 * 60_000;

/**
 * Signs the head of every territory's log after a thousand entries or five minutes. What is signed was looked at
 * first: it must follow, entry by entry, from what was signed before.
 */
export function openCheckpoints(parts: CheckpointParts, every = lookEvery): Checkpoints {
  let looking: Promise<void> = Promise.resolve();
  const broken: BrokenChains = parts.broken ?? new Map();
  const look = (which: 'due' | 'all' = 'due') => {
    const turn = looking.then(() => lookAtAll({ ...parts, broken }, which));
    looking = turn.catch((error: unknown) => parts.log.trouble('Checkpoints could not be made.', error));
    return looking;
  };
  const timer = setInterval(() => void look(), every);
  return {
    look,
    stop: async () => {
      clearInterval(timer);
      await look('all');
    },
  };
}

type Looking = CheckpointParts & { readonly broken: BrokenChains };

interface Due {
  readonly space: string;
  readonly seq: number;
  readonly hash: string;
}

async function lookAtAll(parts: Looking, which: 'due' | 'all'): Promise<void> {
  const due = await parts.database.query<Due>(
    `select space.space_id as space, space.seq, space.head_hash as hash from space
       left join (select space_id, max(seq) as seq, max(at) as at from checkpoint group by space_id) last
         on last.space_id = space.space_id
     where space.seq > coalesce(last.seq, 0)
       and ($1 or space.seq >= coalesce(last.seq, 0) + $2::bigint or coalesce(last.at, 0) <= $3::bigint)
     order by space.space_id`,
    [which === 'all', mostEntries, parts.now() - longest],
  );
  for (const space of due) await signHead(parts, space);
}

async function signHead({ database, headquarters, logKey, log, now, broken }: Looking, due: Due): Promise<void> {
  const { space, seq, hash } = due;
  const last = await lastCheckpoint(database, space);
  const known = broken.get(space);
  const isSame = known !== undefined && known.from === (last?.seq ?? 0);
  if (isSame && now() - known.at < lookAgain) return;
  let at = { seq: last?.seq ?? 0, hash: last?.hash ?? firstHash };
  while (at.seq < seq) {
    const links = await linksBetween(database, space, at.seq, seq, mostLinks);
    for (const link of links) {
      if (link.seq !== at.seq + 1) break;
      at = { seq: link.seq, hash: sha256(entryText(space, { ...link, previous: at.hash })) };
    }
    if (links.length === 0 || at.seq !== links.at(-1)?.seq) break;
  }
  if (at.seq !== seq || at.hash !== hash) {
    broken.set(space, { from: last?.seq ?? 0, at: now() });
    // Said once: it does not become truer by being repeated, and the metrics go on saying it.
    if (isSame) return;
    const from = last ? `checkpoint ${last.seq}` : 'its beginning';
    log.trouble(
      `The log of territory ${space} does not follow from ${from}. It was not signed. Run "fieldpact hq verify".`,
    );
    return;
  }
  broken.delete(space);
  const time = now();
  const sig = logKey.sign(checkpointText(headquarters.server, space, { seq, hash, at: time }));
  await keepCheckpoint(database, space, { seq, hash, at: time, key: logKey.id, sig });
}
