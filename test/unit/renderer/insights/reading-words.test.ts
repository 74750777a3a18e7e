import { createIntl } from 'react-intl';
import { describe, expect, test } from 'vitest';
import { metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import { flagKinds, leftOutReasons, type Reading } from '#shared/domain/metrics/reading';
import {
  besideWords,
  flagWords,
  leftOutWords,
  meaningWords,
  metricWords,
  notMeasuredWords,
} from '../../../../renderer/features/insights/insight-words';
import { readingWords } from '../../../../renderer/features/insights/reading-words';
import { sampleDetail } from '../../../../renderer/features/insights/sample-detail';
import {
  emptyInsights,
  measuredReading,
  sampleInsights,
  unmeasuredReading,
} from '../../../../renderer/features/insights/sample-insights';
import { whyLines, whyTitle } from '../../../../renderer/features/insights/why-lines';
import { english } from '../../../../renderer/messages/messages';
import type { Text } from '../../../../renderer/ui/use-text';

const intl = createIntl({ locale: 'en-GB', messages: english });
const text: Text = (id, values) => intl.formatMessage({ id }, values);
const words = readingWords({
  text,
  currency: 'EUR',
  formatNumber: intl.formatNumber,
  formatDate: intl.formatDate,
  formatList: (items) => intl.formatList([...items]),
});

/** Nothing of the program's own shows through: no braces, no ids, no NaN. */
const isSpeech = (said: string) => said !== '' && !/[{}]|undefined|NaN|insights\./.test(said);

describe('every figure has words', () => {
  const readings: readonly Reading[] = [sampleInsights(), emptyInsights()].flatMap(({ all, byTier }) =>
    [all, byTier.entry, byTier.silver, byTier.gold].flatMap((group) => Object.values(group.readings)),
  );

  test('whatever it says and whatever stands beside it', () => {
    const said = readings.flatMap((reading) => [
      words.said(reading),
      words.counted(reading),
      whyTitle(reading, words, text),
      ...whyLines(reading, null, words, text),
      ...whyLines(reading, sampleDetail(reading.metric).values, words, text),
      ...reading.beside.flatMap((beside) => words.beside(reading.metric, beside) ?? []),
      reading.state === 'measured' ? (words.interval(reading) ?? '') : words.whyNot(reading),
    ]);
    expect(said.filter((each) => !isSpeech(each))).toEqual([]);
  });

  test('for each reason it may have, each thing left out, each flag, each value beside', () => {
    for (const why of Object.keys(notMeasuredWords) as (keyof typeof notMeasuredWords)[])
      for (const metric of metricIds) {
        const reading = unmeasuredReading(metric, why, 3);
        expect(whyLines(reading, [], words, text).every(isSpeech)).toBe(true);
        expect(words.said(reading)).toBe('Not measured');
      }
    const ids = [
      ...leftOutReasons.map((why) => leftOutWords[why]),
      ...flagKinds.map((what) => flagWords[what]),
      ...metricIds.flatMap((metric) => [metricWords[metric], meaningWords[metric]]),
    ];
    expect(ids.map((id) => text(id)).filter((said) => !isSpeech(said))).toEqual([]);
    for (const what of Object.keys(besideWords) as (keyof typeof besideWords)[])
      expect(words.beside('timeToFirstValue', { what, value: 0.5 })).toSatisfy(isSpeech);
  });

  test('in its unit', () => {
    const said = (metric: (typeof metricIds)[number], value: number) => words.said(measuredReading(metric, value, 20));
    expect(said('timeToFirstValue', 62)).toBe('62 days');
    expect(said('timeToFirstValue', 1)).toBe('1 day');
    expect(said('timeToFirstCase', 48.52)).toBe('48.5 days');
    expect(said('activation', 0.625)).toBe('62.5%');
    expect(said('promoterScore', 45)).toBe('+45 points');
    expect(said('promoterScore', -12.5)).toBe('-12.5 points');
    expect(said('pipelineVelocity', 302_400)).toBe('€3,024 a day');
    expect(metricIds.filter((metric) => metricFacts[metric].unit === 'days')).toHaveLength(3);
  });
});

describe('an interval', () => {
  const of = (low: number | null, high: number | null) =>
    words.interval(measuredReading('timeToFirstValue', 62, 8, { interval: [low, high] }));

  test('says which of its ends cannot be told', () => {
    expect(of(34, 90)).toBe('95 % interval 34 days to 90 days');
    expect(of(34, null)).toBe('95 % interval from 34 days; its upper end cannot be told yet');
    expect(of(null, 90)).toBe('95 % interval up to 90 days; its lower end cannot be told yet');
    expect(of(null, null)).toBe('No interval can be told');
    expect(words.interval(measuredReading('timeToFirstValue', 62, 8))).toBe('No interval can be told');
  });
});

describe('why a time is 62 days and not 34', () => {
  const reading = sampleInsights().all.readings.timeToFirstValue;

  test('is answered with those who wait, those who have finished, and what they wait for', () => {
    expect(whyTitle(reading, words, text)).toBe('Why 62 days and not 34 days?');
    expect(whyLines(reading, sampleDetail('timeToFirstValue').values, words, text)).toEqual([
      '5 of 8 partners have got there. 3 have not yet.',
      'Those who have got there took 34 days: the middle one of them. That leaves out everybody who is still waiting, and they are the slow ones.',
      'Counted with their time so far, half of all partners get there within 62 days. That is what you can expect of the next one.',
      'Those who wait, wait for: An environment from headquarters (2) and Somebody else to accept its claim (1).',
    ]);
  });

  test('says where no median is reached that the finishers alone would flatter', () => {
    const none = unmeasuredReading('timeToFirstDeal', 'medianNotReached', 8, {
      beside: [{ what: 'completersMedian', value: 71 }],
    });
    expect(whyTitle(none, words, text)).toBe('Why is it not measured?');
    expect(whyLines(none, null, words, text).at(-1)).toBe(
      'Counted with their time so far, fewer than half have got there. So no day can be told by which half of all have, and saying 71 days would flatter.',
    );
  });

  test('of the gain names both sides, also where it is not measured', () => {
    const gain = sampleInsights().all.readings.timeToValueGain;
    expect(whyLines(gain, null, words, text)[0]).toBe(
      'Half of the 8 partners in the programme get there within 62 days; of the 23 partners before it within 85.4 days. 1 − 62 ÷ 85.4 is 27.4%.',
    );
    expect(whyLines(unmeasuredReading('timeToValueGain', 'noBaseline'), null, words, text)).toEqual([
      'There is nobody to compare with: one side has no median yet.',
      'No partner is in the programme, none before it. Both sides need a median before they can be compared.',
    ]);
  });
});

describe('a range', () => {
  const range = (low: number | null, high: number | null) => ({ low, high, level: 0.95 });

  test('says its unit once, and of an open one which end is known', () => {
    expect(words.range('timeToFirstValue', range(34, 90))).toBe('34 to 90 days');
    expect(words.range('promoterScore', range(-17, 71.6))).toBe('-17 to +71.6 points');
    expect(words.range('activation', range(0.095, 0.905))).toBe('9.5% to 90.5%');
    expect(words.range('timeToFirstValue', range(34, null))).toBe('from 34 days');
    expect(words.range('timeToFirstValue', null)).toBe('');
  });

  test('has marks on the axis without a unit, which stands beside the last value', () => {
    expect(words.mark('timeToFirstValue', 40)).toBe('40');
    expect(words.mark('promoterScore', 50)).toBe('+50');
    expect(words.mark('ease', 0.5)).toBe('50%');
    expect(words.mark('pipelineVelocity', 150_000)).toBe('€1,500');
  });
});

describe('what stands beside a figure', () => {
  test('is left out where it counts something that is not there', () => {
    expect(words.beside('pipelineVelocity', { what: 'staleDeals', value: 0 })).toBeNull();
    expect(words.beside('pipelineVelocity', { what: 'staleDeals', value: 2 })).toBe('2 stale deals left out');
    expect(words.beside('pipelineVelocity', { what: 'openDeals', value: 0 })).toBe('0 open deals');
    expect(words.beside('pipelineVelocity', { what: 'openDeals', value: 1 })).toBe('1 open deal');
  });
});
