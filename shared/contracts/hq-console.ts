import { z } from 'zod';
import type { Scope } from '#shared/domain/metrics/insights';
import {
  insightsSchema,
  metricDetailSchema,
  partnerLineSchema,
  trendSchema,
} from '#shared/domain/metrics/insights-schema';
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

/** `GET /v1/console/insights` → `consoleInsights`; `GET /v1/console/insights/scorecards` → `consoleScorecards`. */
export const consoleInsightsAsked = z.strictObject({ asOf });
/** `GET /v1/console/insights/detail` → `consoleDetail`. */
export const consoleDetailAsked = z.strictObject({ asOf, metric: z.enum(metricIds), scope });
/** `GET /v1/console/insights/trend` → `consoleTrend`: the end of each of the last months, and the day itself. */
export const consoleTrendAsked = z.strictObject({
  asOf,
  metric: z.enum(metricIds),
  scope,
  months: z.coerce.number().int().min(1).max(36).default(12),
});

/** Partners by the names they have today, so that those of other territories are not mere ids; who was erased has none. */
const names = z.record(z.string(), z.string()).default({});

export const consoleInsights = insightsSchema.extend({ names });
export const consoleDetail = metricDetailSchema.extend({ names });
export const consoleScorecards = z.array(partnerLineSchema.extend({ name: z.string().optional() }));
export const consoleTrend = trendSchema;
