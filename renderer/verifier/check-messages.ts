import type { FileReport } from '#shared/proof/file-report';

/** What the page asks of the worker that opens files of strangers. */
export interface CheckQuestion {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** DER of the roots the page believes. */
  readonly anchors: readonly Uint8Array<ArrayBuffer>[];
  /** DER of the roots the page believes about the time only. */
  readonly timeAnchors: readonly Uint8Array<ArrayBuffer>[];
  readonly revocationLists: readonly Uint8Array<ArrayBuffer>[];
  /** ISO moment, now. */
  readonly at: string;
}

export type CheckAnswer =
  /** What the signatures say. */
  | { readonly kind: 'checked'; readonly report: FileReport }
  /** The same, with the document made again from its data where that could be done. */
  | { readonly kind: 'rebuilt'; readonly report: FileReport }
  | { readonly kind: 'broke'; readonly detail: string };
