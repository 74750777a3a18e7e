import { z } from 'zod';
import { programTiers } from '#shared/domain/partners/partner';
import { cohortDays, cohortMilestones } from './insights';
import { metricIds } from './metric-list';
import { flagKinds, leftOutReasons, type NotMeasured } from './reading';

/*
 * Figures as they are kept in a report or on this device, and as headquarters answers with them. A word of a newer
 * program is refused rather than passed over, except beside a figure: whoever reads a figure without a reason that
 * belongs to it takes it for more than it is.
 */

const interval = z.object({ low: z.number().nullable(), high: z.number().nullable(), level: z.number() });
const partnerIds = z.array(z.string());
const tier = z.enum(programTiers);

const common = {
  metric: z.enum(metricIds),
  asOf: z.number(),
  n: z.number(),
  isSmall: z.boolean(),
  // Words of a newer program are let through; screens and pages pass over what they have no word for.
  beside: z.array(z.object({ what: z.string(), value: z.number().nullable() })),
  excluded: z.array(z.object({ why: z.enum(leftOutReasons), count: z.number(), partnerIds })),
  flags: z.array(z.object({ what: z.enum(flagKinds), count: z.number(), partnerIds })),
};

const whyNot = [
  'nothingYet',
  'medianNotReached',
  'noWonDeal',
  'noClosedDeal',
  'noCycle',
  'noFeed',
  'noBaseline',
] as const satisfies readonly NotMeasured[];

const reading = z.discriminatedUnion('state', [
  z.object({
    ...common,
    state: z.literal('measured'),
    value: z.number(),
    interval: interval.nullable(),
    quartiles: z.object({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  }),
  z.object({ ...common, state: z.literal('notMeasured'), why: z.enum(whyNot) }),
]);

const group = z.object({ partners: z.number(), readings: z.record(z.enum(metricIds), reading) });
const card = z.object({
  score: z.number().nullable(),
  parts: z.array(z.object({ metric: z.enum(metricIds), weight: z.number(), attainment: z.number().nullable() })),
});

const cohorts = z.array(
  z.object({
    month: z.string(),
    tier: z.enum([...programTiers, 'all']),
    n: z.number(),
    isSmall: z.boolean(),
    cells: z.array(
      z.object({
        milestone: z.enum(cohortMilestones),
        day: z.union(cohortDays.map((day) => z.literal(day))),
        share: z.number().nullable(),
        interval: interval.nullable(),
        watched: z.number(),
      }),
    ),
    timeToFirstValue: reading,
  }),
);

/** `Insights`: all figures of one look. */
export const insightsSchema = z.object({
  asOf: z.number(),
  zone: z.string(),
  currency: z.string(),
  all: group,
  byTier: z.record(tier, group),
  cohorts,
  // A headquarters, and a report, of before these were told say nothing of them.
  kickoffCohorts: cohorts.default([]),
  scorecards: z.record(z.enum(['all', ...programTiers]), card),
});

const ofPartner = {
  partnerId: z.string(),
  tier: tier.nullable(),
  month: z.string().nullable(),
};

/** `PartnerLine`: a partner with its scorecard. */
export const partnerLineSchema = z.object({ ...ofPartner, card });

/** `TrendPoint`s, the newest last. */
export const trendSchema = z.array(z.object({ asOf: z.number(), reading }));

/** `MetricDetail`: everything behind one figure. */
export const metricDetailSchema = z.object({
  metric: z.enum(metricIds),
  asOf: z.number(),
  reading,
  curve: z.array(
    z.object({ day: z.number(), share: z.number(), low: z.number(), high: z.number(), watched: z.number() }),
  ),
  bars: z.array(z.object({ from: z.number(), to: z.number(), count: z.number(), censored: z.number() })),
  values: z.array(
    z.object({ ...ofPartner, value: z.number().nullable(), isCensored: z.boolean(), waitsFor: z.string() }),
  ),
  byTier: z.array(z.object({ tier, reading })),
  byMonth: z.array(z.object({ month: z.string(), reading })),
  // A headquarters of before these were told says nothing of them.
  byRegion: z.array(z.object({ region: z.string(), reading })).default([]),
  byModule: z
    .array(
      z.object({
        module: z.string(),
        partners: z.number(),
        minutes: z.number(),
        plannedMinutes: z.number(),
        medianMinutes: z.number(),
        medianPlannedMinutes: z.number(),
        visits: z.number(),
        skipped: z.number(),
        redone: z.number(),
      }),
    )
    .default([]),
});
