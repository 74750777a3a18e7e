import { unreachable } from '#shared/base/unreachable';
import { headingsInContents, spokenOnce } from '#shared/domain/documents/contents-list';
import { hangingNumber } from '#shared/domain/documents/hanging-number';
import type { Block, DocumentPage } from '#shared/domain/documents/page';
import type { PdfNode, PdfText } from './pdf-node';
import { printFigure } from './print-figure';
import { printParallel } from './print-parallel';
import type { Setting } from './print-setting';
import { printSignatures } from './print-signatures';
import { bare, baseline, colours, type Layout, type StyleName, sheet, space, styles, wholeUpTo } from './print-style';
import { printTable } from './print-table';
import { printTimeline } from './print-timeline';
import type { TextSetter } from './text-setter';

type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;

/** The content of one block, top to bottom. */
export function printBlock(block: Exclude<Block, { kind: 'pageBreak' }>, setting: Setting): readonly PdfNode[] {
  switch (block.kind) {
    case 'heading':
      return printHeading(block, setting);
    case 'paragraph':
      return printParagraph(block, setting);
    case 'list':
      return printList(block, setting);
    case 'table':
      return printTable(block, setting);
    case 'cards':
      return printCards(block, setting);
    case 'timeline':
      return printTimeline(block, setting);
    case 'signatures':
      return printSignatures(block, setting);
    case 'figure':
      return printFigure(block, setting);
    case 'parallel':
      return printParallel(block, setting, printBlock);
    case 'contents':
      return printContents(block, setting);
    default:
      return unreachable(block);
  }
}

const headingStyles = {
  1: { text: 'heading1', number: 'number1', below: 9 },
  2: { text: 'heading2', number: 'number2', below: 2.5 },
  3: { text: 'heading3', number: 'number3', below: 2 },
} as const;

/** On a sheet the first level is smaller, so that it does not shout beside the title a few lines above it. */
const sheetHeading = { text: 'sheetHeading', number: 'number1', below: 4.5 } as const;

function printHeading(block: BlockOf<'heading'>, { page, setter, layout, aside }: Setting): readonly PdfNode[] {
  const { indent, width, heading } = layout;
  const above = heading[block.level];
  const isSheet = page.kind === 'sheet';
  const { text, number, below } = isSheet && block.level === 1 ? sheetHeading : headingStyles[block.level];
  const title: PdfText = {
    ...setter.set(block.text, text, block.source),
    ...(aside ? {} : { id: block.id }),
    ...(block.level < 3 && !aside
      ? {
          outline: true,
          outlineText: [block.number, block.text].filter((part) => part !== '').join('  '),
          outlineExpanded: false,
          ...outlineParent(block, page),
        }
      : {}),
  };
  const shape = { style: 'headingLine', tag: { role: `H${block.level}` } } as const;
  const height = setter.height(block.text, text, width - indent) + below;
  if (block.number === '' || fitsIndent(block.number, number, layout, setter)) {
    const numbered = beside(setter.set(`${block.number} `, number, block.source), number, text, layout);
    const columns = block.number === '' ? [title] : [numbered, title];
    const left = block.number === '' && block.level > 1 ? indent : 0;
    return [space(above), { columns, columnGap: 0, ...shape, margin: [left, 0, 0, below], height }];
  }
  // `Appendix A` does not fit beside its title; it stands above it.
  const label = setter.set(`${block.number} `, 'cardTitle', block.source);
  const stacked = height + styles.cardTitle.line;
  return [space(above), { stack: [label, title], ...shape, margin: [0, 0, 0, below], height: stacked }];
}

/**
 * A number in the indent, moved down so that it stands on the line of the words beside it. The blank after it is not
 * seen; without it a voice would read `5.2Catalogue`.
 */
function beside(number: Pick<PdfText, 'text'>, style: StyleName, words: StyleName, layout: Layout): PdfText {
  return { ...number, style, width: layout.numbers, margin: [0, baseline(words) - baseline(style), 0, 0] };
}

function fitsIndent(number: string, style: StyleName, layout: Layout, setter: TextSetter): boolean {
  const { font, fontSize, bold } = styles[style];
  return setter.fonts.width(number, font, bold ?? false, fontSize) < layout.numbers - 4;
}

function outlineParent(block: BlockOf<'heading'>, page: DocumentPage): { outlineParentId?: string } {
  if (block.level === 1) return {};
  const blocks = spokenOnce(page.blocks);
  const before = blocks.slice(0, blocks.indexOf(block));
  const chapter = before.findLast((candidate) => candidate.kind === 'heading' && candidate.level === 1);
  return chapter?.kind === 'heading' ? { outlineParentId: chapter.id } : {};
}

