import { once } from 'node:events';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { test } from '@playwright/test';
import { build } from 'vite';
import { largest, median, percentile, rounds, short, spread, writeDown } from './measurement';
import type { MeasuringMeasured, MeasuringTask } from './measuring-task';

test('a month of a million requests measured, and sliders moved over twelve months', async () => {
  const task: MeasuringTask = {
    requests: rounds(1_000_000, 100_000),
    rounds: rounds(9, 3),
    months: 12,
    perMonth: rounds(100_000, 10_000),
  };
  const { measure, pass, moves, year } = await inWorker(task);
  writeDown('10-measuring', [
    {
      name: `Measuring a month of ${task.requests} requests (S2, S3)`,
      value: median(measure) / 1_000,
      unit: 's',
      goal: task.requests / 1_000_000,
      beside: `${spread(measure, 'ms')}; one plain pass over the parsed rows ${spread(pass, 'ms')}, ratio ${short(median(measure) / median(pass))}`,
    },
    {
      name: 'Moving a slider: twelve months judged again, p95',
      value: percentile(moves, 95),
      unit: 'ms',
      goal: 16,
      beside: `median ${short(median(moves))} ms, slowest ${short(largest(moves))} ms; measured once before from ${short(task.months * task.perMonth)} records in ${short(year)} ms`,
    },
  ]);
});

async function inWorker(task: MeasuringTask): Promise<MeasuringMeasured> {
  const folder = resolve(import.meta.dirname, '../../node_modules/.cache/bench-measuring');
  mkdirSync(folder, { recursive: true });
  await build({
    root: resolve(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'measuring-worker.ts'),
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'measuring-worker.mjs' } },
    },
  });
  const worker = new Worker(join(folder, 'measuring-worker.mjs'), { workerData: task });
  const [measured] = (await once(worker, 'message')) as [MeasuringMeasured];
  await worker.terminate();
  rmSync(folder, { recursive: true, force: true });
  return measured;
}
