import { deflate } from 'pako';
import { ok, type Result, refuse } from '#shared/base/result';
import { type Bytes, fromHex } from '../bytes';
import { readBlock } from '../certificates/der';
import { entryOf, type PdfDict, type PdfRef, type PdfValue } from '../reader/pdf-value';
import { type AskForTime, type Signer, signatureKeys } from '../signer';
import { type CmsProblem, cadesSignature, roomFor } from './cades';
import { array, dictionary, hexString, name, number, stream, textString, withEntries } from './new-value';
import { type OpenRefusal, PdfRevision } from './pdf-revision';
import { isLocked, type SignatureField, signatureFields, sizeOf } from './signature-fields';
import { type SignatureRoom, signatureRoom, signedRange } from './signed-range';

/** What is written into a field, and by whose key. */
export interface FieldSigning {
  readonly field: string;
  readonly signer: Signer;
  /** The first signature of a file: it says that nothing may follow but further signatures. */
  readonly certifies: boolean;
  /** What the field shows, in operators of a page; null leaves it as it was printed. */
  readonly appearance: { readonly content: string; readonly width: number; readonly height: number } | null;
  readonly name: string;
  readonly reason: string | null;
  readonly place: string | null;
  /** ISO moment of this device's clock. */
  readonly claimedAt: string;
  /** Hexadecimal. */
  readonly evidenceSha256: string | null;
  readonly beacon: Uint8Array | null;
  /** Asked for a time-stamp of the signature itself, where there is a network. */
  readonly askForTime?: AskForTime;
}

/** Why a field was not signed; the file that was given is as it was. */
export type SigningProblem =
  | OpenRefusal
  | CmsProblem
  | { readonly kind: 'no-such-field'; readonly fields: readonly string[] }
  | { readonly kind: 'already-signed' }
  /** A certification after another signature says nothing: readers refuse it. */
  | { readonly kind: 'not-first' }
  /** Nobody has certified the file yet; the first signature has to. */
  | { readonly kind: 'not-certified' }
  /** An earlier signature permits nothing more. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'certificate-not-yet-valid'; readonly from: string }
  | { readonly kind: 'certificate-expired'; readonly until: string };

/**
 * Signs an empty signature field by adding a revision: every byte that was there stays. The result is checked against
 * the certificate before it is given out; on any refusal there is no file.
 */
export async function signField(bytes: Uint8Array, request: FieldSigning): Promise<Result<Bytes, SigningProblem>> {
  const outdated = certificateProblem(request.signer, request.claimedAt);
  if (outdated) return refuse(outdated);
  let room = roomFor(request.signer, request.askForTime !== undefined);
  for (;;) {
    const opened = openField(bytes, request);
    if (!opened.ok) return opened;
    const signature = signatureRoom(room);
    writeSignature(opened.value.file, opened.value.field, request, signature);
    const range = await signedRange(opened.value.file.write(), signature);
    const made = await cadesSignature(range.digest, request.signer, request.askForTime);
    if (!made.ok) return made;
    const signed = range.complete(made.value);
    if (signed) return ok(signed);
    // A time-stamp may bring more certificates than expected. The next one is about as long.
    room = made.value.length + 1024;
  }
}

/** The size of a signature field on its page, in points, for drawing what it will show. */
export function signatureFieldSize(
  bytes: Uint8Array,
  field: string,
): Result<{ readonly width: number; readonly height: number }, SigningProblem> {
  const opened = PdfRevision.open(bytes);
  if (!opened.ok) return opened;
  const found = fieldNamed(opened.value, field);
  return found.ok ? ok(sizeOf(opened.value, found.value)) : found;
}

interface OpenField {
  readonly file: PdfRevision;
  readonly field: SignatureField;
}

function openField(bytes: Uint8Array, request: FieldSigning): Result<OpenField, SigningProblem> {
  const opened = PdfRevision.open(bytes);
  if (!opened.ok) return opened;
  const file = opened.value;
  const found = fieldNamed(file, request.field);
  if (!found.ok) return found;
  if (found.value.signature) return refuse({ kind: 'already-signed' });
  const fields = signatureFields(file);
  if (isLocked(file, fields, request.field)) return refuse({ kind: 'locked' });
  const isCertified = file.dictionaryAt(file.entry(file.entry(file.catalog, 'Perms'), 'DocMDP')) !== null;
  if (request.certifies && (isCertified || fields.some(({ signature }) => signature !== null)))
    return refuse({ kind: 'not-first' });
  if (!request.certifies && !isCertified) return refuse({ kind: 'not-certified' });
  return ok({ file, field: found.value });
}

