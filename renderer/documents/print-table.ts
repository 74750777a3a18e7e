import type { Block, Inline, TableColumn } from '#shared/domain/documents/page';
import { columnWidths } from './column-widths';
import type { PdfNode, PdfTableLayout } from './pdf-node';
import type { Setting } from './print-setting';
import { colours, styles, wholeUpTo } from './print-style';
import { plainText, type TextSetter } from './text-setter';

type TableBlock = Extract<Block, { kind: 'table' }>;

const gap = 14;
/** Where a line may be broken; a no-break space (as in `10 days`) holds its words together. */
const breakingSpace = /[^\S\u00a0\u202f]+/;

/** A table over the whole width: its head repeats on every page, lines only between rows, figures at the right. */
export function printTable(block: TableBlock, { setter, layout }: Setting): readonly PdfNode[] {
  const { width, belowTable, cell } = layout;
  const { columns } = block;
  if (columns.length === 0) return [];
  const rows = block.rows.map((row) => columns.map((_, index) => row[index] ?? []));
  const head = columns.map((column) => ({
    ...setter.set(column.title, 'cellHead', block.source),
    alignment: alignment(column),
  }));
  const body = rows.map((row) =>
    row.map((cell, index) => ({
      ...setter.set(cell, columns[index]?.align === 'end' ? 'figure' : 'cell', block.source),
      alignment: alignment(columns[index]),
    })),
  );
  const across = widths(columns, rows, width, setter);
  const rowHeight = (row: readonly (readonly Inline[])[]) =>
    Math.max(...row.map((cell, index) => setter.height(cell, 'cell', across[index] ?? width)));
  const whole = rows.every((row) => rowHeight(row) < wholeUpTo);
  const headHeight = Math.max(
    ...columns.map(({ title }, index) => setter.height(title, 'cellHead', across[index] ?? width)),
  );
  const full = headHeight + 16 + rows.reduce((total, row) => total + rowHeight(row) + 2 * cell, 0);
  const isRecord = block.whole === true && full < wholeUpTo;
  const room = isRecord ? full : headHeight + (whole && rows[0] ? rowHeight(rows[0]) : 2 * styles.cell.line) + 16;
  const table: PdfNode = {
    table: {
      widths: across,
      headerRows: 1,
      keepWithHeaderRows: whole && rows.length > 0 ? 1 : 0,
      dontBreakRows: whole,
      body: [head, ...body],
    },
    layout: ruled(cell),
    tag: { role: 'Table' },
    margin: [0, 2, 0, belowTable],
    height: room,
    ...(isRecord ? { unbreakable: true } : {}),
  };
  if (!block.caption) return [table];
  const caption = setter.set(block.caption, 'caption', block.source);
  return [
    { stack: [caption], tag: { role: 'Caption' }, style: 'tableCaption', margin: [0, 8, 0, 4], height: room + 20 },
    table,
  ];
}

const ruled = (cell: number): PdfTableLayout => ({
  hLineWidth: (line, { table }) => (line === 0 ? 0 : line === 1 ? 0.9 : line === table.body.length ? 0.6 : 0.4),
  vLineWidth: () => 0,
  hLineColor: (line) => (line === 1 ? colours.accent : colours.hairline),
  paddingLeft: (column) => (column === 0 ? 0 : gap / 2),
  paddingRight: (column, { table }) => (column === table.widths.length - 1 ? 0 : gap / 2),
  paddingTop: (row) => (row === 0 ? 0 : cell),
  paddingBottom: (row) => (row === 0 ? 4 : cell),
});

interface Measured {
  readonly text: string;
  readonly style: 'cell' | 'cellHead';
  readonly bold: boolean;
}

function widths(
  columns: readonly TableColumn[],
  rows: readonly (readonly (readonly Inline[])[])[],
  width: number,
  setter: TextSetter,
): readonly number[] {
  const measure = ({ text, style, bold }: Measured) =>
    setter.fonts.width(text, styles[style].font, bold, styles[style].fontSize);
  // The library wraps at the very width; a hair of room keeps the longest line on one line.
  const widest = (list: readonly Measured[]) => Math.max(0, ...list.map(measure)) + 1;
  const needs = columns.map((column, index) => {
    const cells = rows.map((row): Measured => {
      const cell = row[index] ?? [];
      const bold = cell.some((inline) => typeof inline !== 'string' && inline.bold === true);
      return { text: plainText(cell), style: 'cell', bold };
    });
    const texts: readonly Measured[] = [{ text: column.title, style: 'cellHead', bold: true }, ...cells];
    const words = texts.flatMap((text) => text.text.split(breakingSpace).map((word) => ({ ...text, text: word })));
    return {
      natural: widest(texts),
      least: Math.min(widest(words), width / columns.length),
      share: column.share ?? null,
    };
  });
  return columnWidths(needs, width - gap * (columns.length - 1));
}

function alignment(column: TableColumn | undefined): 'left' | 'right' | 'center' {
  if (column?.align === 'end') return 'right';
  return column?.align === 'center' ? 'center' : 'left';
}
