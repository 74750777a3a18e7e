import type { DocumentLanguage } from '#shared/domain/agreements/document-language';
import { dayIn } from '#shared/domain/measuring/zoned-days';
import type { Insights } from '#shared/domain/metrics/insights';
import { type MetricId, type MetricUnit, metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import type { Interval, Reading } from '#shared/domain/metrics/reading';
import { type DocumentWords, documentWords } from './document-words';
import { printedDate, printedMonth } from './page-words';
import { countedIn, printedDecimal, printedList, printedMoney } from './printed-figures';
import type { InsightReportData } from './sheet-insights-data';

/** What a report of figures is written with: its words, and its figures as they are printed. */
export interface InsightPen {
  readonly language: DocumentLanguage;
  readonly text: DocumentWords['text'];
  readonly rich: DocumentWords['rich'];
  readonly metric: (metric: MetricId) => string;
  /** `62 days`, `41 %`, `+45 points`, `EUR 3 024 a day`. */
  readonly value: (metric: MetricId, value: number) => string;
  /** The value, or that it is not measured. */
  readonly said: (reading: Reading) => string;
  /** The value, or why there is none. */
  readonly saidInFull: (reading: Reading) => string;
  /** Empty where there is none. */
  readonly interval: (reading: Reading) => string;
  readonly n: (reading: Reading) => string;
  readonly percent: (share: number) => string;
  readonly date: (date: string) => string;
  readonly month: (month: string) => string;
  readonly and: (items: readonly string[]) => string;
  /** The day the figures are of, in their zone. */
  readonly day: string;
  /** The metrics the reader is shown, in the order of the page. */
  readonly metrics: readonly MetricId[];
}

/** Our money, and what depends on all our own deals. */
const forExecutives: ReadonlySet<MetricId> = new Set(['pipelineVelocity', 'attachRate']);

export function insightPen({ language, insights, reader }: InsightReportData): InsightPen {
  const { text, rich } = documentWords(language);
  const inUnit = (metric: MetricId, value: number) => printed(value, metricFacts[metric].unit, language, insights);
  return {
    language,
    text,
    rich,
    metric: (metric) => text(`insights.metric.${metric}`),
    value: inUnit,
    said: (reading) =>
      reading.state === 'measured' ? inUnit(reading.metric, reading.value) : text('insights.value.none'),
    saidInFull: (reading) =>
      reading.state === 'measured'
        ? inUnit(reading.metric, reading.value)
        : text('insights.value.noneBecause', { why: text(`insights.why.${reading.why}`) }),
    interval: (reading) =>
      reading.state === 'measured' && reading.interval ? rangeOf(reading.metric, reading.interval, inUnit, text) : '',
    n: ({ n, isSmall }) => (isSmall && n > 0 ? text('insights.n.small', { n: String(n) }) : String(n)),
    percent: (share) => printed(share, 'share', language, insights),
    date: (date) => printedDate(date, language),
    month: (month) => printedMonth(month, language),
    and: (items) => printedList(items, language),
    day: dayIn(insights.asOf, insights.zone),
    metrics: metricIds.filter((metric) => reader === 'executives' || !forExecutives.has(metric)),
  };
}

function rangeOf(
  metric: MetricId,
  { low, high }: Interval,
  value: InsightPen['value'],
  text: DocumentWords['text'],
): string {
  if (low !== null && high !== null) {
    // The unit is said once: `31 to 86 %`.
    const first = metricFacts[metric].unit === 'moneyPerDay' ? value(metric, low) : bare(value(metric, low));
    return text('insights.interval', { low: first, high: value(metric, high) });
  }
  if (low !== null) return text('insights.interval.from', { low: value(metric, low) });
  return high === null ? '' : text('insights.interval.upTo', { high: value(metric, high) });
}

/** The figure without its unit. */
export const bare = (value: string) => value.split('\u00a0')[0]?.split(' ')[0] ?? value;

function printed(
  value: number,
  unit: MetricUnit,
  language: DocumentLanguage,
  { currency }: Pick<Insights, 'currency'>,
): string {
  switch (unit) {
    case 'days':
      return countedIn(rounded(value, 1), 'day', language);
    case 'share':
      return `${signed(rounded(value * 100, 1), language)}\u00a0%`;
    case 'points': {
      const points = rounded(value, 1);
      const figure = `${points > 0 ? '+' : ''}${signed(points, language)}`;
      return documentWords(language).text('insights.value.points', { value: figure });
    }
    case 'moneyPerDay':
      return documentWords(language).text('insights.value.perDay', {
        money: printedMoney(String(Math.round(value / 100)), currency, language),
      });
  }
}

/** With the minus of typography: a hyphen before a figure is easily overlooked. */
function signed(value: number, language: DocumentLanguage): string {
  return printedDecimal(String(value), language).replace('-', '\u2212');
}

function rounded(value: number, places: number): number {
  const factor = 10 ** places;
  const whole = Math.round(value * factor) / factor;
  // Minus nought would be printed as such.
  return whole === 0 ? 0 : whole;
}
