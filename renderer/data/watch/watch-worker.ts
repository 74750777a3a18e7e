/// <reference lib="webworker" />
import { config } from 'zod';
import { Database } from '../database';
import { lookBack } from '../look-back';
import { tablePlaces } from '../table-places';
import { WatchDesk } from './watch-desk';
import type { FromWatch, ToWatch } from './watch-messages';

declare const self: DedicatedWorkerGlobalScope;

// The content policy holds here too, and the schema library would try to get around it.
config({ jitless: true });

const tell = (news: FromWatch) => self.postMessage(news);
const failed = (error: unknown) =>
  tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });

let desk: Promise<WatchDesk> | null = null;

async function begin({ database: name, on, lookingAt }: Extract<ToWatch, { kind: 'begin' }>): Promise<WatchDesk> {
  const tables = await openWhereTheyLie(name);
  return new WatchDesk(lookingAt === undefined ? tables : lookBack(tables, lookingAt), on, tell);
}

/** A connection of its own, in the place in which the window has its tables: the first that opens. */
async function openWhereTheyLie(name: string): Promise<Database> {
  let refusal: unknown = null;
  for await (const place of tablePlaces()) {
    const database = new Database(name, undefined, place);
    try {
      await database.open();
      return database;
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

async function hear(said: ToWatch): Promise<void> {
  if (said.kind === 'begin') desk = begin(said);
  const at = await desk;
  if (!at) return;
  switch (said.kind) {
    case 'begin':
      return at.look();
    case 'look':
      return at.look(said.on);
    case 'changed':
      return at.changed(said.partnerIds, said.now);
    case 'find':
      return tell({ kind: 'found', job: said.job, answer: at.find(said.question) });
    case 'fixed':
      return at.takeFixed(said.sha256, said.content);
    case 'file':
      return at.takeFile(said.sha256, said.content);
  }
}

self.onmessage = ({ data }: MessageEvent<ToWatch>) => {
  hear(data).catch(failed);
};
