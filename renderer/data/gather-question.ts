import type { InsightsQuestion } from '#shared/domain/metrics/insights';
import { questionOf } from '#shared/domain/metrics/insights-question';
import type { Database } from './database';
import { allRecords } from './reading';

/** What figures are asked with, as the organisation had set it in these tables. */
export async function gatherQuestion(database: Database, asOf: number): Promise<InsightsQuestion> {
  const [settings, rates, sold, programmes] = await Promise.all([
    allRecords(database, 'reportingSettings'),
    allRecords(database, 'monthlyRate'),
    allRecords(database, 'soldDeal'),
    allRecords(database, 'programme'),
  ]);
  return questionOf({ settings, rates, sold, programmes }, asOf);
}
