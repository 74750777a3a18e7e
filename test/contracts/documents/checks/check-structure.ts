import { type PdfDict, PdfNumber, type PdfObject } from '@libpdf/core';
import type { CheckedPage } from './checked-page';
import { idOf, nameOf, numberOf, type PdfObjects, textOf } from './pdf-objects';

const childrenOf: Readonly<Record<string, readonly string[]>> = {
  Document: ['Sect', 'Div', 'H1', 'H2', 'H3', 'P', 'L', 'Table', 'Figure', 'Caption', 'TOC', 'Form'],
  Sect: ['Div', 'H1', 'H2', 'H3', 'P', 'L', 'Table', 'Figure', 'Caption', 'TOC', 'Form'],
  Div: ['Div', 'H1', 'H2', 'H3', 'P', 'L', 'Table', 'Figure', 'Caption', 'Form'],
  L: ['LI'],
  LI: ['Lbl', 'LBody'],
  Table: ['THead', 'TBody'],
  THead: ['TR'],
  TBody: ['TR'],
  TR: ['TH', 'TD'],
  TOC: ['TOCI'],
  TOCI: ['Link'],
  H1: ['Link'],
  H2: ['Link'],
  H3: ['Link'],
  P: ['Link'],
  Lbl: ['Link'],
  LBody: ['Link', 'P'],
  TH: ['Link'],
  TD: ['Link'],
  Caption: ['Link'],
  Figure: [],
  Link: [],
  Form: [],
};

/** The tree of parts: every stretch of drawing is in it once, roles stand where they may, and links lead both ways. */
export function checkStructure(objects: PdfObjects, pages: readonly CheckedPage[]) {
  const checker = new StructureChecker(objects, pages);
  return checker.check();
}

class StructureChecker {
  private readonly complaints: string[] = [];
  private readonly used = new Set<string>();
  private readonly parents: ReadonlyMap<number, PdfObject>;
  private readonly objects: PdfObjects;
  private readonly pages: readonly CheckedPage[];
  private read = '';
  private heading = 0;
  private areas = 0;

  constructor(objects: PdfObjects, pages: readonly CheckedPage[]) {
    this.objects = objects;
    this.pages = pages;
    const root = objects.dict(objects.catalog.get('StructTreeRoot'));
    const numbers = objects.list(objects.dict(root?.get('ParentTree'))?.get('Nums'));
    const entries = numbers.flatMap((key, at) =>
      at % 2 === 0 ? [[numberOf(key) ?? -1, numbers[at + 1]] as const] : [],
    );
    this.parents = new Map(entries.flatMap(([key, value]) => (value ? [[key, value] as const] : [])));
  }

  check(): { readonly complaints: readonly string[]; readonly read: string } {
    const { objects } = this;
    const root = objects.dict(objects.catalog.get('StructTreeRoot'));
    if (!root) return { complaints: ['has no tree of parts'], read: '' };
    for (const child of objects.list(root.get('K'))) this.part(child, null);
    for (const [at, { content, dictionary }] of this.pages.entries()) {
      for (const mark of content.marks)
        if (!this.used.has(`${at}:${mark}`)) this.complaints.push(`page ${at + 1}: mark ${mark} is in no part`);
      if (numberOf(dictionary.get('StructParents')) === null) this.complaints.push(`page ${at + 1} has no key`);
      if (nameOf(dictionary.get('Tabs')) !== 'S') this.complaints.push(`page ${at + 1} has no order of the Tab key`);
    }
    // What has no extent shows nothing and is read by nobody: the field of a time-stamp (ISO 14289-1, 7.18.1).
    const annotations = this.pages
      .flatMap(({ dictionary }) => objects.list(dictionary.get('Annots')))
      .filter((one) => objects.list(objects.dict(one)?.get('Rect')).some((corner) => numberOf(corner) !== 0));
    if (annotations.length !== this.areas) this.complaints.push('a link or a field on a page is in no part');
    return { complaints: this.complaints, read: this.read };
  }

  private part(reference: PdfObject, parent: string | null): void {
    const { objects } = this;
    const part = objects.dict(reference);
    const role = nameOf(part?.get('S')) ?? '';
    if (!part || !(role in childrenOf)) {
      this.complaints.push(`a part has the role ${role}`);
      return;
    }
    if (parent !== null && !childrenOf[parent]?.includes(role)) this.complaints.push(`${role} stands in ${parent}`);
    this.checkPart(part, role);
    this.read += role === 'Link' || role === 'Lbl' ? ' ' : '\n';
    const page = idOf(part.get('Pg'));
    for (const kid of objects.list(part.get('K'))) this.kid(kid, page, reference, role);
    this.read += ' ';
  }

