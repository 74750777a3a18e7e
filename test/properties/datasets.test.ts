import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { noticeClasses } from '#shared/domain/agreements/notice-class';
import { readMoment } from '#shared/domain/datasets/moment-text';
import { readTable } from '#shared/domain/datasets/read-table';
import {
  type CheckSeries,
  caseSeverities,
  pauseReasons,
  type RequestSeries,
  type TableName,
  type Tables,
  tableNames,
} from '#shared/domain/datasets/tables';
import { writeTable } from '#shared/domain/datasets/write-table';
import { zoneClock } from '#shared/domain/datasets/zone-clock';

const start = Date.parse('2026-01-01T00:00:00Z');
const moment = fc.integer({ min: 0, max: 365 * 86_400_000 }).map((more) => start + more);
const maybe = <Value>(one: fc.Arbitrary<Value>) => fc.option(one, { nil: null });
/** A text as cells hold it: no blanks around it. Formulas, quotes, separators, strokes, line ends and other scripts are in. */
const anyText = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom('=SUM(A1)', "'=x", '-1', '@me', 'a|b/c\\d', 'x;y,"z"', 'line\nend', 'مرحبا', '東京', "'"),
  )
  .map((text) => text.trim());
const filled = anyText.filter((text) => text !== '');
const later = (from: number) => fc.integer({ min: 0, max: 10_000_000 }).map((more) => from + more);
const decimal = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([whole, part]) => `${whole}.${part}`);
const rows = <Row>(row: fc.Arbitrary<Row>) => fc.array(row, { minLength: 1, maxLength: 8 });
const rowsById = <Row extends { readonly id: string }>(row: fc.Arbitrary<Row>) =>
  fc.uniqueArray(row, { selector: ({ id }) => id, minLength: 1, maxLength: 8 });
const place = { service: anyText, region: anyText };
const span = moment.chain((from) => later(from).map((to) => ({ from, to })));

const milliseconds = fc.oneof(
  fc.constant(Number.NaN),
  fc.double({ min: 0, max: 1e9, noNaN: true }).map((one) => one + 0),
);

const checkSeries: fc.Arbitrary<readonly CheckSeries[]> = fc.uniqueArray(
  fc
    .record({
      ...place,
      times: fc.uniqueArray(moment, { minLength: 1, maxLength: 12 }),
      more: fc.nat(1_000_000),
      seed: fc.array(fc.tuple(fc.boolean(), milliseconds), { minLength: 12, maxLength: 12 }),
    })
    .map(({ service, region, times, more, seed }) => {
      const at = Float64Array.from(times).sort();
      const states = seed.slice(0, at.length);
      return {
        service,
        region,
        at,
        up: Uint8Array.from(states, ([isUp]) => (isUp ? 1 : 0)),
        // A check that found the service down has no answer of zero milliseconds.
        responseMs: Float64Array.from(states, ([isUp, one]) => (!isUp && one === 0 ? Number.NaN : one)),
        observedUntil: (at.at(-1) ?? 0) + more,
      };
    }),
  { selector: ({ service, region }) => `${service}\n${region}`, minLength: 1, maxLength: 3 },
);

const requestSeries: fc.Arbitrary<readonly RequestSeries[]> = fc.uniqueArray(
  fc
    .record({
      service: anyText,
      times: fc.array(moment, { minLength: 1, maxLength: 12 }),
      rest: fc.array(fc.tuple(milliseconds, fc.nat(4), fc.integer({ min: 1, max: 1e6 })), {
        minLength: 12,
        maxLength: 12,
      }),
      hasCount: fc.boolean(),
    })
    .map(({ service, times, rest, hasCount }) => {
      const own = rest.slice(0, times.length);
      return {
        service,
        at: Float64Array.from(times).sort(),
        durationMs: Float64Array.from(own, ([duration]) => duration),
        outcome: Uint8Array.from(own, ([, outcome]) => outcome),
        count: hasCount ? Float64Array.from(own, ([, , count]) => count) : null,
      };
    }),
  { selector: ({ service }) => service, minLength: 1, maxLength: 3 },
);

const severityChange = fc.record({ at: moment, severity: fc.constantFrom(...caseSeverities) });
const aCase = moment.chain((openedAt) =>
  fc.record({
    id: filled,
    ...place,
    channel: anyText,
    severities: fc
      .tuple(
        fc.boolean(),
        fc.uniqueArray(severityChange, { selector: ({ at }) => at, minLength: 1, maxLength: 4 }),
        fc.constantFrom(...caseSeverities),
      )
      .map(([isFromOpening, changes, severity]) => {
        const sorted = [...changes].sort((left, right) => left.at - right.at);
        const rest = sorted.filter(({ at }) => at !== openedAt);
        return isFromOpening || rest.length === 0 ? [{ at: openedAt, severity }, ...rest] : rest;
      }),
    startedAt: fc.constant(null),
    detectedAt: maybe(moment),
    openedAt: fc.constant(openedAt),
    acknowledgedAt: maybe(later(openedAt)),
    firstResponseAt: maybe(later(openedAt)),
    restoredAt: maybe(moment),
    resolvedAt: maybe(later(openedAt)),
    closedAt: maybe(later(openedAt)),
    reopenedAt: maybe(later(openedAt)),
    followUpAt: maybe(later(openedAt)),
    updates: fc.array(moment, { maxLength: 4 }).map((all) => all.sort((left, right) => left - right)),
    pauses: fc.array(
      fc
        .tuple(span, fc.boolean(), fc.constantFrom(...pauseReasons), anyText, anyText)
        .map(([{ from, to }, isOpen, reason, by, note]) => ({ from, to: isOpen ? null : to, reason, by, note })),
      { maxLength: 3 },
    ),
    contacts: maybe(fc.nat(99)),
    transferred: fc.boolean(),
    affectedShare: maybe(fc.nat(999).map((share) => `0.${share}`)),
    rootCause: anyText,
  }),
);

