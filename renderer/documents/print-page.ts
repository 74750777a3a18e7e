import { ok, type Result, refuse } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { PrintFacts } from './page-definition';
import type { PrintRequest } from './print-messages';
import { printer } from './printer';
import type { GlyphFinding } from './text-setter';
import type { WorkerRefusal } from './worker-queue';

export type { PrintFacts } from './page-definition';
export { warmPrinter } from './printer';
export type { GlyphFinding } from './text-setter';

export interface PrintedPage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly pages: number;
}

/** Why no file came out. The sentence for each is in the messages under `documents.refused.*`. */
export type PrintRefusal =
  /** The text holds characters the fonts of the document cannot draw. */
  { readonly kind: 'glyph-missing'; readonly findings: readonly GlyphFinding[] } | WorkerRefusal;

export interface PrintOptions extends PrintFacts {
  readonly signal?: AbortSignal;
  /** Told the share done, from 0 to 1, as pages are drawn. */
  readonly onProgress?: (share: number) => void;
}

/** Prints a page to a PDF, in a worker: the window stays free. The same page and facts give the same bytes. */
export function printPage(page: DocumentPage, options: PrintOptions): Promise<Result<PrintedPage, PrintRefusal>> {
  const { signal, onProgress, ...facts } = options;
  return printer.run<PrintedPage, PrintRefusal>({
    signal,
    request: (job): PrintRequest => ({ kind: 'print', job, page, facts }),
    take: (reply) => {
      if (reply.kind === 'progress') onProgress?.(reply.share);
      if (reply.kind === 'printed') return ok({ bytes: reply.bytes, pages: reply.pages });
      if (reply.kind === 'glyph-missing') return refuse({ kind: 'glyph-missing', findings: reply.findings });
      return null;
    },
  });
}
