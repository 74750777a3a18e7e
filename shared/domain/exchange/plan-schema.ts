import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { planTerms } from '#shared/domain/agreements/plan-terms';
import { parties } from '#shared/domain/partners/person';
import { milestoneIds, phases } from '#shared/domain/plans/milestones';
import { capabilities, type Plan } from '#shared/domain/plans/plan';
import { planOfAnyFormat } from '#shared/domain/plans/plan-format';
import { learnerRoles } from '#shared/domain/playbook/pack-enablement';
import { decimalSchema, languagesSchema, namedPersonSchema, partySchema, saidSchema } from './agreement-schema';
import { sameAs } from './same-type';
import { type SchemaFinding, schemaFindings } from './sla-schema';

const day = z.iso.date();
const milestoneId = z.enum(milestoneIds);
const owners = z.object({ vendor: z.string(), partner: z.string() });

const milestoneSchema = z.object({
  id: milestoneId,
  phase: z.enum(phases),
  title: z.string(),
  workingDays: z.int().min(0),
  dependsOn: z.array(milestoneId),
  fixedAfter: z.exactOptional(z.object({ milestone: milestoneId, days: z.int() })),
  owners,
  reachedWhen: z.string(),
  proof: z.string(),
  latestStart: day,
  latestFinish: day,
  forecast: day,
  slack: z.int(),
  isCritical: z.boolean(),
  doneOn: day.nullable(),
  status: z.enum(['done', 'onTrack', 'atRisk', 'late']),
});

const goalSchema = z.object({
  goal: z.string(),
  unit: z.string(),
  baseline: decimalSchema,
  target: decimalSchema,
  by: day,
  weight: z.number(),
  owners,
  carried: z.object({ actual: z.string(), readOn: z.string() }).nullable(),
});

const raciParts = z.array(z.enum(['R', 'A', 'C', 'I']));

const peopleTerms = [
  'sponsor',
  'vendorSponsor',
  'ladder',
  'goals',
  'firstCustomers',
  'capabilities',
  'blockers',
  'vendorGives',
  'partnerGivesFor',
] as const;

const workParts = {
  firstCustomers: z.array(z.object({ name: z.string(), need: z.string(), by: z.string(), owner: z.string() })),
  capabilities: z.array(
    z.object({
      id: z.enum(capabilities),
      now: z.enum(['no', 'withHelp', 'alone']),
      inNinetyDays: z.enum(['notPlanned', 'wish', 'withHelp', 'alone']),
      people: z.number().nullable(),
      lead: z.string().nullable(),
    }),
  ),
  blockers: z.array(
    z.object({
      blocker: z.string(),
      severity: z.enum(['low', 'medium', 'high']),
      owner: z.string(),
      by: z.string().nullable(),
      next: z.string().nullable(),
    }),
  ),
  gives: z.array(
    z.object({ what: z.string(), side: z.enum(parties), milestone: milestoneId.nullable(), due: z.string() }),
  ),
  enablement: z.array(
    z.object({
      person: z.string(),
      leads: z.array(z.enum(capabilities)),
      roles: z.array(z.enum(learnerRoles)),
      steps: z.array(z.object({ milestone: milestoneId, due: z.string() })),
    }),
  ),
  raci: z.array(
    z.object({
      stage: z.enum(['orderIntake', 'integration', 'delivery', 'incident', 'followUp']),
      vendor: raciParts,
      partner: raciParts,
    }),
  ),
};

/** A Joint Success Plan of format 2, as it is embedded in the PDF and published in `docs/schemas`. */
export const planSchema = sameAs<Plan>()(
  z.object({
    format: z.literal(2),
    kind: z.literal('plan'),
    template: z.string(),
    agreementId: z.string(),
    version: z.int(),
    supersedesId: z.string().nullable(),
    vendor: partySchema,
    partner: partySchema,
    said: saidSchema(planTerms, peopleTerms),
    pairs: z.array(
      z.object({
        role: z.enum(['sponsor', 'partnerManager', 'customerSuccessLeader', 'technicalAuthority']),
        vendor: namedPersonSchema,
        partner: namedPersonSchema,
      }),
    ),
    milestones: z.array(milestoneSchema),
    goals: z.array(goalSchema),
    ...workParts,
    languages: languagesSchema,
  }),
);

/** A plan out of JSON, checked once at the door. Data of format 1 comes out as format 2, as it was meant. */
export function readPlan(json: Json): Result<Plan, readonly SchemaFinding[]> {
  const isFirst = typeof json === 'object' && json !== null && 'format' in json && json['format'] === 1;
  const upgraded = isFirst ? planOfAnyFormat(json) : null;
  const parsed = planSchema.safeParse(upgraded ?? json);
  return parsed.success ? ok(parsed.data) : refuse(schemaFindings(parsed.error));
}
