import type { DocumentPage } from '#shared/domain/documents/page';
import type { PrintFacts } from './page-definition';
import type { Answer, ArchiveRequest, SignReply, SignRequest } from './sign-messages';
import type { GlyphFinding } from './text-setter';

/** What the window asks of the printing worker. `warm`: get ready, there is nothing to print yet. */
export type PrinterRequest = { readonly kind: 'warm' } | PrintRequest | SignRequest | ArchiveRequest | Answer;

export interface PrintRequest {
  readonly kind: 'print';
  readonly job: number;
  readonly page: DocumentPage;
  readonly facts: PrintFacts;
}

/** What the printing worker answers; `job` null: it could not even start. */
export type PrintReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly job: number; readonly share: number }
  | { readonly kind: 'printed'; readonly job: number; readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number }
  | { readonly kind: 'glyph-missing'; readonly job: number; readonly findings: readonly GlyphFinding[] }
  | SignReply
  | { readonly kind: 'failed'; readonly job: number | null; readonly detail: string };
