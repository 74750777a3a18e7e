import { readFileSync } from 'node:fs';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { Engine, EngineMeasured, EngineTask } from './engine-task';
import { plainDocument } from './plain-piece';

type Make = () => Promise<number>;

/** Each engine is loaded only in its own process, so that none carries the others' memory or patches. */
const makers: Readonly<Record<Engine, (page: DocumentPage) => Promise<Make>>> = {
  fieldpact: async (page) => {
    const { printInNode } = await import('../../../renderer/documents/print-in-node');
    return async () => {
      const made = await printInNode(page, { createdAt: '2026-11-21T00:00:00Z', author: 'Bench' });
      if (!made.ok) throw new Error('The page could not be printed.');
      return made.value.bytes.length;
    };
  },
  pdfmake: async (page) => (await import('./plain-pdfmake')).plainPdfmake(plainDocument(page)),
  jspdf: async (page) => (await import('./plain-jspdf')).plainJspdf(plainDocument(page)),
  reactPdf: async (page) => (await import('./plain-react-pdf')).plainReactPdf(plainDocument(page)),
};

async function measure({ engine, pageFile, warm }: EngineTask): Promise<EngineMeasured> {
  const page = JSON.parse(readFileSync(pageFile, 'utf8')) as DocumentPage;
  const began = performance.now();
  const make = await makers[engine](page);
  const bytes = await make();
  const cold = performance.now() - began;
  const times: number[] = [];
  for (let at = 0; at < warm; at += 1) {
    const from = performance.now();
    await make();
    times.push(performance.now() - from);
  }
  return { cold, warm: times, peakMegabytes: process.resourceUsage().maxRSS / 1024, bytes };
}

const task = JSON.parse(process.argv[2] ?? '{}') as EngineTask;
process.stdout.write(JSON.stringify(await measure(task)));
