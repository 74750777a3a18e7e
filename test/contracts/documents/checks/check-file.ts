import { type PdfDict, PdfStream } from '@libpdf/core';
import { checkFacts } from './check-facts';
import { checkPlaces } from './check-places';
import { checkStructure } from './check-structure';
import type { CheckedPage } from './checked-page';
import { followPage, type PageFont } from './page-content';
import { nameOf, numberOf, type PdfObjects, readObjects } from './pdf-objects';

export interface CheckedFile {
  readonly pages: number;
  /** The text in the order in which it is read aloud. */
  readonly read: string;
  readonly complaints: readonly string[];
}

/**
 * What PDF/UA-1 and PDF/A-3a ask of a file, as far as a program of ours can see it: not a licence, but whatever it
 * finds is wrong. It reads with another library than the one that writes.
 */
export async function checkFile(bytes: Uint8Array): Promise<CheckedFile> {
  const objects = await readObjects(bytes);
  const complaints: string[] = [];
  const pages = pagesOf(objects, complaints);
  complaints.push(...checkFacts(objects, bytes));
  for (const [at, { content }] of pages.entries())
    complaints.push(...content.complaints.map((complaint) => `page ${at + 1}: ${complaint}`));
  const structure = checkStructure(objects, pages);
  complaints.push(...structure.complaints, ...checkPlaces(pages));
  return { pages: pages.length, read: structure.read, complaints };
}

function pagesOf(objects: PdfObjects, complaints: string[]): readonly CheckedPage[] {
  const root = objects.dict(objects.catalog.get('Pages'));
  return objects.list(root?.get('Kids')).flatMap((reference): readonly CheckedPage[] => {
    const dictionary = objects.dict(reference);
    const drawn = objects.bytes(dictionary?.get('Contents'));
    if (!dictionary || !drawn) return [];
    const resources = objects.dict(dictionary.get('Resources'));
    if (resources?.get('ExtGState')) complaints.push('a page has states of transparency');
    if (resources?.get('XObject')) complaints.push('a page draws something from outside of it');
    const fonts = fontsOf(objects, objects.dict(resources?.get('Font')), complaints);
    return [{ dictionary, reference, content: followPage(new TextDecoder('latin1').decode(drawn), fonts) }];
  });
}

function fontsOf(objects: PdfObjects, fonts: PdfDict | null, complaints: string[]): ReadonlyMap<string, PageFont> {
  const found = new Map<string, PageFont>();
  for (const [name, value] of fonts ?? []) {
    const font = objects.dict(value);
    const below = objects.dict(objects.list(font?.get('DescendantFonts'))[0]);
    const descriptor = objects.dict(below?.get('FontDescriptor'));
    if (!(objects.resolved(descriptor?.get('FontFile2')) instanceof PdfStream))
      complaints.push(`font ${name.value} is not embedded`);
    if (nameOf(font?.get('Encoding')) !== 'Identity-H') complaints.push(`font ${name.value} has another encoding`);
    if (nameOf(below?.get('CIDToGIDMap')) !== 'Identity') complaints.push(`font ${name.value} has no map to glyphs`);
    const map = objects.bytes(font?.get('ToUnicode'));
    const letters = lettersOf(map ? new TextDecoder('latin1').decode(map) : '');
    for (const [code, text] of letters)
      if (code !== '0000' && /[\0\ufeff\ufffe]/.test(text))
        complaints.push(`glyph ${code} of ${name.value}: no letter`);
    const widths = objects.list(objects.list(below?.get('W'))[1]).map(numberOf);
    found.set(name.value, { letters, width: (code) => widths[Number.parseInt(code, 16)] ?? 0 });
  }
  return found;
}

/** From glyph numbers to letters. */
function lettersOf(map: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const range of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/gi)) {
    const first = Number.parseInt(range[1] ?? '0', 16);
    for (const [at, entry] of [...(range[2] ?? '').matchAll(/<([0-9a-f ]*)>/gi)].entries()) {
      const units = (entry[1] ?? '').replaceAll(' ', '').match(/.{4}/g) ?? [];
      const text = String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16)));
      letters.set((first + at).toString(16).padStart(4, '0'), text);
    }
  }
  return letters;
}
