import { beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import { fixedText } from '#shared/domain/documents/agreement-document';
import { originalPage } from '#shared/domain/documents/original-page';
import type { DocumentPage } from '#shared/domain/documents/page';
import { signatureFieldSize } from '#shared/domain/documents/signature-field-size';
import { signField } from '#shared/proof/pades/sign-field';
import { drawAppearance } from '../../../renderer/documents/draw-appearance';
import { nodePress, printInNode } from '../../../renderer/documents/print-in-node';
import { readEmbedded } from '../../../renderer/documents/read-embedded';
import { rebuild } from '../../../renderer/documents/rebuild';
import { aSigningAuthority } from '../../builders/a-signing-authority';
import { aSigningFrame, signableData, signablePage, signingStart } from '../../builders/a-signing-frame';
import { printedBytes } from '../../builders/printed';
import { someInk } from '../../builders/some-ink';
import { checkFile } from './checks/check-file';
import { idOf, nameOf, numberOf, type PdfObjects, readObjects, textOf } from './checks/pdf-objects';

const facts = { createdAt: signingStart, author: 'Bogenwerk Software AG' };
const noPage = { pagesOf: () => refuse('asked although the file says it'), print: printInNode };

function pageFor(kind: 'plan' | 'sla', language: 'en' | 'de' | 'both', vendors = 2, partners = 2): DocumentPage {
  const text = fixedText(signableData(kind, language));
  if (text === null) throw new Error('no text');
  return signablePage(text, aSigningFrame(vendors, partners));
}

describe.each([
  ['plan', 'en'],
  ['plan', 'de'],
  ['plan', 'both'],
  ['sla', 'en'],
  ['sla', 'de'],
  ['sla', 'both'],
] as const)('a %s printed for signing (%s)', (kind, language) => {
  let page: DocumentPage;
  let bytes: Uint8Array;
  beforeAll(async () => {
    page = pageFor(kind, language);
    bytes = (await printedBytes(page, facts)).bytes;
  }, 60_000);

  test('is what PDF/UA-1 and PDF/A-3a ask for, fields and all', async () => {
    expect((await checkFile(bytes)).complaints).toEqual([]);
  });

  test('holds everything that makes its page again', async () => {
    const read = await readEmbedded(bytes);
    if (!read.ok) throw new Error(read.error.kind);
    const { json, frame } = read.value;
    expect(frame).toEqual(page.frame);
    expect(originalPage(json, frame)).toEqual(page);
  });

  test('is made again from itself to the last byte, and under what signatures add', async () => {
    expect(await rebuild(bytes, noPage)).toEqual(ok({ kind: 'same' }));
    const signed = Buffer.concat([bytes, Buffer.from('\n% signature')]);
    expect(await rebuild(signed, noPage)).toEqual(ok({ kind: 'extended', added: 12 }));
  }, 60_000);

  test('is found out when its paper says something else than its data', async () => {
    const forged = await printedBytes({ ...page, notices: ['Half the price.'] }, facts);
    expect(await rebuild(forged.bytes, noPage)).toMatchObject({ ok: true, value: { kind: 'different' } });
  }, 60_000);
});

describe('a signature field', () => {
  let objects: PdfObjects;
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = (await printedBytes(pageFor('sla', 'en'), facts)).bytes;
    objects = await readObjects(bytes);
  });
  const form = () => objects.dict(objects.catalog.get('AcroForm'));
  const fields = () => objects.list(form()?.get('Fields')).flatMap((field) => objects.dict(field) ?? []);

  test('stands for every signer and the host, in the order of the sides, whoever signs first', () => {
    expect(fields().map((field) => textOf(field.get('T')))).toEqual([
      'Vendor1',
      'Vendor2',
      'Partner1',
      'Partner2',
      'Host',
    ]);
    expect(fields().map((field) => textOf(field.get('TU')))).toContain(
      'Signature of Eva Lindner for Nordlicht Systemhaus GmbH',
    );
    expect(numberOf(form()?.get('SigFlags'))).toBe(3);
    expect(form()?.get('NeedAppearances')).toBeUndefined();
  });

  test('is unsigned, visible, locked in its place, and on a page where it can be seen', () => {
    for (const field of fields()) {
      const [left = 0, bottom = 0, right = 0, top = 0] = objects.list(field.get('Rect')).map(numberOf) as number[];
      expect([nameOf(field.get('FT')), numberOf(field.get('F')), field.get('V')]).toEqual(['Sig', 132, undefined]);
      expect([right - left, top - bottom]).toEqual([expect.closeTo(198.64, 2), expect.closeTo(82, 2)]);
      expect([left >= 79, bottom > 90, right < 508, top < 770]).toEqual([true, true, true, true]);
      for (const number of [left, bottom, right, top]) expect(number).toBe(Math.round(number * 100) / 100);
      expect(objects.dict(field.get('P'))?.get('Annots')).toBeDefined();
    }
  });

  test('that is signed last locks all others, and no other does', () => {
    const locking = fields().flatMap((field) => {
      const lock = objects.dict(field.get('Lock'));
      return lock === null ? [] : [[textOf(field.get('T')), nameOf(lock.get('Action')), numberOf(lock.get('P'))]];
    });
    expect(locking).toEqual([['Partner2', 'All', 1]]);
  });

  test('is the one thing its part of the document holds', () => {
    const parts = [...new TextDecoder('latin1').decode(bytes).matchAll(/\/S \/Form\b/g)];
    expect(parts).toHaveLength(5);
    const numbers = objects.list(
      objects.dict(objects.dict(objects.catalog.get('StructTreeRoot'))?.get('ParentTree'))?.get('Nums'),
    );
    for (const field of fields()) {
      const key = numberOf(field.get('StructParent'));
      const at = numbers.findIndex((entry, place) => place % 2 === 0 && numberOf(entry) === key);
      const part = objects.dict(numbers[at + 1]);
      const held = objects.dict(part?.get('K'));
      expect([nameOf(part?.get('S')), nameOf(held?.get('Type'))]).toEqual(['Form', 'OBJR']);
      expect(textOf(objects.dict(held?.get('Obj'))?.get('T'))).toBe(textOf(field.get('T')));
    }
    expect(idOf(form()?.get('Fields'))).toBeNull();
  });

  test('comes in one revision with one table of objects', () => {
    const text = new TextDecoder('latin1').decode(bytes);
    expect([text.match(/\nstartxref/g)?.length, text.match(/\nxref\n0 \d+\n/g)?.length]).toEqual([1, 1]);
  });
});

