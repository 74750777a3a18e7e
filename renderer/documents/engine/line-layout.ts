import { clusterEnds } from '../clusters';
import { type BidiText, bidiOf, inReadingDirection } from './bidi-line';
import { library } from './library';
import type { FlowNode, LibraryLine, LibraryVector, LineInline, ListNode, TextNode } from './library-shapes';

/**
 * The library's layout, in which every line and every drawing knows the block it came from. Lines are put together
 * anew: the library cuts a word that is too long between the halves of a character, measures what is left of it
 * once per line, and knows no right-to-left.
 */
export class LineLayout extends library.LayoutBuilder {
  /** Whether a node that would begin so far down the page must begin the next one. */
  breaksBefore: (node: FlowNode, top: number) => boolean = () => false;
  private readonly directions = new WeakMap<object, BidiText | null>();

  override buildNextLine(node: TextNode): LibraryLine | null {
    const inlines = node._inlines;
    const first = inlines?.[0];
    if (!inlines || !first) return null;
    const bidi = this.directionsOf(inlines);
    const line = new library.Line(this.writer.context().availableWidth);
    let held = false;
    measureRest(first);
    for (let next = first; line.hasEnoughSpaceForInline(next, inlines.slice(1)) || held; ) {
      inlines.shift();
      const rest = cutToFit(next, line);
      if (rest) inlines.unshift(rest);
      line.addInline(next);
      held = next.noNewLine === true && rest === null;
      const following = inlines[0];
      if (!following || rest) break;
      next = following;
    }
    line.lastLineInParagraph = inlines.length === 0;
    line.owner = node;
    line.original = line;
    // As a property of its own, because it must go along when the library copies the line.
    line.getAscenderHeight = () => ascentOf(line.inlines);
    if (bidi) inReadingDirection(line, bidi);
    return line;
  }

  private directionsOf(inlines: readonly LineInline[]): BidiText | null {
    const known = this.directions.get(inlines);
    if (known !== undefined) return known;
    const found = bidiOf(inlines);
    this.directions.set(inlines, found);
    return found;
  }

  /**
   * Decided on the way down. The library's own hook looks at the finished pages, and lays the whole document out
   * again for every break it finds: ten headings at the foot of a page were eleven documents.
   */
  override processNode(node: FlowNode, isVerticalAlignmentAllowed?: boolean): void {
    const context = this.writer.context();
    if (node.style !== undefined && node.pageBreak === undefined && context.getCurrentPage() !== null) {
      const top = context.getCurrentPosition().top + (node._margin?.[1] ?? 0);
      if (this.breaksBefore(node, top)) node.pageBreak = 'before';
    }
    super.processNode(node, isVerticalAlignmentAllowed);
  }

  override tryLayoutDocument(...given: readonly unknown[]): unknown {
    const { docMeasure } = this;
    const measure = docMeasure.measureLeaf.bind(docMeasure);
    docMeasure.measureLeaf = (node) => {
      measure(node);
      // A word without an end must not make its column wider than the page; it is cut where the column ends.
      node._minWidth = Math.min(node._minWidth, widestWord);
      return node;
    };
    return super.tryLayoutDocument(...given);
  }

  override processCanvas(node: { readonly canvas: readonly LibraryVector[] }): void {
    for (const vector of node.canvas) vector.owner = node;
    super.processCanvas(node);
  }

  override processList(ordered: boolean, node: ListNode): void {
    for (const { listMarker } of node.ol ?? node.ul ?? []) {
      if (!listMarker) continue;
      for (const vector of listMarker.canvas ?? []) vector.owner = listMarker;
      for (const inline of listMarker._inlines ?? []) inline.owner = listMarker;
    }
    super.processList(ordered, node);
  }
}

/**
 * From the top of a line to where its letters stand. It goes by the font of most of the line: a name in another
 * script, whose font is higher, does not push its line down.
 */
function ascentOf(inlines: readonly LineInline[]): number {
  const widths = new Map<number, number>();
  for (const { font, fontSize, width, height } of inlines) {
    // A font that is higher than its line reaches over it on both sides.
    const over = Math.max(0, ((font.ascender - font.descender) / 1000) * fontSize - height);
    const ascent = (font.ascender / 1000) * fontSize - over / 2;
    widths.set(ascent, (widths.get(ascent) ?? 0) + width);
  }
  return [...widths].reduce((most, entry) => (entry[1] > most[1] ? entry : most), [0, -1])[0];
}

/** Columns that share the room make place for words up to so many points. */
const widestWord = 110;

/** Cuts a word that is wider than the room, and gives back the rest of it. */
function cutToFit(inline: LineInline, line: LibraryLine): LineInline | null {
  const room = line.getAvailableWidth();
  if (inline.noWrap || inline.text.length < 2 || inline.width <= room) return null;
  // So far a line can reach at most: letters are wider than an eighth of their height on average.
  const ends = clusterEnds(inline.text, Math.max(40, Math.ceil((8 * room) / inline.fontSize)));
  let [low, high] = [0, ends.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(inline, ends[middle] ?? 0) <= room) low = middle;
    else high = middle - 1;
  }
  const at = ends[low] ?? inline.text.length;
  if (at >= inline.text.length) return null;
  const width = widthOf(inline, at);
  // Measured when its turn comes: doing it for every line would take a long word's length times its lines.
  const rest = { ...inline, text: inline.text.slice(at), width: inline.width - width, leadingCut: 0, isRest: true };
  // The blank after a word stays with its end; a line that ends inside a word is not the end of a paragraph.
  Object.assign(inline, { text: inline.text.slice(0, at), width, trailingCut: 0 });
  delete inline.lineEnd;
  return rest;
}

/** What is left of a long word, once it may fit on a line. */
function measureRest(inline: LineInline): void {
  if (inline.isRest && inline.text.length < 400) inline.width = widthOf(inline, inline.text.length);
}

function widthOf({ text, font, fontSize, fontFeatures, characterSpacing }: LineInline, length: number): number {
  return font.widthOfString(text.slice(0, length), fontSize, fontFeatures) + characterSpacing * (length - 1);
}
