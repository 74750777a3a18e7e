import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { spokenOnce } from '#shared/domain/documents/contents-list';
import type { DocumentPage } from '#shared/domain/documents/page';
import { type PageWords, pageWordsOf } from '#shared/domain/documents/page-words';
import { type EmbeddedFile, frameName, type PdfDefinition, type PdfNode } from './pdf-node';
import { coverPanel, printCover, referenceWithVersion, stateMark } from './print-cover';
import { printFlow, standsAlone } from './print-flow';
import { printHead } from './print-head';
import { colours, layoutOf, sheet, styles } from './print-style';
import { type GlyphFinding, type TextSetter, textSetter } from './text-setter';
import type { Typefaces } from './typefaces';

/** What a printed file says about itself, besides its page. */
export interface PrintFacts {
  /** ISO moment; given, not read from a clock, so that the same page is the same file. */
  readonly createdAt: string;
  readonly author: string;
  /** Off only in tests that read the file. */
  readonly compress?: boolean;
}

/**
 * A page as the definition the PDF library lays out, or the characters it could not print. Make a fresh one for
 * every file: the library writes into it.
 */
export function pageDefinition(
  page: DocumentPage,
  facts: PrintFacts,
  fonts: Typefaces,
): Result<PdfDefinition, readonly GlyphFinding[]> {
  const words = pageWordsOf(page.language);
  const targets = new Set(spokenOnce(page.blocks).flatMap((block) => (block.kind === 'heading' ? [block.id] : [])));
  const setter = textSetter(fonts, targets, page.language);
  const isSheet = page.kind === 'sheet';
  const head = isSheet ? printHead(page, setter) : printCover(page, words, setter);
  const content = [...head, ...printFlow({ page, words, setter, layout: layoutOf(page.kind), aside: false })];
  const foot = printFoot(page, words, setter);
  const findings = setter.findings();
  if (findings.length > 0) return refuse(findings);

  // To the second: that is what a file can say of it, and what is read back from it must make the same file.
  const created = new Date(1000 * Math.floor(Date.parse(facts.createdAt) / 1000));
  return ok({
    language: page.language,
    compress: facts.compress ?? true,
    info: {
      title: page.title,
      author: facts.author,
      subject: page.subtitle,
      creator: 'Fieldpact',
      producer: 'Fieldpact',
      created,
    },
    pageSize: { width: sheet.width, height: sheet.height },
    pageMargins: layoutOf(page.kind).margin,
    embedded: embeddedFiles(page, words),
    defaultStyle: styles.text,
    styles,
    background: (number) => (number === 1 && !isSheet ? copyOf(coverPanel) : null),
    footer: (number, pages) => (number === 1 && !isSheet ? null : foot(number, pages)),
    breaksBefore: standsAlone,
    content: { stack: content },
  });
}

/** The data as the bytes its SHA-256 is taken of, and what surrounds it. */
function embeddedFiles({ embedded, frame }: DocumentPage, words: PageWords): readonly EmbeddedFile[] {
  const bytesOf = (data: Json) => new TextEncoder().encode(canonicalJson(data));
  const files: EmbeddedFile[] = [];
  if (embedded) {
    const { name, description, data } = embedded;
    files.push({ name, description, relationship: 'Source', bytes: bytesOf(data) });
  }
  if (frame !== undefined)
    files.push({ name: frameName, description: words.frameFile, relationship: 'Supplement', bytes: bytesOf(frame) });
  return files;
}

function printFoot(page: DocumentPage, words: PageWords, setter: TextSetter) {
  const title = page.title.length > 52 ? `${page.title.slice(0, 51).trimEnd()}…` : page.title;
  const { foot, margin, width } = layoutOf(page.kind);
  const isSheet = page.kind === 'sheet';
  const mark = stateMark(page, words);
  const reference = isSheet ? page.reference : referenceWithVersion(page, words);
  // Set once, so that a missing character of the title is found before the first page is made.
  setter.set(title, 'foot');
  setter.set(reference, 'foot');
  return (number: number, pages: number): PdfNode => ({
    stack: [
      {
        canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 0.4, lineColor: colours.hairline }],
        margin: [0, 0, 0, 7],
      },
      {
        columnGap: 12,
        columns: [
          { ...setter.set(title, 'foot'), width: '*' },
          { ...setter.set(reference, 'foot'), width: 'auto' },
          ...(isSheet || mark === '' ? [] : [{ ...setter.set(mark, 'foot'), width: 'auto' } as const]),
          { ...setter.set(words.pageOf(number, pages), 'foot'), width: 62, alignment: 'right' },
        ],
      },
    ],
    margin: [margin.left, foot, margin.right, 0],
  });
}

/** The library writes positions into what it is given; a node used twice is handed out as a copy. */
const copyOf = (node: PdfNode): PdfNode => structuredClone(node);
