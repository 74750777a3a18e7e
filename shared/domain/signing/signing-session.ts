import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { fileReferenceSchema } from '#shared/domain/evidence/evidence';
import { parties } from '#shared/domain/partners/person';

export type SigningSessionId = Id<'SigningSession'>;

/**
 * Where the key of a signature lives. `manager`: the device's key, certified by headquarters by name. `inPerson`: made
 * for this one signature, certified in the room, then dropped. `ownFile`: the signer's PKCS#12 file. `token`: the
 * signer's own card or stick.
 */
export const keyHomes = ['manager', 'inPerson', 'ownFile', 'token'] as const;
export type KeyHome = (typeof keyHomes)[number];

/** Somebody who is to sign, with the field of the file that waits for them. */
export const plannedSignerSchema = z.object({
  /** Name of the signature field in the file: `Vendor1`, `Partner1`, `Partner2`. */
  field: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
  party: z.enum(parties),
  personId: idSchema<'Person'>(),
  personName: z.string().min(1).max(120),
  role: z.string().min(1).max(120),
  /** In which the consent text is read and agreed to. */
  language: z.enum(documentLanguages),
  keyHome: z.enum(keyHomes),
});
export type PlannedSigner = z.infer<typeof plannedSignerSchema>;

/** Whoever conducts the signing on this device, and certifies the file with the first signature. */
export const hostSchema = z.object({
  name: z.string().min(1).max(120),
  organisation: z.string().max(200),
  certificateSha256: z.string(),
  /** Headquarters issued the certificate. False on a device that was never enrolled: it speaks for itself only. */
  vouchedFor: z.boolean(),
  /**
   * The field that carries the certification. That of the host's own signature where the host signs for the vendor
   * (and then signs first), else `Host`: a seal without ink, put on when the signing starts.
   */
  field: z.string().regex(/^[A-Za-z0-9]{1,40}$/),
});
export type SigningHost = z.infer<typeof hostSchema>;

/** A signing in the room: the one file that all sign, and who signs it in which order. Written once. */
export const signingSessionSchema = z.object({
  id: idSchema<'SigningSession'>(),
  partnerId: idSchema<'Partner'>(),
  agreementId: idSchema<'Agreement'>(),
  dataSha256: z.string(),
  /** The unsigned file, exactly as it was shown. */
  original: fileReferenceSchema,
  /** The host's seal without ink, where the host does not sign. Null: the first signer certifies. */
  sealed: fileReferenceSchema.nullable(),
  host: hostSchema,
  /** In the order in which they sign. */
  signers: z.array(plannedSignerSchema).min(1).max(12),
  startedAt: z.iso.datetime(),
});
export type SigningSession = z.infer<typeof signingSessionSchema>;

/** What happened in a signing besides the signatures. Appended, never changed. */
export const signingEventSchema = z.object({
  id: idSchema<'SigningEvent'>(),
  partnerId: idSchema<'Partner'>(),
  sessionId: idSchema<'SigningSession'>(),
  at: z.iso.datetime(),
  by: z.string(),
  event: z.discriminatedUnion('kind', [
    /** A signer would not sign; the session ends, and the file is void. */
    z.object({ kind: z.literal('declined'), field: z.string(), reason: z.string().min(1).max(1000) }),
    /** The session was ended by the host, with a reason; what was signed in it is void. */
    z.object({ kind: z.literal('ended'), reason: z.string().min(1).max(1000) }),
    /** The screen was handed over. */
    z.object({ kind: z.literal('turned'), field: z.string() }),
    /** Taken up again after an interruption. */
    z.object({ kind: z.literal('resumed') }),
    /** Copies were handed over. */
    z.object({ kind: z.literal('takenHome'), files: z.array(z.string()) }),
  ]),
});
export type SigningEvent = z.infer<typeof signingEventSchema>;
