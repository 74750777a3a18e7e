import type { CohortRow, GroupFigures, Insights } from '#shared/domain/metrics/insights';
import type { MetricId } from '#shared/domain/metrics/metric-list';
import type { Beside, Flag, LeftOut, Reading } from '#shared/domain/metrics/reading';
import { bold, paragraph, table } from './clause';
import { figureBlock } from './figures/figure';
import { keyFigures } from './figures/key-figures';
import type { Block, Inline } from './page';
import { changesBetween, type FigureChange } from './sheet-insights-changes';
import type { InsightReportData } from './sheet-insights-data';
import { bare, type InsightPen } from './sheet-insights-pen';

export function besideOf(reading: Reading, what: Beside['what']): number | null {
  return reading.beside.find((one) => one.what === what)?.value ?? null;
}

/** The one sentence for who reads one sentence: how much sooner a first result comes, or that nobody can say. */
export function gainSentence({ all }: Insights, pen: InsightPen): readonly Inline[] {
  const reading = all.readings.timeToValueGain;
  const sides = {
    pilotN: String(besideOf(reading, 'pilotN') ?? 0),
    baselineN: String(besideOf(reading, 'baselineN') ?? 0),
  };
  if (reading.state === 'notMeasured')
    return pen.rich('insights.headline.none', { why: pen.text(`insights.why.${reading.why}`), ...sides });
  const days = (what: 'pilotMedian' | 'baselineMedian') => {
    const value = besideOf(reading, what);
    return value === null ? pen.text('insights.value.none') : pen.value('timeToFirstValue', value);
  };
  const values = {
    ...sides,
    percent: pen.percent(Math.abs(reading.value)),
    pilot: days('pilotMedian'),
    baseline: days('baselineMedian'),
  };
  return pen.rich(reading.value < 0 ? 'insights.headline.longer' : 'insights.headline.shorter', values);
}

/** How sure that is; nothing where there is no interval with two ends. */
export function gainInterval({ all }: Insights, pen: InsightPen): readonly Block[] {
  const reading = all.readings.timeToValueGain;
  if (reading.state === 'notMeasured') return [];
  const { low = null, high = null } = reading.interval ?? {};
  if (low === null || high === null) return [];
  const ends = { low: pen.percent(low), high: pen.percent(high) };
  return [paragraph(pen.text('insights.headline.interval', ends), 'small')];
}

const keyMetrics = ['timeToFirstValue', 'timeToFirstDeal', 'promoterScore', 'earlySatisfaction'] as const;

export function keyBlock({ all }: Insights, pen: InsightPen): Block {
  return figureBlock(
    keyFigures({
      title: pen.text('insights.key.title'),
      figures: keyMetrics.map((metric) => {
        const reading = all.readings[metric];
        const n = pen.text('insights.key.n', { n: pen.n(reading) });
        const isMeasured = reading.state === 'measured';
        const said = pen.said(reading);
        return {
          label: pen.metric(metric),
          // In type so large there is no room for the word; points are what the name says.
          value: isMeasured ? (metric === 'promoterScore' ? bare(said) : said) : '–',
          detail: isMeasured ? n : `${said}, ${n}`,
        };
      }),
    }),
  );
}

/** Figures, each on a line: what it is, how sure, of how many, and what it was. */
export function figureTable(
  metrics: readonly MetricId[],
  figures: GroupFigures,
  before: GroupFigures | null,
  pen: InsightPen,
): Block {
  return table(
    [
      { title: pen.text('insights.column.metric'), share: 2.7 },
      { title: pen.text('insights.column.value'), share: 2.3 },
      { title: pen.text('insights.column.interval'), share: 1.5 },
      { title: pen.text('insights.column.n'), align: 'end' },
      ...(before === null ? [] : [{ title: pen.text('insights.column.before'), share: 1.4 }]),
    ],
    metrics.map((metric) => {
      const reading = figures.readings[metric];
      const small: (said: string) => readonly Inline[] = (said) => [{ text: said, italic: true }];
      return [
        pen.metric(metric),
        reading.state === 'measured' && !reading.isSmall ? [bold(pen.said(reading))] : small(valueWords(reading, pen)),
        pen.interval(reading),
        pen.n(reading),
        ...(before === null ? [] : [pen.said(before.readings[metric])]),
      ];
    }),
  );
}

