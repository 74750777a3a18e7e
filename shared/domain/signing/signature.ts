import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { inkSchema } from '#shared/base/ink';
import { agreementKinds } from '#shared/domain/agreements/agreement';
import { fileReferenceSchema } from '#shared/domain/evidence/evidence';
import { parties } from '#shared/domain/partners/person';
import { keyHomes } from './signing-session';

export type SignatureId = Id<'Signature'>;
export type SignedDocumentId = Id<'SignedDocument'>;
export type DocumentRevisionId = Id<'DocumentRevision'>;

/** What the program calls a signature, honestly (eIDAS Art. 26): `advanced` only where all four conditions hold. */
export const signatureLevels = ['advanced', 'simple'] as const;
export type SignatureLevel = (typeof signatureLevels)[number];

/** The cryptographic part of a signature. */
export const signatureProofSchema = z.object({
  sessionId: idSchema<'SigningSession'>(),
  field: z.string(),
  /** The file after this signature; the file before it is its beginning, byte for byte. */
  file: fileReferenceSchema,
  keyHome: z.enum(keyHomes),
  level: z.enum(signatureLevels),
  certificateSha256: z.string(),
  /** Headquarters vouches for the certificate, directly or through the manager's device. */
  vouchedFor: z.boolean(),
  /** The evidence record (canonical JSON); its SHA-256 stands in the signature. */
  evidence: fileReferenceSchema,
  /** Raw movements of the pen, encrypted to headquarters' escrow key. Null: not kept anywhere. */
  escrow: fileReferenceSchema.nullable(),
  /** Time of the latest word of headquarters' clock that is inside the signature. */
  notBefore: z.iso.datetime().nullable(),
});
export type SignatureProof = z.infer<typeof signatureProofSchema>;

/** A signature of one person under one locked agreement. */
export const signatureSchema = z.object({
  id: idSchema<'Signature'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  /** The data the signer saw; must equal the agreement's. */
  dataSha256: z.string(),
  party: z.enum(parties),
  personName: z.string().min(1).max(120),
  role: z.string().min(1).max(120),
  consentText: z.string().min(1).max(4000),
  /** The picture of the hand. Since `proof` it carries no times: how the pen moved is kept only in escrow. */
  ink: inkSchema,
  signedAt: z.iso.datetime(),
  /** Null: drawn only, before this program signed cryptographically. */
  proof: signatureProofSchema.nullable().default(null),
});
export type Signature = z.infer<typeof signatureSchema>;

/** The finished PDF with all signatures in it, frozen by its SHA-256. */
export const signedDocumentSchema = z.object({
  id: idSchema<'SignedDocument'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  kind: z.enum(agreementKinds),
  version: z.int().min(1),
  file: fileReferenceSchema,
  dataSha256: z.string(),
  signers: z.array(
    z.object({
      signatureId: idSchema<'Signature'>(),
      party: z.enum(parties),
      personName: z.string(),
      role: z.string(),
      signedAt: z.iso.datetime(),
      level: z.enum(signatureLevels).nullable().default(null),
    }),
  ),
  frozenAt: z.iso.datetime(),
  /** The signing it came out of. Null: drawn signatures only. */
  sessionId: idSchema<'SigningSession'>().nullable().default(null),
});
export type SignedDocument = z.infer<typeof signedDocumentSchema>;

/**
 * A signed file made stronger, or the certificate that tells how it was signed. Appended; the signed file stays, and
 * is the beginning of every stronger one.
 */
export const documentRevisionSchema = z.object({
  id: idSchema<'DocumentRevision'>(),
  partnerId: idSchema<'Partner'>(),
  documentId: idSchema<'SignedDocument'>(),
  /** `archival`: validation data and a document time-stamp were added. `completion`: the certificate of completion. */
  kind: z.enum(['archival', 'completion']),
  file: fileReferenceSchema,
  /** Time in the document time-stamp; of a certificate of completion, when it was made. */
  at: z.iso.datetime(),
  /** Until when the time-stamp's certificate holds; before that it is renewed. Null for a certificate of completion. */
  holdsUntil: z.iso.datetime().nullable(),
  by: z.string(),
});
export type DocumentRevision = z.infer<typeof documentRevisionSchema>;
