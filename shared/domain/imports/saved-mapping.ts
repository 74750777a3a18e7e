import { z } from 'zod';
import type { ColumnMapping } from './import-columns';
import { type ImportKind, importColumns, importKinds } from './import-kinds';
import { dayOrders, decimalMarks, noStyle, type TableStyle } from './table-style';

/**
 * How the tables of a source are read, under a name. A source is known by its kind and the set of its headings; in
 * which order they come may change. A heading that comes twice is told by which of them is meant.
 */
export const savedMappingSchema = z.object({
  id: z.string(),
  name: z.string().min(1).max(80),
  kind: z.enum(importKinds),
  headings: z.array(z.string()),
  columns: z.record(z.string(), z.object({ heading: z.string(), nth: z.int().min(0) })),
  /** What somebody said of its numbers and dates; null: what the cells themselves tell. */
  decimal: z.enum(decimalMarks).nullable().default(null),
  days: z.enum(dayOrders).nullable().default(null),
});
export type SavedMapping = z.infer<typeof savedMappingSchema>;

/** More than these nobody finds again; the oldest goes. */
export const mostSavedMappings = 50;

/** Remembers how a table is read. What was remembered under the same name for the same source is replaced. */
export function withMapping(
  saved: readonly SavedMapping[],
  given: Pick<SavedMapping, 'id' | 'name' | 'kind'> & {
    readonly headings: readonly string[];
    readonly mapping: ColumnMapping;
    readonly style?: TableStyle;
  },
): readonly SavedMapping[] {
  const { id, kind, headings, mapping, style = noStyle } = given;
  const name = given.name.trim().slice(0, 80);
  if (name === '') return saved;
  const columns = Object.fromEntries(
    Object.entries(mapping).map(([column, at]) => {
      const heading = headings[at] ?? '';
      return [column, { heading, nth: headings.slice(0, at).filter((other) => other === heading).length }];
    }),
  );
  const others = saved.filter((one) => !(one.name === name && isOfSource(one, kind, headings)));
  const { decimal, days } = style;
  const newest = { id, name, kind, headings: [...headings].sort(), columns, decimal, days };
  return [newest, ...others].slice(0, mostSavedMappings);
}

/** What was remembered for tables of this kind with these headings, the newest first. */
export function mappingsFor(
  saved: readonly SavedMapping[],
  kind: ImportKind,
  headings: readonly string[],
): readonly SavedMapping[] {
  return saved.filter((one) => isOfSource(one, kind, headings));
}

/** A remembered mapping for the order in which the headings come this time. */
export function mappingOf({ kind, columns }: SavedMapping, headings: readonly string[]): ColumnMapping {
  const known = new Set(importColumns[kind].map(({ id }) => id));
  return Object.fromEntries(
    Object.entries(columns).flatMap(([column, { heading, nth }]) => {
      const places = headings.flatMap((other, at) => (other === heading ? [at] : []));
      const at = places[nth];
      return at === undefined || !known.has(column) ? [] : [[column, at]];
    }),
  );
}

function isOfSource(saved: SavedMapping, kind: ImportKind, headings: readonly string[]): boolean {
  if (saved.kind !== kind || saved.headings.length !== headings.length) return false;
  const sorted = [...headings].sort();
  return saved.headings.every((heading, at) => heading === sorted[at]);
}