function fieldNamed(file: PdfRevision, field: string): Result<SignatureField, SigningProblem> {
  const fields = signatureFields(file);
  const found = fields.find((candidate) => candidate.name === field);
  return found ? ok(found) : refuse({ kind: 'no-such-field', fields: fields.map((candidate) => candidate.name) });
}

function certificateProblem(signer: Signer, at: string): SigningProblem | null {
  const certificate = readBlock(signer.certificate, 'Certificate');
  if (!certificate) throw new Error('The certificate of the signer is damaged.');
  const { notBefore, notAfter } = certificate;
  if (Date.parse(at) < notBefore.value.getTime())
    return { kind: 'certificate-not-yet-valid', from: notBefore.value.toISOString() };
  if (Date.parse(at) > notAfter.value.getTime())
    return { kind: 'certificate-expired', until: notAfter.value.toISOString() };
  return null;
}

function writeSignature(file: PdfRevision, field: SignatureField, request: FieldSigning, room: SignatureRoom): void {
  const lock = file.dictionaryAt(entryOf(field.dictionary, 'Lock'));
  const rules = [
    ...(request.certifies ? [certification] : []),
    ...(lock ? [fieldLock(lock, file.catalogReference)] : []),
  ];
  const signature = file.add(
    dictionary({
      Type: name('Sig'),
      Filter: name('Adobe.PPKLite'),
      SubFilter: name('ETSI.CAdES.detached'),
      ByteRange: room.byteRange,
      Contents: room.contents,
      M: textString(pdfMoment(request.claimedAt)),
      Name: textString(request.name),
      Reason: request.reason === null ? undefined : textString(request.reason),
      Location: request.place === null ? undefined : textString(request.place),
      Reference: rules.length > 0 ? array(...rules) : undefined,
      [signatureKeys.evidence]:
        request.evidenceSha256 === null ? undefined : hexString(fromHex(request.evidenceSha256)),
      [signatureKeys.beacon]: request.beacon === null ? undefined : hexString(request.beacon),
    }),
  );
  file.change(field.reference, withEntries(field.dictionary, { V: signature }));
  if (request.appearance) show(file, field, request.appearance);
  if (request.certifies) certify(file, signature);
}

/** Puts the drawing into the place of the field on its page; mostly that is the field itself, just changed. */
function show(file: PdfRevision, { widget }: SignatureField, { content, width, height }: Drawn): void {
  const drawing = stream(
    {
      Type: name('XObject'),
      Subtype: name('Form'),
      FormType: number(1),
      BBox: array(number(0), number(0), number(width), number(height)),
      Resources: dictionary({}),
      Filter: name('FlateDecode'),
    },
    deflate(new TextEncoder().encode(content)),
  );
  const current = file.dictionaryAt(widget.reference) ?? widget.dictionary;
  file.change(widget.reference, withEntries(current, { AP: dictionary({ N: file.add(drawing) }) }));
}

type Drawn = NonNullable<FieldSigning['appearance']>;

/** Names the certification in the catalog, and the extension of PDF 1.7 from which its kind of signature comes. */
function certify(file: PdfRevision, signature: PdfRef): void {
  const extensions = file.dictionaryAt(entryOf(file.catalog, 'Extensions')) ?? dictionary({});
  const etsi = dictionary({ BaseVersion: name('1.7'), ExtensionLevel: number(2) });
  const isNamed = extensions.entries.has('ESIC') || !file.version.startsWith('1.');
  file.change(
    file.catalogReference,
    withEntries(file.catalog, {
      Perms: dictionary({ DocMDP: signature }),
      ...(isNamed ? {} : { Extensions: withEntries(extensions, { ESIC: etsi }) }),
    }),
  );
}

/** After this signature nothing but signing (and filling in of fields, of which we print none). */
const certification: PdfDict = dictionary({
  Type: name('SigRef'),
  TransformMethod: name('DocMDP'),
  TransformParams: dictionary({ Type: name('TransformParams'), P: number(2), V: name('1.2') }),
});

/** What the field itself says to be locked once it is signed. */
function fieldLock(lock: PdfDict, catalog: PdfRef): PdfDict {
  const said = (key: string): PdfValue | undefined => lock.entries.get(key);
  return dictionary({
    Type: name('SigRef'),
    TransformMethod: name('FieldMDP'),
    TransformParams: dictionary({
      Type: name('TransformParams'),
      V: name('1.2'),
      Action: said('Action'),
      Fields: said('Fields'),
      P: said('P'),
    }),
    Data: catalog,
  });
}

/** `D:20261121090000Z`. */
function pdfMoment(at: string): string {
  return `D:${new Date(at).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
