import type { DocumentFont, GlyphPosition } from './library-shapes';

/** A glyph of a run, as it goes into the file. */
export interface DrawnGlyph {
  /** Its number in the font of this document, as four hexadecimal digits. */
  readonly code: string;
  readonly position: GlyphPosition;
  /** The letters it stands for, where the font of this document says others of it; empty: it adds to its neighbour. */
  readonly otherLetters: string | null;
}

/** Nothing that is seen: what a glyph stands for that only adds to another one. */
const nothing = [0x200b];

/** Shapes a text word by word and enters its glyphs into the font of the document. */
export function glyphsOf(font: DocumentFont, text: string, features: readonly string[] | null): readonly DrawnGlyph[] {
  const drawn: DrawnGlyph[] = [];
  const runs = features ? [font.layoutRun(text, features)] : words(text).map((word) => font.layoutCached(word));
  for (const { glyphs, positions, letters } of runs) {
    for (const [at, glyph] of glyphs.entries()) {
      const position = positions[at];
      if (!position) continue;
      const number = font.subset.includeGlyph(glyph.id);
      font.widths[number] ??= glyph.advanceWidth * font.scale;
      const standsFor = letters?.[at] ?? glyph.codePoints;
      const said = font.unicode[number] ?? (standsFor.length > 0 ? standsFor : nothing);
      font.unicode[number] = said;
      const same = said.length === standsFor.length && said.every((letter, place) => letter === standsFor[place]);
      drawn.push({
        code: number.toString(16).padStart(4, '0'),
        position,
        otherLetters: same ? null : String.fromCodePoint(...standsFor),
      });
    }
  }
  return drawn;
}

/** Each with the blank after it: so the library measures them. */
const words = (text: string): readonly string[] => text.match(/[^ \t]*[ \t]|[^ \t]+$/g) ?? [];
