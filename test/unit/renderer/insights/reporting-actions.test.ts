import { expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { keptReportData } from '#shared/domain/documents/sheet-insights-data';
import { keepInsightReport, noteRate, setReporting } from '../../../../renderer/data/actions/reporting-actions';
import { readLastSummary } from '../../../../renderer/data/last-summary';
import { allRecords } from '../../../../renderer/data/reading';
import { summaryKey } from '../../../../renderer/data/summary-key';
import { previousFigures } from '../../../../renderer/features/insights/insight-report';
import { earlierInsights, sampleInsights } from '../../../../renderer/features/insights/sample-insights';
import { aWorkspace } from '../../../builders/a-workspace';

test('settings are begun once and then changed', async () => {
  const { workspace } = await aWorkspace();
  await setReporting(workspace, { weights: { ease: 4 } });
  await setReporting(workspace, { currency: 'CHF', zone: 'Europe/Zurich' });
  expect(await allRecords(workspace.database, 'reportingSettings')).toMatchObject([
    { currency: 'CHF', zone: 'Europe/Zurich', weights: { ease: 4 }, targets: {} },
  ]);
});

test('a rate is into the currency that is set, and refused once its month has passed', async () => {
  const { workspace } = await aWorkspace();
  await setReporting(workspace, { currency: 'CHF' });
  expect(await noteRate(workspace, { month: '2026-10', currency: 'EUR', rate: '0.94' })).toMatchObject({ ok: true });
  const again = await noteRate(workspace, { month: '2026-10', currency: 'EUR', rate: '0.95' });
  expect(again).toEqual({ ok: false, error: { kind: 'rate-fixed', rate: '0.94' } });
  expect(await allRecords(workspace.database, 'monthlyRate')).toMatchObject([{ into: 'CHF', rate: '0.94' }]);
});

test('a report keeps its figures as they were, and the next one is compared with it', async () => {
  const { workspace } = await aWorkspace();
  const insights = earlierInsights();
  const base = { format: 1, kind: 'week', language: 'en', reader: 'executives', issuer: '', previous: null } as const;
  const kept = await keepInsightReport(workspace, {
    kind: 'week',
    title: 'Weekly update',
    asOf: new Date(insights.asOf).toISOString(),
    figures: { ...base, insights } as unknown as Json,
    sha256: 'ab'.repeat(32),
  });
  expect(kept).toMatchObject({ ok: true });
  const reports = await allRecords(workspace.database, 'insightReport');
  expect(keptReportData(reports[0]?.figures ?? null)?.insights).toEqual(insights);
  expect(previousFigures(reports, 'week', sampleInsights().asOf)).toEqual(insights);
  expect(previousFigures(reports, 'quarter', sampleInsights().asOf)).toBeNull();
  expect(previousFigures(reports, 'week', insights.asOf)).toBeNull();
});

test('the last summary is there again after it was kept, and none before', async () => {
  const { workspace } = await aWorkspace();
  expect(await readLastSummary(workspace)).toBeNull();
  const figures = sampleInsights() as unknown as Json;
  await workspace.database.keptFigures.put({ key: summaryKey, at: 0, figures });
  expect(await readLastSummary(workspace)).toEqual(sampleInsights());
});
