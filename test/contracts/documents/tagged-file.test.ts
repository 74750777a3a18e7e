import { beforeAll, describe, expect, test } from 'vitest';
import type { DocumentPage } from '#shared/domain/documents/page';
import { pageDefinition } from '../../../renderer/documents/page-definition';
import { printInNode } from '../../../renderer/documents/print-in-node';
import { aDocumentPage } from '../../builders/a-document-page';
import { aFullPage } from '../../builders/a-full-page';
import { nodeTypefaces } from '../../builders/node-fonts';
import { printedBytes, somePrintFacts } from '../../builders/printed';
import { type CheckedFile, checkFile } from './checks/check-file';

const bare = (blocks: DocumentPage['blocks']) => aDocumentPage({ parties: [], notices: [], subtitle: '', blocks });
const plainText = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
const uncompressed = async (page: DocumentPage) =>
  plainText((await printedBytes(page, { ...somePrintFacts, compress: false })).bytes);
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

describe('a printed document', () => {
  let checked: CheckedFile;
  beforeAll(async () => {
    checked = await checkFile((await printedBytes(aFullPage())).bytes);
  });

  test('is what PDF/UA-1 and PDF/A-3a ask for, as far as we can look', () => {
    expect(checked.complaints).toEqual([]);
  });

  test('is read aloud in the order of its text, each language by itself, names as they are written', () => {
    const read = checked.read.replaceAll('\u200b', '').replace(/\s+/g, ' ');
    const inOrder = [
      'Service Level Agreement',
      'Contents',
      '5.2 Catalogue of services',
      'Priority What it means First answer Workaround Credit P1',
      'Availability 99.9 %',
      '11 Scope 11 Geltungsbereich 11.1 The vendor names one person. 11.1 Der Hersteller benennt eine Person.',
      'Signed by שלום כהן (Director) and محمد الأحمد for 株式会社山田 and நமது 👍.',
    ];
    const places = inOrder.map((said) => read.indexOf(said));
    expect(places.filter((place) => place < 0)).toEqual([]);
    expect(places).toEqual([...places].sort((one, two) => one - two));
  });

  test('says the language of what stands in another one', async () => {
    expect(count(await uncompressed(aFullPage()), /\/S \/Div\n[^>]*?\/Lang \(de\)/g)).toBe(2);
  });

  test('reads the head of a table once, however many pages it reaches', () => {
    expect(count(checked.read, /Maintenance window/g)).toBe(1);
  });
});

test('a link is one part, however many words and lines it has, and leads by name', async () => {
  const words =
    'a clause with a name so long that it needs more than a single line of text to be said in full, and then some';
  const file = await uncompressed(
    bare([
      { kind: 'heading', level: 1, number: '1', text: 'Target', id: 'target' },
      { kind: 'paragraph', text: ['See ', { text: words, linkTo: 'target' }, '.'] },
    ]),
  );
  expect([count(file, /\/S \/Link/g), count(file, /\/Subtype \/Link/g)]).toEqual([1, 2]);
  expect(count(file, /\/S \/GoTo\n\/D \(target\)/g)).toBe(2);
});

test('bookmarks lead by name to chapters and sections', async () => {
  const file = await uncompressed(aDocumentPage());
  expect(file).toMatch(/\/Dest \(section-5\.2\)\n\/Parent \d+ 0 R\n\/Title \(5\.2 {2}Catalogue of services\)/);
});

test('a level of heading is never left out, whatever the text does', async () => {
  const made = await printedBytes(
    bare([
      { kind: 'heading', level: 3, number: '', text: 'Third first', id: 'one' },
      { kind: 'heading', level: 1, number: '', text: 'First', id: 'two' },
      { kind: 'heading', level: 3, number: '', text: 'Third', id: 'three' },
    ]),
  );
  expect((await checkFile(made.bytes)).complaints).toEqual([]);
});

test('a title that looks like markup does no harm to what the file says of itself', async () => {
  const file = await uncompressed(aDocumentPage({ title: 'A & B <script> ]]> "quoted"', subtitle: '</rdf:li>' }));
  expect(file).toContain('A &amp; B &lt;script&gt; ]]&gt; &quot;quoted&quot;');
  expect((await checkFile((await printedBytes(aDocumentPage({ title: '<&>' }))).bytes)).complaints).toEqual([]);
});

test('nothing in a definition can open a file, load an address or run: the library is never given such a block', () => {
  const definition = pageDefinition(aFullPage(), somePrintFacts, nodeTypefaces());
  if (!definition.ok) throw new Error(JSON.stringify(definition.error));
  const keys = new Set<string>();
  JSON.stringify(definition.value, (key, value: unknown) => {
    keys.add(key);
    return value;
  });
  const harmful = [
    'svg',
    'image',
    'images',
    'qr',
    'attachment',
    'attachments',
    'files',
    'link',
    'watermark',
    'patterns',
  ];
  expect(harmful.filter((key) => keys.has(key))).toEqual([]);
});

test('a page the printer chokes on is refused with the reason, not thrown', async () => {
  const twice = { kind: 'heading', level: 1, number: '', text: 'Twice', id: 'same' } as const;
  const broken = { ...aDocumentPage(), blocks: null } as unknown as DocumentPage;
  const badDate = await printInNode(aDocumentPage(), { ...somePrintFacts, createdAt: 'yesterday' });
  expect(await printInNode(bare([twice, twice]), somePrintFacts)).toMatchObject({
    ok: false,
    error: { kind: 'failed' },
  });
  expect(await printInNode(broken, somePrintFacts)).toMatchObject({ ok: false, error: { kind: 'failed' } });
  expect(badDate).toMatchObject({ ok: false, error: { kind: 'failed' } });
});
