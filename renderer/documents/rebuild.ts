import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { MadePdf } from './make-pdf';
import type { PrintFacts } from './page-definition';
import { type EmbeddedRefusal, readEmbedded } from './read-embedded';

/** How a file compares with the document that its own data makes. */
export type Rebuilt =
  /** The very bytes. */
  | { readonly kind: 'same' }
  /** The very bytes with more after them, as signatures add. */
  | { readonly kind: 'extended'; readonly added: number }
  /** Not what the data makes; `at` is the first byte that differs. */
  | { readonly kind: 'different'; readonly at: number };

export type RebuildRefusal<NoPage, NoPrint> =
  | EmbeddedRefusal
  | { readonly kind: 'no-page'; readonly reason: NoPage }
  | { readonly kind: 'not-printed'; readonly reason: NoPrint };

export interface Rebuilding<NoPage, NoPrint> {
  /** The page that the data says. */
  readonly pagesOf: (json: Json) => Result<DocumentPage, NoPage>;
  /** The printer at hand: `printInNode`, or `printPage` in the window. */
  readonly print: (page: DocumentPage, facts: PrintFacts) => Promise<Result<Pick<MadePdf, 'bytes' | 'pages'>, NoPrint>>;
}

/**
 * Makes the document again from the data in the file, and compares. What is equal to the last byte says nothing but
 * its data: no clause was added to the paper that the data does not hold.
 */
export async function rebuild<NoPage, NoPrint>(
  bytes: Uint8Array,
  { pagesOf, print }: Rebuilding<NoPage, NoPrint>,
): Promise<Result<Rebuilt, RebuildRefusal<NoPage, NoPrint>>> {
  const embedded = await readEmbedded(bytes);
  if (!embedded.ok) return embedded;
  const { json, createdAt, author } = embedded.value;
  const page = pagesOf(json);
  if (!page.ok) return refuse({ kind: 'no-page', reason: page.error });
  const made = await print(page.value, { createdAt, author });
  if (!made.ok) return refuse({ kind: 'not-printed', reason: made.error });
  return ok(compared(bytes, made.value.bytes));
}

function compared(given: Uint8Array, made: Uint8Array): Rebuilt {
  const at = made.findIndex((byte, place) => byte !== given[place]);
  if (at >= 0) return { kind: 'different', at };
  const added = given.length - made.length;
  return added === 0 ? { kind: 'same' } : { kind: 'extended', added };
}
