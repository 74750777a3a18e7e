import { useMemo } from 'react';
import { type IntlShape, useIntl } from 'react-intl';
import type { MetricDetail } from '#shared/domain/metrics/insights';
import { type MetricId, metricFacts } from '#shared/domain/metrics/metric-list';
import type { Beside, Interval, Reading } from '#shared/domain/metrics/reading';
import type { ProgramTier } from '#shared/domain/partners/partner';
import { type Text, useText } from '../../ui/use-text';
import { programTierWords } from '../../widgets/partner-words';
import { besideWords, countWords, notMeasuredWords, waitWords } from './insight-words';

/** What figures are told with, in the language and the numbers of the person. */
export interface ReadingWords {
  /** `62 days`, `41 %`, `+45 points`, `€3,024 a day`. */
  readonly value: (metric: MetricId, value: number) => string;
  /** The value, or that it is not measured. */
  readonly said: (reading: Reading) => string;
  /** Why there is none; empty where there is one. */
  readonly whyNot: (reading: Reading) => string;
  /** In a sentence; null where the reading has no value. */
  readonly interval: (reading: Reading) => string | null;
  /** `31 to 86 %`; empty where there is none. */
  readonly range: (metric: MetricId, interval: Interval | null) => string;
  /** `8 partners` */
  readonly counted: (reading: Reading) => string;
  readonly beside: (metric: MetricId, beside: Beside) => string | null;
  /** As a mark of an axis, without a unit: the value beside it has one. */
  readonly mark: (metric: MetricId, value: number) => string;
  readonly percent: (share: number) => string;
  readonly month: (month: string) => string;
  /** A moment in the zone of the figures, which is named: the clock of the device may show another hour. */
  readonly moment: (at: number, zone: string) => string;
  readonly tier: (tier: ProgramTier | 'all') => string;
  /** What partners wait for, the most frequent first; empty where nothing is known. */
  readonly waits: (values: MetricDetail['values']) => string;
  readonly waitsFor: (what: string) => string;
}

export function besideOf(reading: Reading, what: Beside['what']): number | null {
  return reading.beside.find((one) => one.what === what)?.value ?? null;
}

export function useReadingWords(currency: string): ReadingWords {
  const text = useText();
  const { formatNumber, formatDate, formatList } = useIntl();
  return useMemo(
    () => readingWords({ text, currency, formatNumber, formatDate, formatList: (items) => formatList([...items]) }),
    [text, currency, formatNumber, formatDate, formatList],
  );
}

interface Speech {
  readonly text: Text;
  readonly currency: string;
  readonly formatNumber: IntlShape['formatNumber'];
  readonly formatDate: IntlShape['formatDate'];
  readonly formatList: (items: readonly string[]) => string;
}

