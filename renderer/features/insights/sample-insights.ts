import {
  type CohortCell,
  type CohortRow,
  cohortDays,
  cohortMilestones,
  type GroupFigures,
  type Insights,
  type PartnerLine,
  type Scorecard,
  type TrendPoint,
} from '#shared/domain/metrics/insights';
import { type MetricId, metricFacts, metricIds } from '#shared/domain/metrics/metric-list';
import type { Beside, Exclusion, Flag, Interval, NotMeasured, Reading } from '#shared/domain/metrics/reading';
import { programTiers } from '#shared/domain/partners/partner';

/** When the figures of the samples are of. */
export const sampleInstant = Date.parse('2026-11-20T14:05:00Z');

type Told = Partial<Pick<Reading, 'n' | 'isSmall'>> & {
  readonly beside?: readonly Beside[];
  readonly excluded?: readonly Exclusion[];
  readonly flags?: readonly Flag[];
};

/** A figure of the gallery and of tests that has a value. */
export function measuredReading(
  metric: MetricId,
  value: number,
  n: number,
  told: Told & {
    readonly interval?: readonly [number | null, number | null];
    readonly quartiles?: readonly [number | null, number | null];
  } = {},
): Reading {
  const { interval, quartiles, ...rest } = told;
  return {
    ...base(metric, n, rest),
    state: 'measured',
    value,
    interval: interval ? intervalOf(interval) : null,
    quartiles: quartiles ? { low: quartiles[0], high: quartiles[1] } : null,
  };
}

/** One that has none, and why. */
export function unmeasuredReading(metric: MetricId, why: NotMeasured, n = 0, told: Told = {}): Reading {
  return { ...base(metric, n, told), state: 'notMeasured', why };
}

function base(metric: MetricId, n: number, told: Told) {
  return {
    metric,
    asOf: sampleInstant,
    n,
    isSmall: told.isSmall ?? n < metricFacts[metric].least,
    beside: told.beside ?? [],
    excluded: told.excluded ?? [],
    flags: told.flags ?? [],
  };
}

const intervalOf = ([low, high]: readonly [number | null, number | null]): Interval => ({ low, high, level: 0.95 });

const beside = (what: Beside['what'], value: number | null): Beside => ({ what, value });

/** Readings of a programme that has run for a while: good, poor, few and unmeasured ones. */
const richReadings: readonly Reading[] = [
  measuredReading('timeToValueGain', 0.2742, 31, {
    interval: [0.06, 0.44],
    beside: [
      beside('baselineMedian', 85.4),
      beside('pilotMedian', 62),
      beside('baselineN', 23),
      beside('pilotN', 8),
      beside('standardised', 0.251),
    ],
    flags: [{ what: 'tierAssumed', count: 2, partnerIds: ['partner-2', 'partner-3'] }],
  }),
  measuredReading('timeToFirstValue', 62, 8, {
    interval: [34, null],
    quartiles: [34, 90],
    beside: [beside('completersMedian', 34)],
    excluded: [
      { why: 'notSigned', count: 3, partnerIds: ['partner-9', 'partner-10', 'partner-11'] },
      { why: 'merged', count: 1, partnerIds: ['partner-12'] },
    ],
    flags: [
      { what: 'beforeStart', count: 1, partnerIds: ['partner-1'] },
      { what: 'claimOnly', count: 2, partnerIds: ['partner-4', 'partner-5'] },
    ],
  }),
  unmeasuredReading('timeToFirstDeal', 'medianNotReached', 8, { beside: [beside('completersMedian', 71)] }),
  measuredReading('timeToFirstCase', 48.5, 4, {
    interval: [21, null],
    beside: [beside('completersMedian', 40), beside('handlingDays', 1.4)],
  }),
  measuredReading('activation', 0.625, 8, { interval: [0.306, 0.863] }),
  measuredReading('moduleCompletion', 0.713, 94, { interval: [0.614, 0.795] }),
  measuredReading('certificationAttainment', 0.68, 41, {
    interval: [0.528, 0.8],
    beside: [beside('partnerLevel', 0.5), beside('joinedLately', 4)],
    flags: [{ what: 'joinedLately', count: 4, partnerIds: ['partner-2'] }],
  }),
  measuredReading('headCountAttainment', 0.5, 8, { interval: [0.215, 0.785] }),
  measuredReading('integrationReadiness', 0.4, 5, {
    interval: [0.118, 0.769],
    beside: [beside('weighted', 0.74)],
    excluded: [{ why: 'notAsked', count: 3, partnerIds: [] }],
  }),
  measuredReading('promoterScore', 45, 20, {
    interval: [13, 77],
    flags: [{ what: 'answeredAgain', count: 3, partnerIds: ['partner-1'] }],
    excluded: [{ why: 'answeredAgain', count: 3, partnerIds: ['partner-1'] }],
  }),
  measuredReading('earlySatisfaction', 0.857, 7, { interval: [0.487, 0.974] }),
  measuredReading('ease', 0.6, 25, { interval: [0.407, 0.766] }),
  measuredReading('defectEscape', 0.08, 50, { interval: [0.032, 0.188], beside: [beside('weighted', 0.114)] }),
  measuredReading('pipelineVelocity', 302_400, 18, {
    beside: [
      beside('openDeals', 18),
      beside('winRate', 0.3),
      beside('averageValue', 4_200_000),
      beside('cycleDays', 75),
      beside('staleDeals', 5),
    ],
    excluded: [{ why: 'stale', count: 5, partnerIds: ['partner-6'] }],
    flags: [{ what: 'noRate', count: 1, partnerIds: ['partner-7'] }],
  }),
  unmeasuredReading('attachRate', 'noFeed'),
  measuredReading('addOnRate', 0.36, 14, { interval: [0.163, 0.612] }),
  measuredReading('evidenceHealth', 0.79, 143, {
    interval: [0.716, 0.848],
    beside: [
      beside('medianAgeDays', 121),
      beside('expiring30', 4),
      beside('expiring60', 9),
      beside('expiring90', 17),
      beside('rejectionRate', 0.07),
    ],
  }),
  measuredReading('friction', 0.118, 212, {
    interval: [0.081, 0.168],
    beside: [beside('askedTwice', 2), beside('wrongDesk', 0.14)],
    flags: [{ what: 'askedTwice', count: 2, partnerIds: ['partner-3'] }],
  }),
  measuredReading('privilegesAsAllowed', 1, 8, { interval: [0.676, 1] }),
];

