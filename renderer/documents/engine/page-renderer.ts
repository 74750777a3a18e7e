import { library } from './library';
import type { LaidOutPage, LibraryLine, LibraryVector, LineInline, PdfOutline } from './library-shapes';
import { addSignatureField } from './signature-widget';
import type { Box, Part, Structure } from './structure';
import { writeStructure } from './structure-tree';
import type { TaggedDocument } from './tagged-document';
import { TextPen } from './text-pen';

/** Draws the pages, and says of every stroke which part of the document it belongs to, or that it is none. */
export class PageRenderer extends library.Renderer {
  private readonly document: TaggedDocument;
  private readonly structure: Structure;
  private readonly pen: TextPen;
  private readonly drawn = new WeakSet<object>();
  private readonly outlines = new Map<string, PdfOutline>();
  /** What the open stretch of drawing belongs to; null: nothing is open. */
  private open: Part | 'artifact' | null = null;
  private marks = 0;
  private link: { readonly part: Part; readonly destination: string; readonly within: Part } | null = null;

  constructor(document: TaggedDocument, structure: Structure) {
    super(document);
    this.document = document;
    this.structure = structure;
    this.pen = new TextPen(document);
  }

  draw(pages: readonly LaidOutPage[], report: (share: number) => void): void {
    const total = pages.reduce((sum, { items }) => sum + items.length, 0);
    let done = 0;
    for (const page of pages) {
      this.document.addPage({ size: [page.pageSize.width, page.pageSize.height], margin: 0 });
      this.pen.startPage();
      this.marks = 0;
      for (const entry of page.items) {
        if (entry.type === 'line') this.drawLine(entry.item);
        else this.drawVector(entry.item);
        done += 1;
        report(done / total);
      }
      this.close();
    }
    this.countOutlines();
    writeStructure(this.document, this.structure.root, this.document.pageReferences);
  }

  private drawLine(line: LibraryLine): void {
    if (line._outline) this.addOutline(line, line._outline);
    if (line.id !== undefined) this.document.addNamedDestination(line.id, 'XYZ', line.x, line.y, null);
    const part = this.partOf(line);
    if (part === null) this.link = null;
    const baseline = line.y + line.getAscenderHeight();
    const [first] = line.inlines;
    if (first && line._pageNodeRef) this.pen.setPageNumber(first, line._pageNodeRef);
    for (const inline of line.inlines) if (inline._pageNodeRef) this.pen.setPageNumber(inline, inline._pageNodeRef);
    for (const run of this.pen.joined(line.inlines)) {
      this.mark(part, run);
      this.pen.write(run, line.x + run.x, baseline);
      if (part && run.linkToDestination && !isBlank(run)) this.addLink(run, line.x + run.x, baseline);
    }
    const { x, y } = line;
    if (part) this.widen(part, { left: x, top: y, right: x + line.inlineWidths, bottom: y + line.getHeight() });
  }

  /** The head of a table is read once; on the following pages it is there for the eye only. */
  private partOf(line: LibraryLine): Part | null {
    const part = this.structure.partOf(line.inlines[0]?.owner ?? line.owner);
    if (part === null || line.original === undefined) return part;
    if (this.drawn.has(line.original)) return null;
    this.drawn.add(line.original);
    return part;
  }

  private drawVector(vector: LibraryVector): void {
    const part = this.structure.partOf(vector.owner);
    if (vector.field) {
      if (part) addSignatureField(this.document, part, vector, vector.field);
      return;
    }
    this.begin(part ?? 'artifact');
    this.pen.forgetColour();
    const { x = 0, y = 0, w = 0, h = 0 } = vector;
    if (vector.curves) this.drawCurves(vector, x, y);
    else this.renderVector(vector);
    if (part) this.widen(part, { left: x, top: y, right: x + w, bottom: y + h });
  }

  private drawCurves({ curves = [], lineColor }: LibraryVector, x: number, y: number): void {
    const { document } = this;
    document
      .save()
      .translate(x, y)
      .lineCap('round')
      .lineJoin('round')
      .strokeColor(lineColor ?? 'black');
    for (const { data, width } of curves) document.lineWidth(width).path(cubic(data)).stroke();
    document.restore();
  }

