import type { Reading } from '#shared/domain/metrics/reading';
import type { Text } from '../../ui/use-text';
import type { InsightCell, InsightTable } from './insight-csv';
import type { ReadingWords } from './reading-words';

/** A reading with what it is of: a tier, a month, the end of a month. */
export interface LabelledReading {
  readonly label: string;
  /** As it stands in a file. */
  readonly key: string;
  readonly reading: Reading;
}

/** Readings as a table: what each is of, its value, its ends, how many, and why there is none. */
export function readingTable(
  readings: readonly LabelledReading[],
  of: { readonly id: string; readonly header: string },
  words: ReadingWords,
  text: Text,
): InsightTable {
  const number = (reading: Reading, value: number | null): InsightCell =>
    value === null ? '' : { shown: words.value(reading.metric, value), raw: value };
  return {
    columns: [
      of,
      { id: 'value', header: text('insights.metric.value'), isNumber: true },
      { id: 'low', header: text('insights.chart.low'), isNumber: true },
      { id: 'high', header: text('insights.chart.high'), isNumber: true },
      { id: 'n', header: text('insights.chart.n'), isNumber: true },
      { id: 'why_not_measured', header: text('insights.chart.why-not') },
    ],
    rows: readings.map(({ label, key, reading }) => {
      const isMeasured = reading.state === 'measured';
      return [
        label === key ? label : { shown: label, raw: key },
        number(reading, isMeasured ? reading.value : null),
        number(reading, isMeasured ? (reading.interval?.low ?? null) : null),
        number(reading, isMeasured ? (reading.interval?.high ?? null) : null),
        reading.n,
        isMeasured ? '' : { shown: words.whyNot(reading), raw: reading.why },
      ];
    }),
  };
}

/** `Silver: 62 days, 95 % interval from 34 days, 8 partners` */
export function readingWordsOf({ label, reading }: LabelledReading, words: ReadingWords, text: Text): string {
  const value = reading.state === 'measured' ? words.said(reading) : words.whyNot(reading);
  const interval = words.interval(reading);
  return interval === null
    ? text('insights.chart.point', { label, value: `${value} ${words.counted(reading)}` })
    : text('insights.chart.group', { label, value, interval, counted: words.counted(reading) });
}
