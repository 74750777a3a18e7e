import type { Json } from '#shared/base/json';
import type { Column } from '#shared/domain/playbook/pack';
import { measures } from '#shared/domain/slas/measures';
import { type Cells, numberOf, textOf } from '../../widgets/json-shapes';

/** A column of a term that is a list; a zone is chosen by typing a part of its name. */
export type TermColumn = Column | (Omit<Column, 'type'> & { readonly type: 'zone' });

/** A term that is filled in row by row. */
export interface RowsForm {
  readonly kind: 'rows';
  readonly columns: readonly TermColumn[];
  readonly toRows: (value: Json | undefined) => readonly Cells[];
  /** Null: nothing is left, and the standard holds again. */
  readonly fromRows: (rows: readonly Cells[]) => Json | null;
  /** What is wrong between the rows, said at once while they are filled in. */
  readonly faults?: (rows: readonly Cells[]) => readonly string[];
}

export function column<Type extends TermColumn['type']>(
  id: string,
  label: string,
  type: Type,
  more: { readonly options?: Column['options']; readonly required?: boolean } = {},
) {
  const { options, required = true } = more;
  return { id, label, type, required, ...(options ? { options } : {}) };
}

export const measureOptions = (): Column['options'] => measures.map(({ id, name }) => ({ id, label: `${id} ${name}` }));

export const rowsOrNothing = (rows: readonly Cells[]): Json | null => (rows.length === 0 ? null : rows);

// A row without its key is kept under the empty one, so that the rule refuses it and it is not lost unseen.
export function mapOf(rows: readonly Cells[], key: string, toldBy: (row: Cells) => Json): Json | null {
  if (rows.length === 0) return null;
  return Object.fromEntries(rows.map((row) => [textOf(row[key]), textOf(row[key]) === '' ? null : toldBy(row)]));
}

/** A typed number as the decimal text that agreements keep. */
export const decimalText = (value: Json | undefined): Json => {
  const number = numberOf(value);
  return number === null ? null : String(number);
};

/** Kept decimal text as the number a field shows; nothing where there is none. */
export function shownDecimal(id: string, value: Json | undefined): Cells {
  const told = textOf(value);
  return told === '' ? {} : { [id]: Number(told) };
}
