import '../../../renderer/strict-page';
import Dexie from 'dexie';
import { ok, type Result } from '#shared/base/result';
import { openWorkspace } from '../../../renderer/data/open-workspace';
import type { Workspace } from '../../../renderer/data/workspace';
import { type Edit, write } from '../../../renderer/data/writer';
import { browserHost } from '../../../renderer/host/browser-host';
import { connect } from '../../../renderer/sync/access-token';
import { enrol } from '../../../renderer/sync/enrol';
import { type Sync, startSync } from '../../../renderer/sync/leader';
import { pullAll } from '../../../renderer/sync/pull';
import { pushAll } from '../../../renderer/sync/push';
import { reach } from '../../../renderer/sync/reach';
import { realSyncWorld } from '../../../renderer/sync/sync-world';
import { documentId, editedValue, partnerDocument } from '../peers/partner-documents';
import type { EditedField, Found, SyncPage } from '../peers/sync-page';

/** Our own tables, writer and sync as one of the systems of "sync with peers"; no screens. */
let workspace: Workspace | null = null;
let live: Sync | null = null;
let isAtHeadquarters = false;

function opened(): Workspace {
  if (!workspace) throw new Error('The page was not opened.');
  return workspace;
}

async function keep(edits: readonly Edit[]): Promise<void> {
  demand(await write(opened(), async () => ok({ value: null, edits })));
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** As the interface saves an import: 500 records in one transaction. */
async function inPieces(from: number, to: number, editOf: (at: number) => Edit): Promise<void> {
  for (let first = from; first < to; first += 500)
    await keep(Array.from({ length: Math.min(500, to - first) }, (_, index) => editOf(first + index)));
}

async function line() {
  const on = opened();
  const client = await connect(on, { world: realSyncWorld, stop: new AbortController().signal });
  if (!client) throw new Error('This device is not enrolled.');
  const { hello } = demand(await reach(on, client));
  return { on, client, how: { hello, progress: async () => undefined } };
}

async function push(): Promise<void> {
  const { on, client, how } = await line();
  demand(await pushAll(on, client, how));
}

async function pull(): Promise<void> {
  const { on, client, how } = await line();
  demand(await pullAll(on, client, how));
}

async function headsOf(at: number, field: EditedField) {
  const row = await opened().database.rows.get(documentId(at));
  return row?.content[field] ?? [];
}

const page: SyncPage = {
  open: async ({ server, code }) => {
    workspace = await openWorkspace(browserHost(window));
    demand(await enrol(workspace, { hqAddress: server, code, deviceName: 'Bench' }));
  },
  insert: (from, to) =>
    timed(() =>
      inPieces(from, to, (at) => {
        const { id, ...fields } = partnerDocument(at);
        return { operation: 'create', entity: 'partner', id, fields };
      }),
    ),
  push: () => timed(push),
  pull: () => timed(pull),
  update: ({ from, to, field, round }) =>
    timed(() =>
      inPieces(from, to, (at) => ({
        operation: 'set',
        entity: 'partner',
        id: documentId(at),
        fields: { [field]: editedValue(round, at) },
      })),
    ),
  settle: async () => {
    await push();
    await pull();
  },
  startLive: async () => {
    isAtHeadquarters = false;
    await new Promise<void>((resolve) => {
      live = startSync(
        opened(),
        ({ state }) => {
          if (state.kind !== 'at-hq') return;
          isAtHeadquarters = true;
          resolve();
        },
        { name: 'bench' },
      );
    });
    // The stream of pokes is opened after the first round.
    await new Promise((resolve) => setTimeout(resolve, 500));
  },
  stopLive: async () => {
    if (!isAtHeadquarters) throw new Error('Nothing was synced.');
    await live?.stop();
  },
  edit: async (at, field, value) => {
    const began = performance.timeOrigin + performance.now();
    await keep([{ operation: 'set', entity: 'partner', id: documentId(at), fields: { [field]: value } }]);
    return began;
  },
  seen: (at, field, value) =>
    new Promise((resolve) => {
      const look = async () => {
        if ((await headsOf(at, field))[0]?.value !== value) return;
        deaf();
        resolve(performance.timeOrigin + performance.now());
      };
      const deaf = opened().changed.listen(() => void look());
      void look();
    }),
  count: () => opened().database.rows.where('entity').equals('partner').count(),
  find: async (at, field, value): Promise<Found> => {
    const heads = await headsOf(at, field);
    if (heads[0]?.value === value) return 'shown';
    return heads.some((head) => head.value === value) ? 'kept' : 'lost';
  },
};

/** The ceiling under every local insert: the same documents plainly into Dexie, with one further index. */
async function plainDexie(count: number): Promise<number> {
  const database = new Dexie('bench-plain', { chromeTransactionDurability: 'strict' });
  database.version(1).stores({ partners: 'id, country' });
  await database.open();
  const took = await timed(async () => {
    for (let first = 0; first < count; first += 500)
      await database
        .table('partners')
        .bulkPut(Array.from({ length: Math.min(500, count - first) }, (_, index) => partnerDocument(first + index)));
  });
  await database.delete();
  return took;
}

function demand<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

Object.assign(globalThis, { syncPage: page, plainDexie });
