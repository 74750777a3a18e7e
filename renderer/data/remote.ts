import type { Ack, PushReply } from '#shared/contracts/hq-api';
import { type ChangeBody, dotOf } from '#shared/sync/change';
import { applyChange, emptyRow } from '#shared/sync/row';
import { changedRow } from './change-signal';
import { forgetDelivered, noteDelivered, takeBackDelivered } from './delivered';
import { noCursor, putCursor, putDurable, readCursor } from './identity';
import { spaceOf } from './lanes';
import type { OutboxLook } from './outbox-look';
import { applyMoved, ownBody, redraw, tablesToRedraw, type Word, waitingOf, wordsOn } from './redraw';
import { doubtedEntry, type HistoryLine, type OutboxEntry, type OutboxKey, outboxKey } from './stored';
import type { Workspace } from './workspace';

/** What the sync engine may do with the tables. It never writes them itself. */

/** Which of what waits: of one lane, and behind what is under way already. */
export interface PushFrom {
  readonly lane?: string;
  /** Devices whose changes HQ does not take; they stay in the outbox and hold up nobody. */
  readonly without?: ReadonlySet<string>;
  /** Only what this device has counted from here on. */
  readonly behind?: { readonly dev: string; readonly n: number };
}

/** The next changes to push, all of one device and one lane, contiguous, oldest first; empty when there are none. */
export async function nextToPush(
  workspace: Workspace,
  atMost: { readonly changes: number; readonly bytes: number },
  { lane = '', without = new Set(), behind }: PushFrom = {},
): Promise<readonly HistoryLine[]> {
  const { outbox, history } = workspace.database;
  const first = behind
    ? { dev: behind.dev, n: behind.n + 1 }
    : await outbox.where(':id').between([lane, '', 0], [lane, '\uffff', 0]).filter(wanted(without)).first();
  if (!first) return [];
  const from = [lane, first.dev, first.n];
  // Both are one piece of their index, and each is one question; five hundred questions by id took longer than sending.
  const [keys, lines] = await Promise.all([
    outbox
      .where(':id')
      .between(from, [lane, first.dev, first.n + atMost.changes])
      .primaryKeys(),
    history
      .where('[space+dev+n]')
      .between(from, [lane, first.dev, first.n + atMost.changes])
      .toArray(),
  ]);
  const waits = new Set((keys as unknown as OutboxKey[]).map(([, , n]) => n));
  const batch: HistoryLine[] = [];
  let bytes = envelopeBytes;
  for (const line of lines) {
    if (line.n !== first.n + batch.length || !waits.has(line.n) || line.content.body === '') break;
    bytes += sentBytes(line);
    if (batch.length > 0 && bytes > atMost.bytes) break;
    batch.push(line);
  }
  return batch;
}

function wanted(without: ReadonlySet<string>): (entry: OutboxEntry) => boolean {
  return ({ dev }) => !without.has(dev);
}

/** What stands around the changes of a delivery. */
const envelopeBytes = 600;

/** How long a change is on the wire before it is packed: its body travels as a text within a text. */
function sentBytes({ content }: HistoryLine): number {
  const text = JSON.stringify(content);
  // Most is plain ASCII; what is not takes up to three bytes a letter.
  return 1 + (/^[\x20-\x7e]*$/.test(text) ? text.length : text.length * 3);
}

/** Lanes in which something waits, each with the first change of it. */
export async function lanesThatWait({
  database,
}: Workspace): Promise<readonly { readonly lane: string; readonly first: OutboxEntry }[]> {
  const { outbox } = database;
  const lanes: { readonly lane: string; readonly first: OutboxEntry }[] = [];
  // Nearly always nothing waits, or something in one lane; then one look at both ends is all.
  const ends = await Promise.all([outbox.orderBy(':id').first(), outbox.orderBy(':id').last()]);
  let [first] = ends;
  const last = ends[1]?.space;
  while (first) {
    lanes.push({ lane: first.space, first });
    first = first.space === last ? undefined : await outbox.where(':id').above([first.space, '\uffff', 0]).first();
  }
  return lanes;
}

/** How many changes wait in a lane. */
export function waitingIn({ database }: Workspace, lane: string): Promise<number> {
  return database.outbox.where(':id').between([lane, '', 0], [lane, '\uffff', 0]).count();
}

