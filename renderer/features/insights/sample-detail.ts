import type { MetricDetail, PartnerValue } from '#shared/domain/metrics/insights';
import { type MetricId, metricFacts } from '#shared/domain/metrics/metric-list';
import { type ProgramTier, programTiers } from '#shared/domain/partners/partner';
import { measuredReading, months, sampleInsights, sampleInstant, unmeasuredReading } from './sample-insights';

const days = [21, 34, 34, 50, 62, 70, 80, 90];
const waits = ['provisionEnvironment', '', 'provisionEnvironment', 'claim'];

/** Eight partners of which four have not got there yet. */
const sampleValues: readonly PartnerValue[] = days
  .map((value, at): PartnerValue => {
    const isCensored = at === 3 || at === 5 || at === 6;
    return {
      partnerId: `partner-${at + 1}`,
      tier: programTiers[at % 3] as ProgramTier,
      month: months[at % 4] ?? null,
      value,
      isCensored,
      waitsFor: isCensored ? (waits[at - 3] ?? '') : '',
    };
  })
  .toReversed();

/** Everything behind a figure of the samples. */
export function sampleDetail(metric: MetricId): MetricDetail {
  const insights = sampleInsights();
  const reading = insights.all.readings[metric];
  const isTime = metricFacts[metric].unit === 'days';
  const group = (tier: ProgramTier) => ({ tier, reading: insights.byTier[tier].readings[metric] });
  return {
    metric,
    asOf: sampleInstant,
    reading,
    curve: isTime
      ? [
          { day: 21, share: 0.125, low: 0.02, high: 0.58, watched: 8 },
          { day: 34, share: 0.375, low: 0.15, high: 0.74, watched: 7 },
          { day: 62, share: 0.53, low: 0.25, high: 0.86, watched: 4 },
          { day: 90, share: 1, low: 0.4, high: 1, watched: 1 },
        ]
      : [],
    bars: isTime
      ? [
          { from: 0, to: 30, count: 1, censored: 0 },
          { from: 30, to: 60, count: 3, censored: 1 },
          { from: 60, to: 90, count: 4, censored: 2 },
        ]
      : Array.from({ length: 5 }, (_, at) => ({
          from: at * 0.2,
          to: (at + 1) * 0.2,
          count: [1, 0, 2, 4, 5][at] ?? 0,
          censored: 0,
        })),
    values: isTime
      ? sampleValues
      : sampleValues.map((one, at) => ({ ...one, value: at / 8, isCensored: false, waitsFor: '' })),
    byTier: programTiers.map(group),
    byMonth: months.map((month, at) => ({
      month,
      reading:
        at > 5
          ? unmeasuredReading(metric, 'nothingYet', 1)
          : reading.state === 'measured'
            ? { ...reading, n: 3 + at, isSmall: at < 2, value: reading.value * (1.2 - at * 0.06) }
            : reading,
    })),
    byRegion: metric === 'attachRate' ? sampleRegions : [],
    byModule: metric === 'friction' ? sampleEfforts : [],
  };
}

const sampleRegions: MetricDetail['byRegion'] = [
  { region: 'APAC', reading: measuredReading('attachRate', 0.3, 20, { interval: [0.145, 0.519] }) },
  { region: 'EMEA', reading: measuredReading('attachRate', 0.4, 30, { interval: [0.246, 0.577] }) },
  { region: 'LATAM', reading: unmeasuredReading('attachRate', 'nothingYet') },
];

const sampleEfforts: MetricDetail['byModule'] = [
  effort('M1', 8, 410, 360, { medianMinutes: 48, medianPlannedMinutes: 45, visits: 11, skipped: 3, redone: 4 }),
  effort('M2', 7, 300, 350, { medianMinutes: 41, medianPlannedMinutes: 50, visits: 8, skipped: 1, redone: 1 }),
  effort('M3', 5, 620, 300, { medianMinutes: 118, medianPlannedMinutes: 60, visits: 13, skipped: 9, redone: 12 }),
];

function effort(
  module: string,
  partners: number,
  minutes: number,
  plannedMinutes: number,
  rest: Pick<
    MetricDetail['byModule'][number],
    'medianMinutes' | 'medianPlannedMinutes' | 'visits' | 'skipped' | 'redone'
  >,
): MetricDetail['byModule'][number] {
  return { module, partners, minutes, plannedMinutes, ...rest };
}
