import { ok } from '#shared/base/result';
import type { TextReply, TextRequest } from './text-worker';
import { WorkerQueue } from './worker-queue';

/** A file that takes longer was made to take longer. */
const longestReading = 20_000;
const mostLetters = 200_000;

/** A file may come from anybody; the worker that reads it is no other's, and is ended when it takes too long. */
const reader = new WorkerQueue<TextReply>(
  () => new Worker(new URL('./text-worker.ts', import.meta.url), { type: 'module' }),
  longestReading,
);

/** The words of a PDF, read in a worker; '' where there are none that can be read. */
export async function readPdfText(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const read = await reader.run<string, never>({
    request: (job): TextRequest => ({ job, bytes, mostLetters }),
    take: (reply) => (reply.kind === 'text' ? ok(reply.text) : null),
  });
  return read.ok ? read.value : '';
}
