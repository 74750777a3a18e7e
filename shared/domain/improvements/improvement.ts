import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';

export type ImprovementVoteId = Id<'ImprovementVote'>;
export type ExperimentId = Id<'Experiment'>;

/** 1 a nuisance, 2 costs time, 3 stops the work. */
export const frictionDegrees = [1, 2, 3] as const;
export type FrictionDegree = (typeof frictionDegrees)[number];

/** Something that rubs, noted in ten seconds from wherever one is. Written once. */
export const frictionNoteSchema = z.object({
  id: idSchema<'FrictionNote'>(),
  /** Null: it was noted away from any partner. */
  partnerId: idSchema<'Partner'>().nullable().default(null),
  what: z.string().min(1).max(500),
  degree: z.union([z.literal(1), z.literal(2), z.literal(3)]),
  /** Who felt it. */
  side: z.enum(['vendor', 'partner', 'customer']).default('vendor'),
  /** Where in the program: the address of the screen without ids (`/partners/:id/gates`). */
  place: z.string().max(200).default(''),
  moduleId: z.string().max(40).default(''),
  stepId: z.string().max(40).default(''),
  packVersion: z.string().max(40).default(''),
  notedBy: z.string(),
  notedAt: z.iso.datetime(),
});
export type FrictionNote = z.infer<typeof frictionNoteSchema>;

export const improvementSources = ['friction', 'case', 'incidentReview', 'interview', 'idea'] as const;
export type ImprovementSource = (typeof improvementSources)[number];

export const improvementStates = ['open', 'planned', 'inHand', 'done', 'declined'] as const;
export type ImprovementState = (typeof improvementStates)[number];

/** A line of the playbook's backlog. */
export const improvementSchema = z.object({
  id: idSchema<'Improvement'>(),
  title: z.string().min(1).max(200),
  /** What is wrong and for whom. */
  problem: z.string().max(4000).default(''),
  source: z.enum(improvementSources).default('idea'),
  /** Friction notes, cases, post-incident reviews and interviews it rests on, by id. */
  restsOn: z.array(z.string().max(64)).default([]),
  moduleId: z.string().max(40).default(''),
  stepId: z.string().max(40).default(''),
  /** Somebody said that more than one partner has it, and why. That it touches two or more is told without saying (`systemic`). */
  isSystemic: z.boolean().default(false),
  systemicBecause: z.string().max(1000).default(''),
  state: z.enum(improvementStates).default('open'),
  owner: z.string().max(120).default(''),
  /** Version of the playbook in which it is meant to come, or came. */
  inVersion: z.string().max(40).default(''),
  /** What was done, or why not. */
  outcome: z.string().max(2000).default(''),
  raisedBy: z.string(),
  raisedAt: z.iso.datetime(),
  resolvedBy: z.string().default(''),
  resolvedAt: z.iso.datetime().nullable().default(null),
});
export type Improvement = z.infer<typeof improvementSchema>;

/** That somebody wants an improvement, or no longer does. The latest of a person counts. Written once. */
export const improvementVoteSchema = z.object({
  id: idSchema<'ImprovementVote'>(),
  improvementId: idSchema<'Improvement'>(),
  wants: z.boolean(),
  by: z.string(),
  at: z.iso.datetime(),
});
export type ImprovementVote = z.infer<typeof improvementVoteSchema>;

/** What can be tried two ways: the order of a module's questions, of a role's courses, or the length of an exam. */
export const experimentKinds = ['contentLayout', 'courseSequence', 'certificationDesign'] as const;
export type ExperimentKind = (typeof experimentKinds)[number];

/** What is compared: share of partners that have got there within the days of the window, counted from their assignment. */
const experimentGoals = ['moduleDone', 'roleCertified', 'examPassedFirst'] as const;
export type ExperimentGoal = (typeof experimentGoals)[number];

/**
 * Two ways of doing one thing, tried side by side. A partner's way follows from its id and the experiment's id alone
 * (`experiment-rules.ts`), so that every device says the same without asking.
 */
export const experimentSchema = z.object({
  id: idSchema<'Experiment'>(),
  title: z.string().min(1).max(200),
  /** What is thought to happen, and why. */
  expects: z.string().max(2000).default(''),
  kind: z.enum(experimentKinds),
  /** Module, role or exam it is about. */
  subject: z.string().max(80),
  /** The way it is now, and the other: ids of questions, courses or exam questions in their order. */
  now: z.array(z.string().max(80)).default([]),
  other: z.array(z.string().max(80)).default([]),
  goal: z.enum(experimentGoals),
  withinDays: z.int().min(1).max(365),
  /** How many partners each way needs before anything is said. */
  leastPerArm: z.int().min(5).max(100_000),
  startsOn: calendarDateSchema,
  /** Not assigned any more from this day on. */
  endsOn: calendarDateSchema,
  state: z.enum(['draft', 'running', 'stopped']).default('draft'),
  /** Why it was stopped, and what was taken from it. */
  conclusion: z.string().max(2000).default(''),
  createdBy: z.string(),
  createdAt: z.iso.datetime(),
  stoppedAt: z.iso.datetime().nullable().default(null),
});
export type Experiment = z.infer<typeof experimentSchema>;
