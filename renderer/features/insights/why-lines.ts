import type { MetricDetail } from '#shared/domain/metrics/insights';
import { metricFacts } from '#shared/domain/metrics/metric-list';
import type { Reading } from '#shared/domain/metrics/reading';
import type { Text } from '../../ui/use-text';
import { besideOf, type ReadingWords } from './reading-words';

type Values = MetricDetail['values'];

/** Whether the answer needs to look at each partner: how many have got there, and what the others wait for. */
export function needsPartners({ metric }: Reading): boolean {
  return metricFacts[metric].unit === 'days';
}

/** What is asked of a figure, in the words of somebody who has seen another one. */
export function whyTitle(reading: Reading, words: ReadingWords, text: Text): string {
  if (reading.state === 'notMeasured') return text('insights.why.title-none');
  const value = words.said(reading);
  const completers = besideOf(reading, 'completersMedian');
  if (completers === null || completers === reading.value) return text('insights.why.title', { value });
  return text('insights.why.title-days', { value, other: words.value(reading.metric, completers) });
}

/** The answer in plain words, out of the figure's own numbers. `values` null: the partners are not known yet. */
export function whyLines(reading: Reading, values: Values | null, words: ReadingWords, text: Text): readonly string[] {
  if (reading.metric === 'timeToValueGain') return gainLines(reading, words, text);
  if (needsPartners(reading)) return timeLines(reading, values, words, text);
  return shareLines(reading, words, text);
}

function timeLines(reading: Reading, values: Values | null, words: ReadingWords, text: Text): readonly string[] {
  const { metric, n } = reading;
  if (n === 0) return [words.whyNot(reading)];
  const completers = besideOf(reading, 'completersMedian');
  const value = completers === null ? '' : words.value(metric, completers);
  const measured = values?.filter((one) => one.value !== null) ?? [];
  const waiting = measured.filter(({ isCensored }) => isCensored).length;
  const waits = words.waits(measured);
  return [
    ...(values === null
      ? []
      : [text('insights.why.counts', { n: measured.length, reached: measured.length - waiting, waiting })]),
    ...(completers === null ? [] : [text('insights.why.completers', { value })]),
    medianLine(reading, value, words, text),
    ...(waits === '' ? [] : [text('insights.why.waits', { list: waits })]),
    ...fewLines(reading, text),
  ];
}

function medianLine(reading: Reading, completers: string, words: ReadingWords, text: Text): string {
  if (reading.state === 'measured') return text('insights.why.median', { value: words.said(reading) });
  if (reading.why !== 'medianNotReached') return words.whyNot(reading);
  return completers === ''
    ? text('insights.why.median-not-reached-bare')
    : text('insights.why.median-not-reached', { value: completers });
}

function gainLines(reading: Reading, words: ReadingWords, text: Text): readonly string[] {
  const sides = { pilotN: besideOf(reading, 'pilotN') ?? 0, baselineN: besideOf(reading, 'baselineN') ?? 0 };
  const pilot = besideOf(reading, 'pilotMedian');
  const baseline = besideOf(reading, 'baselineMedian');
  if (reading.state === 'notMeasured' || pilot === null || baseline === null)
    return [words.whyNot(reading), text('insights.why.gain-sides', sides)].filter((line) => line !== '');
  const rounded = (days: number) => Math.round(days * 10) / 10;
  return [
    text('insights.why.gain', {
      ...sides,
      pilot: words.value('timeToFirstValue', pilot),
      baseline: words.value('timeToFirstValue', baseline),
      pilotDays: rounded(pilot),
      baselineDays: rounded(baseline),
      gain: words.said(reading),
    }),
    ...betweenLines(reading, words, text),
    ...fewLines(reading, text),
  ];
}

function shareLines(reading: Reading, words: ReadingWords, text: Text): readonly string[] {
  const rests = text('insights.why.rests', { counted: words.counted(reading) });
  if (reading.state === 'notMeasured') return [words.whyNot(reading), rests];
  return [rests, ...betweenLines(reading, words, text), ...fewLines(reading, text)];
}

function betweenLines(reading: Reading, words: ReadingWords, text: Text): readonly string[] {
  if (reading.state === 'notMeasured') return [];
  const { low = null, high = null } = reading.interval ?? {};
  if (low === null || high === null) return [];
  const ends = { low: words.value(reading.metric, low), high: words.value(reading.metric, high) };
  return [text('insights.why.between', ends)];
}

function fewLines({ metric, isSmall, n }: Reading, text: Text): readonly string[] {
  return isSmall && n > 0 ? [text('insights.why.few', { least: metricFacts[metric].least })] : [];
}
