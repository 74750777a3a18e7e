import { ok, type Result, refuse } from '#shared/base/result';
import type { Revision } from './pdf-file';
import { entryOf, isName, nameOf, type PdfDict, type PdfRef, type PdfValue } from './pdf-value';

/** One page, in the order in which they are shown. */
export interface PdfPage {
  /** From 1. */
  readonly position: number;
  readonly ref: PdfRef;
  readonly dict: PdfDict;
  /** What it takes from the nodes above it, where it says nothing itself. */
  readonly inherited: ReadonlyMap<string, PdfValue>;
}

/** Why there are no pages to speak of; `value`: number of the object it is about. */
export interface PageTreeRefusal {
  readonly code: 'no-pages' | 'page-tree-circle' | 'page-tree-broken' | 'page-tree-too-deep';
  readonly value: number;
}

const inheritable = ['Resources', 'MediaBox', 'CropBox', 'Rotate'];
const mostLevels = 64;

interface Node {
  readonly ref: PdfRef;
  readonly inherited: ReadonlyMap<string, PdfValue>;
  readonly level: number;
}

/** The pages of a revision. A tree in which a node comes twice is refused: readers would show different pages. */
export function pagesOf(revision: Revision): Result<readonly PdfPage[], PageTreeRefusal> {
  const root = entryOf(revision.entry(revision.trailer, 'Root'), 'Pages');
  if (root.kind !== 'ref') return refuse({ code: 'no-pages', value: 0 });
  const pages: PdfPage[] = [];
  const seen = new Set<number>();
  const waiting: Node[] = [{ ref: root, inherited: new Map(), level: 0 }];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const { ref, level } = node;
    const dict = revision.resolve(ref);
    if (seen.has(ref.number)) return refuse({ code: 'page-tree-circle', value: ref.number });
    if (dict.kind !== 'dict') return refuse({ code: 'page-tree-broken', value: ref.number });
    if (level > mostLevels) return refuse({ code: 'page-tree-too-deep', value: ref.number });
    seen.add(ref.number);
    const type = nameOf(revision.entry(dict, 'Type'));
    if (type === 'Page') {
      pages.push({ position: pages.length + 1, ref, dict, inherited: node.inherited });
      continue;
    }
    const kids = revision.entry(dict, 'Kids');
    if (type !== 'Pages' || kids.kind !== 'array') return refuse({ code: 'page-tree-broken', value: ref.number });
    const inherited = handedDown(dict, node.inherited);
    for (const kid of kids.items.toReversed()) {
      if (kid.kind !== 'ref') return refuse({ code: 'page-tree-broken', value: ref.number });
      waiting.push({ ref: kid, inherited, level: level + 1 });
    }
  }
  return ok(pages);
}

function handedDown(dict: PdfDict, above: ReadonlyMap<string, PdfValue>): ReadonlyMap<string, PdfValue> {
  const own = inheritable.filter((key) => dict.entries.has(key));
  return own.length === 0 ? above : new Map([...above, ...own.map((key) => [key, entryOf(dict, key)] as const)]);
}

/** Whether the root of this revision is a catalogue of documents at all. */
export const hasCatalog = (revision: Revision) =>
  isName(revision.entry(revision.entry(revision.trailer, 'Root'), 'Type'), 'Catalog');
