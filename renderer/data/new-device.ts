import { z } from 'zod';
import { type ChangeBody, type Dot, dotOf, readChangeBody } from '#shared/sync/change';
import type { RowState } from '#shared/sync/row';
import { type DeviceKey, makeDeviceKey, sha256Of, sign } from './device-key';
import { keepHqToken } from './enrolment';
import { type Chain, noChain, putChain, putMeta, readMeta } from './identity';
import { journalText } from './journal-record';
import { type HistoryLine, outboxEntry, outboxKey, rowOf, storedRow } from './stored';
import type { Workspace } from './workspace';

/*
 * A copied profile: two computers have counted on under one name, and HQ takes nothing more under it. This one gets a
 * name of its own, and what HQ does not have is written once more under it.
 */

const intentSchema = z.object({ from: z.string() });
const intentKey = 'new-device';

/** What came of it. The program has to be started anew, and the person asks HQ for a new code. */
export interface OwnDevice {
  /** Changes that waited and are now written under the new key. */
  readonly rewritten: number;
}

/**
 * Makes this a device of its own: a new key, and every waiting change written once more under it, with the time at
 * which it was made and the id it had, by which HQ knows what the other computer has sent already.
 */
export async function becomeOwnDevice(workspace: Workspace): Promise<OwnDevice> {
  const { host, surroundings, database, key: old } = workspace;
  // Written down first: cut off behind the new key, the next start finishes it.
  await putMeta(database, intentKey, { from: old.deviceId });
  const key = await makeDeviceKey(host, surroundings.newId());
  const rewritten = await rewriteWaiting({ ...workspace, key }, old.deviceId);
  // The right to speak to HQ was the old name's.
  await keepHqToken(workspace, { token: '', expires: 0 });
  return { rewritten };
}

/** Finishes at the start what was cut off. */
export async function finishOwnDevice(workspace: Workspace): Promise<void> {
  const { database, key } = workspace;
  const intent = await readMeta(database, intentKey, intentSchema);
  if (!intent) return;
  // The key was not made any more: everything is as before, and the person may press again.
  if (intent.from === key.deviceId) return void (await database.meta.delete(intentKey));
  await rewriteWaiting(workspace, intent.from);
  await keepHqToken(workspace, { token: '', expires: 0 });
}

async function rewriteWaiting(workspace: Workspace, from: string): Promise<number> {
  const { database, journalTail, lock, key } = workspace;
  return lock(async () => {
    const waiting = await waitingOf(workspace, from);
    const { lines, chains, dots } = await rewrite(waiting, key);
    const { rows, history, outbox, meta } = database;
    await database.transaction('rw', [rows, history, outbox, meta], async () => {
      await outbox.bulkDelete(waiting.map(({ line }) => outboxKey(line)));
      await history.bulkPut(lines);
      await outbox.bulkPut(lines.map((line) => outboxEntry(line)));
      const stored = await rows.bulkGet([...new Set(lines.map(({ rowId }) => rowId))]);
      const seen = stored.filter((row) => row !== undefined);
      await rows.bulkPut(seen.map((row) => storedRow(renamed(rowOf(row), dots, key), row.space)));
      for (const [lane, chain] of chains) await putChain(database, key.deviceId, chain, lane);
      await meta.delete(intentKey);
    });
    // Afterwards, as with every save; cut off here, mending sees that the journal has the older form and copies this one.
    await journalTail.append(lines.map((line) => journalText({ ...line.content, tag: line.tag })));
    return lines.length;
  });
}

interface WaitingLine {
  readonly line: HistoryLine;
  readonly body: ChangeBody;
}

async function waitingOf({ database }: Workspace, device: string): Promise<readonly WaitingLine[]> {
  const entries = await database.outbox.filter(({ dev }) => dev === device).toArray();
  const lines = await database.history.bulkGet(entries.map(({ id }) => id));
  const read = lines.flatMap((line) => {
    const body = line ? readChangeBody(line.content.body) : null;
    return line && body?.ok ? [{ line, body: body.value }] : [];
  });
  return read.sort((left, right) => left.body.t.c - right.body.t.c || left.body.n - right.body.n);
}

async function rewrite(waiting: readonly WaitingLine[], key: DeviceKey) {
  const dots = new Map<Dot, Dot>();
  const chains = new Map<string, Chain>();
  const lines: HistoryLine[] = [];
  for (const { line, body } of waiting) {
    const chain = chains.get(line.space) ?? noChain;
    const n = chain.n + 1;
    dots.set(dotOf(line.tag, line.n), dotOf(key.tag, n));
    const f = Object.fromEntries(
      Object.entries(body.f).map(([field, { v, p }]) => [field, { v, p: p.map((dot) => dots.get(dot) ?? dot) }]),
    );
    const text = JSON.stringify({ ...body, dev: key.deviceId, n, prev: chain.prev, f });
    const [sig, prev] = await Promise.all([sign(key, text), sha256Of(text)]);
    chains.set(line.space, { n, prev, clock: body.t.c });
    lines.push({ ...line, dev: key.deviceId, n, tag: key.tag, content: { body: text, sig } });
  }
  return { lines, chains, dots };
}

/** The row with the values of the old name under the new one. */
function renamed(row: RowState, dots: ReadonlyMap<Dot, Dot>, key: DeviceKey): RowState {
  const nameOf = (dot: Dot) => dots.get(dot) ?? dot;
  const fields = Object.entries(row.fields).map(([field, heads]) => [
    field,
    heads.map((head) => ({
      ...head,
      dot: nameOf(head.dot),
      dev: dots.has(head.dot) ? key.deviceId : head.dev,
      ...(head.was ? { was: head.was.map((each) => ({ ...each, dot: nameOf(each.dot) })) } : {}),
      ...(head.saw ? { saw: head.saw.map(nameOf) } : {}),
    })),
  ]);
  return { ...row, fields: Object.fromEntries(fields) };
}
