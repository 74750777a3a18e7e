import type { Block } from '#shared/domain/documents/page';
import type { PdfNode, PlacedNode } from './pdf-node';
import { printBlock } from './print-blocks';
import type { Setting } from './print-setting';
import { dividedFields } from './print-signatures';
import { sheet, wholeUpTo } from './print-style';

/** A block as it is set. `above` separates it from what is above it, and is dropped at the top of a page. */
interface SetBlock {
  readonly kind: Block['kind'];
  readonly above: readonly PdfNode[];
  readonly nodes: readonly PdfNode[];
  readonly boxes: number;
  /** Boxes in which the file itself is signed. */
  readonly hasFields: boolean;
}

/** The blocks after the cover or the head, in order, kept together where they belong together. Page breaks that would leave an empty page are dropped. */
export function printFlow(setting: Setting): readonly PdfNode[] {
  const { page } = setting;
  const blocks = page.blocks.flatMap(dividedFields).map((block) => setBlock(block, setting));
  const printed: PdfNode[] = [];
  let breaks = page.kind !== 'sheet';
  let index = 0;
  while (index < blocks.length) {
    const together = belonging(blocks, index);
    const [first, ...others] = together > 1 ? [grouped(blocks.slice(index, index + together))] : alone(blocks, index);
    if (blocks[index]?.kind === 'pageBreak') breaks = true;
    if (first) {
      if (breaks) printed.push({ ...first, pageBreak: 'before' }, ...others);
      else printed.push(...(blocks[index]?.above ?? []), first, ...others);
      breaks = false;
    }
    index += together;
  }
  return printed;
}

function setBlock(block: Block, setting: Setting): SetBlock {
  if (block.kind === 'pageBreak') return { kind: block.kind, above: [], nodes: [], boxes: 0, hasFields: false };
  const nodes = printBlock(block, setting);
  const above = block.kind === 'heading' ? 1 : 0;
  return {
    kind: block.kind,
    above: nodes.slice(0, above),
    nodes: nodes.slice(above),
    boxes: block.kind === 'signatures' ? block.boxes.length : 0,
    hasFields: block.kind === 'signatures' && block.boxes.some(({ field }) => field !== undefined),
  };
}

/**
 * How many blocks from here on one page must hold: headings with the paragraph they announce, and the words above
 * signatures with the signatures, so that nobody signs an empty page. One where that would be too high.
 */
function belonging(blocks: readonly SetBlock[], from: number): number {
  let end = from;
  while (blocks[end]?.kind === 'heading') end += 1;
  const said = end;
  const fields = firstFields(blocks, said);
  if (fields !== null && sum(blocks.slice(from, fields + 1).map(roomOf)) < wholeUpTo) return fields + 1 - from;
  while (blocks[end]?.kind === 'paragraph' && end - said < 2) end += 1;
  if (blocks[end]?.kind === 'signatures' && (blocks[end]?.boxes ?? 0) <= 2) end += 1;
  else end = Math.min(end, said + 1);
  if (blocks[end - 1]?.kind === 'heading') return 1;

  const members = blocks.slice(from, end);
  const long = members.some(({ kind, nodes }) => kind === 'paragraph' && !nodes.every(isWhole));
  return !long && sum(members.map(roomOf)) < wholeUpTo ? Math.max(1, members.length) : 1;
}

/** Where the first line of fields stands, if only a few words are between it and their heading. */
function firstFields(blocks: readonly SetBlock[], said: number): number | null {
  let end = said;
  while (end - said < 3 && (blocks[end]?.kind === 'paragraph' || blocks[end]?.kind === 'parallel')) end += 1;
  return blocks[end]?.hasFields === true ? end : null;
}

/** A paragraph of many lines may be divided, so it is not bound to its heading by being one block with it. */
const isWhole = (node: PdfNode) => ('table' in node ? node.table.dontBreakRows === true : node.unbreakable === true);

function grouped(members: readonly SetBlock[]): PdfNode {
  const nodes = members.flatMap(({ above, nodes }, place) => (place === 0 ? nodes : [...above, ...nodes]));
  return { stack: nodes.map(unmarked), unbreakable: true, height: sum(members.map(roomOf)) };
}

/** A block by itself. A heading is told how much of what follows it must stay with it. */
function alone(blocks: readonly SetBlock[], index: number): readonly PdfNode[] {
  const nodes = blocks[index]?.nodes ?? [];
  if (blocks[index]?.kind !== 'heading') return nodes;
  return nodes.map((node) => ({ ...node, height: Math.min(roomFrom(blocks, index), wholeUpTo) }));
}

function roomFrom(blocks: readonly SetBlock[], index: number): number {
  const block = blocks[index];
  if (!block || block.kind === 'pageBreak') return 0;
  if (block.kind !== 'heading') return roomOf(block);
  const next = blocks[index + 1];
  return roomOf(block) + sum((next?.above ?? []).map((node) => node.margin?.[1] ?? 0)) + roomFrom(blocks, index + 1);
}

/** With the space above it, which stands between it and the heading. */
const roomOf = ({ nodes }: SetBlock) => (nodes[0]?.height ?? 0) + (nodes[0]?.margin?.[1] ?? 0);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Inside a block that cannot break, a page break of a part would tear it: the page breaker must not see the part. */
function unmarked(node: PdfNode): PdfNode {
  if (node.style === undefined || !keptWithNext.has(node.style)) return node;
  const { style: _, ...rest } = node;
  return rest;
}

/** Styles of blocks that must not stand alone at the foot of a page. */
const keptWithNext = new Set(['headingLine', 'tableCaption', 'phaseLine']);

/**
 * Whether a heading (or caption) stands too low for the beginning of what it announces. Decided by heights, not by
 * what the library says follows on the page: it counts the foot of the page among that.
 */
export function standsAlone(node: PlacedNode, top: number): boolean {
  if (!keptWithNext.has(node.style ?? '')) return false;
  return top + (node.height ?? 0) > sheet.height - sheet.margin.bottom;
}
