import { PDF } from '@libpdf/core';
import { unpacksWithin } from '../unpacked-size';

/** Unpacked, more than any document that somebody reads. */
const mostUnpacked = 128 * 1024 * 1024;

/** The words on the pages of a PDF, as many letters as asked for; '' for a file that has none or cannot be read. */
export async function pageText(bytes: Uint8Array, mostLetters: number): Promise<string> {
  if (!unpacksWithin(bytes, mostUnpacked)) return '';
  const pdf = await PDF.load(bytes, { lenient: false });
  const texts: string[] = [];
  let left = mostLetters;
  for (const page of pdf.getPages()) {
    if (left <= 0) break;
    const { text } = page.extractText();
    texts.push(text.slice(0, left));
    left -= text.length;
  }
  return texts.join('\n');
}
