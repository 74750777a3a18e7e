import { type DrawnGlyph, glyphsOf } from './glyph-run';
import type { LineInline } from './library-shapes';
import type { TaggedDocument } from './tagged-document';

/**
 * Scripts in which a font puts glyphs in another order than letters, or one glyph for several: there the file says
 * what is written beside the glyphs (`ActualText`), or a copy of the text would be scrambled.
 */
const shaped = /[\u0900-\u109f\u1780-\u18af\ua800-\uabff]|\p{Emoji_Modifier}/u;

/** Writes runs of text onto the page of a document. */
export class TextPen {
  private readonly document: TaggedDocument;
  private colour: string | null = null;

  constructor(document: TaggedDocument) {
    this.document = document;
  }

  startPage(): void {
    this.colour = null;
  }

  /** Something else has been drawn, perhaps in another colour. */
  forgetColour(): void {
    this.colour = null;
  }

  /** The page a reference leads to is known only now; the number is set where the placeholder stood. */
  setPageNumber(inline: LineInline, target: NonNullable<LineInline['_pageNodeRef']>): void {
    const place = target.positions?.[0];
    if (place === undefined) throw new Error('A page reference leads nowhere.');
    inline.text = String(place.pageNumber);
    const width = inline.font.widthOfString(inline.text, inline.fontSize, inline.fontFeatures);
    if (inline.alignment === 'right') inline.x += inline.width - width;
    if (inline.alignment === 'center') inline.x += (inline.width - width) / 2;
    inline.width = width;
  }

  /** Words that look alike are written in one go: the file is smaller and made faster. */
  joined(inlines: readonly LineInline[]): readonly LineInline[] {
    const runs: LineInline[] = [];
    for (const inline of inlines) {
      const last = runs[runs.length - 1];
      if (last && follows(last, inline)) {
        last.text += inline.text;
        last.width += inline.width;
      } else if (inline.text !== '') runs.push({ ...inline });
    }
    return runs;
  }

  write(run: LineInline, x: number, baseline: number): void {
    const { document } = this;
    const colour = document.resolveColor(run.color, 'black');
    if (colour !== this.colour) document.fillColor(colour);
    this.colour = colour;
    const said = run.said ?? (shaped.test(run.text) ? run.text : null);
    if (said !== null) document.addContent(`/Span <</ActualText ${pdfText(said)}>> BDC`);
    // Readers turn such a stretch around again (ISO 32000-1, 14.8.2.3.3).
    else if (run.reversed) document.addContent('/ReversedChars BMC');
    this.glyphs(run, x, baseline);
    if (said !== null || run.reversed) document.addContent('EMC');
  }

  /** The page is drawn from the top down, so letters are turned over to stand upright. */
  private glyphs(run: LineInline, x: number, y: number): void {
    const { document } = this;
    const { text, font, fontSize, characterSpacing } = run;
    document.page.fonts[font.id] ??= font.ref();
    const line = new GlyphLine(x, y, fontSize, characterSpacing);
    const glyphs = glyphsOf(font, text, run.fontFeatures);
    // Glyph 0 is the box for a missing character. The setter lets none pass; a shaper could still make one.
    if (glyphs.some(({ code }) => code === '0000')) document.undrawn.add(text);
    for (const glyph of glyphs) {
      // Two letters of one shape, told apart by a dot that is a glyph of its own: the file says which it is. In
      // scripts that run to the right the whole word is said already.
      const spelled = run.reversed && glyph.otherLetters ? glyph.otherLetters : null;
      if (spelled !== null) line.spell(`/Span <</ActualText ${pdfText(spelled)}>> BDC`);
      line.add(glyph);
      if (spelled !== null) line.spell('EMC');
    }
    document.addContent(`BT\n/${font.id} ${number(fontSize)} Tf\n${line.end()}\nET`);
  }
}

/** The operators that show a line of glyphs, each where it belongs. */
class GlyphLine {
  private readonly out: string[];
  private pieces = '';
  private held = '';
  private moved = false;
  private x: number;
  private readonly y: number;
  private readonly size: number;
  private readonly spacing: number;

  constructor(x: number, y: number, size: number, spacing: number) {
    this.x = x;
    this.y = y;
    this.size = size;
    this.spacing = spacing;
    this.out = [`1 0 0 -1 ${number(x)} ${number(y)} Tm`, ...(spacing ? [`${number(spacing)} Tc`] : [])];
  }

  add({ code, position }: DrawnGlyph): void {
    const { xOffset, yOffset, xAdvance, advanceWidth } = position;
    const isOff = xOffset !== 0 || yOffset !== 0;
    if (isOff || this.moved) {
      this.flush();
      const left = this.x + (xOffset * this.size) / 1000;
      const top = this.y - (yOffset * this.size) / 1000;
      this.out.push(`1 0 0 -1 ${number(left)} ${number(top)} Tm`);
    }
    this.moved = isOff;
    this.held += code;
    const kern = advanceWidth - xAdvance;
    if (kern !== 0) {
      this.pieces += `<${this.held}> ${number(kern)} `;
      this.held = '';
    }
    this.x += (xAdvance * this.size) / 1000 + this.spacing;
  }

  /** Something that stands between two glyphs and draws nothing. */
  spell(operator: string): void {
    this.flush();
    this.out.push(operator);
  }

  end(): string {
    this.flush();
    if (this.spacing) this.out.push('0 Tc');
    return this.out.join('\n');
  }

  private flush(): void {
    if (this.held !== '') this.pieces += `<${this.held}> `;
    if (this.pieces !== '') this.out.push(`[${this.pieces.trimEnd()}] TJ`);
    this.pieces = '';
    this.held = '';
  }
}

/** Only after a blank: inside a word the pair of letters at the seam would move together. */
function follows(last: LineInline, next: LineInline): boolean {
  return (
    last.text.endsWith(' ') &&
    last.said === undefined &&
    next.said === undefined &&
    !last.reversed &&
    !next.reversed &&
    last.font === next.font &&
    last.fontSize === next.fontSize &&
    last.color === next.color &&
    last.fontFeatures === next.fontFeatures &&
    last.characterSpacing === next.characterSpacing &&
    last.linkToDestination === next.linkToDestination &&
    last.characterSpacing === 0 &&
    Math.abs(last.x + last.width - next.x) < 0.01 &&
    !shaped.test(last.text) &&
    !shaped.test(next.text)
  );
}

/** As UTF-16 in hexadecimal: no character of it can end the string early. */
function pdfText(text: string): string {
  let hex = 'feff';
  for (let at = 0; at < text.length; at += 1) hex += text.charCodeAt(at).toString(16).padStart(4, '0');
  return `<${hex}>`;
}

const number = (value: number) => String(Math.round(value * 1000) / 1000);
