import type { PdfFile, PdfObject, Revision } from '../reader/pdf-file';
import { entryOf, integerOf, isName, nameOf, type PdfDict, type PdfValue, pdfNull } from '../reader/pdf-value';
import { textOf } from '../reader/text-string';
import { dictOf, itemsOf } from './object-graph';

/** A form field in one revision, with what it inherits. */
export interface FoundField {
  /** With the names of its parents, divided by points. */
  readonly name: string;
  readonly type: string | null;
  readonly value: PdfValue;
  readonly dict: PdfDict;
  /** Number of the object; null where the field stands in the list itself. */
  readonly object: number | null;
  /** Whether it is a field of its own or only the place where one is drawn. */
  readonly isWidgetOnly: boolean;
}

/** The fields of a form in their order. A field below another comes after it. */
export function fieldsOf(revision: Revision): readonly FoundField[] {
  const found: FoundField[] = [];
  const seen = new Set<number>();
  const form = revision.entry(revision.entry(revision.trailer, 'Root'), 'AcroForm');
  const open = itemsOf(revision, entryOf(form, 'Fields'))
    .map((value) => ({ value, above: '', type: null as string | null, inherited: pdfNull as PdfValue }))
    .reverse();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, above } = next;
    if (value.kind === 'ref') {
      if (seen.has(value.number)) continue;
      seen.add(value.number);
    }
    const dict = dictOf(revision.resolve(value));
    if (dict === null) continue;
    const said = revision.entry(dict, 'T');
    const name = [above, textOf(said) ?? ''].filter((part) => part !== '').join('.');
    const type = nameOf(revision.entry(dict, 'FT')) ?? next.type;
    const own = entryOf(dict, 'V');
    const inherited = own.kind === 'null' ? next.inherited : own;
    const object = value.kind === 'ref' ? value.number : null;
    found.push({ name, type, value: inherited, dict, object, isWidgetOnly: said.kind !== 'string' && above !== '' });
    const kids = itemsOf(revision, entryOf(dict, 'Kids'));
    for (const kid of [...kids].reverse()) open.push({ value: kid, above: name, type, inherited });
  }
  return found;
}

/** A dictionary that claims to be a signature, where it was found. */
export interface FoundSignature {
  readonly field: string | null;
  /** Other fields that hold the same one. */
  readonly alsoIn: readonly string[];
  readonly fieldDict: PdfDict | null;
  readonly object: PdfObject;
  readonly dict: PdfDict;
  readonly revision: Revision;
}

/** Every signature of every revision, also those no field of the form holds (any more), in the order of the file. */
export function signaturesOf(file: PdfFile): readonly FoundSignature[] {
  return file.revisions.flatMap((revision) => {
    const holders = new Map<number, FoundField[]>();
    const direct: FoundSignature[] = [];
    for (const field of fieldsOf(revision)) {
      if (field.type !== 'Sig' || field.isWidgetOnly) continue;
      if (field.value.kind === 'ref')
        holders.set(field.value.number, [...(holders.get(field.value.number) ?? []), field]);
      const object = field.object === null ? null : revision.written.get(field.object);
      if (field.value.kind === 'dict' && object)
        direct.push({ field: field.name, alsoIn: [], fieldDict: field.dict, object, dict: field.value, revision });
    }
    const written = [...revision.written.values()].flatMap((object) => {
      const dict = object.value.kind === 'dict' && isSignature(object.value) ? object.value : null;
      if (dict === null) return [];
      const [field, ...others] = holders.get(object.number) ?? [];
      const alsoIn = others.map(({ name }) => name);
      return [{ field: field?.name ?? null, alsoIn, fieldDict: field?.dict ?? null, object, dict, revision }];
    });
    return [...written, ...direct].sort((one, other) => placeOf(one) - placeOf(other));
  });
}

/** Whatever has the bytes of a signature is one, however it is labelled; a seed value or a lock has none. */
function isSignature(dict: PdfDict): boolean {
  const type = entryOf(dict, 'Type');
  const labelled = isName(type, 'Sig') || isName(type, 'DocTimeStamp');
  const has = (key: string) => entryOf(dict, key).kind !== 'null';
  return has('ByteRange') || (labelled && has('Contents')) || (has('SubFilter') && has('Contents'));
}

const placeOf = ({ object }: FoundSignature) => (object.place.kind === 'file' ? object.place.start : 0);

/** What a signature permits and forbids from then on. */
export interface Permissions {
  /** DocMDP: 1 nothing, 2 filling in and signing, 3 also notes. Null: it says nothing of it. */
  readonly certifies: 1 | 2 | 3 | null;
  /** P of the lock of its field (ISO 32000-2), from its signing on. */
  readonly narrowsTo: 1 | 2 | 3 | null;
  readonly locks: readonly Lock[];
}

export interface Lock {
  readonly action: 'All' | 'Include' | 'Exclude';
  readonly fields: readonly string[];
}

/** Reads DocMDP and FieldMDP of a signature and the lock of its field. */
export function permissionsOf({ dict, fieldDict, revision }: FoundSignature): Permissions {
  let certifies: Permissions['certifies'] = null;
  let narrowsTo: Permissions['narrowsTo'] = null;
  const locks: Lock[] = [];
  for (const item of itemsOf(revision, entryOf(dict, 'Reference'))) {
    const parameters = revision.entry(item, 'TransformParams');
    const method = nameOf(revision.entry(item, 'TransformMethod'));
    if (method === 'DocMDP') certifies = levelOf(revision.entry(parameters, 'P'), 2);
    if (method === 'FieldMDP') locks.push(lockOf(revision, parameters));
    if (method === 'FieldMDP') narrowsTo = narrower(narrowsTo, levelOf(revision.entry(parameters, 'P'), null));
  }
  const lock = fieldDict === null ? pdfNull : revision.entry(fieldDict, 'Lock');
  if (lock.kind === 'dict') {
    locks.push(lockOf(revision, lock));
    narrowsTo = narrower(narrowsTo, levelOf(revision.entry(lock, 'P'), null));
  }
  return { certifies, narrowsTo, locks };
}

/** The narrower of two permissions. */
export function narrower(one: 1 | 2 | 3 | null, other: 1 | 2 | 3 | null): 1 | 2 | 3 | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** A number that means nothing permits nothing. */
function levelOf<Missing extends 2 | null>(value: PdfValue, missing: Missing): 1 | 2 | 3 | Missing {
  if (value.kind === 'null') return missing;
  const level = integerOf(value);
  return level === 2 || level === 3 ? level : 1;
}

/** An action that is not known locks everything. */
function lockOf(revision: Revision, dict: PdfValue): Lock {
  const action = nameOf(revision.entry(dict, 'Action'));
  const fields = itemsOf(revision, entryOf(dict, 'Fields')).flatMap((item) => {
    const name = revision.resolve(item);
    return textOf(name) ?? [];
  });
  return { action: action === 'Include' || action === 'Exclude' ? action : 'All', fields };
}

export function locksField(lock: Lock, field: string): boolean {
  const named = lock.fields.some((name) => field === name || field.startsWith(`${name}.`));
  if (lock.action === 'All') return true;
  return lock.action === 'Include' ? named : !named;
}
