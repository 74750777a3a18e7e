import type { LibraryDocument, PdfReference } from './library-shapes';
import type { LinkedArea, MarkedContent, Part } from './structure';

/** Which part each stretch of drawing on a page, each link and each field belongs to: read from the drawing back to the tree. */
interface BackReferences {
  readonly pages: Map<PdfReference, PdfReference[]>;
  readonly links: Map<PdfReference, PdfReference>;
}

/** Writes the tree of parts into the file (ISO 32000-1, 14.7). To be called when everything is drawn. */
export function writeStructure(document: LibraryDocument, root: Part, pages: readonly PdfReference[]): void {
  const back: BackReferences = { pages: new Map(pages.map((page) => [page, []])), links: new Map() };
  const treeRoot = document.ref({ Type: 'StructTreeRoot' });
  treeRoot.data.K = [writePart(document, root, treeRoot, back)];
  const numbered: unknown[] = [];
  for (const [place, page] of pages.entries()) numbered.push(place, back.pages.get(page) ?? []);
  // A page and a link are keys of one list; pages come first, their keys were given when they were begun.
  let key = pages.length;
  for (const [annotation, part] of back.links) {
    annotation.data.StructParent = key;
    numbered.push(key, part);
    key += 1;
    annotation.end();
  }
  treeRoot.data.ParentTree = document.ref({ Nums: numbered });
  (treeRoot.data.ParentTree as PdfReference).end();
  treeRoot.data.ParentTreeNextKey = key;
  // The library ends both when it ends the file.
  document._root.data.StructTreeRoot = treeRoot;
  document._root.data.MarkInfo = document.ref({ Marked: true });
}

function writePart(document: LibraryDocument, part: Part, parent: PdfReference, back: BackReferences): PdfReference {
  const reference = document.ref({ Type: 'StructElem', S: part.role, P: parent });
  const { data } = reference;
  if (part.tag?.language) data.Lang = new String(part.tag.language);
  if (part.tag?.alt) data.Alt = new String(part.tag.alt);
  const attributes = attributesOf(part, document);
  if (attributes) data.A = attributes;
  const page = part.kids.find((kid): kid is MarkedContent => 'number' in kid)?.page;
  if (page) data.Pg = page;
  const kids = part.kids.map((kid) => {
    if ('kids' in kid) return writePart(document, kid, reference, back);
    if ('number' in kid) return content(kid, page, reference, back);
    return link(kid, reference, back);
  });
  // Some readers look for the field of a form only where it is no list.
  data.K = part.role === 'Form' && kids.length === 1 ? kids[0] : kids;
  reference.end();
  return reference;
}

function content(kid: MarkedContent, page: PdfReference | undefined, part: PdfReference, back: BackReferences) {
  const marks = back.pages.get(kid.page);
  if (marks) marks[kid.number] = part;
  return kid.page === page ? kid.number : { Type: 'MCR', Pg: kid.page, MCID: kid.number };
}

function link(kid: LinkedArea, part: PdfReference, back: BackReferences) {
  back.links.set(kid.annotation, part);
  return { Type: 'OBJR', Pg: kid.page, Obj: kid.annotation };
}

function attributesOf(part: Part, document: LibraryDocument): object | null {
  if (part.role === 'TH') return { O: 'Table', Scope: 'Column' };
  if (part.role === 'L' && part.tag?.ordered !== undefined)
    return { O: 'List', ListNumbering: part.tag.ordered ? 'Decimal' : 'Disc' };
  if (part.role !== 'Figure' || part.box === null) return null;
  const { left, top, right, bottom } = part.box;
  const height = document.page.height;
  return { O: 'Layout', Placement: 'Block', BBox: [left, height - bottom, right, height - top] };
}
