import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PrintFacts } from './page-definition';
import type { PrinterRequest, PrintReply, PrintRequest } from './print-messages';
import type { GlyphFinding } from './text-setter';

export type { PrintFacts } from './page-definition';
export type { GlyphFinding } from './text-setter';

export interface PrintedPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** Why no file came out. The sentence for each is in the messages under `printing.refused.*`. */
export type PrintRefusal =
  /** The text holds characters the fonts of the document cannot draw. */
  | { readonly kind: 'glyph-missing'; readonly findings: readonly GlyphFinding[] }
  | { readonly kind: 'cancelled' }
  /** The printer broke, or gave no answer; `detail` is for a report, not for the person. */
  | { readonly kind: 'failed'; readonly detail: string };

export interface PrintOptions extends PrintFacts {
  readonly signal?: AbortSignal;
  /** Told the share done, from 0 to 1, as pages are drawn. */
  readonly onProgress?: (share: number) => void;
}

interface Job {
  readonly request: PrintRequest;
  readonly onProgress: (share: number) => void;
  readonly settle: (result: Result<PrintedPage, PrintRefusal>) => void;
}

/** Longer than any document takes on a slow tablet; a printer that is silent for so long is not coming back. */
const patience = 60_000;

/**
 * One worker that prints one page after another. Cancelling the page at work ends the worker (a layout cannot be
 * interrupted otherwise) and the next page starts a new one.
 */
let worker: Worker | null = null;
let queue: readonly Job[] = [];
let silence: ReturnType<typeof setTimeout> | undefined;
let lastJob = 0;

/** Prints a page to a PDF, in a worker: the window stays free. The same page and facts give the same bytes. */
export function printPage(page: DocumentPage, options: PrintOptions): Promise<Result<PrintedPage, PrintRefusal>> {
  const { signal, onProgress, ...facts } = options;
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve(refuse({ kind: 'cancelled' }));
      return;
    }
    const job: Job = {
      request: { kind: 'print', job: ++lastJob, page, facts },
      onProgress: onProgress ?? (() => {}),
      settle: (result) => {
        signal?.removeEventListener('abort', cancel);
        resolve(result);
      },
    };
    const cancel = () => {
      if (queue[0] === job) stop();
      finish(job, refuse({ kind: 'cancelled' }));
    };
    signal?.addEventListener('abort', cancel, { once: true });
    queue = [...queue, job];
    if (queue[0] === job) startNext();
  });
}

/** Starts the printer when the window has nothing else to do, so that the first page does not wait for it. */
export function warmPrinter(): void {
  const whenIdle =
    'requestIdleCallback' in globalThis ? requestIdleCallback : (run: () => void) => setTimeout(run, 1_500);
  whenIdle(() => {
    if (worker) return;
    const warm: PrinterRequest = { kind: 'warm' };
    try {
      start().postMessage(warm);
    } catch {
      // Nobody waits for a file yet. The first page to print tries again, and tells why if it cannot.
      stop();
    }
  });
}

function start(): Worker {
  if (worker) return worker;
  const started = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  // A worker that was ended may still have said something; nobody waits for it.
  started.onmessage = ({ data }: MessageEvent<PrintReply>) => {
    if (worker === started) take(data);
  };
  started.onerror = (event) => {
    if (worker === started) fail(event.message || 'The printer could not be loaded.');
  };
  worker = started;
  return started;
}

function stop(): void {
  worker?.terminate();
  worker = null;
}

function startNext(): void {
  const job = queue[0];
  if (!job) return;
  try {
    start().postMessage(job.request);
    wait();
  } catch (error) {
    fail(String(error));
  }
}

function wait(): void {
  clearTimeout(silence);
  silence = setTimeout(() => fail(`No answer for ${patience / 1000} seconds.`), patience);
}

function finish(job: Job, result: Result<PrintedPage, PrintRefusal>): void {
  const wasAtWork = queue[0] === job;
  queue = queue.filter((candidate) => candidate !== job);
  if (wasAtWork) {
    clearTimeout(silence);
    startNext();
  }
  job.settle(result);
}

/** The worker is of no use any more; the page at work is refused, the next one gets a new worker. */
function fail(detail: string): void {
  stop();
  const job = queue[0];
  if (job) finish(job, refuse({ kind: 'failed', detail }));
}

function take(reply: PrintReply): void {
  const job = queue[0];
  if (reply.kind === 'ready') return;
  if (reply.kind === 'failed' && reply.job === null) {
    fail(reply.detail);
    return;
  }
  if (!job || job.request.job !== reply.job) return;
  wait();
  if (reply.kind === 'progress') job.onProgress(reply.share);
  if (reply.kind === 'printed') finish(job, ok({ bytes: reply.bytes, pages: reply.pages }));
  if (reply.kind === 'glyph-missing') finish(job, refuse({ kind: 'glyph-missing', findings: reply.findings }));
  if (reply.kind === 'failed') finish(job, refuse({ kind: 'failed', detail: reply.detail }));
}
