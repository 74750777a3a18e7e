import { beforeAll, describe, expect, test } from 'vitest';
import type { Block, DocumentPage } from '#shared/domain/documents/page';
import type { MadePdf } from '../../../renderer/documents/make-pdf';
import { aDocumentPage } from '../../builders/a-document-page';
import { printed, printedBytes, somePrintFacts } from '../../builders/printed';
import { type ReadPdf, readPdf } from '../../builders/read-pdf';

const paragraph = (text: string): Block => ({ kind: 'paragraph', text: [text] });
const bare = (blocks: readonly Block[], changes: Partial<DocumentPage> = {}) =>
  aDocumentPage({ parties: [], notices: [], subtitle: '', blocks, ...changes });

/** Text as drawn: lines are broken where they fit, so blanks at their ends are gone. */
const squeezed = (text: string) => text.replaceAll(/\s/g, '');
const pageOf = (pages: readonly string[], text: string) =>
  pages.findIndex((page) => squeezed(page).includes(squeezed(text))) + 1;

/** Words none of which is part of another, so that a lost one is seen. */
const numberedWords = (count: number) => Array.from({ length: count }, (_, index) => `<${index}>`);

describe('a printed document', () => {
  let made: MadePdf;
  let file: ReadPdf;
  beforeAll(async () => {
    made = await printedBytes(aDocumentPage());
    file = readPdf(made.bytes);
  });

  test('is the same file for the same page, and another for another date', async () => {
    const again = await printedBytes(aDocumentPage());
    const later = await printedBytes(aDocumentPage(), { ...somePrintFacts, createdAt: '2026-11-21T08:00:00Z' });
    expect(Buffer.from(again.bytes).equals(Buffer.from(made.bytes))).toBe(true);
    expect(Buffer.from(later.bytes).equals(Buffer.from(made.bytes))).toBe(false);
  });

  test('says its title, author, language and the moment it was given', async () => {
    const austrian = await printed(bare([], { language: 'de-AT' }));
    expect({
      title: file.info('Title'),
      author: file.info('Author'),
      creator: file.info('Creator'),
      created: file.info('CreationDate'),
      language: austrian.language,
    }).toEqual({
      title: 'Service Level Agreement',
      author: 'Änne Großmann',
      creator: 'Fieldpact',
      created: 'D:20261120140500Z',
      language: 'de-AT',
    });
  });

  test('reports as many pages as it has', () => {
    expect(made.pages).toBe(file.pages.length);
  });

  test('carries title, reference, data mark and page number in the foot of every page but the cover', () => {
    const { pages } = file;
    const feet = pages.slice(1).map((page) => page.slice(page.lastIndexOf('Service Level Agreement')));
    expect(feet).toEqual(
      feet.map(
        (_, index) => `Service Level AgreementSLA-0190f3 v2Data 4f1d0c6a92bePage ${index + 2} of ${pages.length}`,
      ),
    );
    expect(pages[0]).not.toContain('Page 1');
  });

  test('is marked as a draft while its data is not locked, and names the version where the reference does not', async () => {
    const { pages } = await printed(
      bare([paragraph('text')], { dataSha256: null, reference: 'SLA-0190f3', version: 3 }),
    );
    expect(pages[0]).toContain('SLA-0190f3   Version 3Draft');
    expect(pages[1]).toMatch(/SLA-0190f3 {3}Version 3DraftPage 2 of \d+$/);
  });

  test('shows both parties and who has signed on the cover', () => {
    const { pages } = file;
    const cover = squeezed(pages[0] ?? '');
    for (const words of [
      'Meridian Software SE',
      'Nordlicht Systemhaus GmbH',
      'Λεωφόρος Συγγρού 80, Athens',
      'Änne GroßmannSigned 20 November 2026, 14:05 UTC',
      'Дмитрий КовалёвNot yet signed',
    ]) {
      expect(cover).toContain(squeezed(words));
    }
  });

  test('lists chapters and sections with the pages they are on, each entry a link to a place that exists', () => {
    const contents = squeezed(file.pages[pageOf(file.pages, 'ContentsExecutive summary') - 1] ?? '');
    const levels = file.pages.findIndex((page) => page.includes('What it means')) + 1;
    expect(contents).toContain(squeezed(`5Service levels${levels}5.1Response and recovery${levels}`));
    expect(new Set(file.links)).toContain('section-A.5');
    expect(file.links.filter((link) => !file.destinations.includes(link))).toEqual([]);
  });

  test('repeats the head of a table on every page the table reaches', () => {
    const { pages } = file;
    const withRows = pages.filter((page) => /S-0\d\d/.test(page));
    expect(withRows.length).toBeGreaterThan(2);
    expect(withRows.filter((page) => !page.includes('CodeServiceMaintenance window'))).toEqual([]);
    const rows = pages.join('').match(/S-0\d\d/g);
    expect(rows).toEqual(Array.from({ length: 78 }, (_, index) => `S-${String(index + 1).padStart(3, '0')}`));
  });

  test('draws a signature as curves and leaves the unsigned box empty', async () => {
    const { drawing, pages } = file;
    const signatures = drawing[pageOf(pages, 'Each of the undersigned') - 1] ?? '';
    expect((signatures.match(/ c\n/g) ?? []).length).toBeGreaterThan(50);
    const unsigned = await printed(
      aDocumentPage({
        blocks: aDocumentPage().blocks.map((block) =>
          block.kind === 'signatures'
            ? { ...block, boxes: block.boxes.map((box) => ({ ...box, signed: null })) }
            : block,
        ),
      }),
    );
    const without = unsigned.drawing[pageOf(unsigned.pages, 'Each of the undersigned') - 1] ?? '';
    expect(without.match(/ c\n/g)).toBeNull();
  });

  test('keeps the words above the signatures on the page of the signatures', async () => {
    const filler = Array.from({ length: 5 }, (_, index) => paragraph(numberedWords(150 + index).join(' ')));
    const signing = aDocumentPage()
      .blocks.slice(-14)
      .filter((block) => block.kind === 'signatures');
    const statement = paragraph('Each of us has read this.');
    const heading: Block = { kind: 'heading', level: 1, number: '1', text: 'Signatures below', id: 'signatures' };
    const { pages } = await printed(bare([...filler, heading, statement, ...signing]));
    expect(pageOf(pages, 'Signatures below')).toBe(pageOf(pages, 'Not yet signed'));
    expect(pageOf(pages, 'Each of us has read this.')).toBe(pageOf(pages, 'Not yet signed'));
  });

  test('makes no empty page of page breaks that follow each other or stand at an end', async () => {
    const breaks: Block[] = [{ kind: 'pageBreak' }, { kind: 'pageBreak' }];
    const { pages } = await printed(bare([...breaks, paragraph('first'), ...breaks, paragraph('second'), ...breaks]));
    expect(pages.map((page) => /first|second/.exec(page)?.[0] ?? null)).toEqual([null, 'first', 'second']);
  });
});

