import { z } from 'zod';
import { cohortDays, cohortMilestones, type Scope } from '#shared/domain/metrics/insights';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { programTiers } from '#shared/domain/partners/partner';
import { roles } from './hq-api';

/**
 * What leads, headquarters and auditors see and do over their own territories. All under `/v1/console`, with a device's
 * token; every list holds only territories of the caller in which the caller is more than a manager.
 */

/** `GET /v1/console/overview`. Times in ms since 1970 UTC. */
export const consoleOverview = z.object({
  time: z.number(),
  territories: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['territory', 'organisation']),
      /** The caller's own. */
      role: z.enum(roles),
      people: z.int(),
      devices: z.int(),
      partners: z.int(),
      changes: z.int(),
      /** Set aside and not yet decided. */
      quarantined: z.int(),
      lastChangeAt: z.number().nullable(),
      head: z.object({ seq: z.int(), hash: z.string() }),
      checkpoint: z.object({ seq: z.int(), at: z.number() }).nullable(),
      /** Up to which entry there is a backup. */
      durable: z.int(),
    }),
  ),
  devices: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      user: z.string(),
      person: z.string(),
      enrolledAt: z.number(),
      lastSeenAt: z.number().nullable(),
      program: z.string().nullable(),
      withdrawn: z.object({ at: z.number(), kind: z.enum(['lost', 'retired']) }).nullable(),
      /** Entries behind the head of the territory in which it is furthest behind. */
      behind: z.int(),
      changes: z.int(),
      /** Raw Ed25519 public key, base64: with it whoever looks checks the signatures of its changes. */
      publicKey: z.string().optional(),
    }),
  ),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      grants: z.array(z.object({ space: z.string(), role: z.enum(roles) })),
    }),
  ),
});
export type ConsoleOverview = z.infer<typeof consoleOverview>;

/** `POST /v1/console/codes` → `{ code }`. Only `lead` (for managers) and `headquarters`. */
export const consoleCodeRequest = z.strictObject({
  name: z.string().trim().min(1).max(120),
  space: z.string(),
  role: z.enum(roles),
});
export const consoleCodeReply = z.object({ code: z.string() });

/** `POST /v1/console/grants`: `role` null takes the grant away. Only `headquarters`; answers `{}`. */
export const consoleGrantRequest = z.strictObject({
  user: z.string(),
  space: z.string(),
  role: z.enum(roles).nullable(),
});

/** `POST /v1/console/territories` → `{ id }`. Only `headquarters`. */
export const consoleTerritoryRequest = z.strictObject({ name: z.string().trim().min(1).max(120) });

/** `POST /v1/console/devices/<id>/withdraw`: answers `{}`. Only `lead` (people of their territory) and `headquarters`. */
export const consoleWithdrawal = z.strictObject({
  kind: z.enum(['lost', 'retired']),
  /** When the device was last certainly in good hands. */
  since: z.iso.datetime({ offset: true }).optional(),
});

/**
 * `POST /v1/console/moves`: moves a partner with everything that belongs to it. Lead or headquarters in both territories;
 * answers `{}`. The reason stands in the log of both.
 */
export const consoleMove = z.strictObject({
  partner: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string().trim().max(2000).default(''),
});

/*
 * Figures over all territories of the caller in which the caller is more than a manager. `asOf` is a moment that has
 * been, ms since 1970 UTC; without it, now. What is asked stops when the connection is closed.
 */
const asOf = z.coerce.number().int().min(0).max(8_640_000_000_000_000).optional();

/** `scope` of a question: `all`, `tier:gold`, `month:2026-03` or `partner:<id>`. */
const scope = z
  .string()
  .regex(/^(all|tier:(entry|silver|gold)|month:\d{4}-\d{2}|partner:.{1,64})$/)
  .default('all')
  .transform((text): Scope => {
    const at = text.indexOf(':');
    const rest = text.slice(at + 1);
    if (text.startsWith('tier:')) return { kind: 'tier', tier: z.enum(programTiers).parse(rest) };
    if (text.startsWith('month:')) return { kind: 'month', month: rest };
    return text.startsWith('partner:') ? { kind: 'partner', partnerId: rest } : { kind: 'all' };
  });

/** A scope as it stands in an address. */
export function scopeText(of: Scope): string {
  if (of.kind === 'tier') return `tier:${of.tier}`;
  if (of.kind === 'month') return `month:${of.month}`;
  return of.kind === 'partner' ? `partner:${of.partnerId}` : 'all';
}

/** `GET /v1/console/insights` → `Insights`; `GET /v1/console/insights/scorecards` → `ConsoleScorecards`. */
export const consoleInsightsAsked = z.strictObject({ asOf });
/** `GET /v1/console/insights/detail` → `MetricDetail`. */
export const consoleDetailAsked = z.strictObject({ asOf, metric: z.enum(metricIds), scope });
/** `GET /v1/console/insights/trend` → `ConsoleTrend`: the end of each of the last months, and the day itself. */
export const consoleTrendAsked = z.strictObject({
  asOf,
  metric: z.enum(metricIds),
  scope,
  months: z.coerce.number().int().min(1).max(36).default(12),
});

const interval = z.object({ low: z.number().nullable(), high: z.number().nullable(), level: z.number() });
// What it rests on and what is beside it in words that a newer headquarters may have more of.
const counted = z.array(z.object({ count: z.number(), partnerIds: z.array(z.string()) }).loose());
const saidOfAll = {
  metric: z.enum(metricIds),
  asOf: z.number(),
  n: z.number(),
  isSmall: z.boolean(),
  beside: z.array(z.object({ what: z.string(), value: z.number().nullable() })),
  excluded: counted,
  flags: counted,
};
const reading = z.discriminatedUnion('state', [
  z.object({
    ...saidOfAll,
    state: z.literal('measured'),
    value: z.number(),
    interval: interval.nullable(),
    quartiles: z.object({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  }),
  z.object({ ...saidOfAll, state: z.literal('notMeasured'), why: z.string() }),
]);
const group = z.object({ partners: z.int(), readings: z.record(z.enum(metricIds), reading) });
const card = z.object({
  score: z.number().nullable(),
  parts: z.array(z.object({ metric: z.enum(metricIds), weight: z.number(), attainment: z.number().nullable() })),
});
const tier = z.enum(programTiers);

export const consoleInsights = z.object({
  asOf: z.number(),
  zone: z.string(),
  currency: z.string(),
  all: group,
  byTier: z.record(tier, group),
  cohorts: z.array(
    z.object({
      month: z.string(),
      tier: z.enum([...programTiers, 'all']),
      n: z.int(),
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
  ),
  scorecards: z.record(z.enum(['all', ...programTiers]), card),
});

export const consoleScorecards = z.array(
  z.object({ partnerId: z.string(), tier: tier.nullable(), month: z.string().nullable(), card }),
);
export const consoleTrend = z.array(z.object({ asOf: z.number(), reading }));
export const consoleDetail = z.object({
  metric: z.enum(metricIds),
  asOf: z.number(),
  reading,
  curve: z.array(
    z.object({ day: z.number(), share: z.number(), low: z.number(), high: z.number(), watched: z.number() }),
  ),
  bars: z.array(z.object({ from: z.number(), to: z.number(), count: z.number(), censored: z.number() })),
  values: z.array(
    z.object({
      partnerId: z.string(),
      tier: tier.nullable(),
      month: z.string().nullable(),
      value: z.number().nullable(),
      isCensored: z.boolean(),
      waitsFor: z.string(),
    }),
  ),
  byTier: z.array(z.object({ tier, reading })),
  byMonth: z.array(z.object({ month: z.string(), reading })),
});
