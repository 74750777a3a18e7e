import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { test } from '@playwright/test';
import { build } from 'vite';
import { largest, median, percentile, rounds, short, spread, writeDown } from './measurement';
import type { SearchMeasured, SearchTask } from './search-worker';

test('from a keystroke to what is found, over the records and documents of ten thousand partners', async () => {
  const task: SearchTask = {
    partners: rounds(10_000, 1_000),
    phrases: [
      'insurance liab',
      'certifcate',
      'person 42',
      'restore backup audit',
      'uberpruf',
      'severity escalation 427',
    ],
  };
  const { keystrokes, scans, building, things, letters, documents, printed, composing } = await inWorker(task);
  const words = `${documents} documents of ${short(printed / 1_000_000)} million letters as printed`;
  const size = `${things} things, ${words}, ${short(letters / 1_000_000)} million letters each text once`;
  writeDown('18-search', [
    {
      name: `Search: ${task.partners} partners, a keystroke, median`,
      value: median(keystrokes),
      unit: 'ms',
      goal: 50,
      beside: `p95 ${short(percentile(keystrokes, 95))} ms, slowest ${short(largest(keystrokes))} ms of ${keystrokes.length}; ${size}; going through the same texts ${short(median(scans))} ms, ratio ${short(median(keystrokes) / median(scans))}`,
    },
    {
      name: `Search: ${task.partners} partners, a keystroke, p95`,
      value: percentile(keystrokes, 95),
      unit: 'ms',
      goal: 50,
      beside: `going through the same texts p95 ${short(percentile(scans, 95))} ms`,
    },
    {
      name: `Search: making ${task.partners} partners findable, beside the screens`,
      value: building / 1_000,
      unit: 's',
      goal: null,
      beside: `${short((building * 1_000) / things)} µs for each thing`,
    },
    {
      name: 'Search: putting the words of one document together, beside the screens',
      value: median(composing),
      unit: 'ms',
      goal: null,
      beside: `${spread(composing, 'ms')}, agreements and plans in turn, none of them printed`,
    },
  ]);
});

/** Bundles what the worker runs, as the program is bundled, and lets it run alone. */
async function inWorker(task: SearchTask): Promise<SearchMeasured> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-search-'));
  await build({
    root: resolve(import.meta.dirname, '../..'),
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: resolve(import.meta.dirname, 'search-worker.ts'),
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'search-worker.mjs' } },
    },
  });
  const worker = new Worker(join(folder, 'search-worker.mjs'), { workerData: task });
  const [measured] = (await once(worker, 'message')) as [SearchMeasured];
  await worker.terminate();
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  return measured;
}
