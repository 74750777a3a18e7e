import { z } from 'zod';
import { riskTiers } from '#shared/domain/partners/partner';

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
] as const;
export type FieldType = (typeof fieldTypes)[number];

export const optionSchema = z.object({ id: z.string(), label: z.string(), score: z.number().min(0).max(1).optional() });
export type Option = z.infer<typeof optionSchema>;

/** A column of a table: the same types, but nothing nested. */
export const columnSchema = z.object({
  id: z.string().regex(/^[a-z][A-Za-z0-9]*$/),
  label: z.string(),
  type: z.enum(['text', 'long', 'one', 'number', 'percent', 'money', 'date', 'person', 'yesNo', 'country', 'time']),
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
 * number · yesNo: boolean · table: list of `{column: value}` · matrix: `{row: {column: value}}` · files, photos:
 * list of evidence ids · hours: list of `{days: [1–7 from Monday], from: "08:00", to: "18:00", zone}`.
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
  /** Rows of a matrix. */
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

export const questionSchema = z.object({
  /** Immutable: `M1.Q3` means the same question for ever. */
  id: z.string().regex(/^M[1-8]\.Q[0-9]+$/),
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
  asksFor: z.array(z.object({ when: expression, evidenceTypeId: z.string() })).default([]),
});
export type Question = z.infer<typeof questionSchema>;

export const stepSchema = z.object({
  id: z.string(),
  kind: z.enum(['interview', 'evidence', 'document', 'exam', 'drill', 'approval', 'task']),
  title: z.string(),
  minutes: z.number().positive().max(60),
  mandatory: z.boolean(),
  role: z.string(),
  dimension: z
    .enum(['accreditation', 'dataExchange', 'securityPosture', 'commercialTerms', 'escalationPath', 'valueNarrative'])
    .optional(),
  appliesIf: expression.optional(),
  predicate: expression,
});
export type Step = z.infer<typeof stepSchema>;

export const isoStages = [
  'awareness',
  'knowledge',
  'internalAssessment',
  'partnerSelection',
  'workingTogether',
  'valueCreation',
  'stayingTogether',
  'exitStrategy',
] as const;

export const moduleSchema = z.object({
  id: z.string().regex(/^M[1-8]$/),
  title: z.string(),
  arc: z.object({ problem: z.string(), insight: z.string(), solution: z.string(), impact: z.string() }),
  isoStages: z.array(z.enum(isoStages)).min(1),
  questions: z.array(questionSchema),
  steps: z.array(stepSchema),
  /** When the module is done. */
  done: expression,
});
export type Module = z.infer<typeof moduleSchema>;

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
  z.object({ kind: z.literal('question'), questionId: z.string() }),
  z.object({ kind: z.literal('riskTier') }),
]);
export type Need = z.infer<typeof needSchema>;

export const controlSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Control ids of NIST SP 800-161r1 / 800-53r5 this control answers. */
  nist: z.array(z.string()).min(1),
  tiers: z.array(z.enum(riskTiers)).min(1),
  satisfied: expression,
  needs: z.array(needSchema).default([]),
  /** The clause of the SLA it protects. */
  protects: z.string(),
});
export type Control = z.infer<typeof controlSchema>;

export const criterionSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** A hard criterion can never be waived. */
  hard: z.boolean(),
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
});
export type Pack = z.infer<typeof packSchema>;
