import { z } from 'zod';
import { riskTiers } from '#shared/domain/partners/partner';
import { assetSchema } from './pack-assets';
import { commercialSchema } from './pack-commercial';
import { curriculumSchema, drillSchema, examSchema, integrationCheckSchema } from './pack-enablement';
import { isoStages } from './pack-iso-stages';
import { activitySchema, handoffKindSchema, processStepSchema, roleSchema } from './pack-operating';
import { programmeTemplateSchema } from './pack-programme';
import { dimensions, readinessSchema } from './pack-readiness';

/** A CEL expression (Common Expression Language) over the facts of a partner; see `expression.ts`. */
const expression = z.string().min(1).max(1000);

export const fieldTypes = [
  'text',
  'long',
  'one',
  'many',
  'number',
  'percent',
  'money',
  'date',
  'duration',
  'yesNo',
  'scale5',
  'person',
  'site',
  'table',
  'matrix',
  'files',
  'photos',
  'country',
  'countries',
  'hours',
  'attestations',
  'ranking',
  'rubric',
  'calendar',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export const optionSchema = z.object({ id: z.string(), label: z.string(), score: z.number().min(0).max(1).optional() });
export type Option = z.infer<typeof optionSchema>;

/** A column of a table: the same types, but nothing nested. */
export const columnSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string(),
  type: z.enum([
    'text',
    'long',
    'one',
    'number',
    'percent',
    'money',
    'date',
    'duration',
    'person',
    'site',
    'yesNo',
    'country',
    'time',
  ]),
  options: z.array(optionSchema).optional(),
  required: z.boolean().default(false),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
});
export type Column = z.infer<typeof columnSchema>;

/** Facts that live on the partner's own record and may be asked for in an interview. */
export const factHomes = [
  'partner.legalName',
  'partner.registerNumber',
  'partner.country',
  'partner.archetype',
  'partner.website',
] as const;
export type FactHome = (typeof factHomes)[number];

/**
 * One thing to fill in. Values by type: text, long, one, date, person, site, country: text · many, countries: list
 * of text · number, percent (99.9 means 99.9 %), money (in the currency `unit`), duration (in `unit`), scale5:
 * number · yesNo: boolean · table: list of `{column: value}` · matrix: `{row: {column: value}}` · files, photos,
 * attestations: list of evidence ids · hours: list of `{days: [1–7 from Monday], from: "08:00", to: "18:00", zone}` ·
 * ranking: list of option ids, the most important first · rubric: `{row: 1–5}`, what was observed · calendar: list of
 * `{from: date, to: date, what}`.
 * `min` and `max` bound a number; for text, `max` is its greatest length.
 */
export const fieldSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string(),
  help: z.string().optional(),
  type: z.enum(fieldTypes),
  required: z.boolean().default(true),
  unit: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  options: z.array(optionSchema).optional(),
  columns: z.array(columnSchema).optional(),
  /** Rows of a matrix or a rubric. */
  rows: z.array(optionSchema).optional(),
  /** Fewest rows of a table. */
  minRows: z.int().optional(),
  appliesIf: expression.optional(),
  /**
   * Where the fact lives if not in the answer itself: `partner.legalName`. The field starts from what stands there,
   * and what is filled in is written back there.
   */
  home: z.enum(factHomes).optional(),
  /** Another field of the same type to start from, `M1.Q7.languages`; the two facts may still differ. */
  suggestedBy: z.string().optional(),
  /** The kind of evidence that files and photos of this field are kept as. */
  evidenceTypeId: z.string().optional(),
  /** Our own judgement: never shown while the screen is turned to the partner. */
  internal: z.boolean().default(false),
  /** Must hold of the answer; sees `value` (this field) and `answer` (all fields of the question). */
  constraint: z.object({ holds: expression, otherwise: z.string() }).optional(),
});
export type Field = z.infer<typeof fieldSchema>;

/** Where a fact of a piece comes from: a field of the answer, the points of a rubric (all ones 0, all fives 100), or a fixed value. */
const factSourceSchema = z.union([
  z.object({ field: z.string() }),
  z.object({ rubric: z.string() }),
  z.object({ is: z.string() }),
]);
export type FactSource = z.infer<typeof factSourceSchema>;

