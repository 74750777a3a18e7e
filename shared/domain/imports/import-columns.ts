import { type ImportKind, importColumns } from './import-kinds';

/** Which column of the table is which of ours: ours → position from 0. What is not named is not taken. */
export type ColumnMapping = Readonly<Record<string, number>>;

/** Guesses the mapping from the headings. Each column is used once; the first that fits wins. */
export function guessMapping(kind: ImportKind, headings: readonly string[]): ColumnMapping {
  const plain = headings.map((heading) =>
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  const used = new Set<number>();
  const mapping: Record<string, number> = {};
  for (const { id, alsoCalled } of importColumns[kind]) {
    const at = alsoCalled.map((name) => plain.indexOf(name)).find((place) => place >= 0 && !used.has(place));
    if (at === undefined) continue;
    used.add(at);
    mapping[id] = at;
  }
  return mapping;
}

/** Required columns that no column of the table stands for. */
export function missingColumns(kind: ImportKind, mapping: ColumnMapping): readonly string[] {
  return importColumns[kind].filter(({ id, required }) => required && mapping[id] === undefined).map(({ id }) => id);
}
