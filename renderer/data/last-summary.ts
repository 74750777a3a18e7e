import type { z } from 'zod';
import type { Json } from '#shared/base/json';
import { insightsSchema } from '#shared/domain/documents/sheet-insights-data';
import type { Insights } from '#shared/domain/metrics/insights';
import { putMeta, readMeta } from './identity';
import type { Workspace } from './workspace';

const key = 'insights/last-summary';

/** The summary of now that was reckoned last on this device: painted at once while a new one is reckoned. */
export async function readLastSummary({ database }: Workspace): Promise<Insights | null> {
  // Kept by another program it may lack what this one shows; then there is nothing to paint.
  return (await readMeta<Insights>(database, key, insightsSchema as unknown as z.ZodType<Insights>)) ?? null;
}

export async function keepLastSummary({ database }: Workspace, summary: Insights): Promise<void> {
  await putMeta(database, key, summary as unknown as Json);
}
