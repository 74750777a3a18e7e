import type { Insights } from '#shared/domain/metrics/insights';
import { insightsSchema } from '#shared/domain/metrics/insights-schema';
import { summaryKey } from './summary-key';
import type { Workspace } from './workspace';

/** The summary of now that was reckoned last on this device: painted at once while a new one is reckoned. */
export async function readLastSummary({ database }: Workspace): Promise<Insights | null> {
  const kept = await database.keptFigures.get(summaryKey);
  // Kept by another program it may lack what this one shows; then there is nothing to paint.
  const read = insightsSchema.safeParse(kept?.figures);
  return read.success ? (read.data as unknown as Insights) : null;
}
