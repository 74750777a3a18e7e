import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { archetypes } from '#shared/domain/partners/partner';

export type ProgrammeId = Id<'Programme'>;
export type ProgrammeGoalId = Id<'ProgrammeGoal'>;
export type BlockerId = Id<'Blocker'>;
export type WeekNoteId = Id<'WeekNote'>;

/** The ninety days in which onboarding is set up and tried with two partners. */
export const programmeSchema = z.object({
  id: idSchema<'Programme'>(),
  title: z.string().min(1).max(200),
  startsOn: calendarDateSchema,
  /** The kinds of partner it is meant for. */
  archetypes: z.array(z.enum(archetypes)).default([]),
  /** The pilots, at most two. */
  pilotIds: z.array(idSchema<'Partner'>()).max(2).default([]),
  /** What was measured before the start, and at the end: decimal text by the template's id; absent while not measured. */
  baselines: z.record(z.string(), z.string()).default({}),
  outcomes: z.record(z.string(), z.string()).default({}),
  createdAt: z.iso.datetime(),
});
export type Programme = z.infer<typeof programmeSchema>;

export const programmeGoalSchema = z.object({
  id: idSchema<'ProgrammeGoal'>(),
  programmeId: idSchema<'Programme'>(),
  sprint: z.int().min(1).max(3),
  title: z.string().min(1).max(300),
  /** What shows that it is reached. */
  proof: z.string().max(1000).default(''),
  state: z.enum(['toDo', 'inHand', 'done']).default('toDo'),
  owner: z.string().max(120).default(''),
  /** What was shown, once done. */
  shown: z.string().max(1000).default(''),
  /** Null while it is not done. */
  doneAt: z.iso.datetime().nullable().default(null),
  place: z.number().default(0),
});
export type ProgrammeGoal = z.infer<typeof programmeGoalSchema>;

/** Something that holds partners up. */
export const blockerSchema = z.object({
  id: idSchema<'Blocker'>(),
  /** Null: it concerns the programme and no one partner. */
  partnerId: idSchema<'Partner'>().nullable().default(null),
  title: z.string().min(1).max(300),
  owner: z.string().max(120).default(''),
  /** 1 a nuisance – 5 nothing moves. */
  severity: z.int().min(1).max(5),
  /** How many partners it holds up, as far as known. */
  reach: z.int().min(1).default(1),
  raisedBy: z.string(),
  raisedAt: z.iso.datetime(),
  fixedAt: z.iso.datetime().nullable().default(null),
  /** What was done. Stays when it opens again: that has been tried. */
  fix: z.string().max(2000).default(''),
});
export type Blocker = z.infer<typeof blockerSchema>;

/** What a person adds to the weekly update; the rest of it is computed. */
export const weekNoteSchema = z.object({
  id: idSchema<'WeekNote'>(),
  programmeId: idSchema<'Programme'>(),
  /** Monday of the week. */
  week: calendarDateSchema,
  said: z.string().max(4000).default(''),
  /** What we need somebody to decide. */
  asks: z.string().max(4000).default(''),
});
export type WeekNote = z.infer<typeof weekNoteSchema>;
