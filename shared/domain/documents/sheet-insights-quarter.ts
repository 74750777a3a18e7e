import type { CalendarDate } from '#shared/base/calendar-date';
import type { Insights } from '#shared/domain/metrics/insights';
import { metricFacts } from '#shared/domain/metrics/metric-list';
import { programTiers } from '#shared/domain/partners/partner';
import { bold, heading, list, paragraph, table } from './clause';
import { figureBlock } from './figures/figure';
import type { Block, DocumentPage, Inline } from './page';
import { quarterOf } from './plan-review-document';
import { type FigureChange, figureGroups, figuresOf } from './sheet-insights-changes';
import type { InsightReportData } from './sheet-insights-data';
import { cohortMap } from './sheet-insights-map';
import {
  besideOf,
  changesOf,
  changeWords,
  cohortRows,
  cutPoints,
  figureTable,
  flagLines,
  gainInterval,
  gainSentence,
  keyBlock,
  leftOutLines,
} from './sheet-insights-parts';
import { type InsightPen, insightPen } from './sheet-insights-pen';
import { asOfWords } from './sheet-insights-week';

const months = 12;

/** The quarter as a report, made of nothing but figures. */
export function insightsQuarter(data: InsightReportData): DocumentPage {
  const pen = insightPen(data);
  const { from, to } = quarterOf(pen.day);
  return {
    kind: 'report',
    title: pen.text('insights.quarter.title'),
    subtitle: pen.text('insights.quarter.subtitle', { from: pen.date(from), to: pen.date(to) }),
    language: data.language,
    reference: pen.text('insights.quarter.reference', { quarter: quarterName(from) }),
    version: 1,
    dataSha256: null,
    parties: data.issuer === '' ? [] : [{ party: 'vendor', name: data.issuer, detail: '' }],
    notices: [
      pen.text('insights.quarter.notice'),
      pen.text('insights.asOf', { moment: asOfWords(data.insights.asOf, pen) }),
    ],
    date: pen.day,
    blocks: [
      ...glance(data, pen),
      { kind: 'contents', title: pen.text('insights.quarter.contents') },
      { kind: 'pageBreak' },
      heading(1, '1', pen.text('insights.figures.title')),
      paragraph(pen.text('insights.figures.say')),
      figureTable(pen.metrics, data.insights.all, null, pen),
      ...byTier(data.insights, pen),
      ...times(data.insights, pen),
      ...cohorts(data.insights, pen),
      ...scorecards(data.insights, pen),
      ...changes(data, pen),
      ...leftOut(data.insights, pen),
      ...how(pen),
    ],
  };
}

const quarterName = (from: CalendarDate) => `${from.slice(0, 4)} Q${Math.ceil(Number(from.slice(5, 7)) / 3)}`;

function glance(data: InsightReportData, pen: InsightPen): readonly Block[] {
  const { insights } = data;
  const changed = changesOf(data, pen);
  const way = betterBy;
  const points = (some: readonly string[]): readonly (readonly Inline[])[] =>
    cutPoints(some.length === 0 ? [pen.text('insights.quarter.noneSuch')] : some, 4, pen);
  const unmeasured = pen.metrics.filter((metric) => insights.all.readings[metric].state === 'notMeasured');
  return [
    heading(1, '', pen.text('insights.quarter.glance')),
    paragraph(gainSentence(insights, pen), 'lead'),
    ...gainInterval(insights, pen),
    keyBlock(insights, pen),
    {
      kind: 'cards',
      cards: [
        {
          title: pen.text('insights.quarter.better'),
          points: points(changed.filter((one) => way(one) > 0).map((one) => changeWords(one, pen))),
        },
        {
          title: pen.text('insights.quarter.worse'),
          points: points(changed.filter((one) => way(one) < 0).map((one) => changeWords(one, pen))),
        },
        { title: pen.text('insights.quarter.unmeasured'), points: points(unmeasured.map(pen.metric)) },
      ],
    },
  ];
}

/** Above nought where more of what is good was measured; nought where one of the two was not. */
function betterBy({ metric, before, after }: FigureChange): number {
  if (before.state === 'notMeasured' || after.state === 'notMeasured') return 0;
  const more = after.value - before.value;
  return metricFacts[metric].better === 'more' ? more : -more;
}

function byTier(insights: Insights, pen: InsightPen): readonly Block[] {
  return [
    heading(1, '2', pen.text('insights.quarter.byTier')),
    paragraph(pen.text('insights.quarter.byTierSay')),
    table(
      [
        { title: pen.text('insights.column.metric'), share: 2 },
        ...figureGroups.map((group) => ({ title: pen.text(`insights.group.${group}`), share: 1 })),
      ],
      pen.metrics.map((metric) => [
        pen.metric(metric),
        ...figureGroups.map((group) => {
          const reading = figuresOf(insights, group).readings[metric];
          if (reading.state === 'notMeasured') return `– (${reading.n})`;
          return `${pen.said(reading)}${reading.isSmall ? '*' : ''} (${reading.n})`;
        }),
      ]),
    ),
  ];
}

