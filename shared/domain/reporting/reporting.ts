import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';
import { jsonSchema } from '#shared/base/json';

export type ReportingSettingsId = Id<'ReportingSettings'>;
export type MonthlyRateId = Id<'MonthlyRate'>;
export type SoldDealId = Id<'SoldDeal'>;
export type InsightReportId = Id<'InsightReport'>;

const decimal = z.string().regex(/^[0-9]+(\.[0-9]{1,12})?$/);

/** How the organisation reads its figures. There is one; where two were begun apart the one with the smaller id counts. */
export const reportingSettingsSchema = z.object({
  id: idSchema<'ReportingSettings'>(),
  /** ISO 4217, in which money of all partners is added up. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('EUR'),
  /** IANA name; months and days of the programme are those of this zone. */
  zone: z.string().max(60).default('UTC'),
  /** How much each metric weighs in the scorecard, 0 to 10. Absent: as built in. */
  weights: z.record(z.string(), z.number().min(0).max(10)).default({}),
  /** Days by time metric that are as good as can be asked. Absent: as built in. */
  targets: z.record(z.string(), z.number().min(1).max(3650)).default({}),
  createdAt: z.iso.datetime(),
});
export type ReportingSettings = z.infer<typeof reportingSettingsSchema>;

/** What one unit of a currency was worth in the reporting currency in a month. Fixed once a month has passed. */
export const monthlyRateSchema = z.object({
  id: idSchema<'MonthlyRate'>(),
  /** `2026-03`. */
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** The reporting currency it was meant for. */
  into: z.string().regex(/^[A-Z]{3}$/),
  rate: decimal,
  notedBy: z.string(),
  notedAt: z.iso.datetime(),
});
export type MonthlyRate = z.infer<typeof monthlyRateSchema>;

/** A deal the organisation has won, with a partner or without: what the attach rate is taken of. From headquarters' own books. */
export const soldDealSchema = z.object({
  id: idSchema<'SoldDeal'>(),
  reference: z.string().min(1).max(80),
  closedOn: calendarDateSchema,
  region: z.string().max(80).default(''),
  value: decimal,
  currency: z.string().regex(/^[A-Z]{3}$/),
  hasPartner: z.boolean(),
  notedAt: z.iso.datetime(),
});
export type SoldDeal = z.infer<typeof soldDealSchema>;

/** A report as it was made: what its figures said on that day, kept so that nobody need trust a later sum. Written once. */
export const insightReportSchema = z.object({
  id: idSchema<'InsightReport'>(),
  kind: z.enum(['week', 'quarter']),
  title: z.string().min(1).max(200),
  /** The instant whose knowledge it is of. */
  asOf: z.iso.datetime(),
  madeAt: z.iso.datetime(),
  madeBy: z.string(),
  /** The figures in full, as they were printed. */
  figures: jsonSchema,
  /** SHA-256 of the printed file. */
  sha256: z
    .string()
    .regex(/^([0-9a-f]{64})?$/)
    .default(''),
});
export type InsightReport = z.infer<typeof insightReportSchema>;
