import type { Block, DocumentPage, Inline } from './page';

/**
 * Two texts of the same structure as one document: sentences stand side by side, headings carry both titles, tables
 * and cards both texts in each place. Both come from one builder and one agreement, so block answers to block; where
 * they do not, that is a bug, and a contract must not hide it.
 */
export function bilingual(first: DocumentPage, second: DocumentPage): DocumentPage {
  if (first.blocks.length !== second.blocks.length)
    throw new Error(`The texts do not answer to each other: ${first.blocks.length} and ${second.blocks.length} blocks`);
  const languages = [first.language, second.language] as const;
  return {
    ...first,
    subtitle: `${second.title} · ${first.subtitle}`,
    notices: [...first.notices, ...second.notices.filter((notice) => !first.notices.includes(notice))],
    blocks: first.blocks.flatMap((block, index) => both(block, second.blocks[index] ?? block, languages)),
    secondLanguage: second.language,
  };
}

function both(first: Block, second: Block, languages: readonly [string, string]): readonly Block[] {
  if (first.kind !== second.kind)
    throw new Error(`The texts do not answer to each other: ${first.kind} beside ${second.kind}`);
  if (first.kind === 'heading' && second.kind === 'heading')
    return [{ ...first, text: joined(first.text, second.text) }];
  if (first.kind === 'table' && second.kind === 'table') return [bothTables(first, second)];
  if (first.kind === 'cards' && second.kind === 'cards') return [bothCards(first, second)];
  if (first.kind === 'contents' && second.kind === 'contents')
    return [{ ...first, title: joined(first.title, second.title) }];
  if (first.kind === 'figure' && second.kind === 'figure') return bothFigures(first, second);
  if (first.kind === 'paragraph' || first.kind === 'list')
    return same(first, second) ? [first] : [besides(first, second, languages)];
  // Signatures and page breaks stand once.
  return [first];
}

function besides(first: Of<'paragraph' | 'list'>, second: Block, languages: readonly [string, string]): Block {
  const pieces = { kind: 'parallel', first: [first], second: [second], languages } as const;
  return first.source === undefined ? pieces : { ...pieces, source: first.source };
}

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
type Words = readonly Inline[];

/** Words that read alike in both languages are said once. */
const joined = (first: string, second: string) => (first === second ? first : `${first} / ${second}`);

const same = (first: unknown, second: unknown) => JSON.stringify(first) === JSON.stringify(second);

function bothTables(first: Of<'table'>, second: Of<'table'>): Block {
  return {
    ...first,
    columns: first.columns.map((column, index) => ({
      ...column,
      title: joined(column.title, second.columns[index]?.title ?? column.title),
    })),
    rows: first.rows.map((row, rowIndex) =>
      row.map((cell, index) => bothTexts(cell, second.rows[rowIndex]?.[index] ?? cell)),
    ),
    ...(first.caption === undefined ? {} : { caption: joined(first.caption, second.caption ?? first.caption) }),
  };
}

function bothCards(first: Of<'cards'>, second: Of<'cards'>): Block {
  return {
    ...first,
    cards: first.cards.map((card, index) => {
      const other = second.cards[index] ?? card;
      return {
        title: joined(card.title, other.title),
        points: card.points.map((point, place) => bothTexts(point, other.points[place] ?? point)),
      };
    }),
  };
}

/** The second language below the first, in italic, and only where it says something else. */
function bothTexts(first: Words, second: Words): Words {
  if (same(figuresOf(first), figuresOf(second))) return first;
  const slanted = second.map(
    (inline): Inline => (typeof inline === 'string' ? { text: inline, italic: true } : { ...inline, italic: true }),
  );
  return [...first, '\n', ...slanted];
}

/** A figure says the same with a comma as with a point. */
const figuresOf = (text: Words) => JSON.stringify(text).replace(/(?<=\d),(?=\d)/g, '.');

/** A drawing with twice the words would not be readable: both are printed, unless one is enough. */
function bothFigures(first: Of<'figure'>, second: Of<'figure'>): readonly Block[] {
  return first.once === true || same(first.drawing, second.drawing) ? [first] : [first, second];
}