function times({ all }: Insights, pen: InsightPen): readonly Block[] {
  const rows = pen.metrics.filter((metric) => metricFacts[metric].unit === 'days');
  return [
    heading(1, '3', pen.text('insights.quarter.times')),
    paragraph(pen.text('insights.quarter.timesSay')),
    table(
      [
        { title: pen.text('insights.column.metric'), share: 2 },
        { title: pen.text('insights.column.value'), share: 1.4 },
        { title: pen.text('insights.column.completers'), share: 1 },
        { title: pen.text('insights.column.n'), align: 'end' },
      ],
      rows.map((metric) => {
        const reading = all.readings[metric];
        const finishers = besideOf(reading, 'completersMedian');
        return [
          pen.metric(metric),
          [bold(pen.saidInFull(reading))],
          finishers === null ? pen.text('insights.value.none') : pen.value(metric, finishers),
          pen.n(reading),
        ];
      }),
    ),
  ];
}

function cohorts(insights: Insights, pen: InsightPen): readonly Block[] {
  const rows = cohortRows(insights, 'all', months);
  const maps = ([30, 60, 90] as const).flatMap((day) => {
    const title = pen.text('insights.map.byDay', { day: String(day) });
    return [heading(2, '', title), figureBlock(cohortMap(rows, day, title, pen))];
  });
  return [
    heading(1, '4', pen.text('insights.quarter.cohorts')),
    ...(rows.length === 0
      ? [paragraph(pen.text('insights.map.none'))]
      : [paragraph(pen.text('insights.map.small'), 'small'), ...maps]),
  ];
}

function scorecards({ scorecards: cards }: Insights, pen: InsightPen): readonly Block[] {
  const weighed = cards.all.parts.filter(({ weight }) => weight > 0);
  const attained = (value: number | null) =>
    value === null ? pen.text('insights.value.none') : pen.percent(Math.round(value * 100) / 100);
  return [
    heading(1, '5', pen.text('insights.quarter.scorecards')),
    paragraph(pen.text('insights.quarter.scorecardsSay')),
    table(
      [
        { title: pen.text('insights.column.metric'), share: 2 },
        { title: pen.text('insights.column.weight'), align: 'end' },
        ...figureGroups.map((group) => ({ title: pen.text(`insights.group.${group}`), share: 1 })),
      ],
      [
        [
          [bold(pen.text('insights.quarter.score'))],
          '',
          ...(['all', ...programTiers] as const).map((group): readonly Inline[] => {
            const { score } = cards[group];
            return [bold(score === null ? pen.text('insights.value.none') : String(Math.round(score)))];
          }),
        ],
        ...weighed.map(({ metric, weight }) => [
          pen.metric(metric),
          String(weight),
          ...figureGroups.map((group) =>
            attained(cards[group].parts.find((part) => part.metric === metric)?.attainment ?? null),
          ),
        ]),
      ],
    ),
  ];
}

function changes(data: InsightReportData, pen: InsightPen): readonly Block[] {
  if (data.previous === null) return [];
  const date = pen.date(new Date(data.previous.asOf).toISOString().slice(0, 10));
  const changed = changesOf(data, pen);
  return [
    heading(1, '6', pen.text('insights.changes.title', { date })),
    changed.length === 0
      ? paragraph(pen.text('insights.changes.none'))
      : table(
          [
            { title: pen.text('insights.column.metric'), share: 2 },
            { title: pen.text('insights.column.now'), share: 1.4 },
            { title: pen.text('insights.column.before'), share: 1.4 },
          ],
          changed.map(({ metric, before, after }) => [
            pen.metric(metric),
            `${pen.said(after)} (n = ${pen.n(after)})`,
            `${pen.said(before)} (n = ${pen.n(before)})`,
          ]),
        ),
  ];
}

function leftOut({ all }: Insights, pen: InsightPen): readonly Block[] {
  const flags = flagLines(all, pen);
  const lines = leftOutLines(all, pen);
  return [
    heading(1, '7', pen.text('insights.quarter.leftOut')),
    lines.length === 0 ? paragraph(pen.text('insights.quarter.leftOutNone')) : list(lines),
    heading(2, '', pen.text('insights.flags.title')),
    flags.length === 0 ? paragraph(pen.text('insights.flags.none')) : list(flags),
  ];
}

function how(pen: InsightPen): readonly Block[] {
  return [
    heading(1, '8', pen.text('insights.quarter.how')),
    table(
      [
        { title: pen.text('insights.column.metric'), share: 1.2 },
        { title: pen.text('insights.column.means'), share: 2 },
        { title: pen.text('insights.column.formula'), share: 1.6 },
      ],
      pen.metrics.map((metric) => [
        [bold(pen.metric(metric))],
        pen.text(`insights.means.${metric}`),
        metricFacts[metric].formula,
      ]),
    ),
  ];
}
