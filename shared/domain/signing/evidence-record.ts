import { z } from 'zod';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { parties } from '#shared/domain/partners/person';
import { signatureLevels } from './signature';
import { keyHomes } from './signing-session';

/** How somebody made sure who sits before the screen. */
export const identityChecks = ['document', 'knownPerson', 'badge', 'none'] as const;
export type IdentityCheck = (typeof identityChecks)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * What is known about how one signature came about. Its canonical JSON is hashed into the signature, so none of it can
 * be told differently later. It says what was seen and done, and holds no raw pen movement.
 */
export const evidenceRecordSchema = z.strictObject({
  format: z.literal(1),
  session: z.string(),
  agreement: z.strictObject({
    id: z.string(),
    kind: z.enum(['plan', 'sla']),
    version: z.int(),
    reference: z.string(),
    dataSha256: sha256,
  }),
  /** The file that was shown and is signed, before any signature. */
  originalSha256: sha256,
  signer: z.strictObject({
    field: z.string(),
    party: z.enum(parties),
    organisation: z.string(),
    name: z.string(),
    role: z.string(),
    language: z.enum(documentLanguages),
  }),
  identity: z.strictObject({
    check: z.enum(identityChecks),
    /** What was looked at, in words: kind of document, never its number. */
    detail: z.string().max(200),
    by: z.string(),
    at: z.iso.datetime(),
  }),
  /** What the right to sign for the organisation rests on. */
  authority: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('proven'), evidenceIds: z.array(z.string()).min(1) }),
    z.strictObject({ kind: z.literal('answered'), answerId: z.string(), said: z.string() }),
    z.strictObject({ kind: z.literal('ownWord') }),
  ]),
  consent: z.strictObject({ text: z.string(), agreedAt: z.iso.datetime() }),
  /** When the document was opened before this signer, and when its last page had been on the screen. */
  shown: z.strictObject({ from: z.iso.datetime(), allSeenAt: z.iso.datetime(), pages: z.int().min(1) }),
  ink: z.strictObject({
    /** SHA-256 of the canonical JSON of the raw strokes, and of the picture that stands in the file. */
    strokesSha256: sha256.nullable(),
    pictureSha256: sha256.nullable(),
    /** Where the raw strokes went. */
    escrow: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('encrypted'), sha256, toCertificateSha256: sha256 }),
      z.strictObject({ kind: z.literal('notKept'), because: z.enum(['noEscrowKey', 'noInk']) }),
    ]),
  }),
  key: z.strictObject({
    home: z.enum(keyHomes),
    certificateSha256: sha256,
    /** Issuer's certificate chain leads to headquarters. */
    vouchedFor: z.boolean(),
    guardedByPin: z.boolean(),
  }),
  level: z.strictObject({
    level: z.enum(signatureLevels),
    conditions: z.array(
      z.strictObject({
        condition: z.enum(['uniqueLink', 'identification', 'soleControl', 'tamperEvidence']),
        holds: z.boolean(),
        /** Id of the sentence that says why. */
        because: z.string(),
      }),
    ),
  }),
  device: z.strictObject({
    id: z.string(),
    tag: z.string(),
    program: z.string(),
    host: z.enum(['desktop', 'browser', 'memory']),
  }),
  clock: z.strictObject({
    device: z.iso.datetime(),
    /** What headquarters last said, and how far the device's clock was off then (ms); null: never reached. */
    headquarters: z.strictObject({ at: z.iso.datetime(), skew: z.number() }).nullable(),
    /** Time in the beacon that is inside the signature. */
    beacon: z.iso.datetime().nullable(),
  }),
});
export type EvidenceRecord = z.infer<typeof evidenceRecordSchema>;
