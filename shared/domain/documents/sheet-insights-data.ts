import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import type { Insights } from '#shared/domain/metrics/insights';
import { insightsSchema } from '#shared/domain/metrics/insights-schema';

/** Everything a report of figures is made from, and all that is kept of it: made again from this it is the same file. */
export interface InsightReportData {
  readonly format: 1;
  readonly kind: 'week' | 'quarter';
  readonly language: (typeof documentLanguages)[number];
  /** Partners are not shown our money, nor what was left out and flagged. */
  readonly reader: 'executives' | 'partners';
  /** Our own company; empty while no agreement names it. */
  readonly issuer: string;
  readonly insights: Insights;
  /** The figures of the report of the kind before this one; null: there was none. */
  readonly previous: Insights | null;
}

const reportDataSchema = z.object({
  format: z.literal(1),
  kind: z.enum(['week', 'quarter']),
  language: z.enum(documentLanguages),
  reader: z.enum(['executives', 'partners']),
  issuer: z.string(),
  insights: insightsSchema,
  previous: insightsSchema.nullable(),
});

/** Reads what a report has kept. Null: a program that is newer than this one has made it. */
export function keptReportData(figures: Json): InsightReportData | null {
  const parsed = reportDataSchema.safeParse(figures);
  return parsed.success ? (parsed.data as unknown as InsightReportData) : null;
}
