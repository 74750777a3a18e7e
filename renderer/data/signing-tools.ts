import type { Ink } from '#shared/base/ink';
import type { Result } from '#shared/base/result';
import type { DocumentPage } from '#shared/domain/documents/page';
import type { FileReport } from '#shared/proof/file-report';
import type { AskForTime, Signer } from '#shared/proof/signer';

/** One signature to put into one field of a file. */
export interface FieldToSign {
  readonly field: string;
  readonly signer: Signer;
  /** The first signature of a file: it says what may still be done to it. */
  readonly certifies: boolean;
  /** The picture of the hand; null for a seal. */
  readonly ink: Ink | null;
  /** Drawn below the ink, as outlines. */
  readonly lines: readonly string[];
  readonly name: string;
  readonly reason: string | null;
  readonly place: string | null;
  /** The device's clock, ISO. */
  readonly claimedAt: string;
  readonly evidenceSha256: string | null;
  readonly beacon: Uint8Array<ArrayBuffer> | null;
}

/** Against what a file is checked. */
export interface CheckedAgainst {
  readonly anchors: readonly Uint8Array<ArrayBuffer>[];
  /** Believed about the time only. */
  readonly timeAnchors?: readonly Uint8Array<ArrayBuffer>[];
  readonly revocationLists: readonly Uint8Array<ArrayBuffer>[];
  readonly at: string;
}

/** What makes and checks files. It lives in the document worker, which the data layer does not know. */
export interface SigningTools {
  readonly print: (
    page: DocumentPage,
    facts: { readonly createdAt: string; readonly author: string },
  ) => Promise<Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number }, unknown>>;
  readonly sign: (
    bytes: Uint8Array<ArrayBuffer>,
    request: FieldToSign,
  ) => Promise<Result<Uint8Array<ArrayBuffer>, unknown>>;
  readonly verify: (bytes: Uint8Array<ArrayBuffer>, against: CheckedAgainst) => Promise<Result<FileReport, unknown>>;
}

/** Adds what makes a signed file provable for years; in the window the document worker does it. */
export type ArchiveFile = (
  bytes: Uint8Array<ArrayBuffer>,
  data: {
    readonly askForTime: AskForTime;
    readonly certificates: readonly Uint8Array<ArrayBuffer>[];
    readonly revocationLists: readonly Uint8Array<ArrayBuffer>[];
    readonly now: string;
  },
) => Promise<
  Result<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly at: string; readonly holdsUntil: string }, unknown>
>;
