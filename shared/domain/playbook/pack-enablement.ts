import { z } from 'zod';

export const learnerRoles = ['sales', 'solution', 'delivery', 'support'] as const;
export type LearnerRole = (typeof learnerRoles)[number];

/** Rights that a credential brings. */
export const credentialGrants = ['directory', 'dealPrivilege', 'content'] as const;
export type CredentialGrant = (typeof credentialGrants)[number];

/**
 * What a person must show for a credential: a valid piece of evidence whose fact `person` is that person and, where
 * given, whose other facts match.
 */
export const personProofSchema = z.object({
  evidenceTypeId: z.string(),
  title: z.string(),
  where: z.record(z.string(), z.union([z.string(), z.boolean()])).default({}),
  /** Least value of the fact `score`. */
  minScore: z.number().min(0).max(100).optional(),
});
export type PersonProof = z.infer<typeof personProofSchema>;

export const curriculumSchema = z.object({
  role: z.enum(learnerRoles),
  title: z.string(),
  purpose: z.string(),
  /** Whether the partner needs the role at all (a CEL expression): follows from what it will do. */
  neededIf: z.string().min(1).max(1000),
  /** How many people must hold the credential where the role is needed. */
  heads: z.int().positive(),
  courses: z
    .array(
      z.object({
        id: z.string(),
        title: z.string(),
        minutes: z.number().positive(),
        /** What is learned, line by line. */
        outline: z.array(z.string()).min(1),
        assetIds: z.array(z.string()).default([]),
      }),
    )
    .min(1),
  examId: z.string(),
  credential: z.object({
    id: z.string(),
    title: z.string(),
    badge: z.string(),
    validMonths: z.int().positive(),
    grants: z.array(z.enum(credentialGrants)),
    requires: z.array(personProofSchema).min(1),
  }),
});
export type Curriculum = z.infer<typeof curriculumSchema>;

/** A short exam, taken in the program; its result is evidence. */
export const examSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** `baseline`: for everybody, asked for at Gate 1. */
  role: z.enum(['baseline', ...learnerRoles]),
  passAt: z.number().min(0).max(100),
  minutes: z.number().positive(),
  evidenceTypeId: z.string(),
  questions: z
    .array(
      z.object({
        id: z.string(),
        text: z.string(),
        options: z.array(z.object({ id: z.string(), label: z.string() })).min(2),
        right: z.array(z.string()).min(1),
        /** Shown after the exam. */
        because: z.string(),
      }),
    )
    .min(1),
});
export type Exam = z.infer<typeof examSchema>;

/** Something that is practised with a clock running; its record is evidence. */
export const drillSchema = z.object({
  id: z.string(),
  title: z.string(),
  purpose: z.string(),
  evidenceTypeId: z.string(),
  /** The fact of the evidence that takes the minutes measured. */
  minutesFact: z.string(),
  limitMinutes: z.number().positive(),
  steps: z.array(z.object({ id: z.string(), text: z.string(), doneBy: z.enum(['vendor', 'partner', 'both']) })).min(1),
});
export type Drill = z.infer<typeof drillSchema>;

/** One call or rehearsal that shows that an interface works. Its proof is evidence whose fact `check` names it. */
export const integrationCheckSchema = z.object({
  id: z.string().regex(/^IC[1-9]$/),
  title: z.string(),
  how: z.string(),
  expected: z.string(),
  weight: z.number().positive(),
  requiredIf: z.string().min(1).max(1000),
});
export type IntegrationCheck = z.infer<typeof integrationCheckSchema>;
