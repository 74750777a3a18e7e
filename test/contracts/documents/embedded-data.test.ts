import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { canonicalJson } from '#shared/base/json';
import { ok, refuse } from '#shared/base/result';
import { printInNode } from '../../../renderer/documents/print-in-node';
import { readEmbedded } from '../../../renderer/documents/read-embedded';
import { rebuild } from '../../../renderer/documents/rebuild';
import { aDocumentPage } from '../../builders/a-document-page';
import { aFullPage } from '../../builders/a-full-page';
import { printedBytes, somePrintFacts } from '../../builders/printed';
import { dice } from './checks/hostile-page';

const page = aFullPage();
let bytes: Uint8Array;
beforeAll(async () => {
  bytes = (await printedBytes(page)).bytes;
});

const bytesOf = (text: string) => new TextEncoder().encode(text);
/** A file with one embedded stream, as somebody else might write it. */
function fileWith(stream: Uint8Array, filter: string): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(sla.json) 3 0 R] >> >> >>',
    '<< /Type /Pages /Kids [] /Count 0 >>',
    '<< /Type /Filespec /F (sla.json) /UF (sla.json) /EF << /F 4 0 R >> >>',
    `<< /Type /EmbeddedFile ${filter} /Length ${stream.length} >>\nstream\n`,
  ];
  let file = Buffer.from('%PDF-1.7\n');
  const offsets = objects.map((object, at) => {
    const offset = file.length;
    const body = at === 3 ? [bytesOf(object), stream, bytesOf('\nendstream')] : [bytesOf(object)];
    file = Buffer.concat([file, bytesOf(`${at + 1} 0 obj\n`), ...body, bytesOf('\nendobj\n')]);
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const end = `xref\n0 5\n0000000000 65535 f \n${table}trailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n${file.length}\n%%EOF`;
  return Buffer.concat([file, bytesOf(end)]);
}

describe('the data in a file', () => {
  test('comes back as it was put in, with its moment and its author', async () => {
    const data = page.embedded?.data ?? null;
    expect(await readEmbedded(bytes)).toEqual(
      ok({
        name: 'sla.json',
        text: canonicalJson(data),
        json: data,
        frame: null,
        createdAt: somePrintFacts.createdAt,
        author: 'Änne Großmann',
      }),
    );
  });

  test('has the SHA-256 of its canonical text, as the document can print it', async () => {
    const read = await readEmbedded(bytes);
    if (!read.ok) throw new Error(read.error.kind);
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(sha256(read.value.text)).toBe(sha256(canonicalJson(page.embedded?.data ?? null)));
  });
});

describe('a file is refused, and nothing is thrown, when it', () => {
  test('is no PDF', async () => {
    for (const given of ['', 'PK\u0003\u0004', '{"json":true}'])
      expect(await readEmbedded(bytesOf(given))).toEqual(refuse({ kind: 'not-a-pdf' }));
  });

  test('holds no data', async () => {
    const { embedded: _, ...without } = page;
    expect(await readEmbedded((await printedBytes(without)).bytes)).toEqual(refuse({ kind: 'nothing-embedded' }));
  });

  test('holds text that is no JSON', async () => {
    const refused = refuse({ kind: 'unreadable', reason: 'not-json' });
    expect(await readEmbedded(fileWith(bytesOf('{"a":'), ''))).toEqual(refused);
    expect(await readEmbedded(fileWith(bytesOf('{"a":1}'), ''))).toMatchObject({ ok: true, value: { json: { a: 1 } } });
  });

  test('unpacks to more than any document holds', async () => {
    const bomb = deflateSync(Buffer.alloc(300 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(400_000);
    expect(await readEmbedded(fileWith(bomb, '/Filter /FlateDecode'))).toEqual(
      refuse({ kind: 'unreadable', reason: 'too-large' }),
    );
  });

  test('is packed twice, which hides how large it is', async () => {
    const twice = deflateSync(deflateSync(bytesOf('{}')));
    expect(await readEmbedded(fileWith(twice, '/Filter [/FlateDecode /FlateDecode]'))).toEqual(
      refuse({ kind: 'unreadable', reason: 'too-large' }),
    );
  });

  test('is cut off or damaged anywhere', async () => {
    const roll = dice(7);
    for (let turn = 0; turn < 60; turn += 1) {
      const damaged = Uint8Array.from(
        bytes.subarray(0, turn % 3 === 0 ? Math.floor(roll() * bytes.length) : bytes.length),
      );
      for (let hit = 0; hit < 30 && damaged.length > 0; hit += 1)
        damaged[Math.floor(roll() * damaged.length)] = Math.floor(roll() * 256);
      const read = await readEmbedded(damaged);
      // What was not hit may well still be read; what is read must be JSON with a name.
      expect(read.ok ? typeof read.value.name : typeof read.error.kind).toBe('string');
    }
  });
});

describe('a document made again from its own data', () => {
  const pagesOf = () => ok(page);

  test('is the same to the last byte', async () => {
    expect(await rebuild(bytes, { pagesOf, print: printInNode })).toEqual(ok({ kind: 'same' }));
  });

  test('is found unchanged under what a signature adds to its end', async () => {
    const signed = Buffer.concat([bytes, bytesOf('\n% signature')]);
    expect(await rebuild(signed, { pagesOf, print: printInNode })).toEqual(ok({ kind: 'extended', added: 12 }));
  });

  test('differs where somebody has written another word', async () => {
    const other = (await printedBytes({ ...page, title: 'Service Level Agreements' })).bytes;
    expect(await rebuild(other, { pagesOf, print: printInNode })).toMatchObject({
      ok: true,
      value: { kind: 'different' },
    });
  });

  test('is refused with the reason, when the data make no page or the page no file', async () => {
    const none = { pagesOf: () => refuse('unknown format'), print: printInNode };
    expect(await rebuild(bytes, none)).toEqual(refuse({ kind: 'no-page', reason: 'unknown format' }));
    const undrawable = { pagesOf: () => ok(aDocumentPage({ title: 'ᚠ' })), print: printInNode };
    expect(await rebuild(bytes, undrawable)).toMatchObject({ ok: false, error: { kind: 'not-printed' } });
  });
});
