import type { MetricDetail, PartnerValue } from './insights';
import type { MetricUnit } from './metric-list';

/** As many bars as can be told apart. */
const most = 12;

/**
 * How values lie, in bars of one width that people would choose: tenths of a share, twenty points, and of days and money
 * 1, 2 or 5 times a power of ten.
 */
export function barsOf(values: readonly PartnerValue[], unit: MetricUnit): MetricDetail['bars'] {
  const told = values.flatMap(({ value, isCensored }) => (value === null ? [] : [{ value, isCensored }]));
  if (told.length === 0) return [];
  const { from, width, number } = unit === 'points' ? { from: -100, width: 20, number: 10 } : rangeOf(told, unit);
  const bars = Array.from({ length: number }, (_, at) => ({
    from: tidy(from + at * width),
    to: tidy(from + (at + 1) * width),
    count: 0,
    censored: 0,
  }));
  for (const { value, isCensored } of told) {
    const at = bars.findLastIndex((bar) => value >= bar.from);
    const bar = bars[Math.max(0, at)];
    if (!bar) continue;
    bar.count += 1;
    if (isCensored) bar.censored += 1;
  }
  return bars;
}

function rangeOf(told: readonly { readonly value: number }[], unit: MetricUnit) {
  const low = told.reduce((least, { value }) => Math.min(least, value), 0);
  const high = told.reduce((greatest, { value }) => Math.max(greatest, value), unit === 'share' ? 1 : 0);
  const width = Math.max(unit === 'share' ? 0.1 : 1, niceWidth((high - low) / (most - 2)));
  const from = Math.floor(tidy(low / width)) * width;
  return { from, width, number: Math.max(1, Math.ceil(tidy((high - from) / width))) };
}

/** The next of 1, 2 and 5 times a power of ten. */
function niceWidth(least: number): number {
  if (least <= 0) return 0;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((step) => step * power >= least * (1 - 1e-9)) ?? 10);
}

/** Three tenths are 0.3 and not a hair more. */
const tidy = (value: number) => Math.round(value * 1e6) / 1e6;
