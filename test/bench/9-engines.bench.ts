import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Page, test } from '@playwright/test';
import { build } from 'vite';
import { agreementText } from '#shared/domain/documents/agreement-document';
import type { DocumentPage } from '#shared/domain/documents/page';
import { aCompleteVisit } from '../builders/a-complete-visit';
import { startBrowser } from './browser';
import { type Engine, type EngineMeasured, type EngineTask, engines } from './engines/engine-task';
import { plainHtml } from './engines/plain-html';
import { plainDocument } from './engines/plain-piece';
import { largest, type Measurement, median, percentile, rounds, short, spread, writeDown } from './measurement';

const root = resolve(import.meta.dirname, '../..');
// Inside the checkout, so that the engines are found where they are installed.
const folder = join(root, 'node_modules', '.cache', 'bench-engines');

const names: Readonly<Record<Engine, string>> = {
  fieldpact: 'Fieldpact (tagged, archival, data embedded)',
  pdfmake: 'plain pdfmake',
  jspdf: 'jsPDF with autotable',
  reactPdf: '@react-pdf/renderer',
};

test('the same service level agreement by five engines, each alone', async () => {
  const page = aServiceLevelAgreement();
  await layOut(page);
  const warm = rounds(30, 6);
  const measured = new Map<Engine, EngineMeasured[]>();
  // In turn, so that a busy moment of the machine falls on all of them.
  for (let round = 0; round < rounds(3, 1); round += 1)
    for (const engine of engines) measured.set(engine, [...(measured.get(engine) ?? []), await alone(engine, warm)]);
  const hundred = await alone('fieldpact', 99);
  const chromium = await byChromium(page, warm);
  const warmOf = (engine: Engine) => median((measured.get(engine) ?? []).flatMap((one) => one.warm));
  const besides = engines.slice(1).map((engine) => beside(names[engine], measured.get(engine) ?? []));
  const told: Measurement[] = [
    {
      name: 'Tagged SLA, warm, beside plain pdfmake',
      value: warmOf('fieldpact') / warmOf('pdfmake'),
      unit: 'times',
      goal: 1.1,
      beside: [beside(names.fieldpact, measured.get('fieldpact') ?? []), ...besides, chromium].join('; '),
    },
    {
      name: 'Tagged SLA, first one in a new process',
      value: median((measured.get('fieldpact') ?? []).map(({ cold }) => cold)),
      unit: 'ms',
      goal: null,
      beside: engines
        .slice(1)
        .map((engine) => `${names[engine]} ${short(median((measured.get(engine) ?? []).map(({ cold }) => cold)))} ms`)
        .join('; '),
    },
    {
      name: '100 tagged SLAs, one after the other',
      value: (hundred.cold + hundred.warm.reduce((sum, one) => sum + one, 0)) / 1_000,
      unit: 's',
      goal: 10,
      beside: `slowest ${short(largest(hundred.warm))} ms, p95 ${short(percentile(hundred.warm, 95))} ms`,
    },
    { name: '100 tagged SLAs: memory at most', value: hundred.peakMegabytes, unit: 'MB', goal: 300, beside: '' },
  ];
  writeDown('9-engines', told);
  rmSync(folder, { recursive: true, force: true });
});

function beside(name: string, rounds: readonly EngineMeasured[]): string {
  const size = rounds[0] === undefined ? '' : `, ${short(rounds[0].bytes / 1024)} KB`;
  const memory = largest(rounds.map(({ peakMegabytes }) => peakMegabytes));
  return `${name} ${spread(
    rounds.flatMap(({ warm }) => warm),
    'ms',
  )}, ${short(memory)} MB${size}`;
}

function aServiceLevelAgreement(): DocumentPage {
  const inputs = aCompleteVisit('sla');
  const text = agreementText(inputs);
  if (!text.ok) throw new Error('The agreement of the bench is not complete.');
  return text.value.pages({
    agreement: { ...inputs.agreement, state: 'locked', dataSha256: 'a'.repeat(64) },
    signatories: [],
  });
}

/** Bundles our own code and leaves the engines where they are installed. */
async function layOut(page: DocumentPage): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: resolve(import.meta.dirname, 'engines', 'engine-process.ts'),
      outDir: folder,
      emptyOutDir: true,
      rollupOptions: { output: { entryFileNames: 'engine-process.mjs' } },
    },
  });
  writeFileSync(join(folder, 'page.json'), JSON.stringify(page));
}

async function alone(engine: Engine, warm: number): Promise<EngineMeasured> {
  const task: EngineTask = { engine, pageFile: join(folder, 'page.json'), warm };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [join(folder, 'engine-process.mjs'), JSON.stringify(task)],
    {
      maxBuffer: 2 ** 26,
    },
  );
  return JSON.parse(stdout.slice(stdout.lastIndexOf('{"cold"'))) as EngineMeasured;
}

async function byChromium(page: DocumentPage, count: number): Promise<string> {
  const started = await startBrowser('about:blank');
  const { context } = await started.connect();
  const sheet: Page = await context.newPage();
  await sheet.setContent(plainHtml(plainDocument(page)));
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const began = performance.now();
    await sheet.pdf({ format: 'A4', tagged: true });
    times.push(performance.now() - began);
  }
  await started.remove();
  return `Chromium’s print ${spread(times, 'ms')}`;
}
