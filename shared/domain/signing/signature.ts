import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { inkSchema } from '#shared/base/ink';
import { agreementKinds } from '#shared/domain/agreements/agreement';
import { fileReferenceSchema } from '#shared/domain/evidence/evidence';
import { parties } from '#shared/domain/partners/person';

export type SignatureId = Id<'Signature'>;
export type SignedDocumentId = Id<'SignedDocument'>;

/** A drawn signature of one person under one locked agreement. It is a picture of a hand, not a cryptographic signature. */
export const signatureSchema = z.object({
  id: idSchema<'Signature'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  /** The data the signer saw; must equal the agreement's. */
  dataSha256: z.string(),
  party: z.enum(parties),
  personName: z.string().min(1).max(120),
  role: z.string().min(1).max(120),
  consentText: z.string().min(1).max(2000),
  ink: inkSchema,
  signedAt: z.iso.datetime(),
});
export type Signature = z.infer<typeof signatureSchema>;

/** The finished PDF with both drawings in it, frozen by its SHA-256. */
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
    }),
  ),
  frozenAt: z.iso.datetime(),
});
export type SignedDocument = z.infer<typeof signedDocumentSchema>;