  /** What stands where a figure was drawn: its box is part of what is said about it. */
  private widen(part: Part, drawn: Omit<Box, 'page'>): void {
    if (part.role !== 'Figure') return;
    const page = this.document.page.dictionary;
    const { box } = part;
    part.box =
      box === null || box.page !== page
        ? { ...drawn, page }
        : {
            page,
            left: Math.min(box.left, drawn.left),
            top: Math.min(box.top, drawn.top),
            right: Math.max(box.right, drawn.right),
            bottom: Math.max(box.bottom, drawn.bottom),
          };
  }

  /** Opens the stretch a run belongs to. A link is one part, however many words and lines it has. */
  private mark(part: Part | null, run: LineInline): void {
    const destination = run.linkToDestination;
    if (part === null || destination === null || part.role === 'Link') {
      this.link = part?.role === 'Link' && destination !== null ? { part, destination, within: part } : null;
      this.begin(part ?? 'artifact');
      return;
    }
    if (this.link?.within !== part || this.link.destination !== destination) {
      const made: Part = { role: 'Link', tag: null, parent: part, kids: [], box: null };
      part.kids.push(made);
      this.link = { part: made, destination, within: part };
    }
    this.begin(this.link.part);
  }

  private begin(wanted: Part | 'artifact'): void {
    if (this.open === wanted) return;
    this.close();
    this.open = wanted;
    if (wanted === 'artifact') {
      this.document.addContent('/Artifact <</Type /Layout>> BDC');
      return;
    }
    this.document.addContent(`/${wanted.role} <</MCID ${this.marks}>> BDC`);
    wanted.kids.push({ page: this.document.page.dictionary, number: this.marks });
    this.marks += 1;
  }

  private close(): void {
    if (this.open !== null) this.document.addContent('EMC');
    this.open = null;
  }

  private addLink(run: LineInline, x: number, baseline: number): void {
    if (this.link === null) return;
    const { document } = this;
    const { page } = document;
    const top = page.height - baseline + (run.font.ascender / 1000) * run.fontSize;
    const annotation = document.ref({
      Type: 'Annot',
      Subtype: 'Link',
      Rect: [x, top - run.height, x + run.width, top],
      Border: [0, 0, 0],
      F: 4,
      Contents: new String((run.said ?? run.text).replace(/[\u202d\u202e]/g, '').trim()),
      A: { S: 'GoTo', D: new String(this.link.destination) },
    });
    page.annotations.push(annotation);
    this.link.part.kids.push({ page: page.dictionary, annotation });
  }

  private addOutline(line: LibraryLine, outline: NonNullable<LibraryLine['_outline']>): void {
    const parent = outline.parentId === undefined ? undefined : this.outlines.get(outline.parentId);
    const item = (parent ?? this.document.outline).addItem(outline.text, { expanded: outline.expanded });
    // By name: a reader that compares two versions of a file takes pages pointed at for pages changed.
    if (line.id !== undefined) item.outlineData.Dest = new String(line.id);
    if (outline.id !== undefined) this.outlines.set(outline.id, item);
  }

  /** How many entries are seen at first; strict readers miss it at the root. */
  private countOutlines(): void {
    const { children, outlineData } = this.document.outline;
    if (children.length > 0) outlineData.Count = children.length;
  }
}

const isBlank = ({ text }: LineInline) => /^[\s\u202d\u202e]*$/.test(text);

/**
 * Curves with one control point, as a hand's line is made of, written with two. The library writes them with an
 * operator that means another curve.
 */
function cubic(data: string): string {
  let [fromX, fromY] = [0, 0];
  return data.replace(/([MLQ])([^MLQ]+)/g, (_, command: string, given: string) => {
    const numbers = given
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const [toX = 0, toY = 0] = numbers.slice(-2);
    const [viaX = 0, viaY = 0] = numbers;
    const third = (end: number, via: number) => end + (2 / 3) * (via - end);
    const before = [fromX, fromY] as const;
    [fromX, fromY] = [toX, toY];
    if (command !== 'Q') return `${command}${toX} ${toY}`;
    return `C${third(before[0], viaX)} ${third(before[1], viaY)} ${third(toX, viaX)} ${third(toY, viaY)} ${toX} ${toY}`;
  });
}
