import { describe, expect, test } from 'vitest';
import type { RequestSeries } from '#shared/domain/datasets/tables';
import { nearestRank } from '#shared/domain/measuring/percentile';
import { inShort, many, moment, windowOf } from '../../../../builders/a-measured-agreement';

const march = moment('2026-03-01');

/** One request a minute from the first of March; the durations in milliseconds, the outcomes by number. */
function requests(
  durations: readonly number[],
  outcomes: readonly number[] = [],
  count: readonly number[] = [],
): RequestSeries {
  return {
    service: '',
    at: Float64Array.from(durations, (_, index) => march + index * 60_000),
    durationMs: Float64Array.from(durations),
    outcome: Uint8Array.from(durations, (_, index) => outcomes[index] ?? 0),
    count: count.length === 0 ? null : Float64Array.from(count),
  };
}

describe('the 95th percentile by nearest rank', () => {
  test('is the value in place 0.95 × number, rounded up: 19 of 20, 20 of 21, 1 of 1', () => {
    const upTo = (number: number) => Float64Array.from(many(number, (index) => ((index * 7) % number) + 1));
    expect(nearestRank(upTo(20), null, 95)).toBe(19);
    expect(nearestRank(upTo(22), null, 95)).toBe(21);
    expect(nearestRank(upTo(1), null, 95)).toBe(1);
    expect(nearestRank(upTo(100), null, 95)).toBe(95);
    expect(nearestRank(upTo(101), null, 95)).toBe(96);
    expect(nearestRank(new Float64Array(), null, 95)).toBe(null);
  });

  test('takes a row that stands for many requests as so many', () => {
    expect(nearestRank(Float64Array.of(900, 10), Float64Array.of(5, 95), 95)).toBe(10);
    expect(nearestRank(Float64Array.of(900, 10), Float64Array.of(6, 95), 95)).toBe(900);
  });
});

describe('latency', () => {
  test('of 2 000 requests is the time in place 1 900, exactly; met at the target, a breach one tick past the tolerance', () => {
    const judged = (time: number) => {
      const durations = many(2000, (index) => (index < 1899 ? 100 : index === 1899 ? time : 5000));
      return inShort(windowOf('S2', { requests: [requests(durations)] }));
    };
    expect(judged(845)).toEqual({ value: '845', shown: '845.00', sample: 2000, verdict: 'deviation' });
    expect([800, 800.001, 880, 880.001].map((time) => judged(time).verdict)).toEqual([
      'met',
      'deviation',
      'deviation',
      'breach',
    ]);
    expect(judged(880.001)).toMatchObject({ value: '880001/1000', shown: '880.01' });
  });

  test('needs 1 000 requests, and to know the time of 95 % of them', () => {
    const verdictOf = (known: number, unknown: number) =>
      inShort(windowOf('S2', { requests: [requests(many(known + unknown, (at) => (at < known ? 10 : Number.NaN)))] }))
        .verdict;
    expect([verdictOf(999, 0), verdictOf(1000, 0)]).toEqual(['sampleTooSmall', 'met']);
    expect([verdictOf(1900, 100), verdictOf(1899, 101)]).toEqual(['met', 'coverageTooSmall']);
  });

  test('is that of the monitor’s checks that found the service up, where there are no requests', () => {
    const series = {
      service: '',
      region: '',
      at: Float64Array.from(many(20, (index) => march + index)),
      up: Uint8Array.from(many(20, (index) => (index === 0 ? 0 : 1))),
      responseMs: Float64Array.from(many(20, (index) => (index === 0 ? 0 : index * 10))),
      observedUntil: moment('2026-04-01'),
    };
    const commitment = { minimumSample: 10 };
    expect(inShort(windowOf('S2', { checks: [series] }, { commitment }))).toMatchObject({ value: '190', sample: 19 });
  });

  test('looks at the requests of the window only', () => {
    const series = requests(many(2000, () => 10));
    const early = { ...series, at: series.at.map((at) => at - 60_000) };
    expect(windowOf('S2', { requests: [early] }).sample).toBe(1999);
  });
});

describe('the error rate', () => {
  const outcomes = (...counts: readonly number[]) => counts.flatMap((count, outcome) => many(count, () => outcome));
  const judged = (...counts: readonly number[]) => {
    const all = outcomes(...counts);
    return windowOf('S3', {
      requests: [
        requests(
          all.map(() => 10),
          all,
        ),
      ],
    });
  };

  test('is failed of failed and successful: callers’ mistakes and calls beyond the volume are left out', () => {
    const result = judged(988, 8, 50, 4, 70);
    expect(inShort(result)).toEqual({ value: '6/5', shown: '1.2000', sample: 1000, verdict: 'breach' });
    expect(result.excluded).toEqual([
      { what: '50', why: 'callerMistakes' },
      { what: '70', why: 'beyondAgreedVolume' },
    ]);
  });

  test('is met at 0.5 %, deviates one request above, and is a breach one request above 0.6 %', () => {
    const verdicts = [
      [1990, 10],
      [1989, 11],
      [1988, 12],
      [1987, 13],
    ].map(([good = 0, bad = 0]) => judged(good, bad).verdict);
    expect(verdicts).toEqual(['met', 'deviation', 'deviation', 'breach']);
  });

  test('counts rows that stand for many requests as so many', () => {
    const series = requests([10, 20], [0, 1], [199_000, 1_120]);
    expect(inShort(windowOf('S3', { requests: [series] }))).toMatchObject({ sample: 200_120, shown: '0.5597' });
  });
});

test('requests that are measured twice give the same value: nothing that was supplied is reordered', () => {
  const series = requests(many(1500, (index) => (index * 7919) % 1000));
  const before = [...series.durationMs];
  const first = windowOf('S2', { requests: [series] });
  expect(windowOf('S2', { requests: [series] })).toEqual(first);
  expect([...series.durationMs]).toEqual(before);
});