/** Puts changes from `from` on back into the outbox, because HQ says it does not have them (restored from a backup). */
export async function rewindTo(workspace: Workspace, device: string, from: number, lane = ''): Promise<number> {
  const { outbox, history, bases } = workspace.database;
  return workspace.lock(async () => {
    const lines = await history
      .where('[space+dev+n]')
      .between([lane, device, from], [lane, device, Number.MAX_SAFE_INTEGER])
      .toArray();
    const { meta } = workspace.database;
    await workspace.database.transaction('rw', [outbox, history, bases, meta], async () => {
      await outbox.bulkPut(lines.map(doubtedEntry));
      const judged = lines.filter(({ state }) => state !== 'waiting');
      await history.bulkPut(judged.map((line) => ({ ...line, state: 'waiting' as const, why: '' })));
      // What HQ now has of these rows is not known; until it says so they stay as they are shown (see `redraw`).
      await bases.bulkDelete([...new Set(lines.map((line) => line.rowId))]);
      if (lines.length > 0) await takeBackDelivered(workspace.database, { dev: device, lane, from });
    });
    return lines.length;
  });
}

/**
 * Puts the last change of every device in the lane's history back into the outbox. After a restore of HQ this asks
 * how far HQ still knows us: it acknowledges the change once more, or answers from where on it lost us.
 */
export async function offerLastChanges(workspace: Workspace, lane = ''): Promise<void> {
  const { history } = workspace.database;
  const below = (dev: string) =>
    history.where('[space+dev+n]').between([lane, '', 0], [lane, dev, 0], true, false).last();
  for (let line = await below('\uffff'); line; line = await below(line.dev)) {
    await rewindTo(workspace, line.dev, line.n, lane);
  }
}

/**
 * Takes HQ's acknowledgements: the changes leave the outbox, and HQ's word on their rows moves forward. When nobody
 * else has written in between, what HQ holds is exactly what is here, and the cursor moves as well.
 */
export async function acknowledge(
  workspace: Workspace,
  batch: readonly HistoryLine[],
  acks: readonly Ack[],
  { told, look = null }: Told = {},
): Promise<void> {
  const { database } = workspace;
  const { bases, history, meta } = database;
  const ackOf = new Map(acks.map((ack) => [ack.id, ack]));
  const answered = batch.flatMap((line) => {
    const ack = ackOf.get(line.id);
    return ack ? [{ ack, line, body: ownBody(line) }] : [];
  });
  const rowIds = [...new Set(answered.map(({ line }) => line.rowId))];
  // All of a batch at once, not change by change: while this goes on nothing can be saved.
  const touched = await workspace.lock(() =>
    database.transaction('rw', [...tablesToRedraw(database), meta], async () => {
      const { fresh, doubted, gone } = await leaveOutbox(workspace, answered);
      await history.bulkPut(answered.filter(({ ack }) => ack.state !== 'applied').map(judged));
      const waiting = await (look ? look.of(database, rowIds, gone) : waitingOf(database, rowIds));
      // Most changes are at HQ just as they are shown here; then there is nothing to draw, and nothing to look up.
      const altered = new Set(waiting.map(({ rowId }) => rowId));
      for (const each of answered) if (!isAsShown(workspace, each)) altered.add(each.line.rowId);
      const settled = rowIds.filter((id) => !altered.has(id) && !fresh.has(id));
      if (settled.length > 0) await bases.bulkDelete(settled);
      const noted = await wordsOn(
        database,
        [...altered].filter((id) => !fresh.has(id)),
      );
      const words = new Map([...fresh, ...noted]);
      for (const each of answered) {
        const word = words.get(each.line.rowId);
        if (word) words.set(each.line.rowId, wordAfter(workspace, word, each));
      }
      const anew = [...words.values()].filter(({ row }) => altered.has(row.id));
      const { shown, dropped } = await redraw(database, workspace.enrolment, { words: anew, waiting });
      // Without HQ's word before the first edit a row was put back into the outbox; it stays as it is shown.
      const isKnown = doubted.size === 0 && [...altered].every((id) => words.has(id));
      if (told) await moveOn(workspace, answered, { told, complete: isKnown });
      return [...shown, ...dropped].map(changedRow);
    }),
  );
  if (touched.length > 0) workspace.changed.tell(touched, 'hq');
}

/** What else is known with HQ's acknowledgements. */
interface Told {
  readonly told?: Pick<PushReply, 'head' | 'durable'>;
  /** What waited when sending began, in a run of many deliveries. */
  readonly look?: OutboxLook | null;
}

interface Answered {
  readonly ack: Ack;
  readonly line: HistoryLine;
  readonly body: ChangeBody;
}

