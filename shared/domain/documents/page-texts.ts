import type { Block, DocumentPage, Inline } from './page';

/** Every piece of text of a document as it is printed, in its order: one for each cell, point, heading and paragraph. */
export function pageTexts(page: DocumentPage): readonly string[] {
  const cover = [page.title, page.subtitle, page.reference, ...page.notices];
  const parties = page.parties.flatMap((party) => [party.name, party.detail]);
  return [...cover, ...parties, ...page.blocks.flatMap(blockTexts)];
}

function blockTexts(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [plain(block.text)];
    case 'list':
      return block.items.map(plain);
    case 'table':
      return [...block.columns.map((column) => column.title), ...block.rows.flatMap((row) => row.map(plain))];
    case 'cards':
      return block.cards.flatMap((card) => [card.title, ...card.points.map(plain)]);
    case 'timeline':
      return block.marks.flatMap((mark) => [mark.date, mark.label, mark.phase]);
    case 'signatures':
      return block.boxes.flatMap((box) => [box.organisation, box.personName, box.role]);
    case 'figure': {
      const drawn = block.drawing.shapes.flatMap((shape) => (shape.kind === 'words' ? [shape.text] : []));
      return block.caption === undefined ? drawn : [block.caption, ...drawn];
    }
    case 'parallel':
      return [...block.first, ...block.second].flatMap(blockTexts);
    case 'contents':
      return [block.title];
    case 'pageBreak':
      return [];
  }
}

/** A line of text without how it is set. */
export function plain(text: readonly Inline[]): string {
  return text.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}
