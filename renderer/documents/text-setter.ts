import type { Inline, Source } from '#shared/domain/documents/page';
import { printableText } from '#shared/domain/documents/printable-text';
import { clustersOf } from './clusters';
import { hintOf } from './fallback-fonts';
import type { PdfRun, PdfText } from './pdf-node';
import { colours, type StyleName, styles } from './print-style';
import { type Family, families, type Typefaces } from './typefaces';

/** Characters that no font of the document can draw, and the text they stand in. */
export interface GlyphFinding {
  readonly kind: 'glyph-missing';
  readonly characters: readonly string[];
  /** The text, shortened. */
  readonly where: string;
  /** The field that changes the text, where one is known. */
  readonly source: Source | null;
}

/** Turns text into runs the PDF library can print, and remembers what it could not. */
export interface TextSetter {
  readonly fonts: Typefaces;
  readonly findings: () => readonly GlyphFinding[];
  /** About how high the text will be, rather too high than too low. */
  height(text: string | readonly Inline[], style: StyleName, width: number): number;
  set(
    text: string | readonly Inline[],
    style: StyleName,
    source?: Source,
  ): Pick<PdfText, 'text'> & { style: StyleName };
}

/**
 * Every text of a document passes here. A character the style's family lacks is set in another family; one that
 * all lack is a finding, because the PDF library would drop it without a word.
 *
 * @param language of the document, for characters that are written differently in several
 * @param targets ids of the headings of the document; a link elsewhere is set as plain text
 */
export function textSetter(fonts: Typefaces, targets: ReadonlySet<string>, language: string): TextSetter {
  const findings: GlyphFinding[] = [];

  const runsOf = (inline: Inline, style: StyleName, missing: Set<string>): readonly PdfRun[] => {
    const given = typeof inline === 'string' ? { text: inline } : inline;
    const text = printableText(given.text);
    if (text === '') return [];
    const linked = given.linkTo !== undefined && targets.has(given.linkTo) && text.trim() !== '';
    const look = {
      ...(given.bold ? { bold: true } : {}),
      ...(given.italic ? { italics: true } : {}),
      ...(linked ? { linkToDestination: given.linkTo, color: colours.accent } : {}),
    };
    const { font: wanted, fontSize, line } = styles[style];
    return pieces(text, wanted, fonts, missing, language).map(({ piece, family }) => ({
      text: piece,
      ...look,
      ...(family === wanted ? {} : { font: family }),
      // Fonts of other scripts are higher; the lines keep their distance.
      ...(isOwn(family) ? {} : { lineHeight: line / (fontSize * fonts.naturalLine(family)) }),
    }));
  };

  return {
    fonts,
    findings: () => findings,
    height: (text, style, width) => {
      const { font, bold, fontSize, line } = styles[style];
      const lines = plainText(text)
        .split('\n')
        // A tenth of each line is lost to words that did not fit.
        .map((hard) => Math.max(1, Math.ceil(fonts.width(hard, font, bold ?? false, fontSize) / (width * 0.9))));
      return lines.reduce((sum, count) => sum + count, 0) * line;
    },
    set: (text, style, source) => {
      const missing = new Set<string>();
      const inlines = typeof text === 'string' ? [text] : text;
      const runs = inlines.flatMap((inline) => runsOf(inline, style, missing));
      if (missing.size > 0) {
        const where = excerpt(plainText(inlines));
        const known = findings.some((finding) => finding.where === where);
        if (!known) findings.push({ kind: 'glyph-missing', characters: [...missing], where, source: source ?? null });
      }
      return { text: runs.length > 0 ? runs : '', style };
    },
  };
}

export function plainText(text: string | readonly Inline[]): string {
  if (typeof text === 'string') return text;
  return text.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
}

/** Cuts a text where the family changes. Most text is plain and stays whole. */
function pieces(text: string, wanted: Family, fonts: Typefaces, missing: Set<string>, language: string) {
  if (/^[\x20-\x7e\n]*$/.test(text)) return [{ piece: text, family: wanted }];
  const hint = hintOf(text, language);
  const cut: { piece: string; family: Family }[] = [];
  for (const cluster of clustersOf(text)) {
    const family = fonts.familyFor(cluster, wanted, hint);
    if (family === null) missing.add(named(cluster));
    const last = cut[cut.length - 1];
    const use = family ?? wanted;
    if (last && last.family === use) last.piece += cluster;
    else cut.push({ piece: cluster, family: use });
  }
  return cut;
}

const isOwn = (family: Family) => (families as readonly Family[]).includes(family);

/** A control character has no look; it is named by its number. */
function named(grapheme: string): string {
  const code = grapheme.codePointAt(0) ?? 0;
  return code < 0x20 || (code >= 0x7f && code < 0xa0)
    ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
    : grapheme;
}

const excerpt = (text: string) => ([...text].length > 80 ? `${[...text].slice(0, 79).join('')}…` : text);
