import type { Reason } from '../file-report';
import type { PdfFile } from '../reader/pdf-file';
import { entryOf, nameOf, type PdfDict, type PdfValue } from '../reader/pdf-value';
import { dictionariesIn, dictOf } from './object-graph';
import { reason, worstOf } from './reason';

/** Actions that do not stay within the document or change what it shows. */
const actions: ReadonlySet<string> = new Set([
  'Launch',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'GoToR',
  'GoToE',
  'Rendition',
  'Movie',
  'Sound',
  'Hide',
  'SetOCGState',
  'Trans',
  'GoTo3DView',
  'RichMediaExecute',
]);
const media: ReadonlySet<string> = new Set(['RichMedia', 'Screen', 'Movie', 'Sound', '3D']);

/** Whatever in a file can make it show something else than what was signed, in any of its revisions. */
export function activeContent(file: PdfFile): readonly Reason[] {
  const found = new Map<string, Reason>();
  for (const revision of file.revisions) {
    for (const { value, role } of revision.written.values()) {
      if (role !== 'object') continue;
      for (const why of activeIn(value)) found.set(JSON.stringify(why), why);
    }
    const catalog = revision.entry(revision.trailer, 'Root');
    const opening = revision.entry(catalog, 'OpenAction');
    // A place in the document to begin with is an array; anything else acts.
    if (opening.kind === 'dict' && nameOf(revision.entry(opening, 'S')) !== 'GoTo')
      found.set('open', reason('actionInside', { what: 'OpenAction' }));
    if (revision.entry(revision.entry(catalog, 'AcroForm'), 'XFA').kind !== 'null')
      found.set('xfa', reason('mediaInside', { what: 'XFA' }));
    if (hasLayers(revision.entry(catalog, 'OCProperties'), revision.resolve))
      found.set('layers', reason('hiddenLayers'));
  }
  const reasons = [...found.values()];
  return worstOf(reasons) === 'valid' ? [] : reasons;
}

function activeIn(value: PdfValue): readonly Reason[] {
  const found: Reason[] = [];
  // The bytes of a stream with a file name lie outside of the document.
  if (value.kind === 'stream' && entryOf(value, 'F').kind !== 'null')
    found.push(reason('externalContent', { what: 'F' }));
  if (value.kind === 'stream' && nameOf(entryOf(value, 'Subtype')) === 'Form' && entryOf(value, 'Ref').kind !== 'null')
    found.push(reason('externalContent', { what: 'Ref' }));
  for (const dict of dictionariesIn(value)) found.push(...activeDictionary(dict));
  return found;
}

function activeDictionary(dict: PdfDict): readonly Reason[] {
  const action = nameOf(entryOf(dict, 'S'));
  if (action === 'JavaScript' || (entryOf(dict, 'JS').kind !== 'null' && entryOf(dict, 'S').kind !== 'null'))
    return [reason('scriptInside')];
  if (action !== null && actions.has(action) && isAction(dict)) return [reason('actionInside', { what: action })];
  if (entryOf(dict, 'AA').kind === 'dict' || entryOf(dict, 'AA').kind === 'ref')
    return [reason('actionInside', { what: 'AA' })];
  const subtype = nameOf(entryOf(dict, 'Subtype'));
  const isAnnotation = entryOf(dict, 'Rect').kind !== 'null';
  return subtype !== null && isAnnotation && media.has(subtype) ? [reason('mediaInside', { what: subtype })] : [];
}

/** Structure elements and page transitions have an S as well. */
const isAction = (dict: PdfDict) => {
  const type = nameOf(entryOf(dict, 'Type'));
  return type === null ? entryOf(dict, 'P').kind === 'null' : type === 'Action';
};

function hasLayers(properties: PdfValue, resolve: (value: PdfValue) => PdfValue): boolean {
  const groups = resolve(entryOf(properties, 'OCGs'));
  return dictOf(properties) !== null && groups.kind === 'array' && groups.items.length > 0;
}
