import type { DocumentWords, WordId } from './document-words';
import type { TableColumn } from './page';

/** A column: its title, and what the page needs to know about its width. */
export type TitledColumn = WordId | ({ readonly id: WordId } & Omit<TableColumn, 'title'>);

export function titledColumns(columns: readonly TitledColumn[], text: DocumentWords['text']): readonly TableColumn[] {
  return columns.map((column) => {
    if (typeof column === 'string') return { title: text(column) };
    const { id, ...width } = column;
    return { title: text(id), ...width };
  });
}
