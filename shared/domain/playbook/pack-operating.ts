import { z } from 'zod';
import { parties } from '#shared/domain/partners/person';

/** A role that takes part, on either side. */
export const roleSchema = z.object({
  id: z.string(),
  title: z.string(),
  party: z.enum(parties),
  purpose: z.string(),
  answersFor: z.array(z.string()).min(1),
});
export type Role = z.infer<typeof roleSchema>;

/** Part in an activity: does it, answers for it (`A`, exactly one), is asked before, is told after. `RA`: does it and answers for it. */
export const raciParts = ['R', 'A', 'RA', 'C', 'I'] as const;

export const activitySchema = z.object({
  id: z.string().regex(/^A[0-9]{2}$/),
  moduleId: z.string(),
  title: z.string(),
  raci: z.record(z.string(), z.enum(raciParts)),
});
export type Activity = z.infer<typeof activitySchema>;

/** A box of a module's process map. */
export const processStepSchema = z.object({
  id: z.string(),
  title: z.string(),
  role: z.string(),
  /** Steps of the module done here. */
  steps: z.array(z.string()).default([]),
  /** What follows; empty at the end. */
  next: z.array(z.object({ to: z.string(), when: z.string().default('') })).default([]),
});
export type ProcessStep = z.infer<typeof processStepSchema>;

export const handoffKinds = [
  'provisionEnvironment',
  'grantContent',
  'scheduleExam',
  'listInDirectory',
  'createOpportunity',
  'vetIdentity',
] as const;
export type HandoffKindId = (typeof handoffKinds)[number];

/** Work that somebody at headquarters does for the partner, with its own clock. */
export const handoffKindSchema = z.object({
  id: z.enum(handoffKinds),
  title: z.string(),
  doneBy: z.string(),
  /** Hours from when headquarters has it. */
  targetHours: z.number().positive(),
  /** What shows that it is done. */
  proof: z.string(),
});
export type HandoffKind = z.infer<typeof handoffKindSchema>;
