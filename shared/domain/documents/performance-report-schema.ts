import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { caseSeverities, tableNames } from '#shared/domain/datasets/tables';
import { decimalSchema, partySchema } from '#shared/domain/exchange/agreement-schema';
import { agreementMeasuredSchema } from '#shared/domain/exchange/measured-schema';
import { sameAs } from '#shared/domain/exchange/same-type';
import { type SchemaFinding, schemaFindings, slaSchema } from '#shared/domain/exchange/sla-schema';
import { parties } from '#shared/domain/partners/person';
import { disputeEvidenceKinds } from '#shared/domain/performance/dispute';
import { incidentEventKinds } from '#shared/domain/performance/incident';
import { serviceLevelIdSchema } from '#shared/domain/slas/service-level';
import type { PerformanceReportData } from './performance-report-data';

const text = z.string();
const orNone = z.string().nullable();

const reviewStandingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('notDue') }),
  z.object({ state: z.literal('due'), closedAt: text, due: text, overdue: z.boolean() }),
  z.object({ state: z.literal('delivered'), at: text, closedAt: orNone, due: orNone, late: z.boolean() }),
]);

const actionStandingSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('open'), due: text }),
  z.object({ state: z.literal('overdue'), due: text }),
  z.object({ state: z.literal('closed'), at: text, late: z.boolean() }),
]);

const incidentSchema = z.object({
  reference: text,
  title: text,
  severity: z.enum(caseSeverities).nullable(),
  state: z.enum(['open', 'acknowledged', 'responded', 'restored', 'resolved', 'reopened', 'closed']),
  startedAt: orNone,
  detectedAt: orNone,
  openedAt: text,
  restoredAt: orNone,
  touchesSecurity: z.boolean(),
  affectedShare: orNone,
  lines: z.array(
    z.object({
      at: text,
      kind: z.enum(incidentEventKinds),
      severity: z.enum(caseSeverities).nullable(),
      level: z.enum(['L1', 'L2', 'L3', 'L4']).nullable(),
      note: text,
      personName: text,
    }),
  ),
  review: z.object({
    standing: reviewStandingSchema,
    rootCause: text,
    immediateFix: text,
    longTermFix: text,
    deliveredBy: text,
  }),
  actions: z.array(
    z.object({
      what: text,
      term: z.enum(['immediate', 'longTerm']),
      owner: text,
      due: text,
      standing: actionStandingSchema,
    }),
  ),
});

const disputeStandingSchema = z.discriminatedUnion('state', [
  z.object({
    state: z.literal('open'),
    rung: slaSchema.shape.dispute.element,
    since: text,
    due: text,
    overdue: z.boolean(),
    mustAct: z.enum([...parties, 'both']),
  }),
  z.object({
    state: z.enum(['settled', 'decided']),
    outcome: z.enum(['upheld', 'partlyUpheld', 'dismissed']),
    at: text,
    note: text,
    by: text,
  }),
  z.object({ state: z.literal('withdrawn'), at: text, note: text }),
  z.object({ state: z.literal('noLadder') }),
]);

const ratingSchema = z.object({
  quarter: text,
  behaviours: z.array(
    z.object({
      behaviour: z.enum(['proactiveNotice', 'truthfulStatus', 'knownLimits']),
      vendor: orNone,
      partner: orNone,
      mean: orNone,
      raters: z.number(),
    }),
  ),
});

const { zone, calendars, serviceLevels, severities, remedies, changeNotices } = slaSchema.shape;

/** The data of a performance report, as it is embedded in its PDF and published in `docs/schemas`. */
export const performanceReportSchema = sameAs<PerformanceReportData>()(
  z.object({
    format: z.literal(1),
    kind: z.literal('report'),
    language: z.enum(documentLanguages),
    agreement: z.object({ id: text, version: z.int(), dataSha256: orNone }),
    vendor: partySchema,
    partner: partySchema,
    measurable: z.object({
      zone,
      calendars,
      serviceLevels,
      severities,
      remedies,
      changeNotices,
      monthlyFee: z.object({ amount: decimalSchema, currency: text }).nullable(),
      breachNoticeHours: z.number(),
      reviewDays: z.number(),
      unitsPerHour: decimalSchema.nullable(),
    }),
    measured: agreementMeasuredSchema,
    incidents: z.array(incidentSchema),
    causes: z.array(z.object({ causeKey: text, incidentIds: z.array(text), afterCure: z.boolean() })),
    ratings: z.array(ratingSchema),
    disputes: z.array(
      z.object({
        subject: text,
        claim: text,
        cost: text,
        raisedBySide: z.enum(parties),
        raisedBy: text,
        raisedAt: text,
        measure: serviceLevelIdSchema.nullable(),
        window: text,
        standing: disputeStandingSchema,
        evidence: z.array(z.object({ kind: z.enum(disputeEvidenceKinds), note: text })),
      }),
    ),
    files: z.array(
      z.object({
        table: z.enum(tableNames),
        rows: z.number(),
        from: text,
        to: text,
        author: text,
        givenBy: z.enum([...parties, 'thirdParty']),
        reason: text,
        name: text,
        sha256: text,
      }),
    ),
    doubles: z.array(text),
    asOf: text,
  }),
);

/** A report out of JSON, checked once at the door. */
export function readReport(json: Json): Result<PerformanceReportData, readonly SchemaFinding[]> {
  const parsed = performanceReportSchema.safeParse(json);
  return parsed.success ? ok(parsed.data) : refuse(schemaFindings(parsed.error));
}
