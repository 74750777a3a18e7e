/** The two families of a document: a serif for reading, a sans for tables and labels. */
export const families = ['Source Serif 4', 'Inter'] as const;
export type Family = (typeof families)[number];

export const faces = ['normal', 'bold', 'italics', 'bolditalics'] as const;
export type Face = (typeof faces)[number];

/** Where the font files are: in the worker names of files it was given, in Node paths. */
export type FontFiles = Readonly<Record<Family, Readonly<Record<Face, string>>>>;

/** What we ask of a font parsed by fontkit. */
export interface ParsedFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  layout(text: string, features?: readonly string[]): ShapedText;
}

/** The glyphs of a text and where they stand, in units of the font. */
export interface ShapedText {
  readonly glyphs: readonly unknown[];
  readonly positions: readonly { xAdvance: number }[];
  readonly advanceWidth: number;
}

/** Which characters can be printed, and how wide they are. */
export interface Typefaces {
  /** Whether every face of the family can draw the character. */
  covers(family: Family, character: string): boolean;
  /** Width in points of a line of text, without kerning; figures count as wide as tabular ones. */
  width(text: string, family: Family, bold: boolean, size: number): number;
}

const figure = /[0-9]/;

export function typefaces(parsed: (family: Family, face: Face) => ParsedFont): Typefaces {
  const covered = new Map<string, boolean>();
  const widths = new Map<string, number>();

  const covers = (family: Family, character: string): boolean => {
    const key = `${family}:${character}`;
    const known = covered.get(key);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const found = faces.every((face) => parsed(family, face).hasGlyphForCodePoint(codePoint));
    covered.set(key, found);
    return found;
  };

  const characterWidth = (character: string, family: Family, bold: boolean): number => {
    const shown = figure.test(character) ? '0' : character;
    const key = `${family}:${bold}:${shown}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const font = parsed(family, bold ? 'bold' : 'normal');
    const glyph = font.glyphForCodePoint(shown.codePointAt(0) ?? 0);
    const tabular = shown === '0' ? font.layout(shown, ['tnum']).advanceWidth : 0;
    const width = Math.max(glyph.advanceWidth, tabular) / font.unitsPerEm;
    widths.set(key, width);
    return width;
  };

  return {
    covers,
    width: (text, family, bold, size) =>
      [...text].reduce((sum, character) => sum + characterWidth(character, family, bold), 0) * size,
  };
}
