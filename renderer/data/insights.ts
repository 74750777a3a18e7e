import { type Result, refuse } from '#shared/base/result';
import type { AskInsights, InsightsProgress, InsightsTrouble } from './insights-question';
import type { FromWorker, ToWorker } from './insights-worker';
import type { Workspace } from './workspace';

interface Waiting {
  readonly progress: ((progress: InsightsProgress) => void) | undefined;
  readonly resolve: (answer: Result<unknown, InsightsTrouble>) => void;
}

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Waiting>();

/** The figures of a workspace, reckoned off the main thread. */
export function insightsOf({ database, surroundings }: Workspace): AskInsights {
  return (question, { progress, signal }) => {
    if (signal?.aborted) return Promise.resolve(refuse({ kind: 'stopped' as const }));
    asked += 1;
    const id = asked;
    return new Promise((resolve) => {
      waiting.set(id, { progress, resolve: resolve as Waiting['resolve'] });
      signal?.addEventListener('abort', () => say({ kind: 'stop', id }), { once: true });
      say({ kind: 'ask', id, tables: database.name, now: surroundings.now(), asked: question });
    });
  };
}

/** Milliseconds after the start: what the person does first goes first. */
const firstTending = 60_000;
const tending = 3_600_000;

/** Keeps the ledgers up beside the work, so that figures are there when somebody asks. */
export function tendFigures({ database, surroundings }: Workspace): void {
  const tend = () => say({ kind: 'tend', tables: database.name, now: surroundings.now() });
  setTimeout(tend, firstTending);
  setInterval(tend, tending);
}

function say(message: ToWorker): void {
  (worker ?? begin()).postMessage(message);
}

function begin(): Worker {
  const begun = new Worker(new URL('./insights-worker.ts', import.meta.url), { type: 'module' });
  begun.onmessage = ({ data }: MessageEvent<FromWorker>) => hear(data);
  begun.onerror = ({ message }) => {
    const left = [...waiting.values()];
    waiting.clear();
    worker?.terminate();
    worker = null;
    for (const one of left) one.resolve(refuse({ kind: 'failed', reason: message }));
  };
  worker = begun;
  return begun;
}

function hear(message: FromWorker): void {
  const one = waiting.get(message.id);
  if (!one) return;
  if (message.kind === 'progress') {
    one.progress?.(message.progress);
    return;
  }
  waiting.delete(message.id);
  one.resolve(message.answer);
}
