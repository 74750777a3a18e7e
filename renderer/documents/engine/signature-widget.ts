import type { SignatureField } from '#shared/domain/documents/page';
import type { LibraryVector } from './library-shapes';
import type { Part } from './structure';
import type { TaggedDocument } from './tagged-document';

/** Printed, and not to be moved or deleted by a reader (ISO 32000-1, 12.5.3). */
const printedAndLocked = 4 + 128;

/**
 * Puts a signature field where the layout left room for it. The place is read from the box as it comes to be drawn:
 * what the library writes into a block while it lays it out is wrong for blocks that are kept whole. Numbers have two
 * decimals, because a library that later writes the field again keeps no more, and a box that moved by a hair looks
 * as if somebody had moved it.
 */
export function addSignatureField(
  document: TaggedDocument,
  part: Part,
  { x = 0, y = 0, w = 0, h = 0 }: LibraryVector,
  { name, tooltip, locksAll }: SignatureField,
): void {
  const { page } = document;
  const [left, bottom] = [hundredth(x), hundredth(page.height - y - h)];
  const [width, height] = [hundredth(w), hundredth(h)];
  const empty = document.ref({
    Type: 'XObject',
    Subtype: 'Form',
    FormType: 1,
    BBox: [0, 0, width, height],
    Resources: {},
  });
  empty.end(`q 0.81 0.79 0.75 RG 0.6 w 0.3 0.3 ${hundredth(width - 0.6)} ${hundredth(height - 0.6)} re S Q`);
  const widget = document.ref({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: 'Sig',
    T: new String(name),
    TU: new String(tooltip),
    F: printedAndLocked,
    Rect: [left, bottom, hundredth(left + width), hundredth(bottom + height)],
    AP: { N: empty },
    P: page.dictionary,
  });
  if (locksAll) {
    // As an object of its own (ISO 32000-1, table 232). P 1: nothing may change afterwards.
    const lock = document.ref({ Type: 'SigFieldLock', Action: 'All', P: 1 });
    lock.end();
    widget.data.Lock = lock;
  }
  page.annotations.push(widget);
  document.addField(widget);
  part.kids.push({ page: page.dictionary, annotation: widget });
}

const hundredth = (value: number) => Math.round(value * 100) / 100;
