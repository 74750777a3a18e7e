import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makePdf } from '../../../../renderer/documents/make-pdf';
import { pageDefinition } from '../../../../renderer/documents/page-definition';
import { aDocumentPage } from '../../../builders/a-document-page';
import { nodeFontFiles, nodeTypefaces } from '../../../builders/node-fonts';
test('try', async () => {
  for (const n of [1,2]) {
  const t = performance.now();
  const d = pageDefinition(aDocumentPage(), { createdAt: '2026-11-20T14:05:00Z', author: 'Änne Großmann' }, nodeTypefaces());
  if (!d.ok) throw new Error(JSON.stringify(d.error));
  let seen = 0; const f = d.value.footer; (d.value as any).footer = (p: number, n: number) => { if (p === 1) seen++; return f(p, n); };
  const made = await makePdf(d.value, nodeFontFiles);
  console.log(seen, performance.now() - t, made.pages, made.bytes.length);
  writeFileSync('/tmp/pt/a.pdf', made.bytes);
  }
  expect(1).toBe(1);
});
