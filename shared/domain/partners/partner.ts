import { z } from 'zod';
import { type Id, idSchema } from '#shared/base/brand';
import { calendarDateSchema } from '#shared/base/calendar-date';

export type PartnerId = Id<'Partner'>;

/** How the partner makes its living, as far as working with us goes. */
export const archetypes = ['reseller', 'serviceProvider', 'systemIntegrator', 'referral', 'technology'] as const;
export type Archetype = (typeof archetypes)[number];

export const programTiers = ['entry', 'silver', 'gold'] as const;
export type ProgramTier = (typeof programTiers)[number];

export const riskTiers = ['T1', 'T2', 'T3'] as const;
export type RiskTier = (typeof riskTiers)[number];

/** What a partner can do with us. */
export const capabilities = ['market', 'sell', 'implement', 'support', 'coInnovate'] as const;
export type Capability = (typeof capabilities)[number];

/** How much we still look after it, the closest first. */
export const oversightLevels = ['always', 'sampled', 'onRequest', 'none'] as const;
export type OversightLevel = (typeof oversightLevels)[number];

/**
 * What the partner could do to us and our customers, each 0–4: data sensitivity, integration depth, access
 * privilege, customer criticality, substitutability (4 = nobody else can do it).
 */
export const exposureSchema = z.object({
  data: z.int().min(0).max(4),
  integration: z.int().min(0).max(4),
  access: z.int().min(0).max(4),
  criticality: z.int().min(0).max(4),
  substitutability: z.int().min(0).max(4),
});
export type Exposure = z.infer<typeof exposureSchema>;

/** A legal entity we work with, or consider working with. */
export const partnerSchema = z.object({
  id: idSchema<'Partner'>(),
  legalName: z.string().min(1).max(200),
  /** Number in the public register of its country, as printed there. */
  registerNumber: z.string().max(60).default(''),
  /** ISO 3166-1 alpha-2. */
  country: z.string().regex(/^[A-Z]{2}$/),
  archetype: z.enum(archetypes).default('reseller'),
  programTier: z.enum(programTiers).default('entry'),
  /** Null until somebody has set it; the risk tier follows from it. */
  exposure: exposureSchema.nullable().default(null),
  /** When the tier that follows from the exposure was accepted, and by whom. */
  riskTierAccepted: z
    .object({ tier: z.enum(riskTiers), by: z.string(), at: z.string() })
    .nullable()
    .default(null),
  /** How much we still look after what it does, by capability. Absent: always. */
  oversight: z.partialRecord(z.enum(capabilities), z.enum(oversightLevels)).default({}),
  /** Since when one side prepares to leave; null: nobody does. */
  leavingSince: calendarDateSchema.nullable().default(null),
  /** The same company is on record twice: the record under which it counts from now on. Absent or null: it counts itself. */
  mergedInto: idSchema<'Partner'>().nullish(),
  website: z.string().max(200).default(''),
  note: z.string().max(10_000).default(''),
  createdAt: z.iso.datetime(),
});
export type Partner = z.infer<typeof partnerSchema>;
