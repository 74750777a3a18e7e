import type { DocumentPage } from '#shared/domain/documents/page';
import { type InsightReportData, keptReportData } from '#shared/domain/documents/sheet-insights-data';
import { insightsQuarter } from '#shared/domain/documents/sheet-insights-quarter';
import { insightsWeek } from '#shared/domain/documents/sheet-insights-week';
import type { Insights } from '#shared/domain/metrics/insights';
import type { InsightReport } from '#shared/domain/reporting/reporting';
import { hex } from '../../data/device-key';
import type { PrintFacts } from '../../documents/print-page';

/** The pages of a report, made of nothing but its data. */
export function reportPageOf(data: InsightReportData): DocumentPage {
  return data.kind === 'week' ? insightsWeek(data) : insightsQuarter(data);
}

/** What the file says of itself: the instant of the figures, not the one at which somebody pressed a button. */
export function reportFacts({ insights, issuer }: InsightReportData): PrintFacts {
  return { createdAt: new Date(insights.asOf).toISOString(), author: issuer };
}

/** The figures of the last report of the kind that is of an earlier instant; null: there is none. */
export function previousFigures(
  reports: readonly InsightReport[],
  kind: InsightReport['kind'],
  asOf: number,
): Insights | null {
  const earlier = reports
    .filter((report) => report.kind === kind && Date.parse(report.asOf) < asOf)
    .toSorted((left, right) =>
      left.asOf === right.asOf ? (left.id < right.id ? 1 : -1) : left.asOf < right.asOf ? 1 : -1,
    );
  return earlier.map(({ figures }) => keptReportData(figures)?.insights ?? null).find((one) => one !== null) ?? null;
}

export async function fileSha256(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return hex(await crypto.subtle.digest('SHA-256', bytes));
}
