import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import type { DocumentPage } from './page';

/** What is known about how one signature came about, as the certificate of completion tells it. */
export interface CompletionRecord {
  readonly signer: {
    readonly field: string;
    readonly organisation: string;
    readonly name: string;
    readonly role: string;
  };
  readonly identity: {
    readonly check: 'document' | 'knownPerson' | 'badge' | 'none';
    readonly detail: string;
    readonly by: string;
    readonly at: string;
  };
  readonly authority:
    | { readonly kind: 'proven'; readonly evidenceIds: readonly string[] }
    | { readonly kind: 'answered'; readonly answerId: string; readonly said: string }
    | { readonly kind: 'ownWord' };
  readonly consent: { readonly text: string; readonly agreedAt: string };
  readonly shown: { readonly from: string; readonly allSeenAt: string; readonly pages: number };
  readonly key: {
    readonly home: 'manager' | 'inPerson' | 'ownFile' | 'token';
    readonly certificateSha256: string;
    readonly vouchedFor: boolean;
    readonly guardedByPin: boolean;
  };
  readonly level: {
    readonly level: 'advanced' | 'simple';
    readonly conditions: readonly {
      readonly condition: 'uniqueLink' | 'identification' | 'soleControl' | 'tamperEvidence';
      readonly holds: boolean;
      /** Id of the sentence that says why; the words are in `because` of the certificate. */
      readonly because: string;
    }[];
  };
  readonly device: {
    readonly id: string;
    readonly tag: string;
    readonly program: string;
    readonly host: 'desktop' | 'browser' | 'memory';
  };
  readonly clock: {
    readonly device: string;
    readonly headquarters: { readonly at: string; readonly skew: number } | null;
    readonly beacon: string | null;
  };
}

/** One thing that happened in a signing besides the signatures. */
export type CompletionEvent =
  | { readonly kind: 'declined'; readonly field: string; readonly reason: string }
  | { readonly kind: 'ended'; readonly reason: string }
  | { readonly kind: 'turned'; readonly field: string }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'takenHome'; readonly files: readonly string[] };

/** A moment that can be proven, and by what. */
export interface ProvenMoment {
  readonly at: string;
  readonly by: string;
}

/** Everything the certificate of completion of one signing is made from. */
export interface CompletionInput {
  readonly language: DocumentLanguage;
  /** The document that was signed. */
  readonly document: {
    readonly title: string;
    readonly reference: string;
    readonly version: number;
    readonly dataSha256: string;
  };
  readonly parties: DocumentPage['parties'];
  readonly session: { readonly id: string; readonly startedAt: string };
  readonly host: { readonly name: string; readonly organisation: string };
  /** In the order in which they were given. */
  readonly signatures: readonly {
    /** SHA-256 of the canonical JSON of the record; it stands in the signature. */
    readonly recordSha256: string;
    readonly record: CompletionRecord;
    readonly signedAt: string;
  }[];
  readonly events: readonly { readonly at: string; readonly by: string; readonly event: CompletionEvent }[];
  readonly files: readonly {
    readonly name: string;
    readonly what: 'original' | 'sealed' | 'partly' | 'signed' | 'archived' | 'other';
    readonly sha256: string;
    readonly bytes: number;
  }[];
  readonly time: { readonly notBefore: ProvenMoment | null; readonly notAfter: ProvenMoment | null };
  /** Why a condition of a signature holds or not: the sentence of each id, in the language of the certificate. */
  readonly because: Readonly<Record<string, string>>;
}
