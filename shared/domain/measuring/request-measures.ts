import { decimalOf, exact, ratio } from '#shared/base/decimal';
import type { CheckSeries, RequestSeries } from '#shared/domain/datasets/tables';
import { nearestRank } from './percentile';
import { fact, firstAt, knownShare, leftOut, noData, type Reckon, type Scene, shareOf } from './reckoning';
import type { TimedWindow } from './windows';

/** What one pass over the requests of a window finds. */
interface RequestCounts {
  /** In the order of `requestOutcomes`. */
  readonly outcomes: readonly [number, number, number, number, number];
  readonly timed: number;
  readonly untimed: number;
  readonly percentile: number | null;
}

const succeeded = 0;
const failed = 1;
const callerError = 2;
const limitedWithin = 3;
const limitedBeyond = 4;

/** S2. Response times of requests; where none were supplied, those of the monitor's checks that found the service up. */
export const latency: Reckon = (_level, window, scene) => {
  const counts = countsOf(window, scene);
  if (counts === null) return noData;
  const { percentile, timed, untimed } = counts;
  return {
    sample: timed,
    coverage: knownShare(timed, untimed),
    value: percentile === null ? null : exact(decimalOf(percentile)),
    excluded: leftOut(untimed, 'notKnown'),
    why: [fact('nearestRank', { percent: 95, of: timed, place: Number(ratio(timed * 95, 100).ceil(0).n) })],
  };
};

/** S3. A refusal for too many calls is a failure where the caller kept the agreed volume, and nobody's failure beyond it. */
export const errorRate: Reckon = (_level, window, scene) => {
  if (scene.tables.requests === undefined) return noData;
  const { outcomes } = countsOf(window, scene) ?? { outcomes: [0, 0, 0, 0, 0] };
  const failures = outcomes[failed] + outcomes[limitedWithin];
  const all = failures + outcomes[succeeded];
  return {
    sample: all,
    coverage: ratio(1),
    value: shareOf(failures, all),
    excluded: [
      ...leftOut(outcomes[callerError], 'callerMistakes'),
      ...leftOut(outcomes[limitedBeyond], 'beyondAgreedVolume'),
    ],
    why: [
      fact('counted', { part: failures, of: all }),
      fact('failures', { failed: outcomes[failed], refusedWithinVolume: outcomes[limitedWithin] }),
    ],
  };
};

function countsOf(window: TimedWindow, scene: Scene): RequestCounts | null {
  const { requests, checks } = scene.tables;
  return scene.once(`requests ${window.label}`, () => {
    if (requests !== undefined) return countRequests(requests, window);
    return checks === undefined ? null : countRequests(checks.map(asRequests), window);
  });
}

/** A check that found the service down has no response time that says anything. */
function asRequests(series: CheckSeries): RequestSeries {
  const durationMs = series.responseMs.filter((_time, at) => series.up[at] === 1);
  const at = series.at.filter((_moment, index) => series.up[index] === 1);
  return { service: series.service, at, durationMs, outcome: new Uint8Array(at.length), count: null };
}

function countRequests(all: readonly RequestSeries[], window: TimedWindow): RequestCounts {
  const parts = all.map((series) => ({
    series,
    from: firstAt(series.at, window.from),
    to: firstAt(series.at, window.to),
  }));
  const rows = parts.reduce((sum, part) => sum + part.to - part.from, 0);
  const times = new Float64Array(rows);
  const weights = parts.some((part) => part.series.count !== null) ? new Float64Array(rows) : null;
  const outcomes: [number, number, number, number, number] = [0, 0, 0, 0, 0];
  let filled = 0;
  let timed = 0;
  let untimed = 0;
  for (const { series, from, to } of parts) {
    const { durationMs, outcome, count } = series;
    for (let at = from; at < to; at += 1) {
      const requests = count === null ? 1 : (count[at] ?? 1);
      outcomes[(outcome[at] ?? 0) as 0] += requests;
      const time = durationMs[at] ?? Number.NaN;
      if (Number.isNaN(time)) {
        untimed += requests;
        continue;
      }
      times[filled] = time;
      if (weights !== null) weights[filled] = requests;
      filled += 1;
      timed += requests;
    }
  }
  const percentile = nearestRank(times.subarray(0, filled), weights?.subarray(0, filled) ?? null, 95);
  return { outcomes, timed, untimed, percentile };
}
