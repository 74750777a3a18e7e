import { entryOf, integerOf, isName, nameOf, type PdfDict, type PdfValue, pdfNull } from '../reader/pdf-value';
import { type Comparison, explain, explainNewBelow, isNew, note } from './change';
import { type FoundField, fieldsOf } from './found-signature';
import { changedKeys, dictionariesIn, dictOf, itemsOf, sameMeaning } from './object-graph';
import { sayable } from './reason';

/** Explains what happened to the form; answers the numbers of the widgets that came with new signature fields. */
export function compareForms(comparison: Comparison): ReadonlySet<number> {
  const { before, after } = comparison;
  const formBefore = entryOf(before.entry(before.trailer, 'Root'), 'AcroForm');
  const formAfter = entryOf(after.entry(after.trailer, 'Root'), 'AcroForm');
  const [one, other] = [before.resolve(formBefore), after.resolve(formAfter)];
  explain(comparison, formAfter);
  if (other.kind === 'null' && one.kind !== 'null') note(comparison, 'formChanged');
  for (const key of changedKeys(one, other)) {
    if (key === 'Fields') continue;
    // 1: there are signatures; 2: save by adding only. Setting them promises more, and shows nothing.
    if (key === 'SigFlags' && promisesMore(entryOf(one, key), entryOf(other, key))) continue;
    note(comparison, 'formChanged', {}, { isMild: ['DA', 'DR', 'NeedAppearances'].includes(key) });
    explainNewBelow(comparison, entryOf(other, key));
  }
  explain(comparison, entryOf(other, 'Fields'));
  const listBefore = itemsOf(before, entryOf(one, 'Fields'));
  const listAfter = itemsOf(after, entryOf(other, 'Fields'));
  if (listBefore.some((item, place) => !sameMeaning(item, listAfter[place] ?? pdfNull)))
    note(comparison, 'formChanged');

  const known = fieldsOf(before);
  for (const field of known) compareField(comparison, field);
  const numbers = new Set(known.map(({ object }) => object));
  const added = fieldsOf(after).filter(({ object }) => object === null || !numbers.has(object));
  for (const field of added) if (field.object !== null) explainNewField(comparison, field);
  return new Set(added.flatMap(({ object }) => object ?? []));
}

/** Both flags there are make 3; more mean nothing that anybody knows. */
function promisesMore(before: PdfValue, after: PdfValue): boolean {
  const [one, other] = [integerOf(before) ?? 0, integerOf(after) ?? 0];
  return other >= one && other <= 3;
}

function compareField(comparison: Comparison, field: FoundField): void {
  const { after } = comparison;
  if (field.object === null) return;
  const name = sayable(field.name);
  const now = dictOf(after.object(field.object)?.value ?? pdfNull);
  if (now === null) {
    note(comparison, 'fieldChanged', { field: name, what: '-' }, { field: field.name });
    return;
  }
  compareValueInPlace(comparison, field, name);
  const keys = new Set(changedKeys(field.dict, now));
  if (keys.size === 0) return;
  const mayFill =
    field.type === 'Sig' ? fillSignature(comparison, field, now, name) : fillOther(comparison, field, now);
  explain(comparison, { kind: 'ref', number: field.object, generation: 0 });
  keys.delete('V');
  if (mayFill && keys.has('AP') && explainAppearance(comparison, field.dict, now)) keys.delete('AP');
  if (mayFill && field.type !== 'Sig') for (const key of ['AS', 'I', 'RV', 'M']) keys.delete(key);
  if (keys.size === 0) return;
  const isMild = mayFill && [...keys].every((key) => ['F', 'M', 'MK', 'DA', 'Border', 'BS', 'P', 'Type'].includes(key));
  for (const key of keys) explainNewBelow(comparison, entryOf(now, key));
  note(comparison, 'fieldChanged', { field: name, what: [...keys].join(', ') }, { field: field.name, isMild });
  if (keys.has('A') || keys.has('AA')) note(comparison, 'scriptChanged');
}

/** A value that lies in an object of its own may change without the field changing. */
function compareValueInPlace(comparison: Comparison, field: FoundField, name: string): void {
  const { value } = field;
  if (value.kind !== 'ref' || !comparison.open.has(value.number) || isNew(comparison, value.number)) return;
  explain(comparison, value);
  note(comparison, field.type === 'Sig' ? 'signatureReplaced' : 'formFilled', { field: name }, { field: field.name });
}

