/// <reference lib="webworker" />
import { config } from 'zod';
import type { Result } from '#shared/base/result';
import { ok, refuse } from '#shared/base/result';
import { Database } from './database';
import { InsightsDesk, PastLost, Stopped } from './insights-desk';
import type { InsightsAsked, InsightsProgress, InsightsTrouble } from './insights-question';
import { tablePlaces } from './table-places';

declare const self: DedicatedWorkerGlobalScope;

// The content policy holds here too, and the schema library would try to get around it.
config({ jitless: true });

/** What the window says to the worker. The time comes with each question: the worker has no clock of its own. */
export type ToWorker =
  | {
      readonly kind: 'ask';
      readonly id: number;
      readonly tables: string;
      readonly now: number;
      readonly asked: InsightsAsked;
    }
  /** Nobody waits: the ledgers are brought up while there is time. */
  | { readonly kind: 'tend'; readonly tables: string; readonly now: number }
  | { readonly kind: 'stop'; readonly id: number };

export type FromWorker =
  | { readonly id: number; readonly kind: 'progress'; readonly progress: InsightsProgress }
  | { readonly id: number; readonly kind: 'answer'; readonly answer: Result<unknown, InsightsTrouble> };

// Bringing ten thousand ledgers up to date takes minutes the first time; the window must not stand still for it.
const desks = new Map<string, Promise<InsightsDesk>>();
const asking = new Map<number, AbortController>();
const tell = (message: FromWorker) => self.postMessage(message);
let last: Promise<unknown> = Promise.resolve();

self.onmessage = ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === 'stop') return asking.get(data.id)?.abort();
  if (data.kind === 'tend') return tend(data.tables, data.now);
  const { id, tables, now, asked } = data;
  const stop = new AbortController();
  asking.set(id, stop);
  // One after the other: two that bring the ledgers up at once would each do all of it.
  last = last
    .then(() => answer(tables, asked, { now, signal: stop.signal, progress: throttled(id) }))
    .then((answered) => tell({ id, kind: 'answer', answer: answered }))
    .finally(() => asking.delete(id));
};

function tend(tables: string, now: number): void {
  const { signal } = new AbortController();
  last = last
    .then(async () => (await deskOf(tables)).tend({ now, signal, progress: () => undefined }))
    // With the next question it is tried again, and then somebody is told.
    .catch(() => desks.delete(tables));
}

function deskOf(tables: string): Promise<InsightsDesk> {
  const desk = desks.get(tables) ?? openDesk(tables);
  desks.set(tables, desk);
  return desk;
}

async function answer(
  tables: string,
  asked: InsightsAsked,
  on: Parameters<InsightsDesk['answer']>[1],
): Promise<Result<unknown, InsightsTrouble>> {
  if (on.signal.aborted) return refuse({ kind: 'stopped' });
  try {
    return ok(await (await deskOf(tables)).answer(asked, on));
  } catch (error) {
    if (error instanceof Stopped) return refuse({ kind: 'stopped' });
    if (error instanceof PastLost) return refuse({ kind: 'past-lost' });
    // Tables that were closed under us, or given up: they are opened anew with the next question.
    desks.delete(tables);
    return refuse({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

async function openDesk(tables: string): Promise<InsightsDesk> {
  for await (const place of tablePlaces()) {
    const all = await place.databases().catch(() => []);
    if (!all.some(({ name }) => name === tables)) continue;
    const database = new Database(tables, undefined, place);
    await database.open();
    return new InsightsDesk(database);
  }
  throw new Error('The tables are not there.');
}

/** At most ten times a second: nobody reads faster. */
function throttled(id: number): (progress: InsightsProgress) => void {
  let told = 0;
  return (progress) => {
    const now = performance.now();
    if (now - told < 100) return;
    told = now;
    tell({ id, kind: 'progress', progress });
  };
}
