import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ok } from '#shared/base/result';
import { WorkerQueue } from '../../../../renderer/documents/worker-queue';

interface Said {
  readonly kind: 'done' | 'asked' | 'failed';
  readonly job: number | null;
  readonly detail?: string;
}

/** A worker in the hands of the test: it hears what is said to it, and says what the test lets it say. */
class HeldWorker {
  onmessage: ((event: { readonly data: Said }) => void) | null = null;
  onerror: ((event: { readonly message: string }) => void) | null = null;
  isEnded = false;
  readonly heard: unknown[] = [];

  postMessage(message: unknown): void {
    this.heard.push(message);
  }

  terminate(): void {
    this.isEnded = true;
  }

  say(data: Said): void {
    this.onmessage?.({ data });
  }
}

let workers: HeldWorker[];
let queue: WorkerQueue<Said>;

beforeEach(() => {
  vi.useFakeTimers();
  workers = [];
  queue = new WorkerQueue<Said>(() => {
    const worker = new HeldWorker();
    workers.push(worker);
    return worker as unknown as Worker;
  }, 1000);
});

afterEach(() => {
  vi.useRealTimers();
});

const run = (signal?: AbortSignal) =>
  queue.run<string, never>({
    signal,
    request: (job) => ({ job }),
    take: (reply, { holdOn, say }) => {
      if (reply.kind === 'asked') {
        holdOn();
        setTimeout(() => say({ answered: reply.job }), 5000);
      }
      return reply.kind === 'done' ? ok('done') : null;
    },
  });

const failed = (detail: string) => ({ ok: false, error: { kind: 'failed', detail } });
const cancelled = { ok: false, error: { kind: 'cancelled' } };

describe('a worker with one job after another', () => {
  test('is given the next job when it has done one', async () => {
    const first = run();
    const second = run();
    expect(workers.map(({ heard }) => heard)).toEqual([[{ job: 1 }]]);
    workers[0]?.say({ kind: 'done', job: 1 });
    expect(await first).toEqual({ ok: true, value: 'done' });
    workers[0]?.say({ kind: 'done', job: 2 });
    expect(await second).toEqual({ ok: true, value: 'done' });
    expect(workers).toHaveLength(1);
  });

  test('is ended when it is silent for too long; what waited goes to a new one', async () => {
    const first = run();
    const second = run();
    vi.advanceTimersByTime(1000);
    expect(await first).toEqual(failed('No answer for 1 seconds.'));
    expect(workers[0]?.isEnded).toBe(true);
    workers[1]?.say({ kind: 'done', job: 2 });
    expect((await second).ok).toBe(true);
  });

  test('may be silent while the window has something to do for it, and not after that', async () => {
    const job = run();
    workers[0]?.say({ kind: 'asked', job: 1 });
    vi.advanceTimersByTime(5000);
    expect(workers[0]?.heard).toEqual([{ job: 1 }, { answered: 1 }]);
    vi.advanceTimersByTime(1000);
    expect(await job).toEqual(failed('No answer for 1 seconds.'));
  });

  test('is ended when its job is cancelled, and hears no answer that comes later', async () => {
    const control = new AbortController();
    const job = run(control.signal);
    workers[0]?.say({ kind: 'asked', job: 1 });
    control.abort();
    expect(await job).toEqual(cancelled);
    vi.advanceTimersByTime(5000);
    expect([workers[0]?.isEnded, workers[0]?.heard]).toEqual([true, [{ job: 1 }]]);
  });

  test('goes on when a job that waits is cancelled; one that was cancelled before is not begun', async () => {
    const control = new AbortController();
    const first = run();
    const second = run(control.signal);
    control.abort();
    expect(await second).toEqual(cancelled);
    expect(await run(control.signal)).toEqual(cancelled);
    workers[0]?.say({ kind: 'done', job: 1 });
    expect((await first).ok).toBe(true);
    expect(workers[0]?.heard).toEqual([{ job: 1 }]);
  });

  test('tells what broke: in the job, at its start, or in itself', async () => {
    const first = run();
    workers[0]?.say({ kind: 'failed', job: 1, detail: 'No room.' });
    expect(await first).toEqual(failed('No room.'));
    const second = run();
    workers[0]?.say({ kind: 'failed', job: null, detail: 'No fonts.' });
    expect(await second).toEqual(failed('No fonts.'));
    const third = run();
    workers[1]?.onerror?.({ message: 'Out of memory.' });
    expect(await third).toEqual(failed('Out of memory.'));
  });

  test('is not believed when it speaks of another job, or after its end', async () => {
    const control = new AbortController();
    const first = run(control.signal);
    workers[0]?.say({ kind: 'done', job: 7 });
    control.abort();
    expect(await first).toEqual(cancelled);
    const second = run();
    workers[0]?.say({ kind: 'done', job: 2 });
    workers[1]?.say({ kind: 'failed', job: 2, detail: 'Really.' });
    expect(await second).toEqual(failed('Really.'));
  });
});
