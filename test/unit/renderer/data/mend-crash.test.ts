import { afterEach, expect, test } from 'vitest';
import { Database } from '../../../../renderer/data/database';
import { putCursor, readChain } from '../../../../renderer/data/identity';
import { MarksKeeper } from '../../../../renderer/data/marks-keeper';
import { record } from '../../../../renderer/data/reading';
import { aPartner, aWorkspace, editPartner, keepPartner } from '../../../builders/a-workspace';
import { memoryHost } from '../../../fakes/memory-host';

type Write = 'put' | 'add' | 'delete' | 'clear';
const writes: readonly Write[] = ['put', 'add', 'delete', 'clear'];
const real = Object.fromEntries(writes.map((name) => [name, IDBObjectStore.prototype[name]]));

/** From now on the tables take so many writes; then the program is dead. Answers whether it got that far. */
function dieAfter(steps: number): () => boolean {
  let left = steps;
  let died = false;
  for (const name of writes)
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...given: unknown[]) {
      left -= 1;
      if (left < 0) {
        died = true;
        throw new Error('The program was killed.');
      }
      return (real[name] as (...given: unknown[]) => IDBRequest).apply(this, given);
    } as never;
  return () => died;
}

function live(): void {
  for (const name of writes) IDBObjectStore.prototype[name] = real[name] as never;
}
afterEach(live);

type Lose = (first: Awaited<ReturnType<typeof aWorkspace>>) => Promise<unknown>;

test.each<[string, Lose]>([
  [
    'all tables',
    async ({ workspace, name }) => {
      workspace.database.close();
      await Database.delete(name);
    },
  ],
  ['rows and history', ({ workspace: { database } }) => Promise.all([database.rows.clear(), database.history.clear()])],
  ['what the tables know of themselves', ({ workspace: { database } }) => database.meta.clear()],
])('killed at any write while it mends the loss of %s, the next start mends it whole', async (_what, lose) => {
  for (let steps = 0; ; steps += 1) {
    const first = await aWorkspace();
    const { workspace } = first;
    await keepPartner(workspace);
    await keepPartner(workspace, aPartner({ id: 'partner-2' as never, legalName: 'Second' }));
    await editPartner(workspace, 'partner-1', { note: 'Met at the harbour.' });
    await putCursor(workspace.database, '', { after: 40, hash: '', lastSyncAt: 5 });
    await new MarksKeeper(workspace).write();
    await lose(first);
    workspace.database.close();
    const died = dieAfter(steps);
    const half = await aWorkspace({ ...first, host: memoryHost({ disk: first.host.disk }) }).catch(() => null);
    half?.workspace.database.close();
    live();

    const second = await aWorkspace({ ...first, host: memoryHost({ disk: first.host.disk }) });
    const { database, key } = second.workspace;
    expect(key.deviceId).toBe(workspace.key.deviceId);
    expect(await record(database, 'partner', 'partner-1')).toMatchObject({ note: 'Met at the harbour.' });
    expect(await record(database, 'partner', 'partner-2')).toMatchObject({ legalName: 'Second' });
    expect([await database.outbox.count(), await database.history.count()]).toEqual([3, 3]);
    expect((await readChain(database, key.deviceId)).n).toBe(3);
    expect((await second.host.journal.read()).records).toHaveLength(3);
    const rows = await database.rows.toArray();
    expect(rows.every(({ content }) => Object.values(content).every((heads) => heads.length === 1))).toBe(true);
    database.close();
    await Database.delete(first.name);
    if (!died()) break;
  }
});