export const questionSchema = z.object({
  /** Immutable: `M1.Q3` means the same question for ever. Modules are M, friction interviews F, interviews of our own roles N. */
  id: z.string().regex(/^(M[1-8]|[FN][1-9])\.Q[0-9]+$/),
  /** Questions of earlier versions whose answers may be offered here. */
  takesOver: z.array(z.string()).default([]),
  text: z.string(),
  help: z.string().optional(),
  /** What to ask next if the answer stays vague. */
  probes: z.array(z.string()).default([]),
  fields: z.array(fieldSchema).min(1),
  required: z.boolean().default(true),
  appliesIf: expression.optional(),
  /** Facts this question is the only home of, and where each is used: shown to the person in small print. */
  feeds: z.array(z.string()).default([]),
  minutes: z.number().positive(),
  /** Proof asked for at once when the expression holds of the answer. */
  asksFor: z
    .array(
      z.object({
        when: expression,
        evidenceTypeId: z.string(),
        /** Facts of the piece that are known from the answer, so that nobody types them again. */
        takes: z.record(z.string(), factSourceSchema).optional(),
      }),
    )
    .default([]),
});
export type Question = z.infer<typeof questionSchema>;

/** The one proof that a step ends with. */
export const proofSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('interview'), moduleId: z.string() }),
  z.object({ kind: z.literal('question'), questionId: z.string() }),
  z.object({ kind: z.literal('evidence'), typeId: z.string() }),
  z.object({ kind: z.literal('document'), document: z.string() }),
  z.object({ kind: z.literal('score'), scoreId: z.string() }),
  z.object({ kind: z.literal('riskTier') }),
  z.object({ kind: z.literal('gate'), gateId: z.string() }),
  z.object({ kind: z.literal('controls') }),
  z.object({ kind: z.literal('credentials') }),
  z.object({ kind: z.literal('integrationChecks') }),
  z.object({ kind: z.literal('deal') }),
  z.object({ kind: z.literal('handoff'), handoffId: z.string() }),
]);
export type Proof = z.infer<typeof proofSchema>;

/** One thing to do: one doer, one proof, at most an hour. */
export const stepSchema = z.object({
  id: z.string(),
  kind: z.enum(['interview', 'evidence', 'document', 'exam', 'drill', 'approval', 'task']),
  title: z.string(),
  minutes: z.number().positive().max(60),
  mandatory: z.boolean(),
  role: z.string(),
  dimension: z.enum(dimensions).optional(),
  appliesIf: expression.optional(),
  proof: proofSchema,
  predicate: expression,
});
export type Step = z.infer<typeof stepSchema>;

export const moduleSchema = z.object({
  id: z.string().regex(/^M[1-8]$/),
  title: z.string(),
  arc: z.object({ problem: z.string(), insight: z.string(), solution: z.string(), impact: z.string() }),
  isoStages: z.array(z.enum(isoStages)).min(1),
  questions: z.array(questionSchema),
  steps: z.array(stepSchema),
  /** Who does what after what, from the first conversation to the impact. */
  processMap: z.array(processStepSchema).default([]),
  /** What to have at hand, in the order of the visit. */
  checklist: z.array(z.object({ id: z.string(), text: z.string() })).default([]),
  /** Numbers by which the module itself is judged. */
  measures: z.array(z.object({ id: z.string(), title: z.string(), how: z.string() })).default([]),
  /** When the module is done. */
  done: expression,
});
export type Module = z.infer<typeof moduleSchema>;

/** A set of questions outside the eight modules: the quarterly friction interview, an interview of one of our own roles. */
export const talkSchema = z.object({
  id: z.string().regex(/^[FN][1-9]$/),
  title: z.string(),
  purpose: z.string(),
  audience: z.enum(['partner', 'internal']),
  /** The role it is held with, where it is one of ours. */
  roleId: z.string().optional(),
  every: z.enum(['quarter', 'once']),
  questions: z.array(questionSchema).min(1),
});
export type Talk = z.infer<typeof talkSchema>;

export const evidenceTypeSchema = z.object({
  id: z.string().regex(/^E[1-8]\.[0-9]+$/),
  title: z.string(),
  help: z.string(),
  sources: z.array(z.enum(['file', 'photo', 'attestation', 'record', 'drill'])).min(1),
  /** Months it holds from its effective date; null: until replaced. */
  validMonths: z.int().positive().nullable(),
  /** Wording to attest, where an attestation will do. */
  statement: z.string().optional(),
  /** Machine-readable facts a record or drill must carry. */
  facts: z.array(columnSchema).default([]),
  /** Who can bring it, in the words of the visit: shown as "whose". */
  broughtBy: z.enum(['partner', 'vendor', 'both']),
  minutes: z.number().positive(),
  /** Whether it can be made in the room during a visit. */
  inRoom: z.boolean(),
  isoStages: z.array(z.enum(isoStages)).min(1),
});
export type EvidenceType = z.infer<typeof evidenceTypeSchema>;

