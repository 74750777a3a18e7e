import { sameBytes } from '../bytes';
import type { Revision } from '../reader/pdf-file';
import { entryOf, nameOf, type PdfDict, type PdfRef, type PdfValue, pdfNull } from '../reader/pdf-value';

/** Whether two values mean the same: as written, but 1.0 is 1. A dictionary with a key twice is like no other. */
export function sameMeaning(one: PdfValue, other: PdfValue): boolean {
  switch (one.kind) {
    case 'null':
      return other.kind === 'null';
    case 'boolean':
      return other.kind === 'boolean' && one.value === other.value;
    case 'number':
      return other.kind === 'number' && one.value === other.value;
    case 'name':
      return other.kind === 'name' && one.name === other.name;
    case 'string':
      return other.kind === 'string' && sameBytes(one.bytes, other.bytes);
    case 'ref':
      return other.kind === 'ref' && one.number === other.number && one.generation === other.generation;
    case 'array':
      return (
        other.kind === 'array' &&
        one.items.length === other.items.length &&
        one.items.every((item, place) => sameMeaning(item, other.items[place] ?? pdfNull))
      );
    case 'dict':
      return other.kind === 'dict' && changedKeys(one, other).length === 0 && !isAmbiguous(one) && !isAmbiguous(other);
    case 'stream':
      return other.kind === 'stream' && sameMeaning(one.dict, other.dict) && sameBytes(one.raw, other.raw);
  }
}

const isAmbiguous = (dict: PdfDict) => dict.duplicates.length > 0;

/** Keys whose values differ; a null is as good as no entry. */
export function changedKeys(before: PdfValue, after: PdfValue): readonly string[] {
  const [one, other] = [dictOf(before), dictOf(after)];
  const keys = new Set([...(one?.entries.keys() ?? []), ...(other?.entries.keys() ?? [])]);
  return [...keys].filter((key) => !sameMeaning(entryOf(one ?? pdfNull, key), entryOf(other ?? pdfNull, key)));
}

/** A dictionary, also that of a stream. */
export function dictOf(value: PdfValue): PdfDict | null {
  if (value.kind === 'dict') return value;
  return value.kind === 'stream' ? value.dict : null;
}

/** Every reference that stands in a value, wherever in it. */
export function* referencesIn(value: PdfValue): Generator<PdfRef> {
  // A stack instead of calls: files may be nested deeper than calls can go.
  const open: PdfValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'ref') yield next;
    else if (next.kind === 'array') for (const item of next.items) open.push(item);
    else {
      const dict = dictOf(next);
      if (dict !== null) for (const entry of dict.entries.values()) open.push(entry);
    }
  }
}

/** Every dictionary that stands in a value itself, without following references. */
export function* dictionariesIn(value: PdfValue): Generator<PdfDict> {
  const open: PdfValue[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'array') for (const item of next.items) open.push(item);
    const dict = dictOf(next);
    if (dict === null) continue;
    yield dict;
    for (const entry of dict.entries.values()) open.push(entry);
  }
}

/** The items of an array that a value is or refers to. */
export function itemsOf(revision: Revision, value: PdfValue): readonly PdfValue[] {
  const resolved = revision.resolve(value);
  return resolved.kind === 'array' ? resolved.items : [];
}

/** What part an object plays in a document; decides how its change is explained. */
export type ObjectRole =
  | 'catalog'
  | 'pages'
  | 'page'
  | 'content'
  | 'annotation'
  | 'form'
  | 'attachment'
  | 'script'
  | 'metadata'
  | 'structure'
  | 'layers'
  | 'navigation'
  | 'validationData'
  | 'other';

export interface Part {
  readonly role: ObjectRole;
  /** Number of the page it belongs to; 0 where it belongs to none. */
  readonly page: number;
}

const catalogRoles: Readonly<Record<string, ObjectRole>> = {
  Pages: 'pages',
  AcroForm: 'form',
  AF: 'attachment',
  Names: 'other',
  OpenAction: 'script',
  AA: 'script',
  Metadata: 'metadata',
  StructTreeRoot: 'structure',
  MarkInfo: 'structure',
  OCProperties: 'layers',
  Outlines: 'navigation',
  Dests: 'navigation',
  PageLabels: 'navigation',
  DSS: 'validationData',
};
const nameRoles: Readonly<Record<string, ObjectRole>> = {
  EmbeddedFiles: 'attachment',
  JavaScript: 'script',
  Dests: 'navigation',
};

/** What part every object plays in a view of the document. An object in several parts plays the one that shows. */
export function partsOf(revision: Revision): ReadonlyMap<number, Part> {
  const parts = new Map<number, Part>();
  const root = revision.trailer.entries.get('Root') ?? pdfNull;
  const catalog = revision.resolve(root);
  if (root.kind === 'ref') parts.set(root.number, { role: 'catalog', page: 0 });
  let page = 0;
  for (const { value, isPage } of pageNodesOf(revision, entryOf(catalog, 'Pages'))) {
    if (isPage) page += 1;
    if (value.kind === 'ref') parts.set(value.number, isPage ? { role: 'page', page } : { role: 'pages', page: 0 });
    if (isPage) spreadOverPage(revision, value, page, parts);
  }
  const given = dictOf(catalog);
  for (const [key, value] of given?.entries ?? []) {
    if (key === 'Names') {
      for (const [name, tree] of dictOf(revision.resolve(value))?.entries ?? [])
        spread(revision, tree, { role: nameRoles[name] ?? 'other', page: 0 }, parts);
    }
    spread(revision, value, { role: catalogRoles[key] ?? 'other', page: 0 }, parts);
  }
  spread(revision, revision.trailer.entries.get('Info') ?? pdfNull, { role: 'metadata', page: 0 }, parts);
  return parts;
}

function spreadOverPage(revision: Revision, value: PdfValue, page: number, parts: Map<number, Part>): void {
  for (const [key, entry] of dictOf(revision.resolve(value))?.entries ?? []) {
    if (key === 'Parent') continue;
    const role =
      key === 'Annots' ? 'annotation' : key === 'AA' ? 'script' : key === 'Metadata' ? 'metadata' : 'content';
    spread(revision, entry, { role, page }, parts);
  }
}

/** Gives a part to everything that can be reached from a value and has none yet. */
function spread(revision: Revision, from: PdfValue, part: Part, parts: Map<number, Part>): void {
  const open = [...referencesIn(from)];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (parts.has(next.number)) continue;
    const value = revision.resolve(next);
    if (value.kind === 'null') continue;
    parts.set(next.number, part);
    for (const reference of referencesIn(value)) open.push(reference);
  }
}

interface PageNode {
  /** As it stands in the list of its parent: mostly a reference. */
  readonly value: PdfValue;
  readonly isPage: boolean;
}

/** The pages of a document in their order, and the nodes of the tree above them. */
export function* pageNodesOf(revision: Revision, root: PdfValue): Generator<PageNode> {
  const seen = new Set<number>();
  const open: PdfValue[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === 'ref') {
      if (seen.has(next.number)) continue;
      seen.add(next.number);
    }
    const value = revision.resolve(next);
    const isPage = nameOf(entryOf(value, 'Type')) !== 'Pages' && entryOf(value, 'Kids').kind === 'null';
    if (value.kind !== 'dict') continue;
    yield { value: next, isPage };
    if (!isPage) for (const kid of [...itemsOf(revision, entryOf(value, 'Kids'))].reverse()) open.push(kid);
  }
}
