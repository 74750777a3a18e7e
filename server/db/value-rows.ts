/** Rows of values for one statement. */
export interface ValueRows {
  /** `($3::text, $4::bigint), ($5::text, …` */
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A statement holds no more values than this, fewer than the protocol can count. */
export const mostRows = 1000;

/**
 * Writes rows as places of their own, `first` being the number of the first. An array in one place would be shorter,
 * but the driver puts it together letter by letter, which costs ten times as much for large documents.
 */
export function valueRows(
  rows: readonly (readonly unknown[])[],
  kinds: readonly ('text' | 'bigint')[],
  first: number,
): ValueRows {
  const text = rows
    .map((_, at) => `(${kinds.map((kind, column) => `$${first + at * kinds.length + column}::${kind}`).join(',')})`)
    .join(',');
  return { text, values: rows.flat() };
}

/** The same work in pieces that fit into one statement each. */
export function inPieces<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const pieces: Row[][] = [];
  for (let at = 0; at < rows.length; at += mostRows) pieces.push(rows.slice(at, at + mostRows));
  return pieces;
}
