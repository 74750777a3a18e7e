import { beforeAll, describe, expect, test } from 'vitest';
import { hex } from '#shared/proof/bytes';
import { largestSigned } from '#shared/proof/pades/pdf-revision';
import { type FieldSigning, signatureFieldSize, signField } from '#shared/proof/pades/sign-field';
import type { Revision } from '#shared/proof/reader/pdf-file';
import { nameOf, type PdfValue } from '#shared/proof/reader/pdf-value';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { textOf } from '#shared/proof/reader/text-string';
import { aDocumentWithFields } from '../../../../builders/a-document-with-fields';
import { aSigningAuthority, type SigningAuthority } from '../../../../builders/a-signing-authority';
import { aForeignFile } from '../../../../builders/a-small-pdf';

let authority: SigningAuthority;
let unsigned: Uint8Array<ArrayBuffer>;
let managerSigning: FieldSigning;
let partnerSigning: FieldSigning;

beforeAll(async () => {
  authority = await aSigningAuthority();
  unsigned = await aDocumentWithFields();
  const given = { reason: null, place: null, evidenceSha256: null, beacon: null };
  managerSigning = {
    ...given,
    field: 'Vendor1',
    signer: await authority.manager('Änne Großmann'),
    certifies: true,
    appearance: { content: 'q 0 0 1 RG 5 5 m 90 40 l S Q', width: 198.64, height: 82 },
    name: 'Änne Großmann',
    claimedAt: '2026-11-21T09:05:30.250Z',
  };
  partnerSigning = {
    ...managerSigning,
    field: 'Partner1',
    signer: await authority.inPerson('Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH'),
    certifies: false,
    name: 'Дмитрий Ковалёв',
    claimedAt: '2026-11-21T09:07:00Z',
  };
});