function figures(partners: number, readings: readonly Reading[]): GroupFigures {
  return {
    partners,
    readings: Object.fromEntries(readings.map((reading) => [reading.metric, reading])) as GroupFigures['readings'],
  };
}

/** The same figures for fewer partners: their readings move a little and some fall away. */
function tierReadings(share: number, shift: number): readonly Reading[] {
  return richReadings.map((reading): Reading => {
    const n = Math.round(reading.n * share);
    if (reading.state === 'notMeasured') return { ...reading, n };
    if (n === 0) return unmeasuredReading(reading.metric, 'nothingYet');
    const { unit, least } = metricFacts[reading.metric];
    const top = unit === 'share' ? 1 : Number.POSITIVE_INFINITY;
    return { ...reading, n, isSmall: n < least, value: Math.min(top, reading.value * shift), excluded: [], flags: [] };
  });
}

const emptyReadings = metricIds.map((metric) =>
  unmeasuredReading(
    metric,
    metric === 'timeToValueGain' ? 'noBaseline' : metric === 'attachRate' ? 'noFeed' : 'nothingYet',
  ),
);

function card(readings: GroupFigures['readings']): Scorecard {
  const parts = metricIds.map((metric) => {
    const { unit, better, target = 45, weight } = metricFacts[metric];
    const reading = readings[metric];
    if (reading.state === 'notMeasured') return { metric, weight, attainment: null };
    const share =
      unit === 'points' ? (reading.value + 100) / 200 : better === 'more' ? reading.value : 1 - reading.value;
    const attainment = unit === 'days' ? Math.min(1, 2 - reading.value / target) : share;
    return { metric, weight, attainment: Math.max(0, Math.min(1, attainment)) };
  });
  const weighed = parts.filter(({ weight, attainment }) => weight > 0 && attainment !== null);
  const weight = weighed.reduce((sum, part) => sum + part.weight, 0);
  const sum = weighed.reduce((total, part) => total + part.weight * (part.attainment ?? 0), 0);
  return { score: weight === 0 ? null : (100 * sum) / weight, parts };
}

export const months = ['2026-04', '2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10', '2026-11'];

