import type { Block, DocumentPage } from '#shared/domain/documents/page';
import type { PageWords } from '#shared/domain/documents/page-words';
import type { PdfNode, PlacedNode } from './pdf-node';
import { printBlock } from './print-blocks';
import { sheet, textWidth, wholeUpTo } from './print-style';
import type { TextSetter } from './text-setter';

type PrintedBlock = Exclude<Block, { kind: 'pageBreak' }>;

/** The blocks after the cover, in order, kept together where they belong together. Page breaks that would leave an empty page are dropped. */
export function printFlow(page: DocumentPage, words: PageWords, setter: TextSetter): readonly PdfNode[] {
  const printed: PdfNode[] = [];
  let breaks = true;
  let index = 0;
  while (index < page.blocks.length) {
    const block = page.blocks[index];
    if (!block || block.kind === 'pageBreak') {
      breaks = true;
      index += 1;
      continue;
    }
    const together = belonging(page.blocks, index, setter);
    const nodes = together.flatMap((member) => printBlock(member, page, words, setter));
    index += together.length;
    // The space above a heading separates it from what is above; at the top of a page nothing is.
    const spaced = block.kind === 'heading' ? nodes.slice(0, 1) : [];
    const rest = nodes.slice(spaced.length);
    const body = together.length > 1 ? [{ stack: rest.map(unmarked), unbreakable: true }] : rest;
    const [first, ...others] = body;
    if (!first) continue;
    if (breaks) printed.push({ ...first, pageBreak: 'before' }, ...others);
    else printed.push(...spaced, first, ...others);
    breaks = false;
  }
  return printed;
}

/**
 * The blocks from here on that one page must hold: headings with the paragraph they announce, and the words above
 * signatures with the signatures, so that nobody signs an empty page. One block alone where that would be too high.
 */
function belonging(blocks: readonly Block[], from: number, setter: TextSetter): readonly PrintedBlock[] {
  const members: PrintedBlock[] = [];
  let end = from;
  for (let block = blocks[end]; block?.kind === 'heading'; block = blocks[end]) {
    members.push(block);
    end += 1;
  }
  const company = blocks[end];
  if (company?.kind === 'paragraph') {
    members.push(company);
    end += 1;
  }
  const signatures = blocks[end];
  if (signatures?.kind === 'signatures' && signatures.boxes.length <= 2) members.push(signatures);

  const last = members[members.length - 1];
  const height = members.reduce((sum, member) => sum + heightOf(member, setter), 0);
  const first = blocks[from];
  const alone = first && first.kind !== 'pageBreak' ? [first] : [];
  return last && last.kind !== 'heading' && height < wholeUpTo ? members : alone;
}

function heightOf(block: PrintedBlock, setter: TextSetter): number {
  if (block.kind === 'heading')
    return setter.height(block.text, block.level === 1 ? 'heading1' : 'heading2', textWidth);
  if (block.kind === 'paragraph')
    return setter.height(block.text, block.style ?? 'text', textWidth - sheet.indent) + 20;
  return 200;
}

/** Inside a block that cannot break, a page break of a part would tear it: the page breaker must not see the part. */
function unmarked(node: PdfNode): PdfNode {
  if (node.style === undefined || !keptWithNext.has(node.style)) return node;
  const { style: _, ...rest } = node;
  return rest;
}

/** Styles of blocks that must not stand alone at the foot of a page. */
const keptWithNext = new Set(['headingLine', 'tableCaption', 'phaseLine']);

/** Below this a heading and the first lines after it do not fit any more. */
const lastHeadingTop = sheet.height - sheet.margin.bottom - 58;

/** Whether a heading (or caption) would be the last thing on its page. */
export function standsAlone(
  node: PlacedNode,
  around: { readonly getFollowingNodesOnPage: () => readonly PlacedNode[] },
): boolean {
  if (!keptWithNext.has(node.style ?? '')) return false;
  if (node.startPosition.top > lastHeadingTop) return true;
  // Heights of blocks that cannot break are unknown here (the library measures them apart); only styles tell.
  return !around.getFollowingNodesOnPage().some((next) => !headingParts.test(next.style ?? ''));
}

/** The parts of a heading, and other headings: no company for one. */
const headingParts = /^(headingLine|heading\d|number\d|tableCaption|caption|phaseLine|phase)$/;
