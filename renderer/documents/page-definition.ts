import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import { englishPageWords, type PageWords, shortHash } from '#shared/domain/documents/page-words';
import type { PdfDefinition, PdfNode } from './pdf-node';
import { coverPanel, printCover, referenceWithVersion } from './print-cover';
import { printFlow, standsAlone } from './print-flow';
import { printHead } from './print-head';
import { colours, layoutOf, styles } from './print-style';
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
  const words = englishPageWords;
  const targets = new Set(page.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])));
  const setter = textSetter(fonts, targets);
  const isSheet = page.kind === 'sheet';
  const head = isSheet ? printHead(page, setter) : printCover(page, words, setter);
  const content = [...head, ...printFlow(page, words, setter)];
  const foot = printFoot(page, words, setter);
  const findings = setter.findings();
  if (findings.length > 0) return refuse(findings);

  const created = new Date(facts.createdAt);
  const { left, top, right, bottom } = layoutOf(page.kind).margin;
  return ok({
    version: '1.7',
    language: page.language,
    displayTitle: true,
    compress: facts.compress ?? true,
    info: {
      title: page.title,
      author: facts.author,
      subject: page.subtitle,
      creator: 'Fieldpact',
      producer: 'Fieldpact',
      creationDate: created,
      modDate: created,
    },
    pageSize: 'A4',
    pageMargins: [left, top, right, bottom],
    defaultStyle: styles.text,
    styles,
    background: (number) => (number === 1 && !isSheet ? copyOf(coverPanel) : null),
    footer: (number, pages) => (number === 1 && !isSheet ? null : foot(number, pages)),
    pageBreakBefore: standsAlone,
    content,
  });
}

function printFoot(page: DocumentPage, words: PageWords, setter: TextSetter) {
  const title = page.title.length > 52 ? `${page.title.slice(0, 51).trimEnd()}…` : page.title;
  const { foot, margin, width } = layoutOf(page.kind);
  const isSheet = page.kind === 'sheet';
  const mark = page.dataSha256 === null ? words.draft : words.dataMark(shortHash(page.dataSha256));
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
          ...(isSheet ? [] : [{ ...setter.set(mark, 'foot'), width: 'auto' } as const]),
          { ...setter.set(words.pageOf(number, pages), 'foot'), width: 62, alignment: 'right' },
        ],
      },
    ],
    margin: [margin.left, foot, margin.right, 0],
  });
}

/** The library writes positions into what it is given; a node used twice is handed out as a copy. */
const copyOf = (node: PdfNode): PdfNode => structuredClone(node);
