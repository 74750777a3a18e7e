import { readdirSync, readFileSync } from 'node:fs';
import { PDF } from '@libpdf/core';
import { Document, Page, renderToBuffer, Text } from '@react-pdf/renderer';
import { jsPDF } from 'jspdf';
import { createElement } from 'react';
import { describe, expect, test } from 'vitest';
import { signField } from '#shared/proof/pades/sign-field';
import { pagesOf } from '#shared/proof/reader/page-tree';
import type { PdfFile } from '#shared/proof/reader/pdf-file';
import { reachableFrom } from '#shared/proof/reader/reachable-objects';
import type { Signer } from '#shared/proof/signer';
import { aDocumentWithFields } from '../../../../builders/a-document-with-fields';
import { aFullPage } from '../../../../builders/a-full-page';
import { aSigningAuthority } from '../../../../builders/a-signing-authority';
import { printedBytes } from '../../../../builders/printed';
import { fileOf } from './written-pdf';

const fixtures = new URL('fixtures/', import.meta.url);

/** What a clean file must come to: how many revisions and pages it has, what is odd, and what cannot be decoded. */
function summary(file: PdfFile) {
  const last = file.revisions.at(-1);
  const pages = last ? pagesOf(last) : null;
  const undecoded = [...(last?.numbers() ?? [])].flatMap((number) => {
    const value = last?.object(number)?.value;
    const decoded = value?.kind === 'stream' ? last?.decode(value) : undefined;
    return decoded && !decoded.ok ? [decoded.error] : [];
  });
  return {
    revisions: file.revisions.length,
    pages: pages?.ok ? pages.value.length : pages?.error,
    unclaimed: file.unclaimed,
    oddities: file.oddities,
    trailing: file.trailing,
    undecoded,
  };
}

const clean = (pages: number, revisions = 1) => ({
  revisions,
  pages,
  unclaimed: [],
  oddities: [],
  trailing: null,
  undecoded: [],
});

describe('a clean file is read without a complaint', () => {
  test.each([
    ['by-hand', 2, false],
    ['cairo', 1, false],
    ['ghostscript', 2, false],
    ['linearized-mupdf', 2, true],
    ['linearized-stream', 2, true],
    ['linearized-table', 2, true],
    ['mupdf', 2, false],
    ['object-streams', 2, false],
    ['skia', 1, false],
  ])('from another program: %s', (name, pages, linearized) => {
    const file = fileOf(new Uint8Array(readFileSync(new URL(`${name}.pdf`, fixtures))));
    expect(summary(file)).toEqual(clean(pages));
    expect(file.linearized).toBe(linearized);
  });

  test('and every file kept for it is looked at', () => {
    expect(readdirSync(fixtures).length).toBe(9);
  });

  test('from our own printer, with everything it can draw', async () => {
    const made = await printedBytes(aFullPage());
    const file = fileOf(made.bytes);
    expect(summary(file)).toEqual(clean(made.pages));
    const last = file.revisions[0] ?? raise();
    // Everything the printer writes is used, but the file's own facts stand in the trailer.
    expect(reachableFrom(last, [last.trailer]).size).toBe(last.written.size);
  });

  test('from our own signer, with two signatures, each revision as it was', async () => {
    const authority = await aSigningAuthority();
    const unsigned = await aDocumentWithFields();
    const manager = await authority.manager('Änne Großmann');
    const first = await signedAs(unsigned, 'Vendor1', manager, true);
    const partner = await authority.inPerson('Дмитрий Ковалёв', 'Nordlicht Systemhaus GmbH');
    const second = await signedAs(first, 'Partner1', partner, false);
    const file = fileOf(second);
    expect(summary(file)).toEqual(clean(2, 3));
    expect(file.revisions.map(({ end }) => end)).toEqual([unsigned.length, first.length, second.length]);
    const alone = fileOf(first).revisions.map(({ written }) => [...written.keys()]);
    expect(file.revisions.slice(0, 2).map(({ written }) => [...written.keys()])).toEqual(alone);
  });

  test('from jsPDF', () => {
    const made = new jsPDF({ compress: true });
    made.text('Some text', 20, 20);
    expect(summary(fileOf(new Uint8Array(made.output('arraybuffer'))))).toEqual(clean(1));
  });

  test('from react-pdf', async () => {
    const page = createElement(Document, null, createElement(Page, null, createElement(Text, null, 'Some text')));
    expect(summary(fileOf(new Uint8Array(await renderToBuffer(page))))).toEqual(clean(1));
  });

  test('from LibPDF, made new and saved again with a change', async () => {
    const made = PDF.create();
    made.addPage({ size: 'a4' });
    const first = await made.save();
    expect(summary(fileOf(first))).toEqual(clean(1));
    const again = await PDF.load(first);
    again.setTitle('Another title');
    const second = await again.save({ incremental: true });
    expect(summary(fileOf(second))).toEqual(clean(1, 2));
  });

  test('from LibPDF, changed where packed objects and streams of references are', async () => {
    const again = await PDF.load(new Uint8Array(readFileSync(new URL('object-streams.pdf', fixtures))));
    again.setTitle('Another title');
    expect(summary(fileOf(await again.save({ incremental: true })))).toEqual(clean(2, 2));
  });
});

async function signedAs(bytes: Uint8Array<ArrayBuffer>, field: string, signer: Signer, certifies: boolean) {
  const appearance = { content: 'q 5 5 m 90 40 l S Q', width: 198.64, height: 82 };
  const given = { reason: null, place: null, evidenceSha256: null, beacon: null, name: 'A signer' };
  const claimedAt = '2026-11-21T09:05:30Z';
  const made = await signField(bytes, { ...given, field, signer, certifies, appearance, claimedAt });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

function raise(): never {
  throw new Error('There is no such revision.');
}
