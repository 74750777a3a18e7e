import { z } from 'zod';
import { isoStages } from './pack-iso-stages';

/** A part of an asset, in reading order. */
export const assetBlockSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('steps'), items: z.array(z.string()).min(1) }),
  z.object({ kind: z.literal('table'), columns: z.array(z.string()).min(1), rows: z.array(z.array(z.string())) }),
  /** Kept as it is, in one width: a payload, a request. */
  z.object({ kind: z.literal('code'), language: z.string(), text: z.string() }),
]);
export type AssetBlock = z.infer<typeof assetBlockSchema>;

export const assetKinds = [
  'discoveryFrame',
  'journeyMap',
  'recoveryScript',
  'diagnosticsSheet',
  'statementOfWork',
  'demoRegister',
  'apiSpec',
  'sandboxGuide',
  'samplePayload',
  'brandKit',
  'escalationMatrix',
  'serviceCalendar',
  'partnerGuide',
  'internalRunbook',
  'policy',
  'roleDescription',
  'course',
] as const;
export type AssetKind = (typeof assetKinds)[number];

/** Something to hand over, read out or work from: short, and versioned with the pack. */
export const assetSchema = z.object({
  id: z.string().regex(/^X-[a-z0-9-]+$/),
  kind: z.enum(assetKinds),
  title: z.string(),
  purpose: z.string(),
  /** `internal`: never shown while the screen is turned to the partner. */
  audience: z.enum(['partner', 'internal']),
  isoStages: z.array(z.enum(isoStages)).min(1),
  moduleId: z.string(),
  /** The learner roles it is for; empty: everybody. */
  roles: z.array(z.string()).default([]),
  blocks: z.array(assetBlockSchema).min(1),
});
export type Asset = z.infer<typeof assetSchema>;