describe('a heading', () => {
  test('never stands alone at the foot of a page, wherever the text above it ends', async () => {
    const table: Block = {
      kind: 'table',
      caption: 'The caption',
      columns: [{ title: 'The head' }],
      rows: [[['first row']], [['second row']]],
    };
    const heading: Block = { kind: 'heading', level: 2, number: '1.1', text: 'The heading', id: 'heading' };
    for (const company of [paragraph('The company.'), table]) {
      for (let lines = 28; lines < 44; lines += 1) {
        const above = Array.from({ length: lines }, () => 'line').join('\n');
        const { pages } = await printed(bare([paragraph(above), heading, company]));
        const follower = company === table ? 'The headfirst row' : 'The company.';
        expect({ lines, page: pageOf(pages, 'The heading') }).toEqual({ lines, page: pageOf(pages, follower) });
      }
    }
  });
});

describe('nothing is lost of', () => {
  const words = numberedWords(900);
  const text = words.join(' ');
  const longWord = paragraph(words.slice(0, 150).join(''));

  test.for<readonly [string, Block]>([
    ['a paragraph', paragraph(text)],
    ['a paragraph of many short lines', paragraph(words.join('\n'))],
    ['a lead', { kind: 'paragraph', style: 'lead', text: [text] }],
    ['a notice', { kind: 'paragraph', style: 'notice', text: [text] }],
    ['a list item', { kind: 'list', ordered: true, items: [[text]] }],
    ['a card', { kind: 'cards', cards: [{ title: 'Card', points: [[text]] }] }],
    ['a card beside another', { kind: 'cards', cards: ['A', 'B'].map((title) => ({ title, points: [[text]] })) }],
    ['a table cell', { kind: 'table', columns: [{ title: 'Head' }], rows: [[['short']], [[text]]] }],
    [
      'a table cell beside another',
      { kind: 'table', columns: [{ title: 'A' }, { title: 'B', share: 3 }], rows: [[['short'], [text]]] },
    ],
    ['a mark on a timeline', { kind: 'timeline', marks: [{ date: '2026-11-20', label: text, phase: 'Phase' }] }],
    ['many marks', { kind: 'timeline', marks: words.map((label) => ({ date: 'today', label, phase: 'Phase' })) }],
    ['a word longer than a line', longWord],
  ])('%s that is longer than it should be', async ([, block]) => {
    const heading: Block = { kind: 'heading', level: 1, number: '1', text: 'Above', id: 'above' };
    const { pages } = await printed(bare([heading, block]));
    const foot = /Service Level AgreementSLA.*Page \d+ of \d+$/;
    const drawn = squeezed(pages.map((page) => page.replace(foot, '')).join(''));
    const expected = block === longWord ? words.slice(0, 150) : words;
    expect(expected.filter((word) => !drawn.includes(word))).toEqual([]);
  });
});

describe('a page that needs a font the document has not', () => {
  test('is still printed where the other family has the character', async () => {
    const { pages } = await printed(bare([paragraph('Tick ☑ and box ☐, step ① → ② done ✓')]));
    expect(pages[1]).toContain('Tick ☑ and box ☐, step ① → ② done ✓');
  });
});
