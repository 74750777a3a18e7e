import { ok, type Result, refuse } from '#shared/base/result';
import { type HelloReply, limits, type PushRequest } from '#shared/contracts/hq-api';
import { changeEpoch } from '../data/enrolment';
import { acknowledge, forgetCursor, nextToPush, offerLastChanges, rewindTo } from '../data/remote';
import type { HistoryLine } from '../data/stored';
import { readBacklog } from '../data/waiting';
import type { Workspace } from '../data/workspace';
import type { HqClient } from './hq-client';
import { refusal, settled, type Trouble } from './trouble';

/** HQ may move the epoch or rewind us once or twice in a round; more often something is wrong and a person must know. */
const mostCorrections = 5;

export interface Pushed {
  readonly changes: number;
  /** As HQ last measured it; null when nothing was sent. */
  readonly skew: number | null;
  /** Changes of an earlier key of this device that HQ does not know; they wait and hold up nothing. */
  readonly left: number;
}

/**
 * Sends everything that waits, batch by batch. A change leaves the outbox only when HQ has acknowledged it; a
 * batch whose answer was lost is sent again and HQ knows it by its ids.
 */
export async function pushAll(
  workspace: Workspace,
  client: HqClient,
  on: { readonly hello: HelloReply; readonly progress: () => Promise<void> },
): Promise<Result<Pushed, Trouble>> {
  const atMost = {
    changes: Math.min(limits.pushChanges, on.hello.limits.pushChanges),
    bytes: Math.min(limits.pushBytes, on.hello.limits.pushBytes),
  };
  const unknown = new Set<string>();
  let cameToNothing = false;
  let corrections = 0;
  let changes = 0;
  let skew: number | null = null;
  for (;;) {
    const batch = await nextToPush(workspace, atMost, unknown);
    const first = batch[0];
    if (!first) {
      const left = (await readBacklog(workspace)).changes;
      if (left === 0 || unknown.size > 0) return ok({ changes, skew, left });
      if (cameToNothing) return refuse(refusal('outbox'));
      // Perhaps something was saved between the two looks; then the next look finds it.
      cameToNothing = true;
      continue;
    }
    cameToNothing = false;
    const reply = await client.push(requestFor(workspace, batch, first));
    if (reply.ok) {
      const known = reply.value.acks.filter((ack) => batch.some((line) => line.id === ack.id));
      // Without a single acknowledgement the same batch would be sent for ever.
      if (known.length === 0) return refuse(refusal('malformed', { detail: 'no acknowledgement' }));
      await acknowledge(workspace, batch, known);
      changes += known.length;
      skew = reply.value.skew;
      await on.progress();
      continue;
    }
    if (isOfUnknownDevice(workspace, reply.error, first)) {
      unknown.add(first.dev);
      continue;
    }
    corrections += 1;
    const corrected = await correct(workspace, reply.error, first);
    if (!corrected || corrections > mostCorrections) return refuse(final(reply.error));
  }
}

// A journal can hold changes of a key that was never enrolled, or of another person's. HQ cannot know whose they are.
function isOfUnknownDevice(workspace: Workspace, trouble: Trouble, first: HistoryLine): boolean {
  if (trouble.kind !== 'problem' || first.dev === workspace.key.deviceId) return false;
  return trouble.problem.code === 'malformed' || trouble.problem.code === 'fork';
}

function requestFor(workspace: Workspace, batch: readonly HistoryLine[], first: HistoryLine): PushRequest {
  const { enrolment, surroundings, boot } = workspace;
  return {
    space: enrolment?.space.id ?? '',
    epoch: enrolment?.space.epoch ?? '',
    // After lost tables a journal can hold changes of an earlier key of this device; each travels under its own.
    device: first.dev,
    from: first.n,
    sent: surroundings.now(),
    mono: Math.round(surroundings.monotonic()),
    boot,
    changes: batch.map((line) => line.content),
  };
}

/** HQ was restored: take over its rows from the first on, and find out which of our changes it lost. */
export async function beginAgain(workspace: Workspace, epoch: string): Promise<void> {
  await changeEpoch(workspace, epoch);
  await forgetCursor(workspace);
  await offerLastChanges(workspace);
}

/** Does what HQ asks for, where the device can by itself. Answers whether to send again. */
async function correct(workspace: Workspace, trouble: Trouble, first: HistoryLine): Promise<boolean> {
  if (trouble.kind !== 'problem') return false;
  const { problem } = trouble;
  if (problem.code === 'epoch') {
    await beginAgain(workspace, problem.epoch);
    return true;
  }
  if (problem.code !== 'gap' || problem.expected >= first.n) return false;
  const put = await rewindTo(workspace, first.dev, problem.expected);
  const next = await nextToPush(workspace, { changes: 1, bytes: 1 });
  // HQ lost what it had: what it told us before may be gone as well.
  await forgetCursor(workspace);
  return put > 0 && next[0]?.n === problem.expected;
}

function final(trouble: Trouble): Trouble {
  return trouble.kind === 'problem' ? settled(trouble.problem) : trouble;
}
