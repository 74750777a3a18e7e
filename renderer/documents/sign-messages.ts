import type { Ink } from '#shared/base/ink';
import type { Result } from '#shared/base/result';
import type { FileReport } from '#shared/proof/file-report';
import type { Archived, ArchiveProblem, Archiving } from '#shared/proof/pades/archive';
import type { FieldSigning, SigningProblem } from '#shared/proof/pades/sign-field';
import type { Signer } from '#shared/proof/signer';
import type { UndrawableCaption } from './draw-appearance';

/** A signature for one field of a file, with what the field then shows. */
export interface FieldToSign extends Omit<FieldSigning, 'appearance' | 'askForTime'> {
  /** The picture of the hand; null for a seal. */
  readonly ink: Ink | null;
  /** Drawn below the ink, as outlines. */
  readonly lines: readonly string[];
}

/** Why a field was not signed. The sentence for each is the caller's; the file that was given is as it was. */
export type FieldRefusal = SigningProblem | UndrawableCaption;

/** The key stays in the window, on its token or in its file: the worker asks for the signature. */
export interface SignRequest {
  readonly kind: 'sign';
  readonly job: number;
  readonly bytes: Uint8Array;
  readonly field: Omit<FieldToSign, 'signer'>;
  readonly signer: Omit<Signer, 'sign'>;
}

export interface ArchiveRequest {
  readonly kind: 'archive';
  readonly job: number;
  readonly bytes: Uint8Array;
  readonly data: Omit<Archiving, 'askForTime'>;
}

/** The worker cannot go on without the window: somebody's signature over bytes, or an authority's time for a hash. */
export interface Question {
  readonly kind: 'asked';
  readonly job: number;
  readonly number: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Answer {
  readonly kind: 'answer';
  readonly number: number;
  readonly answer: Result<Uint8Array<ArrayBuffer>, string>;
}

export type SignReply =
  | Question
  | { readonly kind: 'signed'; readonly job: number; readonly result: Result<Uint8Array<ArrayBuffer>, FieldRefusal> }
  | { readonly kind: 'archived'; readonly job: number; readonly result: Result<Archived, ArchiveProblem> };

/** Against what a file is checked. */
export interface CheckedAgainst {
  /** Roots to believe, DER. */
  readonly anchors: readonly Uint8Array<ArrayBuffer>[];
  /** Roots to believe about the time only, DER. */
  readonly timeAnchors?: readonly Uint8Array<ArrayBuffer>[];
  readonly revocationLists: readonly Uint8Array<ArrayBuffer>[];
  /** ISO moment of this device's clock. */
  readonly at: string;
}

export interface VerifyRequest {
  readonly kind: 'verify';
  readonly job: number;
  readonly bytes: Uint8Array;
  readonly against: CheckedAgainst;
  /** Make the document again from its data, and compare. */
  readonly rebuilds: boolean;
}

/** `checked`: what the signatures say, before the document is made again for comparison. */
export type VerifyReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'checked'; readonly job: number; readonly report: FileReport }
  | { readonly kind: 'verified'; readonly job: number; readonly report: FileReport }
  | { readonly kind: 'failed'; readonly job: number | null; readonly detail: string };
