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
  changeWords,
  cohortRows,
  figureTable,
  flagLines,
  gainInterval,
  gainSentence,
  keyBlock,
} from './sheet-insights-parts';
import { type InsightPen, insightPen } from './sheet-insights-pen';

/** So many lines of a list; what is more is counted. One page is read, two are not. */
const most = 4;
const months = 6;

/** The week on one page, made of nothing but figures. */
export function insightsWeek(data: InsightReportData): DocumentPage {
  const pen = insightPen(data);
  const { insights, previous } = data;
  const monday = mondayOf(pen.day);
  const subtitle = pen.text('insights.week.subtitle', { monday: pen.date(monday), partners: insights.all.partners });
  const page = sheetPage(
    {
      title: pen.text('insights.week.title'),
      subtitle: data.reader === 'partners' ? `${subtitle}   ·   ${pen.text('insights.week.forPartners')}` : subtitle,
      issuer: data.issuer,
      date: pen.day,
      reference: pen.text('insights.week.reference', { monday }),
    },
    [
      paragraph(gainSentence(insights, pen), 'lead'),
      ...gainInterval(insights, pen),
      keyBlock(insights, pen),
      heading(2, '', pen.text('insights.figures.title')),
      figureTable(insights.all, previous?.all ?? null, pen),
      ...mapBlocks(data, pen),
      ...cards(data, pen),
      paragraph(pen.text('insights.asOf', { moment: asOfWords(insights.asOf, pen) }), 'small'),
    ],
  );
  return { ...page, language: data.language };
}

export function asOfWords(asOf: number, pen: InsightPen): string {
  return printedMoment(new Date(asOf).toISOString(), pen.language);
}

function mapBlocks({ insights }: InsightReportData, pen: InsightPen): readonly Block[] {
  const rows = cohortRows(insights, 'all', months);
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
        : changes.map((change) => changeWords(change, pen));
  const flags = data.reader === 'executives' ? flagLines(data.insights.all, pen) : null;
  const since = data.previous === null ? null : pen.date(new Date(data.previous.asOf).toISOString().slice(0, 10));
  return [
    {
      kind: 'cards',
      cards: [
        {
          title:
            since === null
              ? pen.text('insights.changes.title', { date: '…' })
              : pen.text('insights.changes.title', { date: since }),
          points: cut(changed, pen),
        },
        ...(flags === null
          ? []
          : [
              {
                title: pen.text('insights.flags.title'),
                points: cut(flags.length === 0 ? [pen.text('insights.flags.none')] : flags, pen),
              },
            ]),
      ],
    },
  ];
}

function cut(lines: readonly string[], pen: InsightPen): readonly (readonly string[])[] {
  const more = lines.length - most;
  const shown =
    more > 0 ? [...lines.slice(0, most), pen.text('insights.changes.more', { count: String(more) })] : lines;
  return shown.map((line) => [line]);
}
