import { ok, type Result, refuse } from '#shared/base/result';
import { type HelloReply, limits, type PushReply } from '#shared/contracts/hq-api';
import { offerBlobsAgain } from '../data/blob-queue';
import { changeEpoch } from '../data/enrolment';
import { grantOf, spaceOf } from '../data/lanes';
import { OutboxLook } from '../data/outbox-look';
import {
  acknowledge,
  forgetCursor,
  lanesThatWait,
  nextToPush,
  offerLastChanges,
  rewindTo,
  waitingIn,
} from '../data/remote';
import type { HistoryLine, OutboxEntry } from '../data/stored';
import { thaw } from '../data/territories';
import { readBacklog } from '../data/waiting';
import type { Workspace } from '../data/workspace';
import { Delivery, type Envelope } from './delivery';
import type { HqClient } from './hq-client';
import { refusal, settled, type Trouble } from './trouble';

/** HQ may move the epoch or rewind us once or twice in a round; more often something is wrong and a person must know. */
const mostCorrections = 5;

const mostPasses = 2;

export interface Pushed {
  readonly changes: number;
  /** As HQ last measured it; null when nothing was sent. */
  readonly skew: number | null;
  /** Changes of an earlier key of this device that HQ does not know; they wait and hold up nothing. */
  readonly left: number;
  /** Where HQ's log of each lane ended when it last answered. */
  readonly heads: ReadonlyMap<string, PushReply['head']>;
}

export interface PushSurroundings {
  readonly hello: HelloReply;
  readonly progress: () => Promise<void>;
}

/**
 * Sends everything that waits, territory by territory and batch by batch. A change leaves the outbox only when HQ has
 * acknowledged it; a batch whose answer was lost is sent again and HQ knows it by its ids. What is still saved
 * behind the second pass waits for the next round: whoever saves faster than HQ answers would never receive anything.
 */
export async function pushAll(
  workspace: Workspace,
  client: HqClient,
  on: PushSurroundings,
): Promise<Result<Pushed, Trouble>> {
  const push = new Push(workspace, client, on);
  for (let pass = 1; ; pass += 1) {
    // Looked at again behind the last delivery: what was saved meanwhile goes along, once.
    const waiting = await lanesThatWait(workspace);
    if (waiting.length === 0 || pass > mostPasses) return ok(push.pushed(0));
    push.moved = false;
    for (const { lane, first } of waiting) {
      const trouble = await push.lane(lane, first);
      if (trouble) return refuse(trouble);
    }
    if (push.knowsStrangers) return ok(push.pushed((await readBacklog(workspace)).changes));
    // Something waits, and there is nothing to send: its line is gone.
    if (!push.moved) return refuse(refusal('outbox'));
  }
}

/** One run of pushing. One delivery of a device and territory is on the wire at a time; the next one is packed meanwhile. */
class Push {
  readonly #workspace: Workspace;
  readonly #client: HqClient;
  readonly #on: PushSurroundings;
  readonly #atMost: { readonly changes: number; readonly bytes: number };
  /** Devices whose changes HQ does not take. */
  readonly #strangers = new Set<string>();
  readonly #heads = new Map<string, PushReply['head']>();
  #changes = 0;
  #skew: number | null = null;
  #corrections = 0;
  /** Taking over acknowledgements, while the next delivery is on its way. */
  #settling: Promise<void> = Promise.resolve();
  moved = false;