const fives = fc.integer({ min: 1, max: 5 });
const anyTables: { readonly [Name in TableName]: fc.Arbitrary<NonNullable<Tables[Name]>> } = {
  checks: checkSeries,
  requests: requestSeries,
  cases: rowsById(aCase),
  outages: rowsById(
    fc.tuple(span, fc.record({ id: filled, ...place })).map(([times, rest]) => ({ ...times, ...rest })),
  ),
  throughput: fc.uniqueArray(
    fc.record({
      at: moment,
      service: anyText,
      completed: fc.double({ min: 0, max: 1e6, noNaN: true }).map((one) => one + 0),
    }),
    { selector: ({ at, service }) => `${at} ${service}`, minLength: 1 },
  ),
  ratings: rows(fc.record({ at: moment, score: fives, region: anyText })),
  contracts: rowsById(fc.record({ id: filled, dueAt: moment, renewed: fc.boolean(), value: maybe(decimal) })),
  customers: rowsById(
    moment.chain((startedAt) =>
      fc.record({ id: filled, startedAt: fc.constant(startedAt), lostAt: maybe(later(startedAt)) }),
    ),
  ),
  reviews: rowsById(
    moment.chain((closed) =>
      fc.record({ id: filled, incidentClosedAt: fc.constant(closed), deliveredAt: maybe(later(closed)) }),
    ),
  ),
  actions: rowsById(fc.record({ id: filled, dueAt: moment, closedAt: maybe(moment) })),
  orders: rowsById(fc.record({ id: filled, at: moment, corrected: fc.boolean() })),
  changes: rowsById(
    fc.record({
      id: filled,
      noticeClass: fc.constantFrom(...noticeClasses),
      announcedAt: maybe(moment),
      effectiveAt: moment,
    }),
  ),
  breaches: rowsById(
    moment.chain((aware) => fc.record({ id: filled, awareAt: fc.constant(aware), noticeAt: maybe(later(aware)) })),
  ),
  behaviours: fc.uniqueArray(
    fc.record({
      at: moment,
      rater: filled,
      behaviour: fc.constantFrom('proactiveNotice' as const, 'truthfulStatus' as const, 'knownLimits' as const),
      score: fives,
    }),
    { selector: ({ at, rater, behaviour }) => `${at} ${rater} ${behaviour}`, minLength: 1 },
  ),
  exclusions: rows(
    fc.tuple(span, fc.record({ service: anyText, why: filled })).map(([times, rest]) => ({ ...times, ...rest })),
  ),
};

describe('what is written is read again as it was', () => {
  test.each(tableNames)('%s', (name) => {
    fc.assert(
      fc.property(anyTables[name] as fc.Arbitrary<unknown>, (table) => {
        const tables = { [name]: table } as Tables;
        const read = readTable(name, writeTable(name, tables));
        expect(read.ok ? read.value.tables : read.error).toEqual(tables);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a local time', () => {
  test('is the moment whose clock showed it, or is refused where clocks showed it twice or never', () => {
    const zones = fc.constantFrom('Europe/Vienna', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC');
    const minutes = fc.integer({ min: 0, max: 4 * 365 * 1440 }).map((count) => start + count * 60_000);
    fc.assert(
      fc.property(zones, minutes, (zone, wanted) => {
        const zoned = Temporal.Instant.fromEpochMilliseconds(wanted).toZonedDateTimeISO(zone);
        const wall = zoned.toPlainDateTime();
        const choices = (['earlier', 'later'] as const).map(
          (disambiguation) => wall.toZonedDateTime(zone, { disambiguation }).epochMilliseconds,
        );
        const read = readMoment(wall.toString(), 'refused', zoneClock(zone));
        expect(read).toBe(choices[0] === choices[1] ? wanted : 'timeTwice');
        expect(readMoment(zoned.toString({ timeZoneName: 'never' }), 'refused', null)).toBe(wanted);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['Europe/Vienna', '2026-03-29T02:00', 'noSuchTime'],
    ['Europe/Vienna', '2026-03-29T02:59:59', 'noSuchTime'],
    ['Europe/Vienna', '2026-03-29T03:00', Date.parse('2026-03-29T01:00:00Z')],
    ['Europe/Vienna', '2026-10-25T01:59:59', Date.parse('2026-10-24T23:59:59Z')],
    ['Europe/Vienna', '2026-10-25T02:00', 'timeTwice'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', 'timeTwice'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', 'noSuchTime'],
  ])('in %s, %s is %s', (zone, text, read) => {
    expect(readMoment(text, 'refused', zoneClock(zone))).toBe(read);
  });
});

describe('whatever text comes in', () => {
  test.each(tableNames)('is read as %s or refused, and never ends the program', (name) => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.array(fc.string())), (text, cells) => {
        for (const one of [text, cells.map((row) => row.join(',')).join('\n')])
          expect(typeof readTable(name, one, { zone: 'Europe/Vienna' }).ok).toBe('boolean');
      }),
      { numRuns: 40 },
    );
  });
});
