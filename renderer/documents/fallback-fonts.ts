/**
 * Families that stand in where the two of the document have no letter: one for each script that names are written
 * in, in one face each, because together they are larger than the rest of the program.
 */
export const fallbacks = [
  'Noto Sans',
  'Noto Sans Arabic',
  'Noto Sans Hebrew',
  'Noto Sans Devanagari',
  'Noto Sans Bengali',
  'Noto Sans Tamil',
  'Noto Sans Thai',
  'Noto Sans Georgian',
  'Noto Sans Armenian',
  'Noto Sans SC',
  'Noto Sans JP',
  'Noto Sans KR',
  'Noto Sans Symbols',
  'Noto Sans Symbols 2',
  'Noto Sans Math',
  'Noto Emoji',
] as const;
export type Fallback = (typeof fallbacks)[number];

const scripts: readonly (readonly [RegExp, Fallback])[] = [
  [/\p{scx=Arab}/u, 'Noto Sans Arabic'],
  [/\p{scx=Hebr}/u, 'Noto Sans Hebrew'],
  [/\p{scx=Deva}/u, 'Noto Sans Devanagari'],
  [/\p{scx=Beng}/u, 'Noto Sans Bengali'],
  [/\p{scx=Taml}/u, 'Noto Sans Tamil'],
  [/\p{scx=Thai}/u, 'Noto Sans Thai'],
  [/\p{scx=Geor}/u, 'Noto Sans Georgian'],
  [/\p{scx=Armn}/u, 'Noto Sans Armenian'],
];
const eastAsian =
  /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}\p{scx=Bopo}\u3000-\u303f\u31c0-\u31ef\u3200-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hangul = /\p{Script=Hangul}/u;
const picture = /[\p{Extended_Pictographic}\p{RI}\p{EMod}]/u;

/**
 * Which language a text is to be taken for where one character is written differently in several: a name with kana
 * is Japanese, whatever the document is.
 */
export function hintOf(text: string, language: string): string {
  if (kana.test(text)) return 'ja';
  return hangul.test(text) ? 'ko' : (language.split('-')[0] ?? '');
}

/** The families worth asking for a character, the likeliest first. */
export function candidatesFor(cluster: string, hint: string): readonly Fallback[] {
  const found = scripts.flatMap(([script, family]) => (script.test(cluster) ? [family] : []));
  if (eastAsian.test(cluster)) return [...found, ...eastAsianOrder(cluster, hint)];
  if (picture.test(cluster)) return [...found, 'Noto Emoji', 'Noto Sans Symbols 2', 'Noto Sans Symbols'];
  if (found.length > 0) return found;
  // Rare letters of Latin, Greek and Cyrillic, and marks that may stand on any letter.
  if (/[\p{L}\p{M}]/u.test(cluster)) return ['Noto Sans', 'Noto Sans Math'];
  return ['Noto Sans', 'Noto Sans Symbols', 'Noto Sans Symbols 2', 'Noto Sans Math', 'Noto Emoji'];
}

function eastAsianOrder(cluster: string, hint: string): readonly Fallback[] {
  if (hangul.test(cluster) || hint === 'ko') return ['Noto Sans KR', 'Noto Sans SC', 'Noto Sans JP'];
  if (kana.test(cluster) || hint === 'ja') return ['Noto Sans JP', 'Noto Sans SC', 'Noto Sans KR'];
  return ['Noto Sans SC', 'Noto Sans JP', 'Noto Sans KR'];
}
