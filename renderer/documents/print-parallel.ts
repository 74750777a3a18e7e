import type { Block } from '#shared/domain/documents/page';
import type { PdfNode } from './pdf-node';
import type { Setting } from './print-setting';
import { bare, columnOf } from './print-style';

type Parallel = Extract<Block, { kind: 'parallel' }>;

const gap = 22;

/** How a block is set; handed in, because a block may itself be two columns of blocks. */
type PrintBlock = (block: Exclude<Block, { kind: 'pageBreak' }>, setting: Setting) => readonly PdfNode[];

/** Two languages side by side. Each piece is a row, so that a clause stands beside its like however long either is. */
export function printParallel(block: Parallel, setting: Setting, print: PrintBlock): readonly PdfNode[] {
  const layout = columnOf(setting.layout, gap);
  const pieces = Math.max(block.first.length, block.second.length);
  const rows = Array.from({ length: pieces }, (_, place): readonly PdfNode[] => [
    piece(block.first[place], block.languages[0], { ...setting, layout }, print),
    piece(block.second[place], block.languages[1], { ...setting, layout, aside: true }, print),
  ]);
  if (rows.length === 0) return [];
  return [
    {
      table: { widths: [layout.width, layout.width], body: rows },
      layout: { ...bare, paddingRight: (column) => (column === 0 ? gap : 0) },
      height: 60,
    },
  ];
}

/** A piece says its language, unless it is the document's own. */
function piece(block: Block | undefined, language: string, setting: Setting, print: PrintBlock): PdfNode {
  const nodes = block === undefined || block.kind === 'pageBreak' ? [] : print(block, setting);
  const foreign = language !== setting.page.language;
  return { stack: nodes, ...(foreign ? { tag: { role: 'Div', language } } : {}) };
}
