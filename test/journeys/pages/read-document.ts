import { expect } from '@playwright/test';
import { type EmbeddedData, readEmbedded } from '../../../renderer/documents/read-embedded';
import { readPdf } from '../../builders/read-pdf';

/** A document page by page, and the data that lies in it; fails where a page is empty or does not say which it is. */
export async function readDocument(
  bytes: Buffer,
): Promise<{ readonly pages: readonly string[]; readonly embedded: EmbeddedData }> {
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  // Spaces at which no line breaks read like any other.
  const pages = readPdf(bytes).pages.map((page) => page.replaceAll(/[\u00a0\u202f]/g, ' '));
  const last = pages.length;
  // The cover carries no number; every other page counts it.
  const feet = pages.slice(1).map((page) => /Page (\d+) of (\d+)$/.exec(page)?.slice(1));
  expect(feet).toEqual(pages.slice(1).map((_, at) => [String(at + 2), String(last)]));
  const written = pages.map((page) => page.replace(/Page \d+ of \d+$/, '').trim().length);
  expect(Math.min(...written), 'characters on the emptiest page').toBeGreaterThan(200);
  expect(pages.join(''), 'glyphs that are in no font').not.toContain('\u0000');
  const embedded = await readEmbedded(bytes);
  if (!embedded.ok) throw new Error(`Nothing is embedded: ${JSON.stringify(embedded.error)}`);
  return { pages, embedded: embedded.value };
}
