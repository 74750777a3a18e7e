import { z } from 'zod';
import { calendarDateSchema } from '#shared/base/calendar-date';

/** Shapes of the answers that agreements read. They follow the fields of the pack; a text that is blank is no answer. */
export const filledText = z.string().trim().min(1);

/** Blank cells of a table are left out, so that a row says `undefined` and never an empty text. */
const cell = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || undefined);
const numberCell = z
  .number()
  .nullish()
  .transform((number) => number ?? undefined);
const dateCell = calendarDateSchema
  .nullish()
  .or(z.literal(''))
  .transform((date) => date || undefined);

export const side = z.enum(['partner', 'vendor']);
export const personId = filledText;

export const openingHours = z
  .array(z.object({ days: z.array(z.int().min(1).max(7)).min(1), from: filledText, to: filledText, zone: filledText }))
  .min(1);
export type OpeningHours = z.infer<typeof openingHours>;

export const outcomeRows = z
  .array(z.object({ customerType: filledText, offering: filledText, outcome: filledText, measure: cell }))
  .min(1);

export const firstCustomerRows = z
  .array(z.object({ name: filledText, need: filledText, by: calendarDateSchema, owner: cell }))
  .min(1);

const capability = z.object({
  now: z.enum(['no', 'withHelp', 'alone']),
  inNinetyDays: z.enum(['notPlanned', 'wish', 'withHelp', 'alone']),
  people: numberCell,
  lead: cell,
});
export const capabilityMatrix = z.object({
  market: capability,
  sell: capability,
  implement: capability,
  support: capability,
  coInnovate: capability,
});

export const goalRows = z
  .array(
    z.object({
      goal: filledText,
      unit: filledText,
      baseline: z.number(),
      target: z.number(),
      by: calendarDateSchema,
      weight: numberCell,
      owner: cell,
    }),
  )
  .min(1);

export const blockerRows = z.array(
  z.object({
    blocker: filledText,
    severity: z.enum(['low', 'medium', 'high']),
    owner: cell,
    by: dateCell,
    next: cell,
  }),
);

export const serviceRows = z.array(z.object({ service: filledText, owner: side, dependsOn: cell })).min(1);

const stage = z.object({
  does: z.enum(['partner', 'vendor', 'both']),
  accountable: side,
  target: filledText,
  handover: cell,
});
export const stageMatrix = z.object({
  orderIntake: stage,
  integration: stage,
  delivery: stage,
  incident: stage,
  followUp: stage,
});

export const channelRows = z
  .array(
    z.object({
      channel: z.enum(['phone', 'email', 'portal', 'chat', 'onSite']),
      address: filledText,
      severities: z
        .enum(['all', 'critical', 'routine'])
        .nullish()
        .or(z.literal(''))
        .transform((which) => which || 'all'),
    }),
  )
  .min(1);

export const closedDayRows = z.array(z.object({ date: calendarDateSchema, reason: cell }));

const severityTimes = z.object({ firstResponse: z.number(), update: numberCell, restore: z.number() });
export const timesMatrix = z.object({ s1: severityTimes, s2: severityTimes, s3: severityTimes, s4: severityTimes });

export const historyRows = z.array(
  z.object({
    month: calendarDateSchema,
    availability: numberCell,
    cases: numberCell,
    onTime: numberCell,
    satisfaction: numberCell,
  }),
);

export const rosterRows = z
  .array(
    z.object({
      person: personId,
      days: z.enum(['all', 'workdays', 'weekend']),
      from: filledText,
      to: filledText,
      backup: cell,
    }),
  )
  .min(1);

const rung = z.object({ partner: personId, vendor: personId, s1: z.number(), s2: z.number() });
export const ladderMatrix = z.object({
  technicalAuthority: rung,
  customerSuccessLeader: rung,
  partnerManager: rung,
});
export type LadderMatrix = z.infer<typeof ladderMatrix>;

export const actionRows = z.array(z.object({ action: filledText, owner: cell, due: dateCell }));

export const claimRows = z.array(
  z.object({
    claim: filledText,
    about: z.enum(['availability', 'firstResponse', 'restore', 'hours', 'security', 'result', 'other']),
    figure: numberCell,
    unit: z
      .enum(['percent', 'minutes', 'hours', 'days'])
      .nullish()
      .or(z.literal(''))
      .transform((unit) => unit || undefined),
    provenBy: z.enum(['figures', 'sla', 'certificate', 'references', 'firstCase', 'people']),
    where: cell,
  }),
);

/** Everybody named in a column of a table. */
export function peopleIn<Row>(rows: readonly Row[] | null, pick: (row: Row) => string | undefined): readonly string[] {
  return (rows ?? []).flatMap((row) => pick(row) ?? []);
}

/** Everybody named on the ladder, on both sides. */
export function peopleOnLadder(ladder: LadderMatrix): readonly string[] {
  return Object.values(ladder).flatMap((row) => [row.partner, row.vendor]);
}
