import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { jsonSchema } from '#shared/base/json';

export type EvidenceId = Id<'Evidence'>;
export type RevisionId = Id<'EvidenceRevision'>;
export type ReviewId = Id<'EvidenceReview'>;

export const confidentialities = ['public', 'partner', 'internal', 'restricted'] as const;

/** A thing that proves something: an extract, a declaration, a photo. What it says at a time is in its revisions. */
export const evidenceSchema = z.object({
  id: idSchema<'Evidence'>(),
  partnerId: idSchema<'Partner'>(),
  /** Evidence type of the playbook, `E1.1`. */
  typeId: z.string(),
  /** Other kinds that the same piece serves, so that one certificate need not be brought twice. */
  alsoServes: z.array(z.string()).default([]),
  title: z.string().min(1).max(200),
  /** Who can renew it. */
  ownerId: idSchema<'Person'>().nullable().default(null),
  confidentiality: z.enum(confidentialities).default('partner'),
  /** Question this was captured for, if any. */
  questionId: z.string().nullable().default(null),
  /** When its partner was last asked to renew it. Absent: nobody has asked. */
  renewalAskedAt: z.iso.datetime().optional(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

/**
 * What was noticed about a file while it was taken in. A file with a mark is kept as it came and never opened inside.
 * - `otherThanNamed`: its first bytes are not those of the kind its name or type says.
 * - `damagedPicture`: it begins like a picture and cannot be drawn.
 * - `script`, `launch`, `embeddedFile`, `actsWhenOpened`: a PDF that runs something, starts a program, carries other
 *   files, or does something by itself when it is opened.
 * - `notInspected`: a PDF that is locked or too large to be looked into.
 */
export const fileMarks = [
  'otherThanNamed',
  'damagedPicture',
  'script',
  'launch',
  'embeddedFile',
  'actsWhenOpened',
  'notInspected',
] as const;
export type FileMark = (typeof fileMarks)[number];

/** Bytes kept on the device under their SHA-256, never changed. */
export const fileReferenceSchema = z.object({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.int().min(0),
  mime: z.string().max(200),
  name: z.string().min(1).max(255),
  /** Absent: nothing was noticed, or the file was taken in before anybody looked. */
  marks: z.array(z.enum(fileMarks)).optional(),
});
export type FileReference = z.infer<typeof fileReferenceSchema>;

export const evidenceSources = ['file', 'photo', 'attestation', 'record', 'drill'] as const;
export type EvidenceSource = (typeof evidenceSources)[number];

/** One state of a piece of evidence: its files, when it was captured, and from when to when it holds. Written once. */
export const evidenceRevisionSchema = z.object({
  id: idSchema<'EvidenceRevision'>(),
  partnerId: idSchema<'Partner'>(),
  evidenceId: idSchema<'Evidence'>(),
  number: z.int().min(1),
  source: z.enum(evidenceSources),
  files: z.array(fileReferenceSchema).max(50).default([]),
  capturedAt: z.iso.datetime(),
  capturedBy: z.string(),
  siteId: idSchema<'Site'>().nullable().default(null),
  place: z.object({ latitude: z.number(), longitude: z.number(), accuracy: z.number() }).nullable().default(null),
  /** From when to when it holds, apart from when it was captured. No end: until replaced. */
  effectiveFrom: calendarDateSchema,
  effectiveTo: calendarDateSchema.nullable().default(null),
  /** What was attested, word for word, and who said so. */
  attestation: z
    .object({ statement: z.string().min(1).max(4000), personId: idSchema<'Person'>() })
    .nullable()
    .default(null),
  /** Machine-readable content of a record or drill: `{ "score": 86, "minutes": 12 }`. */
  facts: z.record(z.string(), jsonSchema).default({}),
});
export type EvidenceRevision = z.infer<typeof evidenceRevisionSchema>;

/** What somebody made of a revision. The latest review of a revision holds. */
export const evidenceReviewSchema = z.object({
  id: idSchema<'EvidenceReview'>(),
  partnerId: idSchema<'Partner'>(),
  revisionId: idSchema<'EvidenceRevision'>(),
  verdict: z.enum(['accepted', 'rejected', 'withdrawn']),
  by: z.string(),
  at: z.iso.datetime(),
  reason: z.string().max(2000).default(''),
});
export type EvidenceReview = z.infer<typeof evidenceReviewSchema>;