function judged({ ack, line }: Answered): HistoryLine {
  return { ...line, state: ack.state, why: ack.why ?? '' };
}

interface Left {
  /** HQ's word on the records that began with one of the changes: there was none. */
  readonly fresh: ReadonlyMap<string, Word>;
  /** Records of which HQ had lost something. */
  readonly doubted: ReadonlySet<string>;
  /** What has left. */
  readonly gone: readonly OutboxEntry[];
}

/** Takes acknowledged changes out of the outbox. */
async function leaveOutbox(workspace: Workspace, answered: readonly Answered[]): Promise<Left> {
  const { outbox } = workspace.database;
  const [first, last] = [answered[0]?.line, answered.at(-1)?.line];
  if (!first || !last) return { fresh: new Map(), doubted: new Set(), gone: [] };
  const ofBatch = outbox.where(':id').between(outboxKey(first), outboxKey(last), true, true);
  const entries = await ofBatch.toArray();
  // In one piece, where all of it was answered.
  const isWhole = last.n - first.n + 1 === answered.length;
  if (isWhole) await ofBatch.delete();
  else await outbox.bulkDelete(answered.map(({ line }) => outboxKey(line)));
  const answers = new Set(answered.map(({ line }) => line.id));
  const began = new Set(entries.filter(({ fresh }) => fresh === 1).map(({ id }) => id));
  const words = answered.flatMap(({ line, body }) => {
    if (!began.has(line.id)) return [];
    return [[line.rowId, { row: emptyRow(body.e, body.r), space: line.space, gone: false, noted: false }] as const];
  });
  return {
    fresh: new Map(words),
    doubted: new Set(entries.filter(({ doubted }) => doubted === 1).map(({ rowId }) => rowId)),
    gone: isWhole ? entries : entries.filter(({ id }) => answers.has(id)),
  };
}

/** Whether HQ took the change under the very time and name under which it is shown here. */
function isAsShown({ enrolment }: Workspace, { ack, body }: Answered): boolean {
  if (ack.state === 'quarantined' || ack.moved !== undefined) return false;
  return ack.at === body.t.w && body.actor === enrolment?.user.id;
}

function wordAfter({ enrolment }: Workspace, word: Word, { ack, line, body }: Answered): Word {
  const sameLane = word.space === line.space;
  if (ack.state === 'quarantined') return ack.why === 'moved-away' && sameLane ? { ...word, gone: true } : word;
  const as = { dot: dotOf(line.tag, line.n), by: enrolment?.user.id ?? '', at: ack.at };
  if (!sameLane) return { ...word, row: applyMoved(word.row, body, as, spaceOf(enrolment, line.space)) };
  // It went where this person may not look; with the last change that waits it leaves this device.
  const isAway = ack.moved !== undefined && !enrolment?.spaces.some(({ id }) => id === ack.moved);
  return { ...word, row: applyChange(word.row, body, as), gone: word.gone || isAway };
}

/**
 * Moves the cursor over what this device itself has just brought, so that it need not be sent back to it: with nothing
 * of anybody else's in between, HQ holds exactly what was here and what was sent.
 */
async function moveOn(
  { database, enrolment }: Workspace,
  answered: readonly Answered[],
  on: { readonly told: Pick<PushReply, 'head' | 'durable'>; readonly complete: boolean },
): Promise<void> {
  const last = answered.at(-1);
  if (!last) return;
  const { head, durable } = on.told;
  const { space: lane, dev, n } = last.line;
  await putDurable(database, lane, durable);
  await noteDelivered(database, { dev, lane, n, seq: last.ack.seq });
  const cursor = await readCursor(database, lane);
  const seqs = answered.map(({ ack }) => ack.seq).sort((left, right) => left - right);
  const ours = seqs.every((seq, at) => seq === cursor.after + at + 1) && seqs.at(-1) === head.seq;
  const isPlain = answered.every(({ ack, body }) => ack.moved === undefined && body.actor === enrolment?.user.id);
  if (on.complete && ours && isPlain) await putCursor(database, lane, { ...cursor, after: head.seq, hash: head.hash });
}

/** Begins again from HQ's first row of a lane, because HQ was restored. What waits to be sent stays. */
export async function forgetCursor({ database, key }: Workspace, lane = ''): Promise<void> {
  const { lastSyncAt } = await readCursor(database, lane);
  await forgetDelivered(database, key.deviceId, lane);
  await putDurable(database, lane, 0);
  await putCursor(database, lane, { ...noCursor, lastSyncAt });
}
