import { groupBy } from '#shared/base/group-by';
import type { Json } from '#shared/base/json';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { heading, list, paragraph, table } from './clause';
import { embeddedData, printedParties, referenceOf } from './document-frame';
import type { WordId } from './document-words';
import type { Block, DocumentPage } from './page';
import type { PerformanceReportData } from './performance-report-data';
import { reportIncidents } from './performance-report-incidents';
import { reportMeasures } from './performance-report-measures';
import { reportMoney } from './performance-report-money';
import { reportDisputes, reportDrift } from './performance-report-outlook';
import { dayOfRange, lastDay, reportGrid, reportSummary } from './performance-report-summary';
import { type ReportPen, reportPen } from './performance-report-words';

/** What surrounds a report: the SHA-256 of its data, which whoever makes the file has computed. */
export interface ReportFrame {
  readonly dataSha256: string | null;
}

/** The performance report of an agreement: every verdict with its figures, what it costs, and where the data is from. */
export function performanceReport(data: PerformanceReportData, frame: ReportFrame): DocumentPage {
  const pen = reportPen(data);
  const { measured, agreement, language } = data;
  return {
    kind: 'report',
    title: pen.text('report.title'),
    subtitle: pen.text('report.subtitle', {
      from: pen.date(dayOfRange(measured.from)),
      until: pen.date(lastDay(measured.to)),
    }),
    language,
    reference: `${referenceOf('sla', agreement)} · ${measured.from.slice(0, 7)}`,
    version: agreement.version,
    dataSha256: frame.dataSha256,
    parties: printedParties(data, language),
    notices: [
      pen.text('report.notice.agreement', { reference: referenceOf('sla', agreement) }),
      pen.text('report.notice.computed', { sources: '8' }),
      pen.text('report.notice.data'),
    ],
    blocks: [
      ...reportSummary(pen),
      ...reportGrid(pen),
      { kind: 'pageBreak' },
      { kind: 'contents', title: pen.text('frame.contents') },
      ...reportMeasures(pen),
      ...reportMoney(pen),
      ...reportIncidents(pen),
      ...reportDrift(pen),
      ...reportDisputes(pen),
      ...reportSources(pen),
    ],
    ...embeddedData('report.json', pen.text('report.notice.data'), JSON.parse(JSON.stringify(data)) as Json),
  };
}

function reportSources(pen: ReportPen): readonly Block[] {
  const { files, doubles, incidents } = pen.data;
  return [
    heading(1, '8', pen.text('report.sources.title')),
    heading(2, '8.1', pen.text('report.sources.filesTitle')),
    files.length === 0
      ? paragraph(pen.text('report.sources.none'))
      : table(
          [
            { title: pen.text('report.sources.column.file'), share: 0.4 },
            pen.text('report.sources.column.table'),
            { title: pen.text('report.sources.column.span'), share: 0.2 },
            pen.text('report.sources.column.author'),
            { title: pen.text('report.sources.column.rows'), align: 'end' },
          ],
          files.map((file) => [
            [
              { text: file.name, bold: true },
              ` ${pen.text('report.sources.hash', { hash: file.sha256 })}`,
              ...(file.reason === '' ? [] : [` ${pen.text('report.sources.corrected', { reason: file.reason })}`]),
            ],
            file.table,
            `${pen.date(file.from.slice(0, 10))} – ${pen.date(file.to.slice(0, 10))}`,
            file.author,
            String(file.rows),
          ]),
        ),
    paragraph(
      pen.text('report.sources.log', {
        incidents: incidents.length,
        reviews: incidents.filter(({ review }) => review.standing.state === 'delivered').length,
        actions: incidents.reduce((sum, { actions }) => sum + actions.length, 0),
      }),
    ),
    ...(doubles.length === 0
      ? []
      : [paragraph(pen.text('report.sources.doubles', { count: doubles.length, list: doubles.join(', ') }), 'notice')]),
    heading(2, '8.2', pen.text('report.sources.unmeasuredTitle')),
    ...unmeasured(pen),
  ];
}

const becauseIds = {
  noData: 'report.because.noData',
  sampleTooSmall: 'report.because.sampleTooSmall',
  coverageTooSmall: 'report.because.coverageTooSmall',
} as const satisfies Record<NonNullable<WindowResult['notMeasuredBecause']>, WordId>;

function unmeasured(pen: ReportPen): readonly Block[] {
  const missing = pen.data.measured.results.filter(({ verdict }) => verdict === 'notMeasured');
  if (missing.length === 0) return [paragraph(pen.text('report.sources.allMeasured'))];
  const grouped = groupBy(missing, ({ measure, notMeasuredBecause }) => `${measure} ${notMeasuredBecause ?? 'noData'}`);
  return [
    list(
      [...grouped.values()].map((results) => {
        const [first] = results;
        return pen.rich('report.sources.unmeasured', {
          measure: pen.nameOf(first?.measure ?? ''),
          windows: results.map(({ window }) => pen.windowName(window.label)).join(', '),
          because: pen.text(becauseIds[first?.notMeasuredBecause ?? 'noData']),
        });
      }),
    ),
    paragraph(pen.text('report.sources.neither'), 'small'),
  ];
}