test.each([
  [1, 1],
  [2, 3],
  [6, 6],
] as const)(
  'fields for %i and %i signers are kept whole and cover nothing',
  async (vendors, partners) => {
    for (const language of ['en', 'de', 'both'] as const) {
      const { bytes } = await printedBytes(pageFor('plan', language, vendors, partners), facts);
      expect((await checkFile(bytes)).complaints).toEqual([]);
    }
  },
  60_000,
);

describe('what lies in a file that may come from anybody', () => {
  const page = pageFor('sla', 'en');
  const data = page.embedded?.data ?? null;
  const frame = page.frame as { readonly [key: string]: Json };
  const signing = frame['signing'] as { readonly [key: string]: Json };

  test('makes no page where frame or data are not of our form', () => {
    const frames: readonly Json[] = [
      null,
      [],
      {},
      { ...frame, format: 2 },
      { ...frame, more: true },
      { ...frame, signing: { ...signing, signers: [] } },
      { ...frame, signing: { ...signing, startedAt: 'yesterday' } },
      { ...frame, agreement: { ...(frame['agreement'] as object), kind: 'plan' } },
    ];
    expect(frames.map((one) => originalPage(data, one))).toEqual(frames.map(() => null));
    for (const other of [null, 1, 'sla', [], {}, { kind: 'sla', format: 2 }, { kind: 'sla', format: 1 }])
      expect(originalPage(other, frame)).toBeNull();
  });

  test('is refused when the frame names other data than lies beside it', async () => {
    const other = { ...(data as { readonly [key: string]: Json }), version: 2 };
    const embedded = { name: 'sla.json', description: 'Data', data: other };
    const { bytes } = await printedBytes({ ...page, embedded }, facts);
    expect(await rebuild(bytes, noPage)).toEqual(refuse({ kind: 'other-data' }));
  });
});

describe('a file that is signed in every field', () => {
  let original: Uint8Array<ArrayBuffer>;
  let signed: Uint8Array<ArrayBuffer>;
  beforeAll(async () => {
    original = (await printedBytes(pageFor('plan', 'en', 1, 1), facts)).bytes;
    const authority = await aSigningAuthority();
    const manager = await authority.manager('Jonas Meier');
    const eva = await authority.inPerson('Eva Lindner', 'Nordlicht Systemhaus GmbH');
    const vendor = await authority.inPerson('Änne Großmann', 'Bogenwerk Software AG');
    signed = original;
    for (const [field, signer, lines] of [
      ['Host', manager, ['Jonas Meier', 'Conducts and certifies the signing']],
      ['Vendor1', vendor, ['Änne Großmann, Partner manager', 'Simple signature with evidence']],
      ['Partner1', eva, ['Eva Lindner, Managing director', 'Simple signature with evidence']],
    ] as const) {
      const ink = field === 'Host' ? null : someInk();
      const appearance = await drawAppearance({ ink, lines, ...signatureFieldSize }, nodePress);
      if (!appearance.ok) throw new Error(JSON.stringify(appearance.error));
      const made = await signField(signed, {
        field,
        signer,
        certifies: field === 'Host',
        appearance: appearance.value,
        name: lines[0],
        reason: null,
        place: null,
        claimedAt: '2026-11-21T09:40:00Z',
        evidenceSha256: null,
        beacon: null,
      });
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      signed = made.value;
    }
  }, 60_000);

  test('begins with the file that was shown, and is made again up to there', async () => {
    expect(Buffer.from(signed.subarray(0, original.length)).equals(Buffer.from(original))).toBe(true);
    const added = signed.length - original.length;
    expect(await rebuild(signed, noPage)).toEqual(ok({ kind: 'extended', added }));
  });

  test('is still what PDF/UA-1 and PDF/A-3a ask for, and needs no font for what its fields show', async () => {
    expect((await checkFile(signed)).complaints).toEqual([]);
  });
});
