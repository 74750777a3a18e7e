import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { changesBetween, isSameLook } from '#shared/domain/documents/sheet-insights-changes';
import { type InsightReportData, keptReportData } from '#shared/domain/documents/sheet-insights-data';
import { insightsQuarter } from '#shared/domain/documents/sheet-insights-quarter';
import { insightsWeek } from '#shared/domain/documents/sheet-insights-week';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { earlierInsights, emptyInsights, sampleInsights } from '../../../renderer/features/insights/sample-insights';
import { printed, printedBytes } from '../../builders/printed';

/** Text as drawn: lines are broken where they fit, so blanks at their ends are gone. */
const squeezed = (text: string) => text.replaceAll(/\s/g, '');

function reportData(differs: Partial<InsightReportData> = {}): InsightReportData {
  return {
    format: 1,
    kind: 'week',
    language: 'en',
    reader: 'executives',
    issuer: 'Bogenwerk Software AG',
    insights: sampleInsights(),
    previous: earlierInsights(),
    ...differs,
  };
}

/** As it comes back from the tables, or from headquarters. */
const kept = (data: InsightReportData) => keptReportData(JSON.parse(JSON.stringify(data)) as Json);

describe('the weekly update of figures', () => {
  test('is one page: headline, figures with n and interval, cohorts, what changed and what must not be passed over', async () => {
    const file = await printed(insightsWeek(reportData()));
    expect(file.pages).toHaveLength(1);
    const page = squeezed(file.pages[0] ?? '');
    for (const words of [
      'reach a first result 27.4 % sooner',
      'half of them within 62 days, before it within 85.4 days (8 and 23 partners)',
      'Time to first value62 daysfrom 34 days859.5 days',
      'Partner NPS+45 points+13 to +77 points20',
      'fewer than half have got there',
      'What changed since 13 November 2026',
      'Not to be passed over',
    ])
      expect(page).toContain(squeezed(words));
  });

  test.each(['en', 'de'] as const)(
    'is one page in %s, whether all is measured or nothing any more',
    async (language) => {
      for (const insights of [sampleInsights(), emptyInsights()])
        for (const previous of [earlierInsights(), null])
          expect((await printed(insightsWeek(reportData({ language, insights, previous })))).pages).toHaveLength(1);
    },
  );

  test('says of a programme in which nobody has signed that it is not measured, and why', async () => {
    const file = await printed(insightsWeek(reportData({ insights: emptyInsights(), previous: null })));
    const page = squeezed(file.pages.join(''));
    expect(page).toContain(squeezed('sooner is not measured: no one to compare with (0 partners'));
    expect(page).toContain(squeezed('nothing to measure yet'));
    expect(page).toContain(squeezed('There is no earlier report to compare with.'));
  });

  test('for partners tells neither our money nor what was flagged', async () => {
    const page = squeezed((await printed(insightsWeek(reportData({ reader: 'partners' })))).pages.join(''));
    expect(page).toContain(squeezed('For partners'));
    for (const words of ['Pipeline velocity', 'EUR', 'Not to be passed over'])
      expect(page).not.toContain(squeezed(words));
  });
});

describe('the quarterly review of figures', () => {
  test('holds every figure with its formula, the tiers, the cohorts and the scorecards', async () => {
    const page = squeezed((await printed(insightsQuarter(reportData({ kind: 'quarter' })))).pages.join(''));
    for (const words of [
      '1 October 2026 to 31 December 2026',
      'Time to first deal not measured: fewer than half have got there 71 days',
      'Cohorts by month of signature',
      '1 − KM50(pilot) ÷ KM50(baseline)',
      'base agreement not signed: 3 (Time to first value)',
      'What is not measured weighs nothing.',
    ])
      expect(page).toContain(squeezed(words));
  });

  test('is in German where German is asked for', async () => {
    const page = squeezed(
      (await printed(insightsQuarter(reportData({ kind: 'quarter', language: 'de' })))).pages.join(''),
    );
    expect(page).toContain(squeezed('Kohorten nach Monat der Unterschrift'));
    expect(page).toContain(squeezed('34 Tage'));
    expect(page).not.toContain('signature');
  });
});

describe('a report that is made again', () => {
  test.each([insightsWeek, insightsQuarter])('from what was kept of it is the same file: %o', async (pageOf) => {
    const data = reportData();
    const again = kept(data);
    if (!again) throw new Error('not kept');
    const facts = { createdAt: new Date(data.insights.asOf).toISOString(), author: data.issuer };
    const [one, two] = await Promise.all([printedBytes(pageOf(data), facts), printedBytes(pageOf(again), facts)]);
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  test('is not read where a newer program has kept it in another form', () => {
    expect(keptReportData({ ...(JSON.parse(JSON.stringify(reportData())) as object), format: 2 })).toBeNull();
  });
});

describe('two looks', () => {
  test('are the same whatever the moment they were taken at and the order of their keys', () => {
    const again = kept(reportData({ insights: sampleInsights(1) }))?.insights;
    if (!again) throw new Error('not kept');
    expect(isSameLook(sampleInsights(), again)).toBe(true);
    expect(changesBetween(sampleInsights(), again)).toEqual([]);
  });

  test('differ in exactly the figure that says something else', () => {
    const now = sampleInsights();
    for (const metric of metricIds) {
      const reading = now.all.readings[metric];
      const other = { ...now, all: { ...now.all, readings: { ...now.all.readings, [metric]: { ...reading, n: 99 } } } };
      expect(changesBetween(now, other)).toEqual([
        { group: 'all', metric, before: reading, after: { ...reading, n: 99 } },
      ]);
      expect(isSameLook(now, other)).toBe(false);
    }
  });
});
