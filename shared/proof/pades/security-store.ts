import { sameBytes } from '../bytes';
import { entryOf, type PdfDict, type PdfRef, type PdfValue } from '../reader/pdf-value';
import { array, dictionary, name, stream, withEntries } from './new-value';
import type { PdfRevision } from './pdf-revision';

/** What a verifier needs to judge the signatures of a file without asking anybody. DER each. */
export interface ValidationData {
  readonly certificates: readonly Uint8Array[];
  readonly revocationLists: readonly Uint8Array[];
}

/** Puts validation data into the store of the file (DSS, ETSI EN 319 142-1, 5.4.2). What is there already is not put in again. */
export function storeValidationData(file: PdfRevision, { certificates, revocationLists }: ValidationData): void {
  const place = entryOf(file.catalog, 'DSS');
  const before = file.dictionaryAt(place) ?? dictionary({ Type: name('DSS') });
  const added = {
    ...together(file, before, 'Certs', certificates),
    ...together(file, before, 'CRLs', revocationLists),
  };
  if (Object.keys(added).length === 0) return;
  replaceAt(file, file.catalogReference, 'DSS', withEntries(before, added));
}

function together(
  file: PdfRevision,
  store: PdfDict,
  key: 'Certs' | 'CRLs',
  given: readonly Uint8Array[],
): Readonly<Record<string, PdfValue>> {
  const there = file.listAt(entryOf(store, key));
  const known = there.flatMap((one) => file.streamAt(one) ?? []);
  const fresh: PdfRef[] = [];
  for (const bytes of given) {
    if (known.some((other) => sameBytes(other, bytes))) continue;
    known.push(bytes);
    fresh.push(file.add(stream({}, bytes)));
  }
  return fresh.length === 0 ? {} : { [key]: array(...there, ...fresh) };
}

/**
 * Says something else under a key of a dictionary: in the object that the key refers to, where it refers to one, so
 * that the dictionary itself stays untouched; else in an object of its own.
 */
export function replaceAt(file: PdfRevision, owner: PdfRef, key: string, value: PdfValue): void {
  const dictionaryOfOwner = file.dictionaryAt(owner) ?? dictionary({});
  const place = entryOf(dictionaryOfOwner, key);
  if (place.kind === 'ref') file.change(place, value);
  else file.change(owner, withEntries(dictionaryOfOwner, { [key]: place.kind === 'null' ? file.add(value) : value }));
}
