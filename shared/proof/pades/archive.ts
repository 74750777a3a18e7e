import { ok, type Result, refuse } from '#shared/base/result';
import type { Bytes } from '../bytes';
import { entryOf, type PdfRef } from '../reader/pdf-value';
import type { AskForTime } from '../signer';
import { checkToken } from '../time/token';
import { array, dictionary, name, number, textString, withEntries } from './new-value';
import { type OpenRefusal, PdfRevision } from './pdf-revision';
import { replaceAt, storeValidationData } from './security-store';
import { signatureFields } from './signature-fields';
import { type SignatureRoom, signatureRoom, signedRange } from './signed-range';

/** What makes a file provable for years: who vouches for whom, what was revoked, and when all that stood so. */
export interface Archiving {
  readonly askForTime: AskForTime;
  /** DER; every certificate that stands between a signature of the file and a root. */
  readonly certificates: readonly Uint8Array[];
  /** DER. */
  readonly revocationLists: readonly Uint8Array[];
  /** ISO moment of this device's clock. */
  readonly now: string;
}

export interface Archived {
  readonly bytes: Bytes;
  /** What the authority says: not later than then was everything in the file. ISO moment. */
  readonly at: string;
  /** Until then the certificate of the authority can be checked; renew before it. ISO moment. */
  readonly holdsUntil: string;
}

/** Why nothing was added; the file that was given is as it was. */
export type ArchiveProblem =
  | OpenRefusal
  | { readonly kind: 'nothing-signed' }
  /** The authority did not answer, or refused; `detail` is for a report, not for the person. */
  | { readonly kind: 'no-time'; readonly detail: string }
  /** Its answer speaks of something else, or cannot be read. */
  | { readonly kind: 'bad-time' }
  /** Its certificate has ended already. */
  | { readonly kind: 'time-expired'; readonly until: string };

/**
 * Adds one revision with the validation data and a time-stamp over the whole file (level B-LTA of ETSI EN 319 142-1).
 * Done again, it adds what is newer and another time-stamp over the first one.
 */
export async function addArchivalData(
  bytes: Uint8Array,
  request: Archiving,
): Promise<Result<Archived, ArchiveProblem>> {
  let room = 8192;
  for (;;) {
    const opened = PdfRevision.open(bytes);
    if (!opened.ok) return opened;
    const file = opened.value;
    if (!signatureFields(file).some(({ signature }) => signature !== null)) return refuse({ kind: 'nothing-signed' });
    storeValidationData(file, request);
    const stamp = signatureRoom(room);
    writeTimeStamp(file, stamp);
    const range = await signedRange(file.write(), stamp);
    const token = await ask(request.askForTime, range.digest);
    if (!token.ok) return token;
    const { standing, facts } = await checkToken(token.value, { digest: range.digest, anchors: [] });
    // Nobody is trusted here, so no path is found; refused is what does not hold whoever is trusted.
    if (standing === 'refused' || !facts?.signer) return refuse({ kind: 'bad-time' });
    const { notAfter: holdsUntil } = facts.signer;
    if (Date.parse(request.now) > Date.parse(holdsUntil)) return refuse({ kind: 'time-expired', until: holdsUntil });
    const complete = range.complete(token.value);
    if (complete) return ok({ bytes: complete, at: facts.at, holdsUntil });
    // The certificates of this authority take more room; the next answer is about as long.
    room = token.value.length + 1024;
  }
}

async function ask(askForTime: AskForTime, digest: Bytes): Promise<Result<Bytes, ArchiveProblem>> {
  try {
    return ok(await askForTime(digest));
  } catch (error) {
    return refuse({ kind: 'no-time', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** Printed, and not to be moved or deleted by a reader: PDF/A wants the first of every field, also of one nobody sees. */
const printedAndLocked = 4 + 128;

/** A field without extent on the first page, which shows nothing and which no reader of the text meets. */
function writeTimeStamp(file: PdfRevision, room: SignatureRoom): void {
  const page = file.firstPage;
  if (!page) throw new Error('A file with a signature has a page.');
  const stamp = file.add(
    dictionary({
      Type: name('DocTimeStamp'),
      Filter: name('Adobe.PPKLite'),
      SubFilter: name('ETSI.RFC3161'),
      ByteRange: room.byteRange,
      Contents: room.contents,
    }),
  );
  const field = file.add(
    dictionary({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name('Sig'),
      T: textString(freeName(file)),
      F: number(printedAndLocked),
      Rect: array(number(0), number(0), number(0), number(0)),
      P: page,
      V: stamp,
    }),
  );
  addTo(file, page, 'Annots', field);
  const form = entryOf(file.catalog, 'AcroForm');
  if (form.kind === 'ref') addTo(file, form, 'Fields', field);
  else {
    const direct = file.dictionaryAt(form) ?? dictionary({});
    const fields = array(...file.listAt(entryOf(direct, 'Fields')), field);
    replaceAt(file, file.catalogReference, 'AcroForm', withEntries(direct, { Fields: fields }));
  }
}

function addTo(file: PdfRevision, owner: PdfRef, key: string, field: PdfRef): void {
  const before = file.dictionaryAt(owner) ?? dictionary({});
  const list = array(...file.listAt(entryOf(before, key)), field);
  const place = entryOf(before, key);
  if (place.kind === 'ref') file.change(place, list);
  else file.change(owner, withEntries(before, { [key]: list }));
}

function freeName(file: PdfRevision): string {
  const taken = new Set(signatureFields(file).map((field) => field.name));
  let number = 1;
  while (taken.has(`Timestamp${number}`)) number += 1;
  return `Timestamp${number}`;
}