async function signed(bytes: Uint8Array, request: FieldSigning): Promise<Uint8Array<ArrayBuffer>> {
  const made = await signField(bytes, request);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function lastRevision(bytes: Uint8Array): Revision {
  const read = readPdf(bytes);
  const last = read.ok ? read.value.revisions.at(-1) : undefined;
  if (!last) throw new Error(JSON.stringify(read));
  return last;
}

/** The field of a name, and the signature in it. */
function fieldOf(bytes: Uint8Array, name: string) {
  const revision = lastRevision(bytes);
  const form = revision.entry(revision.entry(revision.trailer, 'Root'), 'AcroForm');
  const fields = revision.entry(form, 'Fields');
  const field = (fields.kind === 'array' ? fields.items : [])
    .map(revision.resolve)
    .find((one) => textOf(revision.entry(one, 'T')) === name);
  if (!field) throw new Error(`There is no field ${name}.`);
  return { revision, form, field, signature: revision.entry(field, 'V') };
}

const keysOf = (value: PdfValue) => (value.kind === 'dict' ? [...value.entries.keys()] : []);
const numbersIn = (value: PdfValue) =>
  value.kind === 'array' ? value.items.map((item) => (item.kind === 'number' ? item.text : null)) : [];
const bytesIn = (value: PdfValue) => (value.kind === 'string' ? hex(value.bytes) : null);

describe('signing a field', () => {
  test('leaves every byte that was there, and covers all of the new file but the signature itself', async () => {
    const first = await signed(unsigned, managerSigning);
    const second = await signed(first, partnerSigning);
    expect(first.subarray(0, unsigned.length)).toEqual(unsigned);
    expect(second.subarray(0, first.length)).toEqual(first);
    const { signature, revision } = fieldOf(second, 'Partner1');
    const contents = revision.entry(signature, 'Contents');
    if (contents.kind !== 'string') throw new Error('no signature');
    const after = second.length - contents.end;
    expect(numbersIn(revision.entry(signature, 'ByteRange'))).toEqual([
      '0',
      `${contents.start}`,
      `${contents.end}`,
      `${after}`,
    ]);
  });

  test('says who, when and what kind, and nothing that was not given', async () => {
    const { revision, signature } = fieldOf(await signed(unsigned, partnerSigningFirst()), 'Partner1');
    expect(keysOf(signature)).toEqual([
      'Type',
      'Filter',
      'SubFilter',
      'ByteRange',
      'Contents',
      'M',
      'Name',
      'Reference',
    ]);
    expect(nameOf(revision.entry(signature, 'SubFilter'))).toBe('ETSI.CAdES.detached');
    expect(textOf(revision.entry(signature, 'M'))).toBe('D:20261121090700Z');
    expect(textOf(revision.entry(signature, 'Name'))).toBe('Дмитрий Ковалёв');
  });

  test('certifies: the first signature permits signing and nothing else, and the catalog names it', async () => {
    const { revision, signature } = fieldOf(await signed(unsigned, managerSigning), 'Vendor1');
    const rules = revision.entry(signature, 'Reference');
    const [rule, ...others] = rules.kind === 'array' ? rules.items : [];
    const parameters = rule ? revision.entry(rule, 'TransformParams') : rules;
    expect(others).toEqual([]);
    expect(revision.entry(parameters, 'P')).toMatchObject({ text: '2' });
    expect(nameOf(revision.entry(parameters, 'V'))).toBe('1.2');
    const permissions = revision.entry(revision.entry(revision.trailer, 'Root'), 'Perms');
    expect(keysOf(permissions)).toEqual(['DocMDP']);
    expect(revision.entry(permissions, 'DocMDP')).toBe(signature);
  });

  test('takes over the lock of the field, so that nothing may follow the last signature', async () => {
    const second = await signed(await signed(unsigned, managerSigning), partnerSigning);
    const { revision, signature } = fieldOf(second, 'Partner1');
    const rules = revision.entry(signature, 'Reference');
    const [rule, ...others] = rules.kind === 'array' ? rules.items : [];
    if (!rule) throw new Error('no rule');
    const parameters = revision.entry(rule, 'TransformParams');
    expect(others).toEqual([]);
    expect(nameOf(revision.entry(rule, 'TransformMethod'))).toBe('FieldMDP');
    expect(nameOf(revision.entry(parameters, 'Action'))).toBe('All');
    expect(revision.entry(parameters, 'P')).toMatchObject({ text: '1' });
  });

  test('shows the drawing in a box of its own, which names no font', async () => {
    const { revision, field } = fieldOf(await signed(unsigned, managerSigning), 'Vendor1');
    const drawing = revision.entry(revision.entry(field, 'AP'), 'N');
    if (drawing.kind !== 'stream') throw new Error('no drawing');
    const read = revision.decode(drawing);
    expect(read.ok && new TextDecoder().decode(read.value)).toBe('q 0 0 1 RG 5 5 m 90 40 l S Q');
    expect(numbersIn(revision.entry(drawing, 'BBox'))).toEqual(['0', '0', '198.64', '82']);
    expect(keysOf(revision.entry(drawing, 'Resources'))).toEqual([]);
  });

  test('leaves what the field showed where nothing is to be drawn', async () => {
    const before = fieldOf(unsigned, 'Vendor1');
    const after = fieldOf(await signed(unsigned, { ...managerSigning, appearance: null }), 'Vendor1');
    expect(after.revision.entry(after.field, 'AP')).toEqual(before.revision.entry(before.field, 'AP'));
  });

  test('binds the evidence record and the last known time into what is signed', async () => {
    const more = { evidenceSha256: 'ab'.repeat(32), beacon: Uint8Array.of(0x30, 0x03, 0x02, 0x01, 0x07) };
    const { revision, signature } = fieldOf(await signed(unsigned, { ...managerSigning, ...more }), 'Vendor1');
    expect(bytesIn(revision.entry(signature, 'FPCT_Evidence'))).toBe('ab'.repeat(32));
    expect(bytesIn(revision.entry(signature, 'FPCT_TimeBeacon'))).toBe('3003020107');
  });

  test('tells the size of a field, for whoever draws into it', () => {
    expect(signatureFieldSize(unsigned, 'Vendor1')).toEqual({ ok: true, value: { width: 198.64, height: 82 } });
  });

  test('makes more room when a time-stamp is larger than expected', async () => {
    const long = Uint8Array.from([0x04, 0x82, 0x60, 0x00, ...new Uint8Array(0x6000)]);
    const made = await signed(unsigned, { ...managerSigning, askForTime: () => Promise.resolve(long) });
    const { revision, signature } = fieldOf(made, 'Vendor1');
    const contents = revision.entry(signature, 'Contents');
    expect(contents.kind === 'string' && contents.bytes.length).toBeGreaterThan(0x6000);
  });
});

const partnerSigningFirst = (): FieldSigning => ({ ...partnerSigning, certifies: true });

describe('where signing leaves the library of the prototypes', () => {
  test('numbers of what was there keep every digit, and their writing', async () => {
    const made = await signed(aForeignFile(), { ...managerSigning, field: 'Signer (one)' });
    const { revision, field } = fieldOf(made, 'Signer (one)');
    expect(numbersIn(revision.entry(field, 'Rect'))).toEqual(['10.50', '20.0000001', '210.123456789', '+90.']);
  });

  test('the flags of the form stay as they were, and so does the rest of it', async () => {
    const made = await signed(aForeignFile(), { ...managerSigning, field: 'Signer (one)' });
    const { form, revision } = fieldOf(made, 'Signer (one)');
    expect(revision.entry(form, 'SigFlags')).toMatchObject({ text: '1' });
    expect(textOf(revision.entry(form, 'DA'))).toBe('/Helv 0 Tf');
    const ours = fieldOf(await signed(unsigned, managerSigning), 'Vendor1');
    expect(ours.revision.entry(ours.form, 'SigFlags')).toMatchObject({ text: '3' });
  });

  test('a field stays where it was printed', async () => {
    const before = fieldOf(unsigned, 'Vendor1');
    const after = fieldOf(await signed(unsigned, managerSigning), 'Vendor1');
    expect(after.revision.entry(after.field, 'Rect')).toEqual(before.revision.entry(before.field, 'Rect'));
  });

  test.each([
    'Approved (v2)',
    'one ) and \\ and (',
    'see /ByteRange [0 9999999999 9999999999 9999999999] and /Contents <0000>',
    'two\r\nlines',
    'Žluťoučký kůň 🖋 (ověřeno)',
  ])('a reason is read as it was written: %j', async (reason) => {
    const made = await signed(unsigned, { ...managerSigning, reason, place: reason });
    const { revision, signature } = fieldOf(made, 'Vendor1');
    expect(textOf(revision.entry(signature, 'Reason'))).toBe(reason);
    expect(textOf(revision.entry(signature, 'Location'))).toBe(reason);
  });

  test('the place of the signature is where it was written, whatever looks like it in the file before', async () => {
    const reason = `/Contents <${'00'.repeat(4000)}>`;
    const first = await signed(unsigned, { ...managerSigning, reason });
    const second = await signed(first, partnerSigning);
    const { revision, signature } = fieldOf(second, 'Partner1');
    const contents = revision.entry(signature, 'Contents');
    expect(contents.kind === 'string' && contents.start).toBeGreaterThan(first.length);
    expect(second.subarray(0, first.length)).toEqual(first);
  });

  test('a file whose objects are found through a stream goes on with a stream', async () => {
    const made = await signed(aForeignFile({ sectionAsStream: true }), { ...managerSigning, field: 'Signer (one)' });
    expect(nameOf(lastRevision(made).entry(lastRevision(made).trailer, 'Type'))).toBe('XRef');
    expect(fieldOf(made, 'Signer (one)').signature.kind).toBe('dict');
  });

  test('a catalog of PDF 1.7 names the extension that brings this kind of signature', async () => {
    const extensionIn = (bytes: Uint8Array) => {
      const revision = lastRevision(bytes);
      const extension = revision.entry(revision.entry(revision.entry(revision.trailer, 'Root'), 'Extensions'), 'ESIC');
      return keysOf(extension);
    };
    const request = { ...managerSigning, field: 'Signer (one)' };
    expect(extensionIn(await signed(aForeignFile(), request))).toEqual(['BaseVersion', 'ExtensionLevel']);
    expect(extensionIn(await signed(aForeignFile({ version: '2.0' }), request))).toEqual([]);
  });
});

describe('a field is not signed', () => {
  const refusedWith = async (bytes: Uint8Array, request: FieldSigning) => {
    const before = bytes.slice();
    const made = await signField(bytes, request);
    expect(bytes).toEqual(before);
    return made.ok ? null : made.error;
  };

  test('when the file has no such field', async () => {
    const problem = await refusedWith(unsigned, { ...managerSigning, field: 'Witness' });
    expect(problem).toEqual({ kind: 'no-such-field', fields: ['Vendor1', 'Partner1'] });
  });

  test('when it is signed already', async () => {
    const first = await signed(unsigned, managerSigning);
    expect(await refusedWith(first, managerSigning)).toEqual({ kind: 'already-signed' });
  });

  test('when it would certify what somebody else has certified', async () => {
    const first = await signed(unsigned, managerSigning);
    expect(await refusedWith(first, { ...partnerSigning, certifies: true })).toEqual({ kind: 'not-first' });
  });

  test('when nobody has certified the file', async () => {
    expect(await refusedWith(unsigned, partnerSigning)).toEqual({ kind: 'not-certified' });
  });

  test('when an earlier signature locked all fields', async () => {
    const locked = await signed(unsigned, partnerSigningFirst());
    expect(await refusedWith(locked, { ...managerSigning, certifies: false })).toEqual({ kind: 'locked' });
  });

  test('when the certificate does not hold yet, or no more', async () => {
    const validity = { notBefore: '2026-11-01T00:00:00Z', notAfter: '2026-11-30T00:00:00Z' };
    const signer = await authority.manager('Änne Großmann', 'ecdsa-p256', validity);
    expect(await refusedWith(unsigned, { ...managerSigning, signer, claimedAt: '2026-10-31T23:59:59Z' })).toEqual({
      kind: 'certificate-not-yet-valid',
      from: '2026-11-01T00:00:00.000Z',
    });
    expect(await refusedWith(unsigned, { ...managerSigning, signer, claimedAt: '2026-12-01T00:00:00Z' })).toEqual({
      kind: 'certificate-expired',
      until: '2026-11-30T00:00:00.000Z',
    });
  });

  test('when the key is not that of the certificate, of the same kind or another', async () => {
    const { sign } = await authority.manager('Somebody else');
    const rsa = await authority.manager('Somebody else', 'rsa');
    const problem = { kind: 'key-does-not-match-certificate' };
    const { signer } = managerSigning;
    expect(await refusedWith(unsigned, { ...managerSigning, signer: { ...signer, sign } })).toEqual(problem);
    expect(await refusedWith(unsigned, { ...managerSigning, signer: { ...signer, sign: rsa.sign } })).toEqual(problem);
  });

  test('when the token that holds the key does not answer', async () => {
    const sign = () => Promise.reject(new Error('The card was pulled out.'));
    const problem = await refusedWith(unsigned, { ...managerSigning, signer: { ...managerSigning.signer, sign } });
    expect(problem).toEqual({ kind: 'signer-failed', detail: 'The card was pulled out.' });
  });

  test.each([
    ['no PDF', () => new TextEncoder().encode('Dear partner,')],
    ['cut off', () => unsigned.subarray(0, unsigned.length - 600)],
    ['of a version nobody knows', () => aForeignFile({ version: '3.1' })],
  ])('when the file is %s', async (_, bytes) => {
    expect(await refusedWith(bytes(), managerSigning)).toMatchObject({ kind: 'unreadable' });
  });

  test('when the file is encrypted, or larger than any of ours', async () => {
    const encrypted = aForeignFile({ trailer: '/Encrypt << /Filter /Standard /V 1 /R 2 >> /ID [<00> <00>]' });
    expect(await refusedWith(encrypted, managerSigning)).toEqual({ kind: 'encrypted' });
    const large = await signField(new Uint8Array(largestSigned + 1), managerSigning);
    expect(large).toEqual({ ok: false, error: { kind: 'too-large' } });
  });
});
