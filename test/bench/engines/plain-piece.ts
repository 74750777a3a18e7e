import type { Block, DocumentPage, Inline } from '#shared/domain/documents/page';

/** A page with everything taken away that only some engines can: what all of them can set is headings, text, lists, tables. */
export type PlainPiece =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'break' };

export interface PlainDocument {
  readonly title: string;
  readonly subtitle: string;
  readonly reference: string;
  readonly pieces: readonly PlainPiece[];
  /** What Fieldpact embeds, as text; embedded by the engines that can. */
  readonly data: string;
}

export function plainDocument(page: DocumentPage): PlainDocument {
  return {
    title: page.title,
    subtitle: page.subtitle,
    reference: page.reference,
    pieces: page.blocks.flatMap(pieces),
    data: JSON.stringify(page.embedded?.data ?? {}),
  };
}

function pieces(block: Block): readonly PlainPiece[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', level: block.level, text: `${block.number} ${block.text}`.trim() }];
    case 'paragraph':
      return [{ kind: 'text', text: said(block.text) }];
    case 'list':
      return [{ kind: 'list', items: block.items.map(said) }];
    case 'table':
      return [
        { kind: 'table', head: block.columns.map(({ title }) => title), rows: block.rows.map((row) => row.map(said)) },
      ];
    case 'cards':
      return block.cards.flatMap(({ title, points }): readonly PlainPiece[] => [
        { kind: 'heading', level: 3, text: title },
        { kind: 'list', items: points.map(said) },
      ]);
    case 'timeline':
      return [{ kind: 'list', items: block.marks.map(({ date, label }) => `${date} ${label}`) }];
    case 'figure':
      return [{ kind: 'text', text: block.alt }];
    case 'parallel':
      return [...block.first, ...block.second].flatMap(pieces);
    case 'signatures':
      return block.boxes.map(({ organisation, personName }) => ({
        kind: 'text',
        text: `${organisation} ${personName}`,
      }));
    case 'contents':
      return [{ kind: 'heading', level: 1, text: block.title }];
    case 'pageBreak':
      return [{ kind: 'break' }];
  }
}

function said(text: readonly Inline[]): string {
  return text.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
}