function fillSignature(comparison: Comparison, field: FoundField, now: PdfDict, name: string): boolean {
  const [one, other] = [entryOf(field.dict, 'V'), entryOf(now, 'V')];
  // The place where a field is drawn is a dictionary of its own in files of others.
  if (sameMeaning(one, other)) return field.isWidgetOnly && comparison.changes.some((change) => change.field !== null);
  const signature = dictOf(comparison.after.resolve(other));
  const isFresh = one.kind === 'null' && signature !== null && entryOf(signature, 'Contents').kind === 'string';
  const isOwn = other.kind === 'dict' || (other.kind === 'ref' && isNew(comparison, other.number));
  explain(comparison, other);
  if (signature !== null) explainNewBelow(comparison, withoutData(signature));
  if (isFresh && isOwn) note(comparison, 'signatureAdded', { field: name }, { field: field.name });
  else note(comparison, 'signatureReplaced', { field: name }, { field: field.name });
  return isFresh && isOwn;
}

/** References of a signature point back at the catalog; what hangs there is judged where it hangs. */
function withoutData(signature: PdfDict): PdfValue {
  return { kind: 'array', items: [...signature.entries].flatMap(([key, value]) => (key === 'Data' ? [] : [value])) };
}

function fillOther(comparison: Comparison, field: FoundField, now: PdfDict): boolean {
  explainNewBelow(comparison, entryOf(now, 'V'));
  note(comparison, 'formFilled', { field: sayable(field.name) }, { field: field.name });
  return true;
}

/** Keys by which a picture could do more than be looked at. */
const doing = ['JS', 'AA', 'OpenAction', 'Launch', 'URI', 'EF', 'Ref', 'OPI'];

/** Whether what a field shows now is a drawing made for it: new, a form, and nothing that acts or leads outside. */
function explainAppearance(comparison: Comparison, was: PdfDict, now: PdfDict): boolean {
  const { before, after } = comparison;
  const appearance = after.resolve(entryOf(now, 'AP'));
  if (appearance.kind !== 'dict' || appearance.duplicates.length > 0) return false;
  const previous = before.resolve(entryOf(was, 'AP'));
  const pictures: PdfValue[] = [];
  for (const [key, value] of appearance.entries) {
    if (!['N', 'R', 'D'].includes(key)) return false;
    if (sameMeaning(value, entryOf(previous, key))) continue;
    const states = after.resolve(value);
    pictures.push(...(states.kind === 'dict' ? states.entries.values() : [value]));
  }
  for (const picture of pictures) {
    const drawn = after.resolve(picture);
    if (drawn.kind === 'null') continue;
    if (picture.kind !== 'ref' || !isNew(comparison, picture.number)) return false;
    if (drawn.kind !== 'stream' || !isName(entryOf(drawn, 'Subtype'), 'Form')) return false;
  }
  const added = explainNewBelow(comparison, entryOf(now, 'AP'));
  return added.every(isOnlyLookedAt);
}

function isOnlyLookedAt(value: PdfValue): boolean {
  // A stream with a file name takes its bytes from outside of the document.
  if (value.kind === 'stream' && entryOf(value, 'F').kind !== 'null') return false;
  for (const dict of dictionariesIn(value)) if (doing.some((key) => dict.entries.has(key))) return false;
  return true;
}

function explainNewField(comparison: Comparison, field: FoundField): void {
  const { dict, object } = field;
  const name = sayable(field.name);
  if (object === null || !isNew(comparison, object)) {
    note(comparison, 'formFieldAdded', { field: name }, { field: field.name });
    return;
  }
  explain(comparison, { kind: 'ref', number: object, generation: 0 });
  const signature = dictOf(comparison.after.resolve(field.value));
  if (signature !== null) {
    explain(comparison, field.value);
    explainNewBelow(comparison, withoutData(signature));
  }
  const appearance = explainNewBelow(comparison, entryOf(dict, 'AP'));
  const acts = ['A', 'AA'].some((key) => entryOf(dict, key).kind !== 'null') || !appearance.every(isOnlyLookedAt);
  if (acts) note(comparison, 'scriptChanged');
  if (field.type !== 'Sig') note(comparison, 'formFieldAdded', { field: name }, { field: field.name });
  else if (field.isWidgetOnly && signature !== null) return;
  else if (isTimeStamp(signature) && !shows(comparison, dict)) note(comparison, 'timeStampAdded');
  else
    note(comparison, 'signatureFieldAdded', { field: name }, { field: field.name, isMild: !shows(comparison, dict) });
}

const isTimeStamp = (signature: PdfDict | null) =>
  signature !== null && nameOf(entryOf(signature, 'SubFilter')) === 'ETSI.RFC3161';

/** Whether a field takes any room on a page. */
function shows({ after }: Comparison, dict: PdfDict): boolean {
  if (itemsOf(after, entryOf(dict, 'Kids')).length > 0) return true;
  const sides = itemsOf(after, entryOf(dict, 'Rect')).map((side) => after.resolve(side));
  const [left, bottom, right, top] = sides.map((side) => (side.kind === 'number' ? side.value : Number.NaN));
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return sides.length > 0;
  // A rectangle of no width and no height; one that is not made of numbers counts as visible.
  return !(left === right && bottom === top);
}
