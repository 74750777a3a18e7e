import { describe, expect, test } from 'vitest';
import { layoutVersion } from '#shared/domain/documents/layout-version';
import { type PrintOptions, printPage, warmPrinter } from '../../../renderer/documents/print-page';
import { aDocumentPage } from '../../builders/a-document-page';
import { knownFacts, knownPage } from './known-page';
import layouts from './layouts.json' with { type: 'json' };

const facts: PrintOptions = { createdAt: '2026-11-20T14:05:00Z', author: 'Änne Großmann' };

/** Cancelling the page at work ends the worker; the next page gets a new one. */
async function endPrinter(): Promise<void> {
  const control = new AbortController();
  const stopped = printPage(aDocumentPage(), { ...facts, signal: control.signal });
  control.abort();
  expect(await stopped).toEqual({ ok: false, error: { kind: 'cancelled' } });
}

describe('printing in the worker of a real browser', () => {
  test('gives a PDF, the same one each time, and tells how far it is', async () => {
    const told: number[] = [];
    const first = await printPage(aDocumentPage(), { ...facts, onProgress: (share) => told.push(share) });
    const again = await printPage(aDocumentPage(), facts);
    if (!first.ok || !again.ok) throw new Error(JSON.stringify([first, again]));
    expect(new TextDecoder('latin1').decode(first.value.bytes.subarray(0, 8))).toBe('%PDF-1.7');
    expect(first.value.pages).toBe(14);
    expect(again.value.bytes).toEqual(first.value.bytes);
    expect(told.length).toBeGreaterThan(5);
    expect(told).toEqual([...told].sort((left, right) => left - right));
  });

  test('gives the same file whatever was printed before it', async () => {
    // Blank and no-break blank are one glyph; a font remembers for which of them it was first made.
    const page = aDocumentPage({ title: 'Ten days', blocks: [] });
    const other = aDocumentPage({ title: 'Ten\u00a0days', blocks: [] });
    await endPrinter();
    const first = await printPage(page, facts);
    await endPrinter();
    await printPage(other, facts);
    const second = await printPage(page, facts);
    if (!first.ok || !second.ok) throw new Error('not printed');
    expect(second.value.bytes).toEqual(first.value.bytes);
  });

  test('gives the very file that Node gives, also with names in other scripts', async () => {
    const printed = await printPage(knownPage, knownFacts);
    if (!printed.ok) throw new Error(JSON.stringify(printed.error));
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', printed.value.bytes));
    expect([...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')).toBe(
      (layouts as Readonly<Record<string, string>>)[layoutVersion],
    );
  });

  test('refuses characters the fonts lack, and prints the next page', async () => {
    const refused = await printPage(aDocumentPage({ title: 'ᚠ' }), facts);
    const printed = await printPage(aDocumentPage(), facts);
    expect(refused).toEqual({
      ok: false,
      error: {
        kind: 'glyph-missing',
        findings: [{ kind: 'glyph-missing', characters: ['ᚠ'], where: 'ᚠ', source: null }],
      },
    });
    expect(printed.ok).toBe(true);
  });

  test('refuses a page the printer chokes on, with the reason, and prints the next page', async () => {
    const twice = { kind: 'heading', level: 1, number: '', text: 'Twice', id: 'same' } as const;
    const refused = await printPage(aDocumentPage({ blocks: [twice, twice] }), facts);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect((await printPage(aDocumentPage(), facts)).ok).toBe(true);
  });

  test('stops when it is cancelled; a page that waited is printed all the same', async () => {
    const control = new AbortController();
    const stopped = printPage(aDocumentPage(), { ...facts, signal: control.signal, onProgress: () => control.abort() });
    const waiting = printPage(aDocumentPage(), facts);
    expect(await stopped).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect((await waiting).ok).toBe(true);
  });

  test('does not begin what was cancelled while it waited', async () => {
    const control = new AbortController();
    const first = printPage(aDocumentPage(), facts);
    const waiting = printPage(aDocumentPage(), { ...facts, signal: control.signal });
    control.abort();
    expect(await waiting).toEqual({ ok: false, error: { kind: 'cancelled' } });
    expect((await first).ok).toBe(true);
    expect(await printPage(aDocumentPage(), { ...facts, signal: control.signal })).toEqual({
      ok: false,
      error: { kind: 'cancelled' },
    });
  });

  test('leaves the window free while it works', async () => {
    warmPrinter();
    const busy: number[] = [];
    const observer = new PerformanceObserver((list) => busy.push(...list.getEntries().map(({ duration }) => duration)));
    observer.observe({ type: 'longtask' });
    const start = performance.now();
    const result = await printPage(aDocumentPage(), facts);
    const took = performance.now() - start;
    observer.disconnect();
    expect(result.ok).toBe(true);
    // Compared with the printing itself, so that a busy machine does not fail the test.
    expect(Math.max(0, ...busy)).toBeLessThan(took / 3);
  });
});
