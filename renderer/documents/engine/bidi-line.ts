import bidiFactory from 'bidi-js';
import { directed } from '../font-shelf';
import type { LibraryLine, LineInline } from './library-shapes';

const bidi = (
  typeof bidiFactory === 'function' ? bidiFactory : (bidiFactory as unknown as { default: typeof bidiFactory }).default
)();

/** Letters written from right to left, and signs that depend on them: Hebrew to Thaana and on, and their forms. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const strongLeft = /\p{L}/gu;

/** Directions of a paragraph's text, and how much of it stands on lines already. */
export interface BidiText {
  readonly text: string;
  readonly levels: Uint8Array;
  readonly base: 0 | 1;
  taken: number;
}

/** Null: everything runs from left to right, as in most texts. */
export function bidiOf(inlines: readonly LineInline[]): BidiText | null {
  if (!inlines.some(({ text }) => rightToLeft.test(text))) return null;
  const text = inlines.map((inline) => (inline.lineEnd ? `${inline.text}\n` : inline.text)).join('');
  const base = isMostlyRightToLeft(text) ? 1 : 0;
  const { levels } = bidi.getEmbeddingLevels(text, base === 1 ? 'rtl' : 'ltr');
  return { text, levels, base, taken: 0 };
}

/**
 * A paragraph's direction is that of most of its letters. By its first letter, as the Unicode rule has it, an English
 * sentence that begins with a Hebrew name would be turned around.
 */
function isMostlyRightToLeft(text: string): boolean {
  const letters = text.match(strongLeft) ?? [];
  return letters.filter((letter) => rightToLeft.test(letter)).length > letters.length / 2;
}

interface Run {
  readonly level: number;
  readonly inline: LineInline;
}

/**
 * Puts the pieces of a line where they are seen. They stay in the order in which they are read, which is the order
 * in which they are drawn; only their places change.
 */
export function inReadingDirection(line: LibraryLine, paragraph: BidiText): void {
  const start = paragraph.taken;
  const levels: number[] = [];
  const runs: Run[] = [];
  for (const inline of line.inlines) {
    for (let at = 0; at < inline.text.length; at += 1) levels.push(paragraph.levels[paragraph.taken + at] ?? 0);
    paragraph.taken += inline.text.length;
  }
  // The line break itself belongs to no line.
  if (paragraph.text[paragraph.taken] === '\n') paragraph.taken += 1;
  const text = paragraph.text.slice(start, start + levels.length);
  const end = text.trimEnd().length;
  levels.fill(paragraph.base, end);
  let from = 0;
  for (const inline of line.inlines) {
    runs.push(...runsOf(inline, levels.slice(from, from + inline.text.length), Math.max(0, end - from)));
    from += inline.text.length;
  }
  place(line, runs, paragraph.base);
}

/**
 * Cuts a piece where the direction changes, and between words, which must change places too. A bracket stands by
 * itself: it is drawn as its mirror image, and only the file can say which of the two it is.
 */
function runsOf(inline: LineInline, levels: readonly number[], end: number): readonly Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (let at = 1; at <= inline.text.length; at += 1) {
    const goesOn = at < inline.text.length && levels[at] === levels[from] && at !== end && !isSeam(inline.text, at);
    if (goesOn) continue;
    runs.push(runOf(inline, inline.text.slice(from, at), levels[from] ?? 0));
    from = at;
  }
  return inline.text === '' ? [{ level: 0, inline }] : runs;
}

function isSeam(text: string, at: number): boolean {
  return [text[at - 1] ?? '', text[at] ?? ''].some(
    (character) => character === ' ' || bidi.getMirroredCharacter(character) !== null,
  );
}

function runOf(inline: LineInline, text: string, level: number): Run {
  const turned = level % 2 === 1;
  const mirror = turned ? mirrored(text) : text;
  const drawn = turned ? directed.rtl + mirror : rightToLeft.test(text) ? directed.ltr + text : text;
  const width = inline.font.widthOfString(drawn, inline.fontSize, inline.fontFeatures);
  const shared = { ...inline, text: drawn, width, leadingCut: 0, trailingCut: 0 };
  // A joiner has no glyph of its own, and a bracket the other one's: the file says what was written.
  if (mirror !== text || joiner.test(text)) return { level, inline: { ...shared, said: text } };
  return { level, inline: turned && [...text].length > 1 ? { ...shared, reversed: true } : shared };
}

/** The pieces of one line as they are seen from left to right, cut where the direction changes; text ready to be shaped. */
export function seenFromLeft<Piece extends { readonly text: string }>(pieces: readonly Piece[]): readonly Piece[] {
  const text = pieces.map((piece) => piece.text).join('');
  if (!rightToLeft.test(text)) return pieces;
  const base = isMostlyRightToLeft(text) ? 1 : 0;
  const { levels } = bidi.getEmbeddingLevels(text, base === 1 ? 'rtl' : 'ltr');
  let taken = 0;
  const runs = pieces.flatMap((piece) => {
    const start = taken;
    taken += piece.text.length;
    return levelRuns(levels.subarray(start, taken)).map(({ from, to, level }) => ({
      level,
      piece: { ...piece, text: directedText(piece.text.slice(from, to), level) },
    }));
  });
  return visualOrder(runs).map(({ piece }) => piece);
}

function levelRuns(levels: Uint8Array) {
  const runs: { readonly level: number; readonly from: number; to: number }[] = [];
  for (const [at, level] of levels.entries()) {
    const last = runs[runs.length - 1];
    if (last?.level === level) last.to = at + 1;
    else runs.push({ level, from: at, to: at + 1 });
  }
  return runs;
}

function directedText(text: string, level: number): string {
  if (level % 2 === 1) return directed.rtl + mirrored(text);
  return rightToLeft.test(text) ? directed.ltr + text : text;
}

const joiner = /[\u200c\u200d]/;

/** Brackets look the other way. */
const mirrored = (text: string) =>
  [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');

function place(line: LibraryLine, runs: readonly Run[], base: 0 | 1): void {
  const seen = visualOrder(runs);
  const isBlank = ({ inline }: Run) => /^[\s\u202d\u202e]*$/.test(inline.text);
  // Blanks at the end of a line hang outside of it: on the left where the line runs to the left.
  const trailing = runs.length - 1 - runs.findLastIndex((run) => !isBlank(run));
  const hanging = sum(runs.slice(runs.length - trailing));
  let x = base === 1 ? -hanging : 0;
  for (const { inline } of seen) {
    inline.x = x;
    x += inline.width;
  }
  line.inlines = runs.map(({ inline }) => inline);
  line.inlineWidths = sum(runs);
  line.leadingCut = 0;
  line.trailingCut = hanging;
  if (base === 1) for (const { inline } of runs) if (inline.alignment === 'left') inline.alignment = 'right';
}

const sum = (runs: readonly Run[]) => runs.reduce((total, { inline }) => total + inline.width, 0);

/** Rule L2 of the Unicode algorithm: from the highest level down, turn every stretch of at least that level around. */
function visualOrder<Levelled extends { readonly level: number }>(runs: readonly Levelled[]): readonly Levelled[] {
  const order = [...runs];
  const highest = Math.max(0, ...runs.map(({ level }) => level));
  for (let level = highest; level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while (to < order.length && (order[to]?.level ?? 0) >= level) to += 1;
      if (to > from + 1) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = Math.max(from, to - 1);
    }
  }
  return order;
}
