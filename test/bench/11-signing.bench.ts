import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { test } from '@playwright/test';
import { build } from 'vite';
import { aDocumentWithFields } from '../builders/a-document-with-fields';
import { aPageWithFields } from '../builders/a-page-with-fields';
import { type Measurement, median, rounds, short, spread, writeDown } from './measurement';
import type { Act, SigningMeasured, SigningTask } from './signing-task';

const root = resolve(import.meta.dirname, '../..');
// Inside the checkout, so that the libraries are found where they are installed.
const folder = join(root, 'node_modules', '.cache', 'bench-signing');

test('a document of fourteen pages certified, counter-signed, archived and verified', async () => {
  const measured: SigningMeasured[] = [];
  const task: SigningTask = { file: join(folder, 'unsigned.pdf'), warm: rounds(30, 6) };
  await layOut(task.file);
  // A new process each time: a first signature happens once a visit.
  for (let round = 0; round < rounds(5, 2); round += 1) measured.push(await alone(task));
  rmSync(folder, { recursive: true, force: true });
  const act = (name: keyof Omit<SigningMeasured, 'bytes'>): Act => ({
    cold: median(measured.map((one) => one[name].cold)),
    warm: measured.flatMap((one) => one[name].warm),
  });
  const raw = act('raw');
  const told = (name: string, { cold, warm }: Act, goal: number, of: 'cold' | 'warm'): Measurement => ({
    name,
    value: of === 'cold' ? cold : median(warm),
    unit: 'ms',
    goal,
    beside: `${of === 'cold' ? `warm ${spread(warm, 'ms')}` : `first time ${short(cold)} ms, ${spread(warm, 'ms')}`}; raw WebCrypto signature of the same bytes ${spread(raw.warm, 'ms')}, ratio ${short(median(warm) / median(raw.warm))}`,
  });
  writeDown('11-signing', [
    told('Certifying with ink, first time in a process', act('certify'), 150, 'cold'),
    told('Counter-signing with a fresh key and certificate, first time', act('countersign'), 150, 'cold'),
    told('Archiving (validation data and time-stamp), first time', act('archive'), 150, 'cold'),
    told('Verifying three signatures of an archived file', act('verify'), 100, 'warm'),
  ]);
});

/** Bundles our own code and leaves the libraries where they are installed. */
async function layOut(file: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: resolve(import.meta.dirname, 'signing-process.ts'),
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'signing-process.mjs' } },
    },
  });
  writeFileSync(file, await aDocumentWithFields(aPageWithFields()));
}

async function alone(task: SigningTask): Promise<SigningMeasured> {
  const called = [join(folder, 'signing-process.mjs'), JSON.stringify(task)];
  const { stdout } = await promisify(execFile)(process.execPath, called, { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout.slice(stdout.lastIndexOf('{"certify"'))) as SigningMeasured;
}
