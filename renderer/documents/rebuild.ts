import { canonicalJson, type Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { layoutVersion } from '#shared/domain/documents/layout-version';
import { dataNamedBy, layoutNamedBy, originalPage } from '#shared/domain/documents/original-page';
import type { DocumentPage } from '#shared/domain/documents/page';
import { hex } from '#shared/proof/bytes';
import type { MadePdf } from './make-pdf';
import type { PrintFacts } from './page-definition';
import { type EmbeddedData, type EmbeddedRefusal, readEmbedded } from './read-embedded';

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
  /** The frame in the file is of a form this program does not know. */
  | { readonly kind: 'unknown-frame' }
  /** Another version of the program laid the document out; its bytes cannot be made here. */
  | { readonly kind: 'other-layout' }
  /** The frame in the file names other data than lies beside it. */
  | { readonly kind: 'other-data' }
  | { readonly kind: 'no-page'; readonly reason: NoPage }
  | { readonly kind: 'not-printed'; readonly reason: NoPrint };

export interface Rebuilding<NoPage, NoPrint> {
  /** The page that the data says. Not asked for a file that says itself what surrounds its data. */
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
  const { createdAt, author } = embedded.value;
  const page = embedded.value.frame === null ? asked(pagesOf(embedded.value.json)) : await framed(embedded.value);
  if (!page.ok) return page;
  const made = await print(page.value, { createdAt, author });
  if (!made.ok) return refuse({ kind: 'not-printed', reason: made.error });
  return ok(compared(bytes, made.value.bytes));
}

function asked<NoPage>(page: Result<DocumentPage, NoPage>) {
  return page.ok ? page : refuse({ kind: 'no-page' as const, reason: page.error });
}

type FramedRefusal = { readonly kind: 'unknown-frame' | 'other-layout' | 'other-data' };

/** The page of a file that was made for a signing: everything that is printed lies in the file. */
async function framed({ json, frame }: EmbeddedData): Promise<Result<DocumentPage, FramedRefusal>> {
  const layout = frame === null ? null : layoutNamedBy(frame);
  if (frame === null || layout === null) return refuse({ kind: 'unknown-frame' });
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(json)));
  if (dataNamedBy(frame) !== hex(new Uint8Array(digest))) return refuse({ kind: 'other-data' });
  if (layout !== layoutVersion) return refuse({ kind: 'other-layout' });
  const page = originalPage(json, frame);
  return page === null ? refuse({ kind: 'unknown-frame' }) : ok(page);
}

function compared(given: Uint8Array, made: Uint8Array): Rebuilt {
  const at = made.findIndex((byte, place) => byte !== given[place]);
  if (at >= 0) return { kind: 'different', at };
  const added = given.length - made.length;
  return added === 0 ? { kind: 'same' } : { kind: 'extended', added };
}
