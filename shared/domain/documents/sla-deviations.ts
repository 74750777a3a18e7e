import type { ClauseDeviation } from '#shared/domain/slas/sla-parts';
import { type ClausePart, term } from './clause';
import type { Block, Inline } from './page';
import type { SlaPen } from './sla-pen';

/**
 * A clause as these parties agreed on it: what they added stands at its end; what they replaced or struck has no
 * standard words left. Signatures stand in any case, and the list of deviations cannot be struck by one of them.
 */
export function withDeviations(pen: SlaPen, number: string, blocks: readonly Block[]): readonly Block[] {
  const own = pen.sla.deviations.filter((deviation) => deviation.clause === number);
  if (own.length === 0) return blocks;
  const marked = own.map((deviation) => agreedParagraph(pen, deviation));
  if (own.every(({ change }) => change === 'added')) return [...blocks, ...marked];
  const [heading, ...standard] = blocks;
  const kept = standard.filter(
    (block) => block.kind === 'signatures' || ('source' in block && block.source?.termId === listSource.termId),
  );
  return [...(heading === undefined ? [] : [heading]), ...marked, ...kept];
}

const listSource = term('deviations');

function agreedParagraph(pen: SlaPen, { change, words }: ClauseDeviation): Block {
  return pen.paragraph(`sla.26.agreed.${change}`, { words }, 'notice', listSource);
}

/** Where the parties leave the standard wording, and why: the list in clause 26. */
export function deviationParts(pen: SlaPen): readonly ClausePart[] {
  const { deviations } = pen.sla;
  if (deviations.length === 0) return [pen.say('sla.26.noDeviations', {}, listSource)];
  const orEmpty = (text: string, id: 'sla.26.wholeClause' | 'sla.26.noReason') =>
    text.trim() === '' ? pen.text(id) : text;
  return [
    pen.say('sla.26.deviations', {}, listSource),
    pen.table(
      [
        { id: 'sla.26.column.clause', share: 10 },
        { id: 'sla.26.column.change', share: 17 },
        { id: 'sla.26.column.words', share: 43 },
        { id: 'sla.26.column.reason', share: 30 },
      ],
      deviations.map((row) => [
        [{ text: row.clause, linkTo: row.clause === '0' ? summaryId : `part-${row.clause.toLowerCase()}` }],
        pen.text(`sla.26.change.${row.change}`),
        orEmpty(row.words, 'sla.26.wholeClause'),
        orEmpty(row.reason, 'sla.26.noReason'),
      ]),
      listSource,
    ),
  ];
}

/** The summary has no number, so its heading is found by a name of its own. */
export const summaryId = 'part-0';

/** Links to a heading that is not there any more become plain words. */
export function withoutDeadLinks(blocks: readonly Block[]): readonly Block[] {
  const ids = new Set(blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])));
  const alive = (text: readonly Inline[]): readonly Inline[] =>
    text.map((inline) => {
      if (typeof inline === 'string' || inline.linkTo === undefined || ids.has(inline.linkTo)) return inline;
      const { linkTo: _, ...words } = inline;
      return words;
    });
  return blocks.map((block): Block => {
    if (block.kind === 'paragraph') return { ...block, text: alive(block.text) };
    if (block.kind === 'list') return { ...block, items: block.items.map(alive) };
    if (block.kind === 'table') return { ...block, rows: block.rows.map((row) => row.map(alive)) };
    if (block.kind !== 'cards') return block;
    return { ...block, cards: block.cards.map((card) => ({ ...card, points: card.points.map(alive) })) };
  });
}
