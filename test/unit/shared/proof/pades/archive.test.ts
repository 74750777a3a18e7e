import { beforeAll, describe, expect, test } from 'vitest';
import { addArchivalData } from '#shared/proof/pades/archive';
import { signField } from '#shared/proof/pades/sign-field';
import type { Revision } from '#shared/proof/reader/pdf-file';
import { entryOf, type PdfValue } from '#shared/proof/reader/pdf-value';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { textOf } from '#shared/proof/reader/text-string';
import type { AskForTime } from '#shared/proof/signer';
import { readReply } from '#shared/proof/time/time-stamp-reply';
import { timeStampRequest } from '#shared/proof/time/time-stamp-request';
import { answerTimeStamp } from '#shared/proof/time/time-stamper';
import { aDocumentWithFields } from '../../../../builders/a-document-with-fields';
import { aSigningAuthority, type SigningAuthority } from '../../../../builders/a-signing-authority';
import { aForeignFile } from '../../../../builders/a-small-pdf';

const synced = '2026-11-23T16:00:00Z';

let authority: SigningAuthority;
let unsigned: Uint8Array<ArrayBuffer>;
let signed: Uint8Array<ArrayBuffer>;
let lists: readonly Uint8Array<ArrayBuffer>[];

beforeAll(async () => {
  authority = await aSigningAuthority();
  lists = await authority.revocationLists();
  unsigned = await aDocumentWithFields();
  signed = await certified(unsigned, 'Vendor1');
});

