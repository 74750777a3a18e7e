import { clustersOf } from './clusters';
import { candidatesFor, type Fallback, fallbacks, hintOf } from './fallback-fonts';

/** The two families of a document: a serif for reading, a sans for tables and labels. */
export const families = ['Source Serif 4', 'Inter'] as const;
/** With them the families that stand in for letters those two lack; each in one face. */
export type Family = (typeof families)[number] | Fallback;
export const allFamilies: readonly Family[] = [...families, ...fallbacks];

export const faces = ['normal', 'bold', 'italics', 'bolditalics'] as const;
export type Face = (typeof faces)[number];

/** Where the font files are: in the worker names of files it was given, in Node paths. */
export type FontFiles = Readonly<Record<Family, Readonly<Record<Face, string>>>>;

/** What we ask of a font parsed by fontkit. */
export interface ParsedFont {
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
  layout(
    text: string,
    features?: readonly string[],
    script?: undefined,
    language?: undefined,
    direction?: 'ltr' | 'rtl',
  ): ShapedText;
}

/** A piece of an outline: `moveTo`, `lineTo`, a curve with one or two control points, or the way back to its start. */
export interface OutlineCommand {
  readonly command: 'moveTo' | 'lineTo' | 'quadraticCurveTo' | 'bezierCurveTo' | 'closePath';
  readonly args: readonly number[];
}

/** The glyphs of a text and where they stand, in units of the font. */
export interface ShapedText {
  readonly glyphs: readonly {
    readonly id: number;
    readonly advanceWidth: number;
    readonly codePoints: readonly number[];
    /** Its outline; the y axis points up. */
    readonly path: { readonly commands: readonly OutlineCommand[] };
  }[];
  /** For each glyph the letters it stands for; none for the second of two glyphs of one letter. */
  readonly letters?: readonly (readonly number[])[];
  readonly positions: readonly { xAdvance: number; readonly xOffset: number; readonly yOffset: number }[];
  readonly advanceWidth: number;
}

/** Which characters can be printed, and how wide they are. */
export interface Typefaces {
  /** The family a character (with its marks) is set in: the wanted one, or the first of the others that has it. Null: none has. */
  familyFor(cluster: string, wanted: Family, hint: string): Family | null;
  /** Makes ready the families that a text needs besides the two of the document. */
  prepare(texts: Iterable<string>, language: string): Promise<void>;
  /** Height of a line as the font itself has it, in ems. */
  naturalLine(family: Family): number;
  /** Width in points of a line of text, without kerning; figures count as wide as tabular ones. */
  width(text: string, family: Family, bold: boolean, size: number): number;
}

interface TypefaceParts {
  readonly parsed: (family: Family, face: Face) => ParsedFont;
  /** Fetches the file of a family that is not there yet. Where files can be read at any time, there is nothing to do. */
  readonly load?: (family: Fallback) => Promise<void>;
}

const figure = /[0-9]/;

export function typefaces({ parsed, load }: TypefaceParts): Typefaces {
  const covered = new Map<string, boolean>();
  const widths = new Map<string, number>();
  const ready = new Set<Family>(load ? families : allFamilies);

  const hasCharacter = (family: Family, character: string): boolean => {
    const key = `${family}:${character}`;
    const known = covered.get(key);
    if (known !== undefined) return known;
    const codePoint = character.codePointAt(0) ?? 0;
    const found = facesOf(family).every((face) => parsed(family, face).hasGlyphForCodePoint(codePoint));
    covered.set(key, found);
    return found;
  };
  const covers = (family: Family, cluster: string) =>
    ready.has(family) && [...cluster].every((character) => hasCharacter(family, character));
  const order = (cluster: string, wanted: Family, hint: string): readonly Family[] => [
    wanted,
    ...families.filter((family) => family !== wanted),
    ...candidatesFor(cluster, hint),
  ];
  const familyFor: Typefaces['familyFor'] = (cluster, wanted, hint) => {
    // A line break is no character to draw.
    if (cluster === '\n' || covers(wanted, cluster)) return wanted;
    return order(cluster, wanted, hint).find((family) => covers(family, cluster)) ?? null;
  };

  const characterWidth = (character: string, wanted: Family, bold: boolean): number => {
    const shown = figure.test(character) ? '0' : character;
    const key = `${wanted}:${bold}:${shown}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    const font = parsed(familyFor(shown, wanted, '') ?? wanted, bold ? 'bold' : 'normal');
    const glyph = font.glyphForCodePoint(shown.codePointAt(0) ?? 0);
    const tabular = shown === '0' ? font.layout(shown, ['tnum']).advanceWidth : 0;
    const width = Math.max(glyph.advanceWidth, tabular) / font.unitsPerEm;
    widths.set(key, width);
    return width;
  };

  return {
    familyFor,
    prepare: async (texts, language) => {
      if (!load) return;
      for (const text of texts) {
        const hint = hintOf(text, language);
        for (const cluster of clustersOf(text)) {
          if (familyFor(cluster, 'Inter', hint) !== null) continue;
          for (const family of candidatesFor(cluster, hint)) {
            if (!ready.has(family)) await load(family);
            ready.add(family);
            // Widths measured before were those of a missing character.
            widths.clear();
            if (covers(family, cluster)) break;
          }
        }
      }
    },
    naturalLine: (family) => {
      const font = parsed(family, 'normal');
      return (font.ascent - font.descent) / font.unitsPerEm;
    },
    width: (text, family, bold, size) =>
      [...text].reduce((sum, character) => sum + characterWidth(character, family, bold), 0) * size,
  };
}

/** The families that stand in have one face; asking for it four times would only parse it four times. */
function facesOf(family: Family): readonly Face[] {
  return (families as readonly Family[]).includes(family) ? faces : ['normal'];
}
