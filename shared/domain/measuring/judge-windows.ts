import { compare, type Exact, readExact, toText } from '#shared/base/decimal';
import type { ServiceLevel } from '#shared/domain/slas/sla';
import { isChronic, judge, leastCoverage, shownValue, type Verdict } from '#shared/domain/slas/verdict';
import type { WindowResult } from './measurement';
import type { Reckoning } from './reckoning';
import { asMeasuringWindow, type TimedWindow } from './windows';

/** A window with its numbers and without what depends on the promise: what stays when targets move. */
export type Measured = Omit<WindowResult, 'shown' | 'verdict' | 'notMeasuredBecause' | 'isChronic'>;

export function asMeasured(level: ServiceLevel, window: TimedWindow, reckoning: Reckoning): Measured {
  return {
    measure: level.id,
    window: asMeasuringWindow(window),
    sample: reckoning.sample,
    coverage: toText(reckoning.coverage),
    value: reckoning.value === null ? null : toText(reckoning.value),
    excluded: reckoning.excluded,
    why: reckoning.why,
  };
}

/**
 * The windows of one measure, oldest first, judged by its commitment. When deviations have become chronic, the
 * window with the last of them carries it, and those deviations are spent: the next window starts to count anew.
 */
export function judgeWindows(
  level: ServiceLevel,
  windows: readonly Measured[],
  chronic: { readonly k: number; readonly n: number },
): readonly WindowResult[] {
  const judgeOne = judgeOf(level);
  let unspent: Verdict[] = [];
  return windows.map((window) => {
    const { shown, verdict, because } = judgeOne(window);
    unspent.push(verdict);
    const isNowChronic = verdict === 'deviation' && isChronic(unspent, chronic);
    if (isNowChronic) unspent = [];
    return { ...window, shown, verdict, notMeasuredBecause: because, isChronic: isNowChronic };
  });
}

interface Judged {
  readonly shown: string;
  readonly verdict: Verdict;
  readonly because: WindowResult['notMeasuredBecause'];
}

function judgeOf(level: ServiceLevel): (window: Measured) => Judged {
  const { better, commitment } = level;
  const places = level.example.isShare ? 4 : 2;
  return ({ value: valueText, coverage: coverageText, sample }) => {
    const coverage = readExact(coverageText);
    const value = valueText === null ? null : readExact(valueText);
    const shown = value === null ? '' : shownValue(better, value, places);
    const because = lacking(value, sample, coverage, commitment.minimumSample);
    if (value === null || because !== null) return { shown, verdict: 'notMeasured', because };
    return { shown, verdict: judge(better, commitment, { value, sample, coverage }), because: null };
  };
}

/** A supplied table without entries for the window is a sample that is too small; no table at all is no data. */
function lacking(value: Exact | null, sample: number, coverage: Exact, least: number): Judged['because'] {
  const isCovered = compare(coverage, leastCoverage) >= 0;
  if (value === null && (!isCovered || sample >= least)) return 'noData';
  if (sample < least) return 'sampleTooSmall';
  return isCovered ? null : 'coverageTooSmall';
}
