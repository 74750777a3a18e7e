import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { openingHours } from '#shared/domain/agreements/answer-shapes';
import { noticeClasses } from '#shared/domain/agreements/notice-class';
import { slaTerms } from '#shared/domain/agreements/sla-terms';
import { parties, personRoles } from '#shared/domain/partners/person';
import { journeyStages, serviceLevelIdSchema } from '#shared/domain/slas/service-level';
import { severities } from '#shared/domain/slas/severity';
import type { Sla } from '#shared/domain/slas/sla';
import { slaOfAnyFormat } from '#shared/domain/slas/sla-formats';
import { decimalSchema, languagesSchema, namedPersonSchema, partySchema, saidSchema } from './agreement-schema';
import { sameAs } from './same-type';

const limitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('within'), count: z.number().min(0), unit: z.enum(['minutes', 'hours', 'workingDays']) }),
  z.object({ kind: z.literal('onChange') }),
  z.object({ kind: z.literal('nextRelease') }),
  z.object({ kind: z.literal('none') }),
]);

const bandSchema = z.object({
  from: decimalSchema.nullable(),
  to: decimalSchema.nullable(),
  percent: decimalSchema,
});

export const serviceLevelSchema = z.object({
  id: serviceLevelIdSchema,
  name: z.string(),
  meaning: z.string(),
  formula: z.string(),
  unit: z.string(),
  better: z.enum(['higher', 'lower']),
  window: z.enum(['month', 'quarter', 'year', 'event']),
  source: z.string(),
  sample: z.string(),
  validation: z.string(),
  stage: z.enum(journeyStages),
  commitment: z.object({ target: decimalSchema, tolerance: decimalSchema, minimumSample: z.int().min(0) }),
  example: z.object({
    story: z.string(),
    top: decimalSchema,
    bottom: decimalSchema,
    isShare: z.boolean(),
    sample: z.number(),
  }),
  measuredBy: z.enum([...parties, 'both', 'thirdParty']),
  bands: z.array(bandSchema),
  questionId: z.string().nullable(),
});

const severitySchema = z.object({
  severity: z.enum(severities),
  meaning: z.string(),
  faults: z.string(),
  clock: z.enum(['always', 'onCallHours', 'serviceHours']),
  acknowledge: limitSchema,
  firstResponse: limitSchema,
  updateEvery: limitSchema,
  restore: limitSchema,
  resolve: limitSchema,
});

export const calendarSchema = z.object({
  id: z.enum(['service', 'onCall', 'peak', 'maintenance']),
  name: z.string(),
  version: z.int(),
  weekly: openingHours.or(z.tuple([])),
  holidays: z.array(z.object({ date: z.iso.date(), name: z.string() })),
});

const remediesSchema = z.object({
  kind: z.enum(['money', 'action']),
  monthlyCap: decimalSchema,
  yearlyCap: decimalSchema,
  chronic: z.object({ k: z.int().min(1), n: z.int().min(1) }),
  earnBack: z.boolean(),
  incentiveAfterWindows: z.int().min(1).nullable(),
  isSole: z.boolean(),
  breachesForPlan: z.object({ breaches: z.int().min(1), months: z.int().min(1) }),
  planWithinWorkingDays: z.int().min(0),
  actionCredits: z.array(z.object({ name: z.string(), points: decimalSchema })),
});

const rungSchema = z.object({
  level: z.enum(['L0', 'L1', 'L2', 'L3', 'L4']),
  role: z.enum([...personRoles, 'onCall']),
  duty: z.string(),
  vendor: namedPersonSchema,
  partner: namedPersonSchema,
  after: z.object({ s1: limitSchema, s2: limitSchema, s3: limitSchema }),
});

const peopleTerms = ['sponsor', 'vendorSponsor', 'ladder', 'roster', 'breachContact', 'openActions'] as const;

const agreedParts = {
  outcomes: z.array(
    z.object({
      outcome: z.string(),
      measures: z.array(serviceLevelIdSchema),
      remedy: z.enum(['credit', 'actionCredit', 'improvementPlan']),
    }),
  ),
  journey: z.array(
    z.object({ stage: z.enum(journeyStages), measure: serviceLevelIdSchema.nullable(), words: z.string() }),
  ),
  remedies: remediesSchema,
  dependencies: z.array(z.object({ name: z.string(), owner: z.string(), availability: decimalSchema.nullable() })),
  changeNotices: z.array(
    z.object({
      noticeClass: z.enum(noticeClasses),
      count: z.number().min(0),
      unit: z.enum(['days', 'workingDays']),
    }),
  ),
  dispute: z.array(
    z.object({
      step: z.enum(['notice', 'answer', 'managers', 'sponsors', 'mediation', 'decision']),
      workingDays: z.number().min(0),
      decidedBy: z.string(),
      cost: z.enum(['own', 'half', 'loser']),
    }),
  ),
  publicCommitments: z.array(
    z.object({
      promise: z.string(),
      proof: z.string(),
      measure: serviceLevelIdSchema.nullable(),
      target: decimalSchema.nullable(),
    }),
  ),
  deviations: z.array(
    z.object({
      clause: z.string(),
      change: z.enum(['added', 'replaced', 'struck']),
      words: z.string(),
      reason: z.string(),
    }),
  ),
};

/** A service level agreement of format 2, as it is embedded in the PDF and published in `docs/schemas`. */
export const slaSchema = sameAs<Sla>()(
  z.object({
    format: z.literal(2),
    kind: z.literal('sla'),
    template: z.string(),
    agreementId: z.string(),
    version: z.int(),
    supersedesId: z.string().nullable(),
    vendor: partySchema,
    partner: partySchema,
    sites: z.array(z.object({ name: z.string(), address: z.string(), zone: z.string() })),
    endDate: z.iso.date(),
    noticeBy: z.iso.date(),
    said: saidSchema(slaTerms, peopleTerms),
    serviceLevels: z.array(serviceLevelSchema),
    severities: z.array(severitySchema),
    ladder: z.array(rungSchema),
    roster: z.array(
      z.object({
        person: namedPersonSchema,
        days: z.enum(['all', 'workdays', 'weekend']),
        from: z.string(),
        to: z.string(),
        backup: namedPersonSchema.nullable(),
      }),
    ),
    breachContact: namedPersonSchema,
    openActions: z.array(z.object({ action: z.string(), owner: z.string(), due: z.string().nullable() })),
    accountable: z.record(z.enum(journeyStages), z.enum(parties)),
    zone: z.string(),
    calendars: z.array(calendarSchema),
    ...agreedParts,
    languages: languagesSchema,
  }),
);

/** What is wrong with data that should be an agreement: where, and what. */
export interface SchemaFinding {
  readonly where: string;
  readonly detail: string;
}

/** An agreement out of JSON, checked once at the door. Data of format 1 comes out as format 2, as it was meant. */
export function readSla(json: Json): Result<Sla, readonly SchemaFinding[]> {
  const isFirst = typeof json === 'object' && json !== null && 'format' in json && json['format'] === 1;
  const upgraded = isFirst ? slaOfAnyFormat(json) : null;
  const parsed = slaSchema.safeParse(upgraded ?? json);
  return parsed.success ? ok(parsed.data) : refuse(schemaFindings(parsed.error));
}

export function schemaFindings(error: z.ZodError): readonly SchemaFinding[] {
  return error.issues.map(({ path, message }) => ({ where: path.join('.'), detail: message }));
}
