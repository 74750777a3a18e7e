import type { CommandContext } from '#shared/base/command-context';
import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import {
  type InsightReport,
  type InsightReportId,
  insightReportSchema,
  type MonthlyRate,
  type MonthlyRateId,
  monthlyRateSchema,
  type ReportingSettings,
  type ReportingSettingsId,
  reportingSettingsSchema,
} from './reporting';
import { settingsOnRecord, standingRates } from './reporting-rules';

export interface FieldsRefused {
  readonly kind: 'fields-refused';
  readonly fields: readonly string[];
}

export type ReportingChange = Partial<Pick<ReportingSettings, 'currency' | 'zone' | 'weights' | 'targets'>>;
export type ReportingRefusal = FieldsRefused | { readonly kind: 'zone-unknown' };

/** Sets how the organisation reads its figures; `before` is null while nobody has. */
export function setReporting(
  known: readonly ReportingSettings[],
  change: ReportingChange,
  context: CommandContext,
): Result<{ readonly before: ReportingSettings | null; readonly after: ReportingSettings }, ReportingRefusal> {
  if (change.zone !== undefined && !isZone(change.zone)) return refuse({ kind: 'zone-unknown' });
  const before = settingsOnRecord(known);
  const parsed = reportingSettingsSchema.safeParse({
    ...(before ?? { id: context.newId() as ReportingSettingsId, createdAt: context.now }),
    ...change,
    ...(change.currency === undefined ? {} : { currency: change.currency.trim().toUpperCase() }),
  });
  if (parsed.success) return ok({ before, after: parsed.data });
  return refuse({ kind: 'fields-refused', fields: fieldsOf(parsed.error.issues) });
}

export interface NewRate {
  /** `2026-03` */
  readonly month: string;
  readonly currency: string;
  /** Decimal text. */
  readonly rate: string;
}

export type RateRefusal =
  | FieldsRefused
  /** It is the reporting currency itself. */
  | { readonly kind: 'same-currency' }
  /** A month that has not begun has no rate. */
  | { readonly kind: 'month-to-come' }
  /** The month has passed and its rate is on record: figures that were told by it must not change. */
  | { readonly kind: 'rate-fixed'; readonly rate: string }
  | { readonly kind: 'rate-nought' };

/** Notes what a unit of a currency was worth in a month. Within the month it can be noted again; the last one counts. */
export function noteRate(
  input: NewRate,
  into: string,
  known: readonly MonthlyRate[],
  context: CommandContext,
): Result<MonthlyRate, RateRefusal> {
  const parsed = monthlyRateSchema.safeParse({
    id: context.newId() as MonthlyRateId,
    month: input.month,
    currency: input.currency.trim().toUpperCase(),
    into,
    rate: input.rate.trim(),
    notedBy: context.by,
    notedAt: context.now,
  });
  if (!parsed.success) return refuse({ kind: 'fields-refused', fields: fieldsOf(parsed.error.issues) });
  const rate = parsed.data;
  if (rate.currency === into) return refuse({ kind: 'same-currency' });
  if (!/[1-9]/.test(rate.rate)) return refuse({ kind: 'rate-nought' });
  const thisMonth = context.now.slice(0, 7);
  if (rate.month > thisMonth) return refuse({ kind: 'month-to-come' });
  const standing = standingRates(into, known).find(
    ({ month, currency }) => month === rate.month && currency === rate.currency,
  );
  if (standing && rate.month < thisMonth) return refuse({ kind: 'rate-fixed', rate: standing.rate });
  return ok(rate);
}

export interface NewInsightReport {
  readonly kind: InsightReport['kind'];
  readonly title: string;
  /** ISO text. */
  readonly asOf: string;
  readonly figures: Json;
  readonly sha256: string;
}

export type InsightReportRefusal =
  | FieldsRefused
  /** Of an instant that has not come: the figures would still change. */
  | { readonly kind: 'not-yet' };

/** Keeps a report as it was made. */
export function keepInsightReport(
  input: NewInsightReport,
  context: CommandContext,
): Result<InsightReport, InsightReportRefusal> {
  if (Date.parse(input.asOf) > Date.parse(context.now)) return refuse({ kind: 'not-yet' });
  const parsed = insightReportSchema.safeParse({
    ...input,
    id: context.newId() as InsightReportId,
    madeAt: context.now,
    madeBy: context.by,
  });
  if (parsed.success) return ok(parsed.data);
  return refuse({ kind: 'fields-refused', fields: fieldsOf(parsed.error.issues) });
}

function fieldsOf(issues: readonly { readonly path: readonly PropertyKey[] }[]): readonly string[] {
  return [...new Set(issues.map(({ path }) => path.map(String).join('.')))];
}

function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }) !== null;
  } catch {
    return false;
  }
}
