import type { Block, Inline, Source, TableColumn } from './page';

/** A sentence of a clause with the field that changes it. */
interface Sentence {
  readonly kind: 'sentence';
  readonly text: readonly Inline[];
  readonly source?: Source;
}

/** What a clause is written with: numbered sentences, and blocks that belong to the sentence before. */
export type ClausePart = Sentence | Block;

/** A clause: its heading, and its sentences numbered 7.1, 7.2 … so that people can point at them. */
export function clause(number: string, title: string, parts: readonly ClausePart[], source?: Source): readonly Block[] {
  let count = 0;
  return [
    heading(1, number, title, source),
    ...parts.map((part): Block => {
      if (part.kind !== 'sentence') return part;
      count += 1;
      const mark: Inline = { text: `${number}.${count} `, bold: true };
      return {
        kind: 'paragraph',
        text: [mark, ...part.text],
        ...(part.source === undefined ? {} : { source: part.source }),
      };
    }),
  ];
}

export function say(text: string | readonly Inline[], source?: Source): Sentence {
  return { kind: 'sentence', text: inlines(text), ...(source === undefined ? {} : { source }) };
}

export function heading(level: 1 | 2 | 3, number: string, text: string, source?: Source): Block {
  const id = `part-${number === '' ? text : number}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return { kind: 'heading', level, number, text, id, ...(source === undefined ? {} : { source }) };
}

export function paragraph(
  text: string | readonly Inline[],
  style?: 'lead' | 'small' | 'notice',
  source?: Source,
): Block {
  return {
    kind: 'paragraph',
    text: inlines(text),
    ...(style === undefined ? {} : { style }),
    ...(source === undefined ? {} : { source }),
  };
}

export function list(items: readonly (string | readonly Inline[])[], source?: Source): Block {
  return { kind: 'list', ordered: false, items: items.map(inlines), ...(source === undefined ? {} : { source }) };
}

type Cell = string | readonly Inline[];

export function table(
  columns: readonly (string | TableColumn)[],
  rows: readonly (readonly Cell[])[],
  options: { readonly source?: Source; readonly caption?: string; readonly whole?: boolean } = {},
): Block {
  return {
    kind: 'table',
    columns: columns.map((column) => (typeof column === 'string' ? { title: column } : column)),
    rows: rows.map((row) => row.map(inlines)),
    ...options,
  };
}

export const question = (questionId: string): Source => ({ questionId });
export const term = (termId: string): Source => ({ termId });
/** A value of an interview: the question to ask again, and the term it becomes. */
export const answered = (questionId: string, termId: string): Source => ({ questionId, termId });
export const bold = (text: string): Inline => ({ text, bold: true });
export const link = (text: string, linkTo: string): Inline => ({ text, linkTo });

function inlines(text: string | readonly Inline[]): readonly Inline[] {
  return typeof text === 'string' ? [text] : text;
}
