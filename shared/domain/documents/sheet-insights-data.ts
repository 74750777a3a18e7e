import { z } from 'zod';
import type { Json } from '#shared/base/json';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { cohortMilestones, type Insights } from '#shared/domain/metrics/insights';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { flagKinds, leftOutReasons, type Reading } from '#shared/domain/metrics/reading';
import { programTiers } from '#shared/domain/partners/partner';

const intervalSchema = z.object({ low: z.number().nullable(), high: z.number().nullable(), level: z.number() });

const common = {
  metric: z.enum(metricIds),
  asOf: z.number(),
  n: z.number(),
  isSmall: z.boolean(),
  // Words of a newer program are let through; screens and pages pass over what they have no word for.
  beside: z.array(z.object({ what: z.string(), value: z.number().nullable() })),
  excluded: z.array(z.object({ why: z.enum(leftOutReasons), count: z.number(), partnerIds: z.array(z.string()) })),
  flags: z.array(z.object({ what: z.enum(flagKinds), count: z.number(), partnerIds: z.array(z.string()) })),
};

const readingSchema = z.discriminatedUnion('state', [
  z.object({
    ...common,
    state: z.literal('measured'),
    value: z.number(),
    interval: intervalSchema.nullable(),
    quartiles: z.object({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  }),
  z.object({
    ...common,
    state: z.literal('notMeasured'),
    why: z.enum([
      'nothingYet',
      'medianNotReached',
      'noWonDeal',
      'noClosedDeal',
      'noCycle',
      'noFeed',
      'noBaseline',
    ] satisfies readonly Extract<Reading, { state: 'notMeasured' }>['why'][]),
  }),
]);

const groupSchema = z.object({ partners: z.number(), readings: z.record(z.enum(metricIds), readingSchema) });
const perTier = <Schema extends z.ZodType>(schema: Schema) => z.record(z.enum(programTiers), schema);
const cardSchema = z.object({
  score: z.number().nullable(),
  parts: z.array(z.object({ metric: z.enum(metricIds), weight: z.number(), attainment: z.number().nullable() })),
});

/** The figures of one look as they are kept, in a report or on this device. */
export const insightsSchema = z.object({
  asOf: z.number(),
  zone: z.string(),
  currency: z.string(),
  all: groupSchema,
  byTier: perTier(groupSchema),
  cohorts: z.array(
    z.object({
      month: z.string(),
      tier: z.enum([...programTiers, 'all']),
      n: z.number(),
      isSmall: z.boolean(),
      cells: z.array(
        z.object({
          milestone: z.enum(cohortMilestones),
          day: z.union([z.literal(30), z.literal(60), z.literal(90)]),
          share: z.number().nullable(),
          interval: intervalSchema.nullable(),
          watched: z.number(),
        }),
      ),
      timeToFirstValue: readingSchema,
    }),
  ),
  scorecards: z.object({ all: cardSchema, entry: cardSchema, silver: cardSchema, gold: cardSchema }),
});

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
