/** The part of a file that was asked for, both ends included. */
export type ByteRange = { readonly start: number; readonly end: number } | 'whole' | 'impossible';

/** Reads a `Range` header with one range; several at once, or one that cannot be read, mean the whole file. */
export function readRange(header: string | undefined, size: number): ByteRange {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return 'whole';
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end || start >= size) return 'impossible';
  return { start, end };
}
