import type { InsightsQuestion } from './insights';
import { startOf } from './instants';
import type { Figure, Metric } from './metric';
import { metricFacts } from './metric-list';
import { survivalOf, timeLeft, type Watched } from './survival';
import { type TimePart, timeToFirst } from './time-to-first';

export interface GainPart extends TimePart {
  /** Null: neither. */
  readonly side: 'pilot' | 'baseline' | null;
}

/**
 * How much less time a first result takes the partners of the programme than those who signed before it began:
 * `1 − KM50(pilot) ÷ KM50(baseline)`. Three pilots after 30, 40 and 50 days against a baseline of 60, 80 and 120: half of
 * it, `1 − 40/80`. Both medians and both numbers stand beside it.
 */
export function timeToValueGain({ pilots, pilotsSince }: InsightsQuestion): Metric<GainPart> {
  const isPilot = new Set(pilots);
  const time = timeToFirst('timeToFirstValue');
  return {
    id: 'timeToValueGain',
    partOf(partner) {
      const start = startOf(partner);
      const isBaseline = typeof start === 'number' && pilotsSince !== null && start < pilotsSince;
      const side = isPilot.has(partner.id) ? 'pilot' : isBaseline ? 'baseline' : null;
      // Who is on neither side is not left out of anything.
      if (side === null) return { time: null, handlingDays: null, notes: null, side };
      return { ...time.partOf(partner), side };
    },
    begin() {
      const times = { pilot: [] as Watched[], baseline: [] as Watched[] };
      return {
        add({ side, time }) {
          if (side !== null && time !== null) times[side].push(time);
        },
        figure: () => gainFigure(times.pilot, times.baseline),
      };
    },
    alone: (part) => time.alone(part),
  };
}

function gainFigure(pilots: readonly Watched[], baseline: readonly Watched[]): Figure {
  const pilotMedian = timeLeft(survivalOf(pilots), 0.5);
  const baselineMedian = timeLeft(survivalOf(baseline), 0.5);
  const common = {
    n: pilots.length + baseline.length,
    isSmall: Math.min(pilots.length, baseline.length) < metricFacts.timeToValueGain.least,
    beside: [
      { what: 'pilotMedian' as const, value: pilotMedian },
      { what: 'baselineMedian' as const, value: baselineMedian },
      { what: 'pilotN' as const, value: pilots.length },
      { what: 'baselineN' as const, value: baseline.length },
    ],
  };
  if (pilots.length === 0) return { ...common, why: 'nothingYet' };
  // Of nought days nothing can be gained.
  if (baseline.length === 0 || baselineMedian === 0) return { ...common, why: 'noBaseline' };
  if (pilotMedian === null || baselineMedian === null) return { ...common, why: 'medianNotReached' };
  return { ...common, value: 1 - pilotMedian / baselineMedian, interval: null };
}

/** A pilot's own gain, once the median of the baseline is known. */
export function ownGain(days: number, baselineMedian: number | null): number | null {
  return baselineMedian === null || baselineMedian === 0 ? null : 1 - days / baselineMedian;
}