/** What can meet a criterion or a control: evidence to bring, a question to answer, a decision to take. */
export const needSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('evidence'),
    typeId: z.string(),
    /** Which one, where one of a kind is not enough: the role of an exam. */
    what: z.string().optional(),
    /** Only pieces whose fact has this value are near to it. */
    where: z.object({ fact: z.string(), is: z.string() }).optional(),
    /** Needed only while this holds, seen from the same facts as the predicate. */
    onlyIf: expression.optional(),
    /** When what is there is enough, where a valid piece of evidence alone is not: a score, a signer. */
    enough: expression.optional(),
  }),
  z.object({
    kind: z.literal('question'),
    questionId: z.string(),
    onlyIf: expression.optional(),
    /** When the answer is enough, where any answer is not: a limit that is kept. */
    enough: expression.optional(),
  }),
  z.object({ kind: z.literal('riskTier') }),
  z.object({ kind: z.literal('document'), document: z.string() }),
  z.object({ kind: z.literal('gate'), gateId: z.string() }),
  /** Every control of the partner's tier, or of the smallest set that all partners keep. */
  z.object({ kind: z.literal('controls'), set: z.enum(['minimum', 'tier']) }),
  /** People who hold the credential of a role: as many as the curriculum asks for. */
  z.object({ kind: z.literal('credentials'), role: z.string() }),
  z.object({ kind: z.literal('integrationChecks') }),
  z.object({ kind: z.literal('onCallCoverage') }),
  z.object({ kind: z.literal('deal') }),
]);
export type Need = z.infer<typeof needSchema>;

export const controlSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Control ids of NIST SP 800-161r1 / 800-53r5 this control answers. */
  nist: z.array(z.string()).min(1),
  family: z.string(),
  /** The tiers it is asked of. With T1 it belongs to the smallest set, which all partners keep. */
  tiers: z.array(z.enum(riskTiers)).min(1),
  /** Asked only while this holds: no personal data, no privacy agreement. */
  appliesIf: expression.optional(),
  /** Who at our side sees to it. */
  role: z.string(),
  /** Satisfied while every one of these is met. */
  needs: z.array(needSchema).min(1),
  /** The term of the SLA it protects: a clause by number, so that a control that protects nothing is seen. */
  protects: z.object({ clause: z.int().min(0).max(27), why: z.string() }),
});
export type Control = z.infer<typeof controlSchema>;

export const criterionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** A hard criterion can never be waived. */
  hard: z.boolean(),
  /** Who at our side sees to it. */
  role: z.string(),
  predicate: expression,
  /** Used to explain what is missing. */
  needs: z.array(needSchema),
});
export type Criterion = z.infer<typeof criterionSchema>;

export const gateSchema = z.object({
  id: z.enum(['G1', 'G2']),
  title: z.string(),
  promise: z.string(),
  decidedBy: z.array(z.string()).min(1),
  criteria: z.array(criterionSchema).min(1),
  graceDays: z.object({ T1: z.int(), T2: z.int(), T3: z.int() }),
});
export type Gate = z.infer<typeof gateSchema>;

/** Points from 0 to 100, made of the option scores of some fields. A field that is not answered gives nothing. */
export const scoreSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  title: z.string(),
  passAt: z.number().min(0).max(100),
  parts: z
    .array(z.object({ id: z.string(), title: z.string(), weight: z.number().positive(), field: z.string() }))
    .min(1),
});
export type Score = z.infer<typeof scoreSchema>;

/** A playbook as versioned data: what to ask, what to prove, and what follows. */
export const packSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  version: z.string().regex(/^[0-9]+\.[0-9]+\.[0-9]+$/),
  title: z.string(),
  modules: z.array(moduleSchema).min(1),
  evidenceTypes: z.array(evidenceTypeSchema),
  controls: z.array(controlSchema),
  gates: z.array(gateSchema),
  scores: z.array(scoreSchema).default([]),
  talks: z.array(talkSchema).default([]),
  roles: z.array(roleSchema).default([]),
  activities: z.array(activitySchema).default([]),
  assets: z.array(assetSchema).default([]),
  commercial: commercialSchema.optional(),
  curricula: z.array(curriculumSchema).default([]),
  exams: z.array(examSchema).default([]),
  drills: z.array(drillSchema).default([]),
  integrationChecks: z.array(integrationCheckSchema).default([]),
  handoffs: z.array(handoffKindSchema).default([]),
  programme: programmeTemplateSchema.optional(),
  readiness: readinessSchema.optional(),
  /** Ids of questions, fields (`M1.Q4.archetype`) and options (`M1.Q4.archetype.broker`) that must never be offered again. */
  retired: z.array(z.string()).default([]),
});
export type Pack = z.infer<typeof packSchema>;
