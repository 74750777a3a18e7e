import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import { printableText } from '#shared/domain/documents/printable-text';
import type { FontShelf } from './font-shelf';
import { type MadePdf, makePdf, UndrawnText } from './make-pdf';
import { type PrintFacts, pageDefinition } from './page-definition';
import type { GlyphFinding } from './text-setter';
import type { Typefaces } from './typefaces';

/** What prints: the fonts as files, and what is known of them. */
export interface Press {
  readonly shelf: FontShelf;
  readonly faces: Typefaces;
}

/** Why no file came out of the press. `detail` is for a report, not for the person. */
export type PressRefusal =
  | { readonly kind: 'glyph-missing'; readonly findings: readonly GlyphFinding[] }
  | { readonly kind: 'failed'; readonly detail: string };

/** Prints a page, in the worker and in Node alike. Whatever stands in the page, it answers; it never throws. */
export async function pressPage(
  page: DocumentPage,
  facts: PrintFacts,
  { shelf, faces }: Press,
  report?: (share: number) => void,
): Promise<Result<MadePdf, PressRefusal>> {
  try {
    const { embedded: _, frame: __, ...printed } = page;
    await faces.prepare(textsIn(printed as unknown as Json), page.language);
    const definition = pageDefinition(page, facts, faces);
    if (!definition.ok) return refuse({ kind: 'glyph-missing', findings: definition.error });
    return ok(await makePdf(definition.value, shelf, report));
  } catch (error) {
    if (error instanceof UndrawnText) return refuse({ kind: 'glyph-missing', findings: error.texts.map(undrawn) });
    return refuse({ kind: 'failed', detail: error instanceof Error ? error.message : String(error) });
  }
}

const undrawn = (text: string): GlyphFinding => ({
  kind: 'glyph-missing',
  characters: [...new Set(text)].filter((character) => character > '\u007f'),
  where: text,
  source: null,
});

/** Every text of a page, wherever it stands. */
function* textsIn(value: Json): Generator<string> {
  if (typeof value === 'string') yield printableText(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) yield* textsIn(part);
}
