import { z } from 'zod';
import { ok, type Result } from '#shared/base/result';
import type { Checkpoint } from '#shared/contracts/hq-api';
import { checkpointText, entryText, firstHash, type LogLink } from '#shared/contracts/hq-log';
import { bytesOfBase64 } from '../data/base64';
import { sha256Now } from '../data/device-key';
import { changeEnrolment } from '../data/enrolment';
import { putMeta, readCursor, readMeta } from '../data/identity';
import { grantedLanes, grantOf, spaceOf } from '../data/lanes';
import { freeze, isFrozen } from '../data/territories';
import type { Workspace } from '../data/workspace';
import type { HqClient } from './hq-client';
import type { Trouble } from './trouble';

/**
 * `own`: the counter of this device's last change on the way; null where its changes were not looked at from the first.
 * `device`: whose counter it is; empty: written by an earlier program.
 */
const followedSchema = z.object({
  seq: z.int(),
  hash: z.string(),
  own: z.int().nullable(),
  device: z.string().default(''),
});
type Followed = z.infer<typeof followedSchema>;

/** What a territory's log is measured by. */
interface Begun {
  readonly lane: string;
  readonly epoch: string;
  /** Where the cursor stood. It is only ever set back when the device begins again. */
  readonly after: number;
  /** How far the log was followed, as it is kept. */
  readonly known: Followed | undefined;
}

/** A log that is longer when this device first sees it is followed from there on, not from its beginning. */
const longest = 20_000;
const linksAtOnce = 1_000;
/** Checkpoints are asked for again after so long, ms. */
const betweenCheckpoints = 5 * 60_000;

/**
 * Follows headquarters' log link by link, so that it cannot tell another history than the one it told before without
 * this device noticing. Beside the loop: nothing that is saved waits for it.
 */
