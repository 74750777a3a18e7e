import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  divide,
  exact,
  max,
  min,
  multiply,
  ratio,
  readExact,
  roundTo,
  subtract,
  toText,
} from '#shared/base/decimal';
import type { Interval, RequestSeries, Tables } from '#shared/domain/datasets/tables';
import { hoursOf } from '#shared/domain/measuring/business-hours';
import { deadline, elapsed, elapsedWorkingDays } from '#shared/domain/measuring/business-time';
import { caseClock, clocksOf, clockTargets, inTimeOrNot } from '#shared/domain/measuring/case-clock';
import { covers, intersect, lengthOf, subtractStretches, union } from '#shared/domain/measuring/intervals';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import { nearestRank } from '#shared/domain/measuring/percentile';
import { rejudge } from '#shared/domain/measuring/rejudge';
import { windowsIn } from '#shared/domain/measuring/windows';
import { measures } from '#shared/domain/slas/measures';
import { judge } from '#shared/domain/slas/verdict';
import { aCalendar, aCase, aLevel, measuredBy, moment, windowOf } from '../builders/a-measured-agreement';

const march = moment('2026-03-01');
const second = fc.integer({ min: 0, max: 31 * 86_400 - 1 }).map((seconds) => march + seconds * 1000);
const interval = fc.tuple(second, fc.integer({ min: 0, max: 200_000 })).map(
  ([from, length]): Interval => ({
    from,
    to: from + length * 1000,
  }),
);
const intervals = fc.array(interval, { maxLength: 12 });
const zone = fc.constantFrom('Europe/Vienna', 'America/Sao_Paulo', 'Asia/Kathmandu', 'UTC');
const fraction = fc.tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }));

describe('exact numbers', () => {
  test('compute as whole numbers do, checked against cross multiplication', () => {
    fc.assert(
      fc.property(fraction, fraction, ([a, b], [c, d]) => {
        const left = ratio(a, b);
        const right = ratio(c, d);
        const is = (value: ReturnType<typeof exact>, top: bigint, bottom: bigint) =>
          value.s * value.n * bottom === top * value.d;
        expect(is(add(left, right), a * d + c * b, b * d)).toBe(true);
        expect(is(subtract(left, right), a * d - c * b, b * d)).toBe(true);
        expect(is(multiply(left, right), a * c, b * d)).toBe(true);
        if (c !== 0n) expect(is(divide(left, right), a * d, b * c)).toBe(true);
        const order = a * d === c * b ? 0 : a * d < c * b ? -1 : 1;
        expect(compare(left, right)).toBe(order);
        expect([max(left, right), min(left, right)]).toEqual(order < 0 ? [right, left] : [left, right]);
        expect(compare(readExact(toText(left)), left)).toBe(0);
      }),
    );
  });

  test('are rounded to a neighbour less than one step away, on the side asked for', () => {
    fc.assert(
      fc.property(fraction, fc.integer({ min: 0, max: 6 }), ([a, b], places) => {
        const scale = 10n ** BigInt(places);
        const floor = (top: bigint) => (top >= 0n ? top / b : -((-top + b - 1n) / b));
        const whole = (text: string) => BigInt(text.replace('.', ''));
        expect(whole(roundTo(ratio(a, b), places, 'down'))).toBe(floor(a * scale));
        expect(whole(roundTo(ratio(a, b), places, 'up'))).toBe(-floor(-a * scale));
      }),
    );
  });
});

describe('intervals', () => {
  const inAny = (all: readonly Interval[], at: number) => all.some((one) => one.from <= at && at < one.to);

  test('together never last longer than one by one, nor shorter than the longest', () => {
    fc.assert(
      fc.property(intervals, (all) => {
        const joined = lengthOf(union(all));
        expect(joined).toBeLessThanOrEqual(lengthOf(all));
        expect(joined).toBeGreaterThanOrEqual(Math.max(0, ...all.map((one) => one.to - one.from)));
      }),
    );
  });

  test('are joined, cut and taken away moment by moment', () => {
    fc.assert(
      fc.property(intervals, intervals, second, (some, others, at) => {
        const [left, right] = [union(some), union(others)];
        expect(covers(left, at)).toBe(inAny(some, at));
        expect(inAny(intersect(left, right), at)).toBe(inAny(some, at) && inAny(others, at));
        expect(inAny(subtractStretches(left, right), at)).toBe(inAny(some, at) && !inAny(others, at));
        expect(lengthOf(intersect(left, right)) + lengthOf(subtractStretches(left, right))).toBe(lengthOf(left));
      }),
    );
  });
});

