import { test } from 'vitest';
import { printPage } from '../../../renderer/documents/print-page';
import { aDocumentPage } from '../../builders/a-document-page';
const facts = { createdAt: '2026-11-20T14:05:00Z', author: 'x', compress: false };
const end = async () => { const c = new AbortController(); const s = printPage(aDocumentPage(), { ...facts, signal: c.signal }); c.abort(); await s; };
test('z', async () => {
  const page = aDocumentPage({ title: 'Ten days', blocks: [] });
  const other = aDocumentPage({ title: 'Ten\u00a0days', blocks: [] });
  await end(); const first = await printPage(page, facts); await end(); await printPage(other, facts); const second = await printPage(page, facts);
  if (!first.ok || !second.ok) throw new Error('x');
  const [a, b] = [first, second].map((r) => new TextDecoder('latin1').decode(r.value.bytes).split('\n')) as [string[], string[]];
  let n = 0; a.forEach((l, i) => { if (l !== b[i] && n++ < 12) console.log(i, a[i - 1]?.slice(0, 60), '|', l.slice(0, 300), '|', b[i]?.slice(0, 300)); });
});