function printParagraph(block: BlockOf<'paragraph'>, { setter, layout }: Setting): readonly PdfNode[] {
  const style: StyleName = block.style ?? 'text';
  const hanging = style === 'text' ? hangingNumber(block.text) : null;
  const text = setter.set(hanging?.words ?? block.text, style, block.source);
  const { indent, width } = layout;
  const height = setter.height(block.text, style, width - indent);
  if (style === 'notice') {
    return [
      {
        table: { widths: ['*'], dontBreakRows: height < wholeUpTo, body: [[{ ...text, fillColor: colours.tint }]] },
        layout: {
          ...bare,
          paddingLeft: () => 12,
          paddingRight: () => 12,
          paddingTop: () => 9,
          paddingBottom: () => 10,
        },
        margin: [indent, 4, 0, 12],
        height: height < wholeUpTo ? height + 24 : 3 * styles.notice.line,
      },
    ];
  }
  const number =
    hanging && beside(setter.set(`${hanging.number} `, 'number2', block.source), 'number2', 'text', layout);
  // The library knows no widows and orphans: a paragraph of a few lines moves as a whole.
  return [
    {
      ...(number ? { columns: [number, text], columnGap: 0 } : { stack: [text] }),
      tag: { role: 'P' },
      unbreakable: height <= 6 * styles.text.line,
      height: Math.min(height, 6 * styles.text.line),
      margin: [number ? 0 : indent, 0, 0, style === 'lead' ? 12 : 7.5],
    },
  ];
}

function printList(block: BlockOf<'list'>, { setter, layout }: Setting): readonly PdfNode[] {
  const items = block.items.map(
    (item): PdfNode => ({
      ...setter.set(item, 'text', block.source),
      margin: [3, 0, 0, 3],
    }),
  );
  const margin = [layout.indent, 0, 0, 7.5] as const;
  const set = {
    margin,
    markerColor: colours.quiet,
    height: 3 * styles.text.line,
    tag: { role: 'L', ordered: block.ordered },
  } as const;
  return items.length === 0 ? [] : [block.ordered ? { ol: items, ...set } : { ul: items, ...set }];
}

function printCards(block: BlockOf<'cards'>, { page, setter, layout }: Setting): readonly PdfNode[] {
  const { cards } = block;
  const style: StyleName = page.kind === 'sheet' ? 'sheetPoint' : 'cardPoint';
  const across = cards.length <= 3 || cards.length === 4 ? Math.min(cards.length === 4 ? 2 : cards.length, 3) : 3;
  const gap = 20;
  const { aboveCards, belowCards, width: room } = layout;
  const width = (room - gap * (across - 1)) / Math.max(across, 1);
  const heights = cards.map(({ points }) =>
    points.reduce((sum, point) => sum + setter.height(point, style, width) + 5, 40),
  );
  const height = Math.max(0, ...heights);
  const whole = height < wholeUpTo;
  const set = cards.map(
    (card): PdfNode => ({
      width,
      tag: { role: 'Div' },
      stack: [
        {
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: width, y2: 0, lineWidth: 1.4, lineColor: colours.accent }],
          margin: [0, 0, 0, 7],
        },
        { ...setter.set(card.title, 'cardTitle'), margin: [0, 0, 0, 5] },
        ...card.points.map((point): PdfNode => ({ ...setter.set(point, style), margin: [0, 0, 0, 5] })),
      ],
    }),
  );
  const lines = Array.from({ length: Math.ceil(set.length / Math.max(across, 1)) }, (_, line) =>
    set.slice(line * across, (line + 1) * across),
  );
  return lines.map(
    (columns): PdfNode => ({
      columns,
      columnGap: gap,
      unbreakable: whole,
      margin: [0, aboveCards, 0, belowCards],
      height: whole ? height : 80,
    }),
  );
}

function printContents(block: BlockOf<'contents'>, { page, setter }: Setting): readonly PdfNode[] {
  const listed = headingsInContents(page);
  const onlyChapters = listed.every(({ level }) => level === 1);
  const numbers = listed.map(({ number }) => setter.fonts.width(number, 'Inter', false, styles.contents1.fontSize));
  const numberWidth = Math.max(sheet.indent, Math.min(Math.max(0, ...numbers) + 12, 90));
  const rows = listed.map((heading): readonly PdfNode[] => {
    const style: StyleName = heading.level === 1 ? 'contents1' : 'contents2';
    const above = heading.level > 1 ? 1.5 : onlyChapters ? 4 : 7;
    const target = { linkToDestination: heading.id, margin: [0, above, 0, 0] } as const;
    return [
      { ...setter.set(`${heading.number} `, style), ...target },
      { ...setter.set(`${heading.text} `, style), ...target },
      { pageReference: heading.id, style, alignment: 'right', ...target },
    ];
  });
  const title: PdfNode = { ...setter.set(block.title, 'heading1'), tag: { role: 'H1' }, margin: [0, 0, 0, 12] };
  if (rows.length === 0) return [title];
  return [
    title,
    {
      table: { widths: [numberWidth, '*', 44], dontBreakRows: true, body: rows },
      layout: bare,
      tag: { role: 'TOC' },
      margin: [0, 0, 0, 16],
    },
  ];
}
