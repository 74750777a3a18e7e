/** A word of a text: where it stands, and the forms under which it is looked up. */
export interface WordInText {
  readonly from: number;
  readonly to: number;
  readonly forms: readonly string[];
}

/** Letters, digits and the marks on them; everything else parts words. */
const wordPattern = /[\p{L}\p{N}\p{M}]+/gu;

/** Longer than any word somebody types; a line of base64 in a file is none. */
const longestWord = 40;

/** Letters that Unicode does not take apart. */
const single: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};
const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };
const plain = /^[a-z0-9]+$/;

/** The words of a text in their order. */
export function wordsIn(text: string): readonly WordInText[] {
  const found: WordInText[] = [];
  for (const { 0: word, index } of text.matchAll(wordPattern)) {
    if (word.length > longestWord) continue;
    found.push({ from: index, to: index + word.length, forms: formsOf(word) });
  }
  return found;
}

const known = new Map<string, readonly string[]>();
const mostKnown = 20_000;

/**
 * The forms of a word without case and marks. A word with an umlaut has two, because it is written in two ways:
 * `Müller` is found as `muller` and as `mueller`.
 */
export function formsOf(word: string): readonly string[] {
  const lower = word.toLowerCase();
  if (plain.test(lower)) return [lower];
  const kept = known.get(lower);
  if (kept) return kept;
  const composed = lower.normalize('NFC');
  const written = folded(composed.replaceAll(/[äöü]/g, (letter) => umlauts[letter] ?? letter));
  const forms = [...new Set([folded(composed), written])].filter((form) => form !== '');
  if (known.size >= mostKnown) known.clear();
  known.set(lower, forms);
  return forms;
}

function folded(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđðłþı]/g, (letter) => single[letter] ?? letter);
}