describe('availability', () => {
  const asOutages = (all: readonly Interval[]) =>
    all.map((one, index) => ({ ...one, id: String(index), service: '', region: '' }));
  const asExclusions = (all: readonly Interval[]) => all.map((one) => ({ ...one, service: '', why: 'agreed' }));
  const value = (tables: Tables) => windowOf('S1', tables).value;

  test('does not change when an outage is told in two parts, or in another order', () => {
    fc.assert(
      fc.property(intervals, intervals, fc.nat(), (outages, exclusions, cut) => {
        const parts = outages.flatMap((one) => {
          const at = one.from + Math.floor(((cut % 1000) / 1000) * ((one.to - one.from) / 1000)) * 1000;
          return [
            { from: at, to: one.to },
            { from: one.from, to: at },
          ];
        });
        const told = value({ outages: asOutages(outages), exclusions: asExclusions(exclusions) });
        expect(value({ outages: asOutages(parts), exclusions: asExclusions([...exclusions].reverse()) })).toBe(told);
      }),
    );
  });

  test('lies between nothing and everything, and more outage never raises it', () => {
    fc.assert(
      fc.property(intervals, interval, (outages, more) => {
        const before = readExact(value({ outages: asOutages(outages) }) ?? '-1');
        const after = readExact(value({ outages: asOutages([...outages, more]) }) ?? '-1');
        expect(compare(after, before)).toBeLessThanOrEqual(0);
        expect(compare(after, exact('0'))).toBeGreaterThanOrEqual(0);
        expect(compare(before, exact('100'))).toBeLessThanOrEqual(0);
      }),
    );
  });
});

describe('the clock', () => {
  const calendar = fc
    .tuple(
      fc.integer({ min: 0, max: 23 }),
      fc.integer({ min: 0, max: 23 }),
      zone,
      fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
    )
    .map(([from, to, where, days]) => {
      const time = (hour: number) => `${String(hour).padStart(2, '0')}:00`;
      return hoursOf(aCalendar('service', time(from), time(to), { zone: where, days }), where);
    });
  const unit = fc.constantFrom('minutes' as const, 'hours' as const);

  test('has run for exactly the limit at the deadline, and for less a moment before', () => {
    fc.assert(
      fc.property(
        calendar,
        second,
        fc.integer({ min: 1, max: 90 }),
        unit,
        intervals,
        (hours, from, count, of, pauses) => {
          const due = deadline(from, { kind: 'within', count, unit: of }, hours, pauses) ?? Number.NaN;
          const limit = count * (of === 'hours' ? 3_600_000 : 60_000);
          expect(elapsed(from, due, hours, pauses)).toBe(limit);
          expect(elapsed(from, due - 1, hours, pauses)).toBe(limit - 1);
        },
      ),
    );
  });

  test('has let so many working days pass at the deadline, and less a moment before', () => {
    fc.assert(
      fc.property(calendar, second, fc.integer({ min: 1, max: 12 }), intervals, (hours, from, count, pauses) => {
        const due = deadline(from, { kind: 'within', count, unit: 'workingDays' }, hours, pauses) ?? Number.NaN;
        expect(compare(elapsedWorkingDays(from, due, hours, pauses), ratio(count))).toBeGreaterThanOrEqual(0);
        expect(compare(elapsedWorkingDays(from, due - 1, hours, pauses), ratio(count))).toBe(-1);
      }),
    );
  });

  test('adds up over any moment between', () => {
    fc.assert(
      fc.property(calendar, fc.tuple(second, second, second), intervals, (hours, moments, pauses) => {
        const [first = 0, middle = 0, last = 0] = [...moments].sort((left, right) => left - right);
        const whole = elapsed(first, last, hours, pauses);
        expect(elapsed(first, middle, hours, pauses) + elapsed(middle, last, hours, pauses)).toBe(whole);
      }),
    );
  });

  test('tells with its timeline the same as in counting', () => {
    const agreement = measuredBy([], { calendars: [aCalendar('service', '09:00', '17:00')] });
    const clocks = clocksOf(agreement);
    const severity = fc.constantFrom('s1' as const, 's2' as const, 's3' as const, 's4' as const);
    fc.assert(
      fc.property(
        second,
        severity,
        severity,
        fc.option(second),
        second,
        fc.constantFrom(...clockTargets),
        intervals,
        (openedAt, first, then, done, asOf, which, paused) => {
          const doneAt = done === null ? null : Math.max(done, openedAt);
          const one = aCase({
            openedAt,
            severities: [
              { at: openedAt, severity: first },
              { at: openedAt + 3_600_000, severity: then },
            ],
            acknowledgedAt: doneAt,
            firstResponseAt: doneAt,
            restoredAt: doneAt,
            resolvedAt: doneAt,
            pauses: paused.map((pause) => ({ ...pause, reason: 'agreedDeferral' as const, by: 'Ana', note: '' })),
          });
          const { state, why } = caseClock(one, agreement, which, asOf);
          const counted = inTimeOrNot(one, clocks, which, asOf);
          const told =
            { inTime: 'inTime', late: 'late', overdue: 'late', notTimed: 'notTimed' }[state as 'late'] ?? 'open';
          expect(told).toBe(counted);
          const times = why.map((step) => Date.parse(step.at ?? ''));
          expect(times).toEqual([...times].sort((left, right) => left - right));
        },
      ),
    );
  });
});

