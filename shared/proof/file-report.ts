import type { Judgement } from './judgement';
import type { ReasonCode } from './verify/reason-codes';

export type { Judgement } from './judgement';

/** Why: a code with the values of its sentence. `weighs`: what it does to the judgement. */
export interface Reason {
  readonly code: ReasonCode;
  readonly weighs: Judgement;
  readonly values: Readonly<Record<string, string | number>>;
}

/** The person or unit a certificate names. */
export interface Certified {
  readonly name: string;
  readonly organisation: string;
  readonly unit: string;
  readonly email: string;
  readonly issuer: string;
  readonly serial: string;
  readonly sha256: string;
  readonly notBefore: string;
  readonly notAfter: string;
}

/**
 * Whose key signed, read from the certificate. `manager`: vouched for by headquarters, by name. `inPerson`: a one-time
 * key whose certificate a manager's device issued in the room. `timeStamp`: a unit that says the time. `other`: not ours.
 */
export type SignatureRole = 'manager' | 'inPerson' | 'timeStamp' | 'other';

/** What came after a signature, judged against what it permits. */
export interface ChangeAfter {
  /** Number of the revision, from 1. */
  readonly revision: number;
  readonly permitted: boolean;
  /** `signature`, `timeStamp`, `validationData`, `page`, `annotation`, `formField`, `attachment`, `script`, `metadata`, `catalog`, `unknown` … */
  readonly what: string;
  readonly reason: Reason;
}

/** When it was signed, as far as it can be proven. ISO moments. */
export interface TimeBracket {
  /** What the signer's device said (`/M`); proves nothing. */
  readonly claimed: string | null;
  readonly notBefore: { readonly at: string; readonly by: string } | null;
  readonly notAfter: { readonly at: string; readonly by: string } | null;
}

export interface SignatureReport {
  /** From 1, in the order of the revisions. */
  readonly number: number;
  readonly field: string;
  readonly kind: 'certification' | 'approval' | 'timeStamp';
  readonly role: SignatureRole;
  readonly certified: Certified | null;
  readonly judgement: Judgement;
  readonly reasons: readonly Reason[];
  readonly algorithm: string;
  /** Level by what the file holds (ETSI EN 319 142-1). */
  readonly level: 'B-B' | 'B-T' | 'B-LT' | 'B-LTA' | null;
  readonly time: TimeBracket;
  /** Number of bytes from the start of the file that this signature speaks of. */
  readonly covers: number;
  readonly changesAfter: readonly ChangeAfter[];
  readonly evidenceSha256: string | null;
}

/** What stands in the file about itself, when it is one of ours. */
export interface OwnDocument {
  readonly kind: string;
  readonly title: string;
  /** SHA-256 of the embedded data, and whether it is the one the document was made from. */
  readonly dataSha256: string | null;
  readonly requiredFields: readonly string[];
  readonly unsignedFields: readonly string[];
}

/** The deeper check: the document made again from its embedded data. */
export type RebuildReport =
  | { readonly kind: 'same' }
  | { readonly kind: 'different'; readonly at: number }
  | { readonly kind: 'notPossible'; readonly reason: Reason };

export interface FileReport {
  readonly judgement: Judgement;
  readonly reasons: readonly Reason[];
  readonly origin: 'ours' | 'other';
  readonly bytes: number;
  readonly sha256: string;
  readonly revisions: number;
  readonly document: OwnDocument | null;
  readonly signatures: readonly SignatureReport[];
  /** Null until somebody has asked for it. */
  readonly rebuilt: RebuildReport | null;
}
