import { z } from 'zod';
import { reviewFunctions } from '#shared/domain/agreements/agreement-approval';
import { savedMappingSchema } from '#shared/domain/imports/saved-mapping';
import { putMeta } from './identity';
import type { Workspace } from './workspace';

export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** BCP 47 for dates, numbers and money; empty: the system's. */
  locale: z.string().default(''),
  /** Whether the demo was offered, so that it is offered once. */
  welcomed: z.boolean().default(false),
  deviceName: z.string().default(''),
  /** Root certificates (DER, base64) that the person has added for checking signed files of others. */
  addedRoots: z.array(z.base64()).max(50).default([]),
  /** Since when, ms, the person has let sync rest; null: it runs. */
  syncPaused: z.number().nullable().default(null),
  /** When files wait although HQ can be reached: never, when the line is said to cost by volume, or always. */
  metered: z.enum(['never', 'ask', 'always']).default('ask'),
  /** For which functions of ours the person says whether an agreement can be kept. */
  reviewFunctions: z.array(z.enum(reviewFunctions)).catch([]).default([]),
  /** How tables of known sources are read. What a newer program wrote and this one cannot read must not take the other preferences with it. */
  importMappings: z.array(savedMappingSchema).max(50).catch([]).default([]),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export async function readPreferences(workspace: Workspace): Promise<Preferences> {
  return preferencesSchema.parse((await workspace.database.meta.get('preferences'))?.value ?? {});
}

/** Preferences belong to this device: they have no history and do not travel. */
export async function changePreferences(workspace: Workspace, changes: Partial<Preferences>): Promise<Preferences> {
  const changed = { ...(await readPreferences(workspace)), ...changes };
  await putMeta(workspace.database, 'preferences', changed);
  return changed;
}