test('windows follow each other without gap or overlap and fill the range, in every zone', () => {
  fc.assert(
    fc.property(
      zone,
      fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
      fc.integer({ min: 2000, max: 2035 }),
      (where, kind, year) => {
        const windows = windowsIn(kind, { from: `${year}-01-01`, to: `${year + 2}-01-01` }, where);
        expect(windows).toHaveLength({ month: 24, quarter: 8, year: 2 }[kind]);
        windows.slice(1).forEach((window, index) => {
          expect(window.from).toBe(windows[index]?.to);
        });
        const whole = windowsIn('year', { from: `${year}-01-01`, to: `${year + 2}-01-01` }, where);
        expect([windows[0]?.from, windows.at(-1)?.to]).toEqual([whole[0]?.from, whole.at(-1)?.to]);
      },
    ),
  );
});

describe('the percentile', () => {
  const naive = (values: readonly number[], percent: number) =>
    [...values].sort((left, right) => left - right)[Math.ceil((values.length * percent) / 100) - 1];
  const values = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 200 });

  test('is the one found by sorting and counting, whatever the order', () => {
    fc.assert(
      fc.property(values, fc.constantFrom(50, 90, 95, 99, 100), (all, percent) => {
        expect(nearestRank(Float64Array.from(all), null, percent)).toBe(naive(all, percent));
      }),
    );
  });

  test('of weighted values is that of the values written out', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
        (rows) => {
          const written = rows.flatMap(([value, count]) => Array.from({ length: count }, () => value));
          const [all, counts] = [0, 1].map((at) => Float64Array.from(rows, (row) => row[at as 0]));
          expect(nearestRank(all ?? new Float64Array(), counts ?? null, 95)).toBe(naive(written, 95));
        },
      ),
    );
  });
});

test('met, deviation and breach divide all values between them, in this order', () => {
  const decimal = fc.integer({ min: 0, max: 100_000 }).map((thousandths) => toText(ratio(thousandths, 1000)));
  const text = (value: string) => roundTo(readExact(value), 3, 'down');
  fc.assert(
    fc.property(fc.constantFrom('higher' as const, 'lower' as const), decimal, decimal, decimal, (better, v, t, d) => {
      const commitment = { target: text(t), tolerance: text(d), minimumSample: 1 };
      const [value, target, tolerance] = [readExact(v), readExact(t), readExact(d)];
      const [worst, best] =
        better === 'higher' ? [subtract(target, tolerance), target] : [add(target, tolerance), target];
      const reaches = (edge: typeof value) => (better === 'higher' ? 1 : -1) * compare(value, edge) >= 0;
      const expected = reaches(best) ? 'met' : reaches(worst) ? 'deviation' : 'breach';
      expect(judge(better, commitment, { value, sample: 1, coverage: ratio(1) })).toBe(expected);
    }),
  );
});