function cohortRow(month: string, place: number, tier: CohortRow['tier']): CohortRow {
  const n = tier === 'all' ? ([6, 4, 9, 2, 7, 5, 3, 1][place] ?? 1) : ([3, 0, 5, 1, 2, 4, 1, 0][place] ?? 0);
  const watchedDays = (months.length - place) * 30 - 10;
  const cells = cohortMilestones.flatMap((milestone, at) =>
    cohortDays.map((day): CohortCell => {
      if (n === 0 || watchedDays < day) return { milestone, day, share: null, interval: null, watched: 0 };
      const share = Math.min(1, Math.max(0, (day / 90) * (1.05 - at * 0.13) + place * 0.015));
      const half = 0.5 / Math.sqrt(n);
      const interval = intervalOf([Math.max(0, share - half), Math.min(1, share + half)]);
      return { milestone, day, share, interval, watched: n };
    }),
  );
  const isSmall = n < 3;
  const timeToFirstValue =
    watchedDays < 60
      ? unmeasuredReading('timeToFirstValue', n === 0 ? 'nothingYet' : 'medianNotReached', n)
      : measuredReading('timeToFirstValue', 58 + place * 3, n, { interval: [30, null] });
  return { month, tier, n, isSmall, cells, timeToFirstValue };
}

function insightsOf(
  all: GroupFigures,
  byTier: Insights['byTier'],
  cohorts: readonly CohortRow[],
  asOf: number,
): Insights {
  return {
    asOf,
    zone: 'Europe/Vienna',
    currency: 'EUR',
    all,
    byTier,
    cohorts,
    // Nobody has begun in the newest month: between beginning and signing lie some weeks.
    kickoffCohorts: cohorts.filter(({ month }) => month !== months.at(-1)),
    scorecards: {
      all: card(all.readings),
      entry: card(byTier.entry.readings),
      silver: card(byTier.silver.readings),
      gold: card(byTier.gold.readings),
    },
  };
}

/** A programme that has run for a while. */
export function sampleInsights(asOf: number = sampleInstant): Insights {
  return insightsOf(
    figures(12, richReadings),
    {
      entry: figures(6, tierReadings(0.5, 1.08)),
      silver: figures(4, tierReadings(0.3, 0.95)),
      gold: figures(2, tierReadings(0.12, 0.8)),
    },
    (['all', ...programTiers] as const).flatMap((tier) => months.map((month, at) => cohortRow(month, at, tier))),
    asOf,
  );
}

/** What the report before said. */
export function earlierInsights(): Insights {
  const now = sampleInsights(Date.parse('2026-11-13T14:05:00Z'));
  const before = tierReadings(0.85, 0.96);
  return { ...now, all: figures(10, before) };
}

/** A programme in which nobody has signed yet. */
export function emptyInsights(): Insights {
  const none = figures(0, emptyReadings);
  return insightsOf(none, { entry: none, silver: none, gold: none }, [], sampleInstant);
}

/** Two years of a figure that was at first not measured and then moves. */
export function sampleTrend(metric: MetricId, count = 24): readonly TrendPoint[] {
  const reading = sampleInsights().all.readings[metric];
  return Array.from({ length: count }, (_, at): TrendPoint => {
    const asOf = Date.UTC(2024, 12 + at, 0, 22);
    if (at < 4 || reading.state === 'notMeasured')
      return { asOf, reading: unmeasuredReading(metric, 'nothingYet', at) };
    const value = reading.value * (1.35 - at * 0.015 + Math.sin(at) * 0.06);
    const low = value * 0.8;
    return {
      asOf,
      reading: measuredReading(metric, value, at + 1, { interval: [low, value * 1.2], isSmall: at < 8 }),
    };
  });
}

export const samplePartnerNames: ReadonlyMap<string, string> = new Map(
  [
    'Nordlicht Systemhaus GmbH',
    'Alder & Finch Consulting Ltd',
    'Costa Verde Integração Lda',
    'Havnebro Systems AS',
    'Quai Nord SARL',
    'Weißensee Datentechnik KG',
    'Tamarack Cloud Partners Inc.',
    'Moravia Soft s.r.o.',
  ].map((name, at) => [`partner-${at + 1}`, name]),
);

export const samplePartnerLines: readonly PartnerLine[] = [...samplePartnerNames.keys()].map((partnerId, at) => {
  const readings = figures(1, at === 7 ? emptyReadings : tierReadings(0.2 + at * 0.05, 1.2 - at * 0.06)).readings;
  return {
    partnerId,
    tier: programTiers[at % 3] ?? null,
    month: at === 7 ? null : (months[at] ?? null),
    card: card(readings),
  };
});