  private checkPart(part: PdfDict, role: string): void {
    const { objects, complaints } = this;
    const kids = objects.list(part.get('K'));
    const attributes = objects.dict(part.get('A'));
    if (role === 'Figure' && !(textOf(part.get('Alt')) ?? '').trim())
      complaints.push('a figure says not what it shows');
    if (role === 'TH' && nameOf(attributes?.get('Scope')) !== 'Column')
      complaints.push('a head of a column has no scope');
    if (role === 'Table') this.checkTable(part);
    if (role === 'Link' && kids.length === 0) complaints.push('a link holds nothing');
    const level = /^H(\d)$/.exec(role)?.[1];
    if (level !== undefined) {
      if (Number(level) > this.heading + 1) complaints.push(`heading ${level} follows heading ${this.heading}`);
      this.heading = Number(level);
    }
  }

  private checkTable(table: PdfDict): void {
    const { objects } = this;
    const rows = objects.list(table.get('K')).flatMap((group) => objects.list(objects.dict(group)?.get('K')));
    const widths = new Set(rows.map((row) => objects.list(objects.dict(row)?.get('K')).length));
    if (widths.size > 1) this.complaints.push('rows of a table have different numbers of cells');
    const head = objects.dict(rows[0] ?? null);
    const isHead = objects.list(head?.get('K')).every((cell) => nameOf(objects.dict(cell)?.get('S')) === 'TH');
    if (!isHead) this.complaints.push('a table has no heads');
  }

  private kid(kid: PdfObject, page: string | null, part: PdfObject, role: string): void {
    if (kid instanceof PdfNumber) {
      this.content(page, kid.value, part);
      return;
    }
    const dictionary = this.objects.dict(kid);
    const type = nameOf(dictionary?.get('Type'));
    if (type === 'MCR') this.content(idOf(dictionary?.get('Pg')), numberOf(dictionary?.get('MCID')) ?? -1, part);
    else if (type === 'OBJR') this.area(this.objects.dict(dictionary?.get('Obj')), part, role);
    else this.part(kid, role);
  }

  private content(page: string | null, mark: number, part: PdfObject): void {
    const at = this.pages.findIndex(({ reference }) => idOf(reference) === page);
    const found = this.pages[at];
    if (!found?.content.marks.includes(mark)) {
      this.complaints.push(`mark ${mark} is on no page`);
      return;
    }
    if (this.used.has(`${at}:${mark}`)) this.complaints.push(`page ${at + 1}: mark ${mark} is in two parts`);
    this.used.add(`${at}:${mark}`);
    const key = numberOf(found.dictionary.get('StructParents')) ?? -1;
    if (idOf(this.objects.list(this.parents.get(key))[mark]) !== idOf(part))
      this.complaints.push(`page ${at + 1}: mark ${mark} leads back elsewhere`);
    this.read += found.content.shown.flatMap((shown) => (shown.mark === mark ? [shown.text] : [])).join('');
  }

  private area(annotation: PdfDict | null, part: PdfObject, role: string): void {
    this.areas += 1;
    const isField = nameOf(annotation?.get('Subtype')) === 'Widget';
    const [what, home, words] = isField ? ['field', 'Form', 'TU'] : ['link', 'Link', 'Contents'];
    if (role !== home) this.complaints.push(`a ${what} stands in ${role}`);
    if (!(textOf(annotation?.get(words)) ?? '').trim()) this.complaints.push(`a ${what} says not what it is`);
    const key = numberOf(annotation?.get('StructParent')) ?? -1;
    if (idOf(this.parents.get(key)) !== idOf(part)) this.complaints.push(`a ${what} leads back elsewhere`);
    if (isField) this.field(annotation);
  }

  /** Seen, printed, and looking like something that needs no font. */
  private field(widget: PdfDict | null): void {
    const look = this.objects.dict(this.objects.dict(widget?.get('AP'))?.get('N'));
    const rectangle = this.objects.list(widget?.get('Rect')).map((side) => numberOf(side) ?? 0);
    const box = this.objects.list(look?.get('BBox')).map((side) => numberOf(side) ?? 0);
    const [left = 0, bottom = 0, right = 0, top = 0] = rectangle;
    const fits = Math.abs(right - left - (box[2] ?? 0)) < 0.011 && Math.abs(top - bottom - (box[3] ?? 0)) < 0.011;
    if (!fits || right <= left || top <= bottom) this.complaints.push('a field does not look as large as it is');
    if (((numberOf(widget?.get('F')) ?? 0) & 4) === 0) this.complaints.push('a field is not printed');
    if (look?.get('Resources') && this.objects.dict(look.get('Resources'))?.get('Font'))
      this.complaints.push('a field needs a font');
  }
}
