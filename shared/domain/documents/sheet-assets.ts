import { unreachable } from '#shared/base/unreachable';
import type { AssetBlock } from '#shared/domain/playbook/pack-assets';
import { heading, list, paragraph, table } from './clause';
import type { Block, Inline } from './page';

/**
 * An asset as blocks of a document. Templates hold places to be filled in, written `[name]`; in print they are set in
 * italics, and a column of nothing else in which some are still open is left out: an empty form helps no reader.
 */
export function assetBlocks(blocks: readonly AssetBlock[], level: 2 | 3): readonly Block[] {
  const printed = blocks.map((block) => assetBlock(block, level));
  return printed.flatMap((block, place) => {
    if (block === null) return [];
    const next = printed.slice(place + 1).find((other) => other === null || other.kind !== 'heading');
    const isEmptyPart = block.kind === 'heading' && (next === undefined || printed[place + 1] === null);
    return isEmptyPart ? [] : [block];
  });
}

function assetBlock(block: AssetBlock, level: 2 | 3): Block | null {
  switch (block.kind) {
    case 'heading':
      return heading(level, '', block.text);
    case 'text':
      return paragraph(filledIn(block.text));
    case 'list':
      return list(block.items.map(filledIn));
    case 'steps':
      return { kind: 'list', ordered: true, items: block.items.map(filledIn) };
    case 'table':
      return assetTable(block);
    case 'code':
      return paragraph(block.text, 'small');
    default:
      return unreachable(block);
  }
}

function assetTable({ columns, rows }: Extract<AssetBlock, { kind: 'table' }>): Block | null {
  const kept = columns.flatMap((title, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    return cells.every(isPlace) && cells.some(isOpen) ? [] : [{ title, column }];
  });
  if (kept.length === 0 || rows.length === 0) return null;
  return table(
    kept.map(({ title }) => title),
    rows.map((row) => kept.map(({ column }) => filledIn(row[column] ?? ''))),
  );
}

/** Places whose words say only what kind of thing stands there. `[08:00–18:00]` and `[technical lead]` say more. */
const isOpen = (cell: string) => /^\[(name|number|date|languages|hours)\]$/.test(cell);
const isPlace = (cell: string) => cell === '—' || /^\[[^\]]*\]$/.test(cell);

/** `Partner manager: [name]` says who once the place is left out; other places are set in italics, without brackets. */
function filledIn(text: string): readonly Inline[] {
  const bare = text.replaceAll(/: \[name\]/g, '');
  const pieces = bare.split(/(\[[^\]]*\])/).filter((piece) => piece !== '');
  return pieces.map((piece) => (piece.startsWith('[') ? { text: piece.slice(1, -1), italic: true } : piece));
}

/** The part of an asset under each of its headings; what stands above the first has an empty title. */
export function assetParts(
  blocks: readonly AssetBlock[],
): readonly { readonly title: string; readonly blocks: readonly AssetBlock[] }[] {
  const parts: { title: string; blocks: AssetBlock[] }[] = [{ title: '', blocks: [] }];
  for (const block of blocks) {
    if (block.kind === 'heading') parts.push({ title: block.text, blocks: [] });
    else parts.at(-1)?.blocks.push(block);
  }
  return parts.filter((part) => part.blocks.length > 0);
}

/** Every text of an asset's block. */
export function assetTexts(block: AssetBlock): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'text':
    case 'code':
      return [block.text];
    case 'list':
    case 'steps':
      return block.items;
    case 'table':
      return [...block.columns, ...block.rows.flat()];
    default:
      return unreachable(block);
  }
}
