import type { Face, Family, FontFiles, ParsedFont, ShapedText } from './typefaces';

/** The fonts of a printer: files, and each file parsed once for all documents. */
export interface FontShelf {
  /** Name of the file of a face. A family with one face has one file for all four. */
  file(family: Family, face: Face): string;
  bytes(file: string): Uint8Array;
  parsed(family: Family, face: Face): ParsedFont;
  /** sRGB, as an ICC profile. */
  colourProfile(): Uint8Array;
  /** To be called between documents: forgets shaped words if they have become too many. */
  makeRoom(): void;
}

interface ShelfParts {
  readonly files: FontFiles;
  readonly read: (file: string) => Uint8Array;
  readonly parse: (bytes: Uint8Array) => ParsedFont;
  readonly colourProfile: () => Uint8Array;
}

/** So many words are remembered; a document of a hundred pages has some thousands. */
const mostShapes = 30_000;

export function fontShelf({ files, read, parse, colourProfile }: ShelfParts): FontShelf {
  const parsed = new Map<string, ParsedFont>();
  const shapes: Map<string, ShapedText>[] = [];
  const file = (family: Family, face: Face) => files[family][face];
  return {
    file,
    bytes: read,
    colourProfile,
    parsed: (family, face) => {
      const name = file(family, face);
      const held = parsed.get(name);
      if (held) return held;
      const font = parse(read(name));
      const known = new Map<string, ShapedText>();
      rememberShapes(font as GlyphMaker, known);
      parsed.set(name, font);
      shapes.push(known);
      return font;
    },
    makeRoom: () => {
      if (shapes.reduce((sum, { size }) => sum + size, 0) > mostShapes) for (const known of shapes) known.clear();
    },
  };
}

/** Put before a text to have it shaped from right to left, or from left to right, whatever its letters are. */
export const directed = { rtl: '\u202e', ltr: '\u202d' } as const;

/** The inside of a font that shaping leans on. */
interface GlyphMaker extends ParsedFont {
  /** Every glyph made so far, with the letters it was first made for. */
  _glyphs: object;
  getGlyph(id: number, letters?: readonly number[]): { readonly id: number; readonly codePoints: readonly number[] };
}

/**
 * Shaping is two thirds of the time a document takes, and most words come again: on the next line, in the next
 * document. What is remembered depends on the word alone, so it does not matter what was printed before. The
 * library scales the positions it gets in place, hence the copies.
 */
function rememberShapes(font: GlyphMaker, known: Map<string, ShapedText>): void {
  const shape = font.layout.bind(font);
  font.layout = (text, features) => {
    const key = `${features ? JSON.stringify(features) : ''}\n${text}`;
    let held = known.get(key);
    if (held === undefined) {
      held = shapeAfresh(font, shape, text, features);
      known.set(key, held);
    }
    return copied(held);
  };
}

/**
 * A font keeps the glyphs it has made, with the letters they were first made for; blank and no-break blank are one
 * glyph. Starting without any, a word is shaped the same whatever came before it. Which letters a glyph stands for
 * is taken down as it is made, because the kept ones cannot be trusted with that either.
 */
function shapeAfresh(
  font: GlyphMaker,
  shape: ParsedFont['layout'],
  text: string,
  features: readonly string[] | undefined,
): ShapedText {
  const made: { readonly id: number; readonly letters: readonly number[] }[] = [];
  const { getGlyph } = font;
  font._glyphs = {};
  font.getGlyph = (id, letters = []) => {
    made.push({ id, letters });
    return getGlyph.call(font, id, letters);
  };
  try {
    const shaped = shapeDirected(shape, text, features);
    return { ...shaped, advanceWidth: shaped.advanceWidth, letters: lettersOf(shaped, made) };
  } finally {
    font.getGlyph = getGlyph;
  }
}

/** The glyphs of a text are made last but one; the very last is the blank that hides what has no look. */
function lettersOf(
  { glyphs }: ShapedText,
  made: readonly { readonly id: number; readonly letters: readonly number[] }[],
): readonly (readonly number[])[] {
  const last = made.slice(-1 - glyphs.length, -1);
  const isRun = (order: typeof last) =>
    order.length === glyphs.length && order.every(({ id }, at) => id === glyphs[at]?.id);
  const turned = [...last].reverse();
  const found = isRun(last) ? last : isRun(turned) ? turned : null;
  return found ? found.map(({ letters }) => letters) : glyphs.map(({ codePoints }) => codePoints);
}

/** The library asks for a text and its features only; the direction travels in the text. No text of ours holds such marks. */
function shapeDirected(shape: ParsedFont['layout'], text: string, features: readonly string[] | undefined): ShapedText {
  if (text.startsWith(directed.rtl)) return shape(text.slice(1), features, undefined, undefined, 'rtl');
  if (text.startsWith(directed.ltr)) return shape(text.slice(1), features, undefined, undefined, 'ltr');
  return shape(text, features);
}

function copied(shaped: ShapedText): ShapedText {
  const positions = shaped.positions.map((position) => ({ ...position }));
  return {
    glyphs: shaped.glyphs,
    letters: shaped.letters ?? [],
    positions,
    // Read by the library after it has scaled the positions, so it must follow them.
    get advanceWidth() {
      return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
    },
  };
}
