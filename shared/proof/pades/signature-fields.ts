import { entryOf, isName, nameOf, type PdfDict, type PdfRef, type PdfValue } from '../reader/pdf-value';
import { textOf } from '../reader/text-string';
import type { PdfRevision } from './pdf-revision';

/** A field of the form in which somebody signs or has signed. */
export interface SignatureField {
  /** With the names of what it stands under: `Vendor1`, or `signers.first`. */
  readonly name: string;
  readonly reference: PdfRef;
  readonly dictionary: PdfDict;
  /** The place on a page where it shows; mostly the field itself. */
  readonly widget: { readonly reference: PdfRef; readonly dictionary: PdfDict };
  /** The signature in it. */
  readonly signature: PdfDict | null;
}

/** More than any form has; a form that leads in circles ends here. */
const mostFields = 10_000;

/** Every signature field of the form, in its order. */
export function signatureFields(file: PdfRevision): readonly SignatureField[] {
  const found: SignatureField[] = [];
  const seen = new Set<number>();
  const look = (reference: PdfRef, above: string, inherited: string | null): void => {
    const field = file.dictionaryAt(reference);
    if (!field || seen.has(reference.number) || seen.size > mostFields) return;
    seen.add(reference.number);
    const name = [above, textOf(file.entry(field, 'T')) ?? ''].filter((part) => part !== '').join('.');
    const type = nameOf(file.entry(field, 'FT')) ?? inherited;
    const kids = file.listAt(entryOf(field, 'Kids')).filter(isReference);
    const fields = kids.filter((kid) => file.dictionaryAt(kid)?.entries.has('T'));
    for (const kid of fields) look(kid, name, type);
    if (fields.length > 0 || type !== 'Sig') return;
    const place = kids[0] ?? reference;
    const widget = { reference: place, dictionary: file.dictionaryAt(place) ?? field };
    found.push({ name, reference, dictionary: field, widget, signature: file.dictionaryAt(entryOf(field, 'V')) });
  };
  const form = file.entry(file.catalog, 'AcroForm');
  for (const reference of file.listAt(entryOf(form, 'Fields')).filter(isReference)) look(reference, '', null);
  return found;
}

/** Width and height of a field on its page, in points. */
export function sizeOf(
  file: PdfRevision,
  { widget }: SignatureField,
): { readonly width: number; readonly height: number } {
  const corners = file.listAt(entryOf(widget.dictionary, 'Rect')).map((value) => file.follow(value));
  const [left = 0, bottom = 0, right = 0, top = 0] = corners.map((one) => (one.kind === 'number' ? one.value : 0));
  // Two places, as it was printed: the difference of two such numbers has a tail of its own.
  const length = (from: number, to: number) => Math.round(Math.abs(to - from) * 100) / 100;
  return { width: length(left, right), height: length(bottom, top) };
}

/** Whether what is already signed forbids to sign this field, or to change the file at all. */
export function isLocked(file: PdfRevision, fields: readonly SignatureField[], field: string): boolean {
  return fields.some(({ signature }) =>
    file.listAt(file.entry(signature, 'Reference')).some((rule) => forbids(file, rule, field)),
  );
}

function forbids(file: PdfRevision, rule: PdfValue, field: string): boolean {
  const parameters = file.entry(rule, 'TransformParams');
  const permitted = file.entry(parameters, 'P');
  if (permitted.kind === 'number' && permitted.value === 1) return true;
  if (!isName(file.entry(rule, 'TransformMethod'), 'FieldMDP')) return false;
  const listed = file.listAt(entryOf(parameters, 'Fields'));
  const isListed = listed.some((one) => textOf(file.follow(one)) === field);
  const action = nameOf(file.entry(parameters, 'Action'));
  return action === 'All' || (action === 'Include' && isListed) || (action === 'Exclude' && !isListed);
}

const isReference = (value: PdfValue): value is PdfRef => value.kind === 'ref';
