import { ok, type Result, refuse } from '#shared/base/result';
import type {
  DeskAnswer,
  DeskQuestion,
  MeasuredByFiles,
  MeasuringFile,
  MeasuringQuestion,
  TableLook,
  TableSummary,
  UnreadFile,
} from './measuring-desk';

/** Why nothing was measured. Nothing half-read is ever measured: one file that cannot be read stops all. */
export type MeasuringRefusal =
  | { readonly kind: 'findings'; readonly files: readonly UnreadFile[] }
  | { readonly kind: 'cancelled' };

export interface MeasuringOptions {
  /** Told with every file that has been read; the last step is the measuring itself. */
  readonly onProgress?: (done: number, of: number) => void;
  readonly signal?: AbortSignal;
}

/** What a file looks like before anybody has said how it is to be read. */
export function lookInWorker(
  file: Pick<MeasuringFile, 'name' | 'content'>,
  options: MeasuringOptions = {},
): Promise<Result<TableLook, { readonly kind: 'cancelled' }>> {
  return ask({ kind: 'look', file }, options) as Promise<Result<TableLook, { readonly kind: 'cancelled' }>>;
}

/** Reads one file as a table. The table stays in the worker; here comes how many rows it has and from when to when. */
export function readInWorker(
  file: MeasuringFile,
  options: MeasuringOptions = {},
): Promise<Result<TableSummary, MeasuringRefusal>> {
  return ask({ kind: 'read', file }, options) as Promise<Result<TableSummary, MeasuringRefusal>>;
}

/**
 * Reads the files and measures the agreement by them, off the main thread. Tables that were read for an earlier
 * question are not read again.
 */
export function measureInWorker(
  question: MeasuringQuestion,
  options: MeasuringOptions = {},
): Promise<Result<MeasuredByFiles, MeasuringRefusal>> {
  return ask({ kind: 'measure', ...question }, options) as Promise<Result<MeasuredByFiles, MeasuringRefusal>>;
}

/** Lets go of the worker and of the tables it holds. The next question begins a new one. */
export function endMeasuring(): void {
  worker?.terminate();
  worker = null;
}

interface Waiting {
  readonly question: DeskQuestion;
  readonly onProgress: MeasuringOptions['onProgress'];
  readonly resolve: (answer: Result<unknown, unknown>) => void;
  readonly reject: (error: Error) => void;
}

let worker: Worker | null = null;
let asked = 0;
const waiting = new Map<number, Waiting>();

function ask(question: DeskQuestion, { onProgress, signal }: MeasuringOptions): Promise<Result<unknown, unknown>> {
  if (signal?.aborted) return Promise.resolve(refuse({ kind: 'cancelled' as const }));
  asked += 1;
  const id = asked;
  return new Promise<Result<unknown, unknown>>((resolve, reject) => {
    waiting.set(id, { question, onProgress, resolve, reject });
    signal?.addEventListener('abort', () => cancel(id), { once: true });
    (worker ?? begin()).postMessage({ id, question });
  });
}

function begin(): Worker {
  const begun = new Worker(new URL('./measuring-worker.ts', import.meta.url), { type: 'module' });
  begun.onmessage = ({ data }: MessageEvent<DeskAnswer>) => hear(data);
  begun.onerror = ({ message }) => {
    const left = [...waiting.values()];
    waiting.clear();
    endMeasuring();
    for (const one of left) one.reject(new Error(message));
  };
  worker = begun;
  return begun;
}

function hear(answer: DeskAnswer): void {
  const one = waiting.get(answer.id);
  if (!one) return;
  if (answer.kind === 'progress') {
    one.onProgress?.(answer.done, answer.of);
    return;
  }
  waiting.delete(answer.id);
  if (answer.kind === 'failed') one.reject(new Error(answer.reason));
  else one.resolve(answer.value.ok ? ok(answer.value.value) : refuse(answer.value.error));
}

// A worker in the middle of a million rows hears nothing, so it is ended; questions of others are asked anew.
function cancel(id: number): void {
  const one = waiting.get(id);
  if (!one) return;
  waiting.delete(id);
  endMeasuring();
  for (const [otherId, { question }] of waiting) (worker ?? begin()).postMessage({ id: otherId, question });
  one.resolve(refuse({ kind: 'cancelled' as const }));
}