async function certified(bytes: Uint8Array, field: string): Promise<Uint8Array<ArrayBuffer>> {
  const made = await signField(bytes, {
    field,
    signer: await authority.manager('Änne Großmann'),
    certifies: true,
    appearance: null,
    name: 'Änne Großmann',
    reason: null,
    place: null,
    claimedAt: '2026-11-21T09:05:30Z',
    evidenceSha256: null,
    beacon: null,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

async function archived(bytes: Uint8Array, revocationLists = lists, now = synced) {
  const certificates = [authority.root, authority.issuing];
  const made = await addArchivalData(bytes, {
    askForTime: authority.askForTime(now),
    certificates,
    revocationLists,
    now,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function revisionsOf(bytes: Uint8Array): readonly Revision[] {
  const read = readPdf(bytes);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value.revisions;
}

function lastOf(bytes: Uint8Array): Revision {
  const last = revisionsOf(bytes).at(-1);
  if (!last) throw new Error('no revision');
  return last;
}

const itemsOf = (value: PdfValue) => (value.kind === 'array' ? value.items : []);
const catalogOf = (revision: Revision) => revision.entry(revision.trailer, 'Root');
const fieldsOf = (revision: Revision) =>
  itemsOf(revision.entry(revision.entry(catalogOf(revision), 'AcroForm'), 'Fields')).map(revision.resolve);
const stored = (revision: Revision, key: string) =>
  itemsOf(revision.entry(revision.entry(catalogOf(revision), 'DSS'), key)).map((one) => {
    const stream = revision.resolve(one);
    const read = stream.kind === 'stream' ? revision.decode(stream) : null;
    return read?.ok ? read.value : null;
  });

describe('making a signed file provable for years', () => {
  test('adds one revision behind all that was there, and tells the time and how long it holds', async () => {
    const { bytes, at, holdsUntil } = await archived(signed);
    expect(bytes.subarray(0, signed.length)).toEqual(signed);
    expect(revisionsOf(bytes)).toHaveLength(revisionsOf(signed).length + 1);
    expect([at, holdsUntil]).toEqual(['2026-11-23T16:00:00.000Z', '2028-11-20T09:00:00.000Z']);
  });

  test('puts in certificates and lists, each once', async () => {
    const last = lastOf((await archived(signed, [...lists, ...lists])).bytes);
    expect(stored(last, 'Certs')).toEqual([authority.root, authority.issuing]);
    expect(stored(last, 'CRLs')).toEqual(lists);
  });

  test('changes nothing else: of what was there only the catalog, the form and the first page are written again', async () => {
    const before = lastOf(signed);
    const after = lastOf((await archived(signed)).bytes);
    const again = [...after.written.values()].filter(({ number }) => before.object(number) !== null);
    const kinds = again.map(({ value }) => {
      const type = entryOf(value, 'Type');
      return type.kind === 'name' ? type.name : entryOf(value, 'SigFlags').kind === 'number' ? 'AcroForm' : 'other';
    });
    expect(kinds.toSorted()).toEqual(['AcroForm', 'Catalog', 'Page']);
    const catalog = [...(catalogKeys(after) ?? [])].filter((key) => !catalogKeys(before)?.includes(key));
    expect(catalog).toEqual(['DSS']);
  });

  test('the time-stamp shows nothing and stands in a field of its own', async () => {
    const last = lastOf((await archived(signed)).bytes);
    const field = fieldsOf(last).at(-1);
    if (!field) throw new Error('no field');
    expect(textOf(last.entry(field, 'T'))).toBe('Timestamp1');
    expect(itemsOf(last.entry(field, 'Rect')).map((item) => item.kind === 'number' && item.value)).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('renewed, brings only the newer lists, and another time-stamp over the first', async () => {
    const first = (await archived(signed)).bytes;
    const newer = await authority.revocationLists('2027-10-01T00:00:00Z');
    const renewed = (await archived(first, newer, '2027-10-02T00:00:00Z')).bytes;
    expect(renewed.subarray(0, first.length)).toEqual(first);
    const last = lastOf(renewed);
    expect(stored(last, 'Certs')).toEqual([authority.root, authority.issuing]);
    expect(stored(last, 'CRLs')).toEqual([...lists, ...newer]);
    expect(fieldsOf(last).map((field) => textOf(last.entry(field, 'T')))).toEqual([
      'Vendor1',
      'Partner1',
      'Timestamp1',
      'Timestamp2',
    ]);
    // The store is an object of its own since the first time: the catalog stays as it is.
    expect(last.written.has(numberOfRoot(last))).toBe(false);
  });

  test('works where the form lies in the catalog itself, as other producers write it', async () => {
    const foreign = await certified(aForeignFile(), 'Signer (one)');
    const last = lastOf((await archived(foreign)).bytes);
    expect(fieldsOf(last).map((field) => textOf(last.entry(field, 'T')))).toEqual(['Signer (one)', 'Timestamp1']);
  });

  test('makes more room for an authority whose answers are long, and asks it again', async () => {
    const { timeStamper, root, issuing } = authority;
    const chain = Array.from({ length: 20 }, () => [issuing, root]).flat();
    let asked = 0;
    const askForTime: AskForTime = async (sha256) => {
      asked += 1;
      const query = timeStampRequest(sha256, Uint8Array.of(7));
      const stamping = { stamper: { ...timeStamper, chain }, serial: '0a', now: synced };
      const token = readReply(await answerTimeStamp(query, stamping), { sha256, nonce: Uint8Array.of(7) });
      if (!token.ok) throw new Error('no answer');
      return token.value;
    };
    const made = await addArchivalData(signed, { askForTime, certificates: [], revocationLists: [], now: synced });
    expect([made.ok, asked]).toEqual([true, 2]);
  });
});

describe('nothing is added', () => {
  const refusedWith = async (bytes: Uint8Array, askForTime: AskForTime, now = synced) => {
    const made = await addArchivalData(bytes, { askForTime, certificates: [], revocationLists: [], now });
    return made.ok ? null : made.error;
  };

  test('to a file that nobody signed', async () => {
    expect(await refusedWith(unsigned, authority.askForTime(synced))).toEqual({ kind: 'nothing-signed' });
  });

  test('when the authority does not answer', async () => {
    const silent = () => Promise.reject(new Error('The address cannot be reached.'));
    expect(await refusedWith(signed, silent)).toEqual({ kind: 'no-time', detail: 'The address cannot be reached.' });
  });

  test('when its answer is of another file, changed, or no answer at all', async () => {
    const other: AskForTime = () => authority.askForTime(synced)(new Uint8Array(32));
    const changed: AskForTime = async (sha256) => {
      const token = await authority.askForTime(synced)(sha256);
      token[token.length - 3] = (token.at(-3) ?? 0) ^ 1;
      return token;
    };
    const bare: AskForTime = () => Promise.resolve(new TextEncoder().encode('<html>'));
    for (const askForTime of [other, changed, bare])
      expect(await refusedWith(signed, askForTime)).toEqual({ kind: 'bad-time' });
  });

  test('when the certificate of the authority has ended', async () => {
    const problem = await refusedWith(signed, authority.askForTime(synced), '2029-01-01T00:00:00Z');
    expect(problem).toEqual({ kind: 'time-expired', until: '2028-11-20T09:00:00.000Z' });
  });
});

const catalogKeys = (revision: Revision) => {
  const catalog = catalogOf(revision);
  return catalog.kind === 'dict' ? [...catalog.entries.keys()] : null;
};

function numberOfRoot(revision: Revision): number {
  const root = entryOf(revision.trailer, 'Root');
  return root.kind === 'ref' ? root.number : -1;
}
