import type { PdfObject, Revision } from '../reader/pdf-file';
import { entryOf, type PdfValue, pdfNull } from '../reader/pdf-value';
import { type Change, type Comparison, explain, explainNewBelow, isNew, note } from './change';
import { compareForms } from './form-changes';
import {
  changedKeys,
  dictOf,
  itemsOf,
  type Part,
  pageNodesOf,
  partsOf,
  referencesIn,
  sameMeaning,
} from './object-graph';
import type { ReasonCode } from './reason';
import { explainValidationData } from './validation-data';

/** Numbers that anything in the file has referred to so far, whether or not something stood there. */
export type Mentioned = Set<number>;

export function mention(mentioned: Mentioned, revision: Revision): void {
  for (const { value } of revision.written.values())
    for (const { number } of referencesIn(value)) mentioned.add(number);
  for (const { number } of referencesIn(revision.trailer)) mentioned.add(number);
}

/**
 * Everything the newer of two neighbouring revisions did to the document. Each object it wrote must find its
 * explanation from above: by what the catalog, the form, a page may do. What remains is named by the part it plays.
 */
export function revisionChanges(
  before: Revision,
  after: Revision,
  mayCertify: boolean,
  mentioned: Mentioned,
): readonly Change[] {
  const comparison: Comparison = { before, after, mayCertify, open: differing(before, after), changes: [] };
  compareTrailers(comparison);
  compareCatalogs(comparison);
  const widgets = compareForms(comparison);
  comparePages(comparison, widgets);
  for (const object of after.written.values()) {
    if (object.role === 'object' && isNew(comparison, object.number) && mentioned.has(object.number))
      note(comparison, 'sleepingReferenceFilled', { object: object.number });
  }
  explainTheRest(comparison);
  for (const number of after.freed) note(comparison, 'objectRemoved', { object: number });
  // A revision that does nothing was still written by somebody, and for no reason that a signing has.
  if (comparison.changes.length === 0) note(comparison, 'savedAgain');
  return comparison.changes;
}

/** What was written and is not, to the last digit, what stood there before. */
function differing(before: Revision, after: Revision): Map<number, PdfObject> {
  const open = new Map<number, PdfObject>();
  for (const [number, object] of after.written) {
    const previous = before.object(number);
    if (object.role === 'xrefStream' && (previous === null || previous.role === 'xrefStream')) continue;
    if (object.role === 'objectStream' && previous === null) continue;
    const isSame =
      previous !== null &&
      previous.role === object.role &&
      previous.generation === object.generation &&
      sameMeaning(previous.value, object.value);
    if (!isSame) open.set(number, object);
  }
  return open;
}

/** Entries by which a revision is found and unpacked; they belong to the file, not to the document. */
const ofTheFile = new Set(['Size', 'Prev', 'XRefStm', 'Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms']);

function compareTrailers(comparison: Comparison): void {
  const [one, other] = [comparison.before.trailer, comparison.after.trailer];
  for (const key of changedKeys(one, other)) {
    if (ofTheFile.has(key)) continue;
    if (key === 'ID') {
      const [permanent, next] = [one, other].map((trailer) => itemsOf(comparison.after, entryOf(trailer, 'ID'))[0]);
      if (!sameMeaning(permanent ?? pdfNull, next ?? pdfNull)) note(comparison, 'trailerChanged', { entry: 'ID' });
    } else if (key === 'Info') {
      note(comparison, 'metadataChanged', {}, { isMild: true });
      explain(comparison, entryOf(other, 'Info'));
    } else note(comparison, 'trailerChanged', { entry: key });
  }
}

const catalogCodes: Readonly<Record<string, ReasonCode>> = {
  Pages: 'pagesChanged',
  AF: 'attachmentChanged',
  OpenAction: 'scriptChanged',
  AA: 'scriptChanged',
  Metadata: 'metadataChanged',
  StructTreeRoot: 'structureChanged',
  MarkInfo: 'structureChanged',
  Lang: 'structureChanged',
  OCProperties: 'layersChanged',
  Outlines: 'navigationChanged',
  Dests: 'navigationChanged',
  PageLabels: 'navigationChanged',
  PageMode: 'navigationChanged',
  PageLayout: 'navigationChanged',
  ViewerPreferences: 'navigationChanged',
};
const nameCodes: Readonly<Record<string, ReasonCode>> = {
  EmbeddedFiles: 'attachmentChanged',
  JavaScript: 'scriptChanged',
  Dests: 'navigationChanged',
};

function compareCatalogs(comparison: Comparison): void {
  const { before, after, mayCertify } = comparison;
  const root = entryOf(after.trailer, 'Root');
  const [one, other] = [before.entry(before.trailer, 'Root'), after.resolve(root)];
  explain(comparison, root);
  for (const key of changedKeys(one, other)) {
    const value = entryOf(other, key);
    if (key === 'AcroForm' || key === 'DSS') continue;
    if (key === 'Perms' && mayCertify && entryOf(one, key).kind === 'null') explainNewBelow(comparison, value);
    else if (key === 'Extensions' && isExtensionsOnly(after, value)) {
      explainNewBelow(comparison, value);
      if (!mayCertify) note(comparison, 'savedAgain');
    } else if (key === 'Names') compareNames(comparison, entryOf(one, key), value);
    else note(comparison, catalogCodes[key] ?? 'catalogChanged', catalogCodes[key] ? {} : { entry: key });
    if (key in catalogCodes) explainNewBelow(comparison, value);
  }
  const names = entryOf(other, 'Names');
  if (names.kind === 'ref' && comparison.open.has(names.number)) compareNames(comparison, entryOf(one, 'Names'), names);
  explainValidationData(comparison, entryOf(one, 'DSS'), entryOf(other, 'DSS'));
}

