import { StorageRefused } from './host';

/** Where a worker stands in its talk with the page. Questions are answered in the order they are asked. */
interface Question<Asked> {
  readonly id: number;
  readonly asked: Asked;
}

type Reply = { readonly id: number } & (
  | { readonly answer: unknown }
  | { readonly refused: StorageRefused['reason']; readonly detail: string }
);

type AskOptions = { readonly transfer?: Transferable[] };

/** Asks a worker, and waits for its answer to this very question. */
export function askWorker<Asked>(start: () => Worker) {
  const waiting = new Map<number, { resolve(answer: unknown): void; reject(error: Error): void }>();
  let worker: Worker | null = null;
  let last = 0;

  function listen(): Worker {
    const started = start();
    started.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      const asker = waiting.get(data.id);
      waiting.delete(data.id);
      if ('answer' in data) asker?.resolve(data.answer);
      else asker?.reject(new StorageRefused(data.refused, data.detail));
    });
    started.addEventListener('error', (event) => {
      // The script could not be loaded, or it broke: everyone who waits is told, and the next question starts anew.
      for (const asker of waiting.values()) asker.reject(new StorageRefused('unwritable', event.message));
      waiting.clear();
      started.terminate();
      worker = null;
    });
    return started;
  }

  return (asked: Asked, { transfer = [] }: AskOptions = {}): Promise<unknown> => {
    worker ??= listen();
    const id = ++last;
    const question: Question<Asked> = { id, asked };
    worker.postMessage(question, transfer);
    return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
  };
}

/** What a worker sees of its surroundings; the compiler's library here is that of a page. */
interface WorkerScope<Asked> {
  addEventListener(type: 'message', listener: (event: MessageEvent<Question<Asked>>) => void): void;
  postMessage(reply: Reply): void;
}

/** Answers the page's questions one after the other, a failure too. */
export function answerPage<Asked>(answer: (asked: Asked) => Promise<unknown>): void {
  const scope = globalThis as unknown as WorkerScope<Asked>;
  let queue: Promise<void> = Promise.resolve();
  scope.addEventListener('message', ({ data: { id, asked } }) => {
    queue = queue.then(async () => {
      try {
        scope.postMessage({ id, answer: await answer(asked) });
      } catch (error) {
        scope.postMessage({ id, refused: reasonOf(error), detail: String(error) });
      }
    });
  });
}

function reasonOf(error: unknown): StorageRefused['reason'] {
  if (error instanceof StorageRefused) return error.reason;
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'unwritable';
}