describe('a whole agreement', () => {
  const all = measuredBy(
    measures.map((one) => aLevel(one.id, { minimumSample: 1 })),
    { calendars: [aCalendar('service', '08:00', '18:00'), aCalendar('peak', '09:00', '12:00')] },
  );
  const range = { from: '2026-01-01', to: '2026-04-01' };
  const optional = fc.option(fc.integer({ min: 0, max: 400_000 }), { nil: null });
  const records = fc.record({
    cases: fc.array(
      fc
        .tuple(
          second,
          fc.constantFrom('s1' as const, 's2' as const, 's3' as const),
          optional,
          optional,
          fc.constantFrom('', 'n', 's'),
        )
        .map(([openedAt, severity, answer, end, region]) => {
          const later = (seconds: number | null) => (seconds === null ? null : openedAt + seconds * 1000);
          return {
            openedAt,
            region,
            severities: [{ at: openedAt, severity }],
            acknowledgedAt: later(answer),
            firstResponseAt: later(answer),
            restoredAt: later(end),
            resolvedAt: later(end),
            closedAt: later(end),
            contacts: 1,
          };
        }),
      { maxLength: 12 },
    ),
    outages: intervals,
    ratings: fc.array(fc.record({ at: second, score: fc.integer({ min: 1, max: 5 }), region: fc.constant('') }), {
      maxLength: 9,
    }),
    breaches: fc.array(fc.record({ awareAt: second, noticeAt: fc.option(second, { nil: null }) }), { maxLength: 4 }),
    times: fc.array(fc.tuple(second, fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 4 })), {
      maxLength: 30,
    }),
  });

  type Records = typeof records extends fc.Arbitrary<infer Made> ? Made : never;

  /** The records as tables; rows of tables that have no order of their own in the order told. */
  function asTables(made: Records, turn: <Row>(rows: readonly Row[]) => readonly Row[]): Tables {
    const times = [...made.times].sort((left, right) => left[0] - right[0]);
    const requests: RequestSeries = {
      service: '',
      at: Float64Array.from(times, ([at]) => at),
      durationMs: Float64Array.from(times, ([, duration]) => duration),
      outcome: Uint8Array.from(times, ([, , outcome]) => outcome),
      count: null,
    };
    return {
      requests: [requests],
      cases: turn(made.cases.map((one, index) => aCase({ id: `C-${index}`, ...one }))),
      outages: turn(made.outages.map((one, index) => ({ ...one, id: `O-${index}`, service: '', region: '' }))),
      ratings: turn(made.ratings),
      breaches: turn(made.breaches.map((one, index) => ({ ...one, id: `B-${index}` }))),
    };
  }

  test('is measured alike whatever the order of the rows, and judged anew alike', () => {
    fc.assert(
      fc.property(records, (made) => {
        const measured = measureAgreement(
          all,
          asTables(made, (rows) => rows),
          range,
        );
        const turned = measureAgreement(
          all,
          asTables(made, (rows) => [...rows].reverse()),
          range,
        );
        expect(turned).toEqual(measured);
        expect(rejudge(measured, all)).toEqual(measured);
      }),
      { numRuns: 60 },
    );
  });

  test('counts as measured only what has enough data, and never both ways', () => {
    fc.assert(
      fc.property(records, (made) => {
        for (const one of measureAgreement(
          all,
          asTables(made, (rows) => rows),
          range,
        ).results) {
          expect(one.verdict === 'notMeasured').toBe(one.notMeasuredBecause !== null);
          expect(one.shown === '').toBe(one.value === null);
          if (one.value === null) expect(one.verdict).toBe('notMeasured');
        }
      }),
      { numRuns: 60 },
    );
  });
});
