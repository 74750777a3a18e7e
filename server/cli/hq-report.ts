import { writeFileSync } from 'node:fs';
import { addDays, calendarDateSchema } from '#shared/base/calendar-date';
import { documentLanguages } from '#shared/domain/agreements/document-language';
import { quarterOf } from '#shared/domain/documents/plan-review-document';
import type { InsightReportData } from '#shared/domain/documents/sheet-insights-data';
import { dayIn, startOfDay } from '#shared/domain/measuring/zoned-days';
import type { Instant } from '#shared/domain/metrics/fact';
import type { Insights } from '#shared/domain/metrics/insights';
import { metricIds } from '#shared/domain/metrics/metric-list';
import { programTiers } from '#shared/domain/partners/partner';
import { FiguresDesk } from '../insights/figures-desk';
import { countLedgers } from '../insights/ledger-store';
import { organisationOf, questionThen } from '../insights/question-then';
import type { HqAsked } from './hq-asked';
import type { HqOptions } from './hq-options';
import type { HqPlace } from './hq-place';
import { asJson, type Outcome, said, unreadable } from './outcome';
import { codeOf } from './read-pack';
import { chosenFigures, type ReportChoice } from './report-choice';
import { figuresCsv } from './report-csv';
import { quarterPdf } from './report-pdf';

const groups = ['all', ...programTiers] as const;

/** `report`: the figures of all territories. */
export const reportCommand = { lacks, work: report };

const formats = ['json', 'csv', 'pdf'] as const;

function lacks({ words, values, now }: HqAsked): string | null {
  const { format = 'json', metric = [], tier = [], out, language, 'as-of': day, 'created-at': createdAt } = values;
  if (words[0] !== undefined) return `“${words[0]}” was not expected.`;
  if (!isOneOf(formats, format)) return `There is no report as “${format}”. Say --format ${listed(formats)}.`;
  const oddMetric = metric.find((name) => !isOneOf(metricIds, name));
  if (oddMetric !== undefined) return `There is no metric “${oddMetric}”. There are ${metricIds.join(', ')}.`;
  const oddTier = tier.find((name) => !isOneOf(groups, name));
  if (oddTier !== undefined) return `There is no tier “${oddTier}”. Say --tier ${listed(groups)}.`;
  if (day !== undefined && !calendarDateSchema.safeParse(day).success)
    return `“${day}” is not a day. Write --as-of 2026-11-21.`;
  // A day ends last far in the west, and begins first far in the east.
  if (day !== undefined && day > dayIn(now + 14 * 3_600_000, 'UTC'))
    return `${day} is a day to come; its figures are not known.`;
  if (createdAt !== undefined && Number.isNaN(Date.parse(createdAt)))
    return `“${createdAt}” is not a moment. Write --created-at 2026-11-21T09:00:00Z.`;
  if (language !== undefined && !isOneOf(documentLanguages, language))
    return `There are no words in “${language}”. Say --language ${listed(documentLanguages)}.`;
  if (format !== 'pdf')
    return language !== undefined || values.author !== undefined || createdAt !== undefined
      ? '--language, --author and --created-at belong to --format pdf.'
      : null;
  if (metric.length > 0 || tier.length > 0) return 'A PDF holds all figures; leave --metric and --tier out.';
  return out === undefined ? 'Where to? Name the PDF with --out.' : null;
}

async function report(place: HqPlace, asked: HqAsked): Promise<Outcome> {
  const { values, now, progress } = asked;
  const { database } = place;
  const desk = new FiguresDesk({ database, now: () => now });
  const on = { progress: every(1000, (done, of) => progress(`${done} of ${of} partners …`)) };
  await desk.bringUp(on);
  if ((await countLedgers(database, null)) === 0) return said(1, 'There are no partners yet, and so no figures.');
  const { zone } = await questionThen(database, await organisationOf(database), now);
  const day = values['as-of'];
  if (day !== undefined && day > dayIn(now, zone))
    return said(1, `${day} has not begun in ${zone}; its figures are not known.`);
  const asOf = day === undefined ? now : Math.min(now, startOfDay(addDays(day, 1), zone) - 1);
  const insights = await desk.summary({ asOf, spaces: null }, on);
  if (insights.all.partners === 0) return said(1, `On ${day ?? 'that day'} no partner was known yet.`);
  if (values.format !== 'pdf') return tell(values, contentOf(insights, values));
  const previous = await desk.summary({ asOf: beforeQuarter(asOf, zone), spaces: null }, on);
  const data: InsightReportData = {
    ...{ format: 1, kind: 'quarter', reader: 'executives' },
    language: documentLanguages.find((one) => one === values.language) ?? 'en',
    issuer: (await place.headquarters()).name,
    ...{ insights, previous: previous.all.partners === 0 ? null : previous },
  };
  const createdAt = values['created-at'] ?? new Date(now).toISOString();
  const pdf = await quarterPdf(data, { createdAt, author: values.author ?? '' });
  return pdf.ok ? tell(values, pdf.value.bytes) : unreadable(pdf.error);
}

function contentOf(insights: Insights, { format, metric, tier }: HqOptions): string {
  const choice: ReportChoice = {
    metrics: metric ? metricIds.filter((id) => metric.includes(id)) : null,
    tiers: tier ? groups.filter((group) => tier.includes(group)) : null,
  };
  return format === 'csv' ? figuresCsv(insights, choice) : `${asJson(chosenFigures(insights, choice))}\n`;
}

function tell({ out, json }: HqOptions, content: string | Uint8Array): Outcome {
  // What is printed gets its last line feed from whoever prints it.
  if (out === undefined) return said(0, String(content).trimEnd());
  try {
    writeFileSync(out, content);
  } catch (error) {
    return unreadable(`${out} cannot be written: ${codeOf(error)}.`);
  }
  const bytes = Buffer.byteLength(content);
  return said(0, json ? asJson({ file: out, bytes }) : `${out}: ${bytes} bytes.`);
}

/** The last moment of the quarter before: the report of then is what this one is compared with. */
function beforeQuarter(asOf: Instant, zone: string): Instant {
  return startOfDay(quarterOf(dayIn(asOf, zone)).from, zone) - 1;
}

const isOneOf = (names: readonly string[], name: string) => names.includes(name);
const listed = (names: readonly string[]) => names.join(', or ');

function every(pause: number, tellOf: (done: number, of: number) => void): (done: number, of: number) => void {
  let last = performance.now();
  return (done, of) => {
    if (performance.now() - last < pause) return;
    last = performance.now();
    tellOf(done, of);
  };
}
