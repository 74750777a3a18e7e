import type { MetricId } from '#shared/domain/metrics/metric-list';
import { mondayOf } from '#shared/domain/programme/programme-days';
import { heading, paragraph } from './clause';
import { figureBlock } from './figures/figure';
import type { Block, DocumentPage } from './page';
import { printedMoment } from './page-words';
import { sheetPage } from './sheet-frame';
import type { InsightReportData } from './sheet-insights-data';
import { cohortMap } from './sheet-insights-map';
import {
  changesOf,
  cohortRows,
  cutPoints,
  figureTable,
  flagCounts,
  gainInterval,
  gainSentence,
  shortChange,
} from './sheet-insights-parts';
import { type InsightPen, insightPen } from './sheet-insights-pen';

/** So many lines of a list; what is more is counted. One page is read, two are not. */
const most = 3;
const months = 4;

/** What moves from week to week; all of them stand in the quarterly review. */
const ofTheWeek: ReadonlySet<MetricId> = new Set([
  'timeToFirstValue',
  'timeToFirstDeal',
  'timeToFirstCase',
  'activation',
  'certificationAttainment',
  'integrationReadiness',
  'promoterScore',
  'earlySatisfaction',
  'defectEscape',
  'pipelineVelocity',
]);

/** The week on one page, made of nothing but figures. */
export function insightsWeek(data: InsightReportData): DocumentPage {
  const pen = insightPen(data);
  const { insights, previous } = data;
  const monday = mondayOf(pen.day);
  const subtitle = [
    pen.text('insights.week.subtitle', { monday: pen.date(monday), partners: insights.all.partners }),
    pen.text('insights.asOf', { moment: asOfWords(insights.asOf, pen) }),
    ...(data.reader === 'partners' ? [pen.text('insights.week.forPartners')] : []),
  ].join('   ·   ');
  const page = sheetPage(
    {
      title: pen.text('insights.week.title'),
      subtitle,
      issuer: data.issuer,
      date: pen.day,
      reference: pen.text('insights.week.reference', { monday }),
    },
    [
      paragraph(gainSentence(insights, pen), 'lead'),
      ...gainInterval(insights, pen),
      heading(2, '', pen.text('insights.week.figures')),
      figureTable(
        pen.metrics.filter((metric) => ofTheWeek.has(metric)),
        insights.all,
        previous?.all ?? null,
        pen,
      ),
      ...mapBlocks(data, pen),
      ...cards(data, pen),
    ],
  );
  return { ...page, language: data.language };
}

export function asOfWords(asOf: number, pen: InsightPen): string {
  return printedMoment(new Date(asOf).toISOString(), pen.language);
}

function mapBlocks({ insights }: InsightReportData, pen: InsightPen): readonly Block[] {
  const rows = cohortRows(insights, 'all', Number.POSITIVE_INFINITY)
    .filter(({ cells }) => cells.some(({ day, share }) => day === 90 && share !== null))
    .slice(-months);
  const title = pen.text('insights.map.title');
  return [
    heading(2, '', title),
    rows.length === 0
      ? paragraph(pen.text('insights.map.none'), 'small')
      : figureBlock(cohortMap(rows, 90, title, pen)),
  ];
}

function cards(data: InsightReportData, pen: InsightPen): readonly Block[] {
  const changes = changesOf(data, pen);
  const changed =
    data.previous === null
      ? [pen.text('insights.changes.first')]
      : changes.length === 0
        ? [pen.text('insights.changes.none')]
        : changes.map((change) => shortChange(change, pen));
  const flags = data.reader === 'executives' ? flagCounts(data.insights.all, pen) : null;
  const since = data.previous === null ? null : pen.date(new Date(data.previous.asOf).toISOString().slice(0, 10));
  return [
    {
      kind: 'cards',
      cards: [
        {
          title:
            since === null ? pen.text('insights.changes.heading') : pen.text('insights.changes.title', { date: since }),
          points: cutPoints(changed, most, pen),
        },
        ...(flags === null
          ? []
          : [
              {
                title: pen.text('insights.flags.title'),
                points: cutPoints(flags.length === 0 ? [pen.text('insights.flags.none')] : flags, most, pen),
              },
            ]),
      ],
    },
  ];
}