/** The words themselves, for screens through `useReadingWords`. */
export function readingWords(speech: Speech): ReadingWords {
  const { text, formatNumber, formatDate, formatList } = speech;
  const percent = (share: number) => formatNumber(share, { style: 'percent', maximumFractionDigits: 1 });
  const value = (metric: MetricId, number: number) => valueWords(metric, number, speech, percent);
  const range = (metric: MetricId, interval: Interval | null) =>
    rangeWords(
      interval,
      text,
      (number) => value(metric, number),
      (number) => bareWords(metric, number, speech, percent),
    );
  const waitsFor = (what: string) => {
    const id = (waitWords as Readonly<Record<string, (typeof waitWords)[keyof typeof waitWords]>>)[what];
    return id === undefined ? what : text(id);
  };
  return {
    value,
    percent,
    range,
    mark: (metric, number) => bareWords(metric, number, speech, percent),
    waitsFor,
    said: (reading) =>
      reading.state === 'measured' ? value(reading.metric, reading.value) : text('insights.value.none'),
    whyNot: (reading) => (reading.state === 'measured' ? '' : text(notMeasuredWords[reading.why])),
    interval: (reading) =>
      reading.state === 'measured'
        ? intervalWords(reading.interval, text, (number) => value(reading.metric, number))
        : null,
    counted: ({ metric, n }) => text(countWords[metricFacts[metric].counts], { n }),
    beside: (metric, { what, value: number }) =>
      number === null || besideWords[what] === undefined || (number === 0 && asides.has(what))
        ? null
        : text(besideWords[what], { value: besideValue(metric, what, number, value, speech, percent), number }),
    month: (month) => formatDate(`${month}-01`, { month: 'short', year: 'numeric', timeZone: 'UTC' }),
    moment: (at, zone) =>
      formatDate(at, {
        ...{ year: 'numeric', month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit' },
        ...{ timeZone: zone, timeZoneName: 'short' },
      }),
    tier: (tier) => (tier === 'all' ? text('insights.tier.all') : text(programTierWords[tier])),
    waits: (values) => formatList(waitLines(values, waitsFor, text)),
  };
}

function valueWords(metric: MetricId, value: number, speech: Speech, percent: (share: number) => string): string {
  const { text, formatNumber, currency } = speech;
  switch (metricFacts[metric].unit) {
    case 'days':
      return text('insights.value.days', { value: Math.round(value * 10) / 10 });
    case 'share':
      return percent(value);
    case 'points':
      return text('insights.value.points', {
        value: formatNumber(value, { maximumFractionDigits: 1, signDisplay: 'exceptZero' }),
      });
    case 'moneyPerDay':
      return text('insights.value.per-day', { money: moneyWords(value, currency, formatNumber) });
  }
}

function moneyWords(hundredths: number, currency: string, formatNumber: Speech['formatNumber']): string {
  return formatNumber(hundredths / 100, { style: 'currency', currency, maximumFractionDigits: 0 });
}

const inDays: ReadonlySet<Beside['what']> = new Set([
  'completersMedian',
  'handlingDays',
  'medianAgeDays',
  'cycleDays',
  'baselineMedian',
  'pilotMedian',
]);
/** Said only where there are any. */
const asides: ReadonlySet<Beside['what']> = new Set([
  ...(['askedTwice', 'joinedLately', 'staleDeals'] as const),
  ...(['expiring30', 'expiring60', 'expiring90'] as const),
]);
const shares: ReadonlySet<Beside['what']> = new Set([
  'weighted',
  'partnerLevel',
  'rejectionRate',
  'wrongDesk',
  'winRate',
  'standardised',
]);

/** What stands beside a figure has a unit of its own. */
function besideValue(
  metric: MetricId,
  what: Beside['what'],
  value: number,
  inUnit: ReadingWords['value'],
  { currency, formatNumber }: Speech,
  percent: (share: number) => string,
): string {
  if (inDays.has(what)) return inUnit('timeToFirstValue', value);
  if (shares.has(what)) return percent(value);
  if (what === 'averageValue') return moneyWords(value, currency, formatNumber);
  return metric === 'timeToValueGain' || Number.isInteger(value)
    ? formatNumber(value)
    : formatNumber(value, { maximumFractionDigits: 1 });
}

function intervalWords(interval: Interval | null, text: Text, value: (value: number) => string): string {
  const { low = null, high = null } = interval ?? {};
  if (low !== null && high !== null) return text('insights.interval.both', { low: value(low), high: value(high) });
  if (low !== null) return text('insights.interval.from', { low: value(low) });
  return high === null ? text('insights.interval.none') : text('insights.interval.up-to', { high: value(high) });
}

/** Without its unit, which is said once, at the end of a range. */
function bareWords(metric: MetricId, value: number, speech: Speech, percent: (share: number) => string): string {
  const { unit } = metricFacts[metric];
  if (unit === 'share') return percent(value);
  if (unit === 'moneyPerDay') return moneyWords(value, speech.currency, speech.formatNumber);
  return speech.formatNumber(value, {
    maximumFractionDigits: 1,
    signDisplay: unit === 'points' ? 'exceptZero' : 'auto',
  });
}

type Said = (value: number) => string;

function rangeWords(interval: Interval | null, text: Text, value: Said, bare: Said): string {
  const { low = null, high = null } = interval ?? {};
  if (low !== null && high !== null) return text('insights.interval.short', { low: bare(low), high: value(high) });
  if (low !== null) return text('insights.interval.short-from', { low: value(low) });
  return high === null ? '' : text('insights.interval.short-up-to', { high: value(high) });
}

function waitLines(values: MetricDetail['values'], waitsFor: (what: string) => string, text: Text): readonly string[] {
  const counts = new Map<string, number>();
  for (const { isCensored, waitsFor: what } of values)
    if (isCensored && what !== '') counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts]
    .sort(([left, more], [right, fewer]) => fewer - more || (left < right ? -1 : 1))
    .map(([what, count]) => text('insights.why.waits-one', { what: waitsFor(what), count }));
}
