import type { Inline } from './page';

/**
 * A clause that begins with its own number in bold (`7.2`, `A.1`), divided into the number and the words. On paper
 * the number hangs in the margin beside the words. Null: the clause has no number of its own.
 */
export function hangingNumber(
  text: readonly Inline[],
): { readonly number: string; readonly words: readonly Inline[] } | null {
  const [first, second, ...rest] = text;
  if (first === undefined || typeof first === 'string' || !first.bold) return null;
  const number = /^\s*((?:\d+|[A-Z])(?:\.\d+)+)\s*$/.exec(first.text)?.[1];
  if (number === undefined || second === undefined) return null;
  // The blank between number and words belongs to neither.
  const start = typeof second === 'string' ? second.trimStart() : { ...second, text: second.text.trimStart() };
  return { number, words: [start, ...rest] };
}
