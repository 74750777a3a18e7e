import { createRxDatabase } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { filter, firstValueFrom, Subject } from 'rxjs';
import { documentId, editedValue, partnerDocument } from './partner-documents';

// RxDB 17 with its Dexie storage and the HTTP replication of its documentation: pull and push handlers and a stream.
const batch = 500;

const text = { type: 'string' };
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 36 },
    updatedAt: { type: 'number', minimum: 0, maximum: 1e15, multipleOf: 1 },
    legalName: text,
    registerNumber: text,
    country: text,
    archetype: text,
    programTier: text,
    exposure: { type: ['string', 'null'] },
    riskTierAccepted: { type: ['string', 'null'] },
    oversight: { type: 'object' },
    leavingSince: { type: ['string', 'null'] },
    website: text,
    note: text,
    createdAt: text,
  },
  required: ['id', 'updatedAt'],
};

let collection;
let address;
let live = null;
let stream = null;

const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

async function inPieces(from, to, work) {
  for (let at = from; at < to; at += 500) await work(at, Math.min(to, at + 500));
}

const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

async function pushHandler(rows) {
  const response = await fetch(`${address}/push`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
    body: JSON.stringify(rows),
  });
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

async function pullHandler(checkpoint, batchSize) {
  const updatedAt = checkpoint ? checkpoint.updatedAt : 0;
  const id = checkpoint ? checkpoint.id : '';
  const response = await fetch(`${address}/pull?updatedAt=${updatedAt}&id=${id}&limit=${batchSize}`);
  if (!response.ok) throw new Error(String(response.status));
  return response.json();
}

function replicate(ways, isLive, stream$) {
  return replicateRxCollection({
    collection,
    replicationIdentifier: 'partners-over-http',
    live: isLive,
    retryTime: 1_000,
    ...(ways.includes('push') ? { push: { handler: pushHandler, batchSize: batch } } : {}),
    ...(ways.includes('pull')
      ? { pull: { handler: pullHandler, batchSize: batch, ...(stream$ ? { stream$ } : {}) } }
      : {}),
  });
}

async function once(ways) {
  const replication = replicate(ways, false);
  await replication.awaitInitialReplication();
  // Ended and not removed: what it knows of the server stays for the next one.
  await replication.cancel();
}

const page = {
  open: async ({ server }) => {
    address = server;
    const database = await createRxDatabase({ name: 'partners', storage: getRxStorageDexie(), multiInstance: false });
    ({ partners: collection } = await database.addCollections({ partners: { schema } }));
  },
  insert: (from, to) =>
    timed(() =>
      inPieces(from, to, async (first, end) => {
        const now = Date.now();
        const { error } = await collection.bulkInsert(
          range(first, end).map((at) => ({ ...partnerDocument(at), updatedAt: now })),
        );
        if (error.length > 0) throw new Error(JSON.stringify(error[0]));
      }),
    ),
  push: () => timed(() => once(['push'])),
  pull: () => timed(() => once(['pull'])),
  update: ({ from, to, field, round }) =>
    timed(() =>
      inPieces(from, to, async (first, end) => {
        const ats = range(first, end);
        const found = await collection.findByIds(ats.map(documentId)).exec();
        const now = Date.now();
        const { error } = await collection.bulkUpsert(
          ats.map((at) => ({
            ...found.get(documentId(at)).toMutableJSON(),
            [field]: editedValue(round, at),
            updatedAt: now,
          })),
        );
        if (error.length > 0) throw new Error(JSON.stringify(error[0]));
      }),
    ),
  settle: () => once(['push', 'pull']),
  startLive: async () => {
    const stream$ = new Subject();
    stream = new EventSource(`${address}/pullStream`);
    stream.onmessage = ({ data }) => stream$.next(JSON.parse(data));
    // What was missed while the line was broken is fetched again.
    stream.onerror = () => stream$.next('RESYNC');
    live = replicate(['push', 'pull'], true, stream$);
    await live.awaitInitialReplication();
    await live.awaitInSync();
  },
  stopLive: async () => {
    await live.awaitInSync();
    stream.close();
    await live.cancel();
  },
  edit: async (at, field, value) => {
    const began = performance.timeOrigin + performance.now();
    const document = await collection.findOne(documentId(at)).exec();
    await document.incrementalPatch({ [field]: value, updatedAt: Date.now() });
    return began;
  },
  seen: async (at, field, value) => {
    await firstValueFrom(collection.findOne(documentId(at)).$.pipe(filter((document) => document?.[field] === value)));
    return performance.timeOrigin + performance.now();
  },
  count: () => collection.count().exec(),
  find: async (at, field, value) => {
    const document = await collection.findOne(documentId(at)).exec();
    return document?.[field] === value ? 'shown' : 'lost';
  },
};

Object.assign(globalThis, { syncPage: page });
