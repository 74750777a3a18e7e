import { test } from 'vitest';
import { printInNode } from '../renderer/documents/print-in-node';
import { aDocumentPage } from './builders/a-document-page';
import { plainDocument } from './bench/engines/plain-piece';
import { plainPdfmake } from './bench/engines/plain-pdfmake';
import { Session } from 'node:inspector';
import { writeFileSync } from 'node:fs';

test('bench', async () => {
  const page = aDocumentPage();
  const facts = { createdAt: '2026-11-20T14:05:00Z', author: 'A' };
  const plain = await plainPdfmake(plainDocument(page));
  await plain(); await printInNode(page, facts);
  const t: number[][] = [[], []];
  for (let r = 0; r < 4; r++) {
    let s = performance.now(); for (let i = 0; i < 5; i++) await plain(); t[0]?.push((performance.now() - s) / 5);
    s = performance.now(); for (let i = 0; i < 5; i++) await printInNode(page, facts); t[1]?.push((performance.now() - s) / 5);
  }
  console.log('plain', t[0]?.map(Math.round), 'ours', t[1]?.map(Math.round));
  const session = new Session(); session.connect();
  await new Promise<void>((r) => session.post('Profiler.enable', () => session.post('Profiler.start', () => r())));
  for (let i = 0; i < 8; i++) await printInNode(page, facts);
  await new Promise<void>((r) => session.post('Profiler.stop', (_e, { profile }) => { writeFileSync('/tmp/h4/prof.json', JSON.stringify(profile)); r(); }));
}, 600000);
