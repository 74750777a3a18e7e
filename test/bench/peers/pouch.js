import PouchDB from 'pouchdb-browser';
import { documentId, editedValue, partnerDocument } from './partner-documents';

// PouchDB 9 with its IndexedDB adapter, as its guide says; larger batches than its default of 100, in its favour.
const batches = { batch_size: 500, batches_limit: 10 };

let database;
let remote;
let live = null;

const timed = async (work) => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

async function inPieces(from, to, work) {
  for (let at = from; at < to; at += 500) await work(at, Math.min(to, at + 500));
}

async function putAll(documents) {
  const refused = (await database.bulkDocs(documents)).filter((answer) => answer.error);
  if (refused.length > 0) throw new Error(JSON.stringify(refused[0]));
}

const range = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

const page = {
  open: async ({ server }) => {
    database = new PouchDB('partners', { auto_compaction: true });
    remote = new PouchDB(server);
    await database.info();
  },
  insert: (from, to) =>
    timed(() =>
      inPieces(from, to, (first, end) =>
        putAll(
          range(first, end).map((at) => {
            const { id, ...rest } = partnerDocument(at);
            return { _id: id, ...rest };
          }),
        ),
      ),
    ),
  push: () => timed(() => database.replicate.to(remote, batches)),
  pull: () => timed(() => database.replicate.from(remote, batches)),
  update: ({ from, to, field, round }) =>
    timed(() =>
      inPieces(from, to, async (first, end) => {
        const ats = range(first, end);
        const { rows } = await database.allDocs({ keys: ats.map(documentId), include_docs: true });
        await putAll(rows.map(({ doc }, index) => ({ ...doc, [field]: editedValue(round, ats[index]) })));
      }),
    ),
  settle: async () => {
    await database.replicate.to(remote, batches);
    await database.replicate.from(remote, batches);
  },
  startLive: async () => {
    live = database.sync(remote, { live: true, retry: true, ...batches });
    // Its first catching up is over when it pauses.
    await new Promise((resolve) => live.once('paused', resolve));
  },
  stopLive: async () => {
    const ended = new Promise((resolve) => live.once('complete', resolve));
    live.cancel();
    await ended;
  },
  edit: async (at, field, value) => {
    const began = performance.timeOrigin + performance.now();
    const document = await database.get(documentId(at));
    await database.put({ ...document, [field]: value });
    return began;
  },
  seen: (at, field, value) =>
    new Promise((resolve) => {
      const feed = database.changes({ live: true, since: 'now', include_docs: true, doc_ids: [documentId(at)] });
      const look = (document) => {
        if (document?.[field] !== value) return;
        feed.cancel();
        resolve(performance.timeOrigin + performance.now());
      };
      feed.on('change', ({ doc }) => look(doc));
      database.get(documentId(at)).then(look);
    }),
  count: async () => (await database.info()).doc_count,
  find: async (at, field, value) => {
    const document = await database.get(documentId(at), { conflicts: true });
    if (document[field] === value) return 'shown';
    for (const rev of document._conflicts ?? []) {
      if ((await database.get(documentId(at), { rev }))[field] === value) return 'kept';
    }
    return 'lost';
  },
};

Object.assign(globalThis, { syncPage: page });
