/**
 * A letter with its marks: what a person reads as one character and a font draws as one. Written out, because the
 * runtime's own segmenter differs by version, and a document must be the same bytes everywhere.
 */
const cluster =
  /\p{RI}\p{RI}|[^\p{M}\n](?:[\p{M}\p{EMod}\u200c\u200d]|(?<=\u200d)\p{Extended_Pictographic})*|\n|\p{M}+/gsu;

export function clustersOf(text: string): readonly string[] {
  return text.match(cluster) ?? [];
}

/** Where a text may be cut without tearing a character apart, up to so many characters. */
export function clusterEnds(text: string, most: number): readonly number[] {
  const ends: number[] = [];
  for (const found of text.matchAll(cluster)) {
    ends.push(found.index + found[0].length);
    if (ends.length >= most) break;
  }
  return ends;
}