export class LogFollower {
  readonly #workspace: Workspace;
  readonly #checkedAt = new Map<string, number>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Follows every territory to its end. Answers whether one was found that does not hold. */
  async follow(client: HqClient, stop: AbortSignal): Promise<Result<'holds' | 'rewritten', Trouble>> {
    const { enrolment } = this.#workspace;
    let found: 'holds' | 'rewritten' = 'holds';
    for (const lane of enrolment ? grantedLanes(enrolment) : []) {
      if (stop.aborted || (await isFrozen(this.#workspace, lane))) continue;
      const followed = await this.#lane(client, lane, stop);
      if (!followed.ok) return followed;
      if (followed.value === 'rewritten') found = 'rewritten';
    }
    return ok(found);
  }

  /** Follows one territory; one that does not hold is frozen. */
  async #lane(client: HqClient, lane: string, stop: AbortSignal): Promise<Result<'holds' | 'rewritten', Trouble>> {
    const { database, enrolment, key } = this.#workspace;
    const space = spaceOf(enrolment, lane);
    const epoch = this.#epoch(lane);
    const { cursor, known } = await this.#read(lane);
    let begun: Begun = { lane, epoch, after: cursor.after, known };
    const wrongAt = async (seq: number) =>
      ok(
        (await this.#keep(begun, () => freeze(this.#workspace, lane, seq)))
          ? ('rewritten' as const)
          : ('holds' as const),
      );
    let at = known ? ofDevice(known, key.deviceId) : beginning(cursor, key.deviceId);
    // Nothing was pulled since: there is nothing to follow, and nothing new was told that could be false.
    if (at.seq === cursor.after && cursor.hash === at.hash && this.#checkedAt.has(lane)) return ok('holds');
    const checkpoints = await this.#checkpoints(client, lane, at.seq);
    if (!checkpoints.ok) return checkpoints;
    if (checkpoints.value === 'not-ours') return wrongAt(at.seq);
    const promised = new Map(checkpoints.value.map(({ seq, hash }) => [seq, hash]));
    if (cursor.hash !== '') promised.set(cursor.after, cursor.hash);
    while (!stop.aborted) {
      const reply = await client.links(space, at.seq, linksAtOnce);
      if (!reply.ok) return reply;
      const { links } = reply.value;
      const taken = await this.#take(links, { lane, space, from: at, promised });
      if (typeof taken === 'number') return wrongAt(taken);
      if (!(await this.#keep(begun, () => putMeta(database, `followed/${lane}`, taken)))) return ok('holds');
      at = taken;
      begun = { ...begun, known: taken };
      if (links.length === 0 || at.seq >= reply.value.head.seq) {
        const { seq, hash } = reply.value.head;
        return at.seq === seq && at.hash !== hash ? wrongAt(at.seq) : ok('holds');
      }
    }
    return ok('holds');
  }

  /**
   * Keeps what was found; answers whether it did. HQ may be put back from a backup while its log is being followed: what
   * was found then is of neither log. That the device began again is seen by what was forgotten, or by the epoch.
   */
  async #keep({ lane, epoch, after, known }: Begun, put: () => Promise<void>): Promise<boolean> {
    const { database } = this.#workspace;
    return database.transaction('rw', database.meta, async () => {
      const now = await this.#read(lane);
      if (this.#epoch(lane) !== epoch || now.cursor.after < after) return false;
      if (now.known?.seq !== known?.seq || now.known?.hash !== known?.hash) return false;
      await put();
      return true;
    });
  }

  /** Both as they stand together. */
  #read(lane: string) {
    const { database } = this.#workspace;
    return database.transaction('r', database.meta, async () => ({
      cursor: await readCursor(database, lane),
      known: await readMeta(database, `followed/${lane}`, followedSchema),
    }));
  }

  #epoch(lane: string): string {
    return grantOf(this.#workspace.enrolment, lane)?.epoch ?? '';
  }

  /** Where the chain stands behind these links; a number is the place at which it does not hold. */
  async #take(
    links: readonly LogLink[],
    on: {
      readonly lane: string;
      readonly space: string;
      readonly from: Followed;
      readonly promised: ReadonlyMap<number, string>;
    },
  ): Promise<Followed | number> {
    const { key } = this.#workspace;
    const own = links.filter(({ device }) => device === key.deviceId).map(({ n }) => n);
    const hashes = await this.#ownHashes(on.lane, own);
    let at = on.from;
    for (const link of links) {
      if (link.seq !== at.seq + 1) return at.seq;
      const hash = sha256Now(entryText(on.space, { ...link, previous: at.hash }));
      const promised = on.promised.get(link.seq);
      if (promised !== undefined && promised !== hash) return link.seq;
      if (link.device === key.deviceId) {
        const ours = hashes.get(link.n);
        // Not our words under our name, or one of ours left out.
        if (ours !== undefined && ours !== link.bodyHash) return link.seq;
        if (at.own !== null && link.n !== at.own + 1) return link.seq;
        at = { ...at, own: link.n };
      }
      at = { ...at, seq: link.seq, hash };
    }
    return at;
  }

  /**
   * The hashes of what this device wrote and HQ has taken, by counter. What HQ erased is not here any more. Of what still
   * waits HQ has told nothing: stands something under its counter, the profile was copied, and the push says so.
   */
  async #ownHashes(lane: string, counters: readonly number[]): Promise<ReadonlyMap<number, string>> {
    const first = counters[0];
    if (first === undefined) return new Map();
    const { database, key } = this.#workspace;
    const [from, to] = [
      [lane, key.deviceId, first],
      [lane, key.deviceId, Math.max(...counters)],
    ];
    const lines = await database.history.where('[space+dev+n]').between(from, to, true, true).toArray();
    const waiting = await database.outbox.where(':id').between(from, to, true, true).toArray();
    const waits = new Set(waiting.map(({ n }) => n));
    const kept = lines.filter(({ n, content }) => content.body !== '' && !waits.has(n));
    return new Map(kept.map(({ n, content }) => [n, sha256Now(content.body)]));
  }

  /** HQ's signed words about the log behind `after`, each checked with the key the device remembers. */
  async #checkpoints(
    client: HqClient,
    lane: string,
    after: number,
  ): Promise<Result<readonly Checkpoint[] | 'not-ours', Trouble>> {
    const { enrolment, surroundings } = this.#workspace;
    if (!enrolment) return ok([]);
    const last = this.#checkedAt.get(lane);
    if (last !== undefined && surroundings.monotonic() - last < betweenCheckpoints) return ok([]);
    const space = spaceOf(enrolment, lane);
    const reply = await client.checkpoints(space);
    if (!reply.ok) return reply;
    const { key, checkpoints } = reply.value;
    // A device that was enrolled by an earlier program hears of the key now, and remembers it from here on.
    if (enrolment.logKey === '') await changeEnrolment(this.#workspace, { logKey: key });
    else if (key !== enrolment.logKey) return ok('not-ours');
    const fresh = checkpoints.filter(({ seq }) => seq > after);
    const log = await crypto.subtle.importKey('raw', bytesOfBase64(key), 'Ed25519', false, ['verify']);
    for (const checkpoint of fresh) {
      const text = new TextEncoder().encode(checkpointText(enrolment.server, space, checkpoint));
      if (!(await crypto.subtle.verify('Ed25519', log, bytesOfBase64(checkpoint.sig), text))) return ok('not-ours');
    }
    this.#checkedAt.set(lane, surroundings.monotonic());
    return ok(fresh);
  }
}

/** A copied profile that became a device of its own has changed its name, and counts from the first again. */
function ofDevice(known: Followed, device: string): Followed {
  return known.device === '' || known.device === device ? { ...known, device } : { ...known, own: 0, device };
}

function beginning(cursor: { readonly after: number; readonly hash: string }, device: string): Followed {
  if (cursor.after <= longest || cursor.hash === '') return { seq: 0, hash: firstHash, own: 0, device };
  return { seq: cursor.after, hash: cursor.hash, own: null, device };
}
