import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { test } from '@playwright/test';
import { build } from 'vite';
import type { GatesMeasured, GatesTask } from './gates-worker';
import { largest, median, rounds, short, writeDown } from './measurement';

test('both gates and all controls of one partner, and of ten thousand in one worker', async () => {
  const task: GatesTask = { partners: rounds(10_000, 1_000) };
  const measured = await inWorker(task);
  const { one, oneInFull, all, reading, bytes, controls, pieces } = measured;
  const rows = `${controls} controls, ${short(pieces)} pieces of evidence each`;
  writeDown('7-gates', [
    {
      name: 'Gates: both gates and all controls of one partner',
      value: median(one),
      unit: 'ms',
      goal: 5,
      beside: `slowest ${short(largest(one))} ms; ${rows}`,
    },
    {
      name: 'Gates: one partner with every last day and every explanation',
      value: median(oneInFull),
      unit: 'ms',
      goal: 5,
      beside: `slowest ${short(largest(oneInFull))} ms`,
    },
    {
      name: `Gates: ${task.partners} partners in one worker`,
      value: all / 1_000,
      unit: 's',
      goal: (2 * task.partners) / 10_000,
      beside: `plainly reading the same rows (${short(bytes / 2 ** 20)} MB of JSON) ${short(reading / 1_000)} s, ratio ${short(all / reading)}`,
    },
  ]);
});

/** Bundles what the worker runs, as the program is bundled, and lets it run alone. */
async function inWorker(task: GatesTask): Promise<GatesMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-gates-'));
  await build({
    root: resolve(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'gates-worker.ts'),
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'gates-worker.mjs' } },
    },
  });
  const worker = new Worker(join(folder, 'gates-worker.mjs'), { workerData: task });
  const [measured] = (await once(worker, 'message')) as [GatesMeasured];
  await worker.terminate();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return measured;
}