  constructor(workspace: Workspace, client: HqClient, on: PushSurroundings) {
    this.#workspace = workspace;
    this.#client = client;
    this.#on = on;
    this.#atMost = {
      changes: Math.min(limits.pushChanges, on.hello.limits.pushChanges),
      bytes: Math.min(limits.pushBytes, on.hello.limits.pushBytes),
    };
  }

  get knowsStrangers(): boolean {
    return this.#strangers.size > 0;
  }

  pushed(left: number): Pushed {
    return { changes: this.#changes, skew: this.#skew, left, heads: this.#heads };
  }

  /** Sends as many changes of a lane as wait in it now; answers why it could not. */
  async lane(lane: string, first: Pick<OutboxEntry, 'dev' | 'n'>): Promise<Trouble | null> {
    const [waiting, taken] = await Promise.all([
      waitingIn(this.#workspace, lane),
      this.#take(lane, this.knowsStrangers ? undefined : { dev: first.dev, n: first.n - 1 }),
    ]);
    const due = this.#changes + waiting;
    let look: Promise<OutboxLook | null> | null = null;
    let next = taken;
    try {
      while (next) {
        const sending = next;
        const reply = this.#client.push(sending, envelopeFor(this.#workspace, lane, sending.batch));
        const upcoming = this.#take(lane, sending.batch.at(-1));
        // Without it each acknowledgement looks for itself.
        if (waiting > sending.batch.length) look ??= OutboxLook.take(this.#workspace.database).catch(() => null);
        const answer = await reply;
        if (answer.ok) {
          const known = answer.value.acks.filter((ack) => sending.batch.some((line) => line.id === ack.id));
          // Without a single acknowledgement the same batch would be sent for ever.
          if (known.length === 0) {
            (await upcoming)?.drop();
            return refusal('malformed', { detail: 'no acknowledgement' });
          }
          await this.#settling;
          this.#changes += known.length;
          this.#skew = answer.value.skew;
          this.#heads.set(lane, answer.value.head);
          this.moved = true;
          this.#settling = acknowledge(this.#workspace, sending.batch, known, { told: answer.value, look: await look });
          // Awaited below at the latest; until then a failure is nobody's unhandled one.
          this.#settling.catch(() => undefined);
          next = await upcoming;
          if (next && this.#changes >= due) {
            next.drop();
            return null;
          }
          if (next) await this.#on.progress();
          if (known.length === sending.batch.length && next) continue;
          next?.drop();
          await this.#settling;
          next = this.#changes >= due ? null : await this.#take(lane);
          continue;
        }
        (await upcoming)?.drop();
        await this.#settling;
        const trouble = await this.#afterRefusal(answer.error, lane, sending.batch);
        if (trouble) return trouble;
        next = await this.#take(lane);
      }
      return null;
    } finally {
      await this.#settling;
    }
  }

  /** The next delivery of a lane, being packed already. */
  async #take(lane: string, behind?: Pick<OutboxEntry, 'dev' | 'n'>): Promise<Delivery | null> {
    const from = { lane, without: this.#strangers, ...(behind ? { behind } : {}) };
    const batch = await nextToPush(this.#workspace, this.#atMost, from);
    return batch.length === 0 ? null : new Delivery(batch, this.#on.hello.protocol[1]);
  }

  /** Does what HQ asks for, where the device can by itself; otherwise answers what the trouble is. */
  async #afterRefusal(trouble: Trouble, lane: string, batch: readonly HistoryLine[]): Promise<Trouble | null> {
    const first = batch[0];
    if (!first) return trouble;
    if (isOfStranger(this.#workspace, trouble, first)) {
      this.#strangers.add(first.dev);
      return null;
    }
    this.#corrections += 1;
    const corrected = await correct(this.#workspace, trouble, { lane, first });
    return corrected && this.#corrections <= mostCorrections ? null : final(trouble);
  }
}

// A journal can hold changes of a key that was never enrolled, or of another person's. HQ cannot know whose they are.
function isOfStranger(workspace: Workspace, trouble: Trouble, first: HistoryLine): boolean {
  if (trouble.kind !== 'problem' || first.dev === workspace.key.deviceId) return false;
  return trouble.problem.code === 'malformed' || trouble.problem.code === 'fork';
}

function envelopeFor(workspace: Workspace, lane: string, [first]: readonly HistoryLine[]): Envelope {
  const { enrolment, surroundings, boot } = workspace;
  return {
    space: spaceOf(enrolment, lane),
    epoch: grantOf(enrolment, lane)?.epoch ?? enrolment?.space.epoch ?? '',
    // After lost tables a journal can hold changes of an earlier key of this device; each travels under its own.
    device: first?.dev ?? '',
    from: first?.n ?? 1,
    sent: surroundings.now(),
    mono: Math.round(surroundings.monotonic()),
    boot,
  };
}

/** HQ was restored: take over its rows of the lane from the first on, and find out which of our changes it lost. */
export async function beginAgain(workspace: Workspace, lane: string, epoch: string): Promise<void> {
  // The cursor before the measure of the log: whoever follows the log meanwhile sees by one of them that it is another one.
  await forgetCursor(workspace, lane);
  await thaw(workspace, lane);
  await offerLastChanges(workspace, lane);
  await offerBlobsAgain(workspace);
  // Last: broken off before, HQ says the same once more and all of this is done again.
  await changeEpoch(workspace, lane, epoch);
}

async function correct(
  workspace: Workspace,
  trouble: Trouble,
  { lane, first }: { readonly lane: string; readonly first: HistoryLine },
): Promise<boolean> {
  if (trouble.kind !== 'problem') return false;
  const { problem } = trouble;
  if (problem.code === 'epoch') {
    await beginAgain(workspace, lane, problem.epoch);
    return true;
  }
  if (problem.code !== 'gap' || problem.expected >= first.n) return false;
  const put = await rewindTo(workspace, first.dev, problem.expected, lane);
  const next = await nextToPush(workspace, { changes: 1, bytes: 1 }, { lane });
  // HQ lost what it had: what it told us before may be gone as well.
  await forgetCursor(workspace, lane);
  return put > 0 && next[0]?.n === problem.expected;
}

function final(trouble: Trouble): Trouble {
  return trouble.kind === 'problem' ? settled(trouble.problem) : trouble;
}