/** Which extensions of the format a file uses says nothing of what it shows. */
function isExtensionsOnly(after: Revision, value: PdfValue): boolean {
  const said = [...(dictOf(after.resolve(value))?.entries ?? [])].filter(([key]) => key !== 'Type');
  return said.every(([, developer]) => {
    const keys = [...(dictOf(after.resolve(developer))?.entries.keys() ?? ['-'])];
    return keys.every((key) => ['Type', 'BaseVersion', 'ExtensionLevel', 'ExtensionRevision', 'URL'].includes(key));
  });
}

function compareNames(comparison: Comparison, before: PdfValue, after: PdfValue): void {
  const [one, other] = [comparison.before.resolve(before), comparison.after.resolve(after)];
  explain(comparison, after);
  for (const key of changedKeys(one, other)) {
    note(comparison, nameCodes[key] ?? 'catalogChanged', nameCodes[key] ? {} : { entry: `Names ${key}` });
    explainNewBelow(comparison, entryOf(other, key));
  }
}

function comparePages(comparison: Comparison, widgets: ReadonlySet<number>): void {
  const { before, after, open } = comparison;
  const listed = (revision: Revision) => [
    ...pageNodesOf(revision, entryOf(revision.entry(revision.trailer, 'Root'), 'Pages')),
  ];
  const [nodesBefore, nodesAfter] = [listed(before), listed(after)];
  const isSame =
    nodesBefore.length === nodesAfter.length &&
    nodesBefore.every(({ value }, place) => sameMeaning(value, nodesAfter[place]?.value ?? pdfNull));
  if (!isSame) note(comparison, 'pagesChanged');
  let page = 0;
  for (const { value, isPage } of nodesBefore) {
    if (isPage) page += 1;
    if (value.kind !== 'ref') continue;
    if (isPage) comparePage(comparison, value, page, widgets);
    else if (open.has(value.number)) note(comparison, 'pagesChanged');
    explain(comparison, value);
  }
}

function comparePage(comparison: Comparison, page: PdfValue, number: number, widgets: ReadonlySet<number>): void {
  const { before, after } = comparison;
  const [one, other] = [before.resolve(page), after.resolve(page)];
  for (const key of changedKeys(one, other)) {
    if (key === 'Annots') continue;
    if (key === 'AA') note(comparison, 'scriptChanged');
    else if (['Metadata', 'PieceInfo', 'LastModified'].includes(key))
      note(comparison, 'metadataChanged', {}, { isMild: true });
    else note(comparison, 'pageChanged', { page: number });
    explainNewBelow(comparison, entryOf(other, key));
  }
  const [listBefore, listAfter] = [itemsOf(before, entryOf(one, 'Annots')), itemsOf(after, entryOf(other, 'Annots'))];
  explain(comparison, entryOf(other, 'Annots'));
  const isKept = listBefore.every((item, place) => sameMeaning(item, listAfter[place] ?? pdfNull));
  const added = listAfter.slice(listBefore.length);
  const areFields = added.every((item) => item.kind === 'ref' && widgets.has(item.number));
  if (isKept && areFields) return;
  note(comparison, 'annotationChanged', { page: number });
  for (const item of added) {
    explainNewBelow(comparison, item);
    const dict = after.resolve(item);
    if (entryOf(dict, 'AA').kind !== 'null' || doesMoreThanLead(after, dict)) note(comparison, 'scriptChanged');
  }
}

/** A link within the document is a note at most; everything else an annotation can start is an action. */
function doesMoreThanLead(after: Revision, annotation: PdfValue): boolean {
  const action = after.entry(annotation, 'A');
  const kind = after.entry(action, 'S');
  return action.kind !== 'null' && !(kind.kind === 'name' && (kind.name === 'GoTo' || kind.name === 'URI'));
}

const codesOfParts: Readonly<Record<Part['role'], ReasonCode>> = {
  catalog: 'catalogChanged',
  pages: 'pagesChanged',
  page: 'pageChanged',
  content: 'pageChanged',
  annotation: 'annotationChanged',
  form: 'formChanged',
  attachment: 'attachmentChanged',
  script: 'scriptChanged',
  metadata: 'metadataChanged',
  structure: 'structureChanged',
  layers: 'layersChanged',
  navigation: 'navigationChanged',
  validationData: 'validationDataOdd',
  other: 'unexplainedChange',
};

/** Names what could not be explained by the part it plays: that of before, else the one it plays now. */
function explainTheRest(comparison: Comparison): void {
  const { before, after, open } = comparison;
  if (open.size === 0) return;
  const [partsBefore, partsAfter] = [partsOf(before), partsOf(after)];
  for (const number of open.keys()) {
    const part = partsBefore.get(number) ?? partsAfter.get(number);
    if (part === undefined) note(comparison, 'unreachableAdded', { object: number });
    else if (part.role === 'metadata') note(comparison, 'metadataChanged', {}, { isMild: true });
    else if (part.page > 0) note(comparison, pageCodeOf(part), { page: part.page });
    else if (part.role === 'catalog') note(comparison, 'catalogChanged', { entry: '-' });
    else if (part.role === 'other') note(comparison, 'unexplainedChange', { object: number });
    else note(comparison, codesOfParts[part.role]);
  }
  open.clear();
}

const pageCodeOf = ({ role }: Part): ReasonCode =>
  role === 'annotation' || role === 'page' || role === 'content' ? codesOfParts[role] : 'pageChanged';
