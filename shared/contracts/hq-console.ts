import { z } from 'zod';
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