const valueWords = (reading: Reading, pen: InsightPen) =>
  reading.state === 'measured' ? pen.said(reading) : pen.text(`insights.why.${reading.why}`);

/** The months of the last `count` in which somebody signed, the newest last, all tiers together. */
export function cohortRows(insights: Insights, tier: CohortRow['tier'], count: number): readonly CohortRow[] {
  return insights.cohorts
    .filter((row) => row.tier === tier && row.n > 0)
    .toSorted((left, right) => (left.month < right.month ? -1 : 1))
    .slice(-count);
}

/** Figures that are said otherwise than in the report before. */
export function changesOf({ insights, previous }: InsightReportData, pen: InsightPen): readonly FigureChange[] {
  if (previous === null) return [];
  return changesBetween(previous, insights).filter(
    ({ group, metric, before, after }) =>
      group === 'all' && pen.metrics.includes(metric) && pen.said(before) !== pen.said(after),
  );
}

export function changeWords({ metric, before, after }: FigureChange, pen: InsightPen): string {
  return pen.text('insights.changes.line', {
    metric: pen.metric(metric),
    after: `${pen.said(after)} (n = ${pen.n(after)})`,
    before: `${pen.said(before)} (n = ${pen.n(before)})`,
  });
}

/** The same without what it rests on, for where there is little room. */
export function shortChange({ metric, before, after }: FigureChange, pen: InsightPen): string {
  const said = { metric: pen.metric(metric), after: pen.said(after), before: pen.said(before) };
  return pen.text('insights.changes.line', said);
}

/** What must not be passed over and how often, without where. */
export function flagCounts(figures: GroupFigures, pen: InsightPen): readonly string[] {
  const found = gathered(figures, pen, flagsOf);
  return [...found].map(([what, { count }]) =>
    pen.text('insights.flags.count', { what: pen.text(`insights.flag.${what}`), count: String(count) }),
  );
}

const flagsOf = ({ flags }: Reading) => flags.map(({ what, count }): [Flag['what'], number] => [what, count]);

/** What must not be passed over, once each, with where it shows and the largest count. */
export function flagLines(figures: GroupFigures, pen: InsightPen): readonly string[] {
  const found = gathered(figures, pen, flagsOf);
  return [...found].map(([what, { count, metrics }]) =>
    pen.text('insights.flags.line', {
      what: pen.text(`insights.flag.${what}`),
      count: String(count),
      metrics: pen.and(metrics.map(pen.metric)),
    }),
  );
}

export function leftOutLines(figures: GroupFigures, pen: InsightPen): readonly string[] {
  const found = gathered(figures, pen, ({ excluded }) =>
    excluded.map(({ why, count }): [LeftOut, number] => [why, count]),
  );
  return [...found].map(([why, { count, metrics }]) =>
    pen.text('insights.flags.line', {
      what: pen.text(`insights.leftOut.${why}`),
      count: String(count),
      metrics: pen.and(metrics.map(pen.metric)),
    }),
  );
}

function gathered<Word extends string>(
  figures: GroupFigures,
  pen: InsightPen,
  of: (reading: Reading) => readonly (readonly [Word, number])[],
): ReadonlyMap<Word, { readonly count: number; readonly metrics: readonly MetricId[] }> {
  const found = new Map<Word, { readonly count: number; readonly metrics: readonly MetricId[] }>();
  for (const metric of pen.metrics)
    for (const [word, count] of of(figures.readings[metric])) {
      const before = found.get(word);
      found.set(word, {
        count: Math.max(count, before?.count ?? 0),
        metrics: [...(before?.metrics ?? []), metric],
      });
    }
  return found;
}

/** The first lines of a list, each a point; what is more is counted. */
export function cutPoints(lines: readonly string[], most: number, pen: InsightPen): readonly (readonly Inline[])[] {
  const more = lines.length - most;
  const shown =
    more > 0 ? [...lines.slice(0, most), pen.text('insights.changes.more', { count: String(more) })] : lines;
  return shown.map((line) => [line]);
}
