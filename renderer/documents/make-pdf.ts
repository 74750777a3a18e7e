import { LineLayout } from './engine/line-layout';
import { PageRenderer } from './engine/page-renderer';
import { structureOf } from './engine/structure';
import { bytesOf, TaggedDocument } from './engine/tagged-document';
import type { FontShelf } from './font-shelf';
import type { PdfDefinition } from './pdf-node';

export interface MadePdf {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/**
 * Lays out a definition and writes the file: tagged (PDF/UA-1) and archival (PDF/A-3a). It reads the fonts of the
 * shelf and nothing else, neither disk nor network. Mistakes of our own are exceptions; the callers catch them.
 */
export async function makePdf(
  definition: PdfDefinition,
  shelf: FontShelf,
  report: (share: number) => void = () => {},
): Promise<MadePdf> {
  shelf.makeRoom();
  const { info, pageSize, pageMargins, content } = definition;
  const document = new TaggedDocument(
    { ...info, language: definition.language, compress: definition.compress, embedded: definition.embedded },
    shelf,
  );
  const layout = new LineLayout(pageSize, pageMargins, {});
  layout.breaksBefore = definition.breaksBefore;
  const pages = layout.layoutDocument(
    content,
    document,
    definition.styles,
    definition.defaultStyle,
    definition.background,
    undefined,
    definition.footer,
    undefined,
    undefined,
  );
  // What stands where is known now; the tree is read before drawing, so that its order is that of the text.
  new PageRenderer(document, structureOf(content)).draw(pages, report);
  if (document.undrawn.size > 0) throw new UndrawnText([...document.undrawn]);
  return { bytes: await bytesOf(document), pages: pages.length };
}

/** A font took the sign for a missing character although it has a glyph for every letter. */
export class UndrawnText extends Error {
  readonly texts: readonly string[];

  constructor(texts: readonly string[]) {
    super(`Not drawn: ${texts.join(' | ')}`);
    this.texts = texts;
  }
}
