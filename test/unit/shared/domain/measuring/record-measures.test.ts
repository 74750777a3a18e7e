import { describe, expect, test } from 'vitest';
import type { ChangeNotice, Tables } from '#shared/domain/datasets/tables';
import {
  aCalendar,
  dayAndNight,
  inShort,
  many,
  moment,
  windowOf,
  windowsOf,
} from '../../../../builders/a-measured-agreement';

const hour = 3_600_000;

describe('throughput at peak (S4)', () => {
  const agreement = { calendars: [dayAndNight, aCalendar('peak', '09:00', '11:00')] };
  /** The 44 peak hours of March 2026. */
  const peakHours = many(31, (day) => moment('2026-03-01') + day * 24 * hour)
    .filter((day) => ![0, 6].includes(new Date(day).getUTCDay()))
    .flatMap((day) => [day + 9 * hour, day + 10 * hour]);
  const rows = (weakest: number) =>
    peakHours.map((at, index) => ({ at, service: '', completed: index === 7 ? weakest : 1500 }));

  test('is the weakest peak hour by the agreed units; a breach one unit below the tolerance', () => {
    const judged = (weakest: number) => inShort(windowOf('S4', { throughput: rows(weakest) }, { agreement }));
    expect(judged(970)).toEqual({ value: '97/100', shown: '0.97', sample: 44, verdict: 'deviation' });
    expect([1000, 999, 950, 949].map((weakest) => judged(weakest).verdict)).toEqual([
      'met',
      'deviation',
      'deviation',
      'breach',
    ]);
  });

  test('adds services up, leaves out other hours, and needs 95 % of the peak hours', () => {
    const night = { at: moment('2026-03-10T03:00:00Z'), service: '', completed: 1 };
    const halves = rows(970).flatMap((row) => [
      { ...row, service: 'a', completed: row.completed / 2 },
      { ...row, service: 'b', completed: row.completed / 2 },
    ]);
    expect(inShort(windowOf('S4', { throughput: [...halves, night] }, { agreement }))).toMatchObject({
      value: '97/100',
      sample: 44,
    });
    expect(inShort(windowOf('S4', { throughput: rows(970).slice(2) }, { agreement })).verdict).toBe('deviation');
    expect(inShort(windowOf('S4', { throughput: rows(970).slice(3) }, { agreement })).verdict).toBe('coverageTooSmall');
  });

  test('is not measured without peak periods or without agreed units', () => {
    expect(inShort(windowOf('S4', { throughput: rows(970) })).verdict).toBe('noData');
    const without = { ...agreement, unitsPerHour: null };
    expect(inShort(windowOf('S4', { throughput: rows(970) }, { agreement: without })).verdict).toBe('noData');
  });
});

test('customer satisfaction (S14) is answers of 4 and 5 of all, and needs twenty', () => {
  const ratings = (good: number, bad: number) =>
    many(good + bad, (index) => ({
      at: moment('2026-02-01') + index,
      score: index < good ? 4 + (index % 2) : 3,
      region: '',
    }));
  expect(inShort(windowOf('S14', { ratings: ratings(41, 8) }))).toEqual({
    value: '4100/49',
    shown: '83.6734',
    sample: 49,
    verdict: 'deviation',
  });
  expect([17, 16].map((good) => windowOf('S14', { ratings: ratings(good, 20 - good) }).verdict)).toEqual([
    'met',
    'breach',
  ]);
  expect(inShort(windowOf('S14', { ratings: ratings(19, 0) })).verdict).toBe('sampleTooSmall');
});

describe('renewals (S15)', () => {
  const contracts = (value: (index: number) => string | null) =>
    many(30, (index) => ({ id: `K-${index}`, dueAt: moment('2026-06-30'), renewed: index < 27, value: value(index) }));

  test('count by number, and show the share by value beside it', () => {
    const result = windowOf('S15', { contracts: contracts((index) => (index < 27 ? '100.10' : '2702.7')) });
    expect(inShort(result)).toEqual({ value: '90', shown: '90.0000', sample: 30, verdict: 'met' });
    expect(result.why.at(-1)).toEqual({
      step: 'byValue',
      facts: { renewed: '27027/10', of: '54054/5', share: '25' },
    });
  });

  test('show no share by value where one value is missing', () => {
    const result = windowOf('S15', { contracts: contracts((index) => (index === 3 ? null : '100')) });
    expect(result.why.map((step) => step.step)).toEqual(['counted']);
  });

  test('of a contract that falls due at the very end of the year belong to the next one', () => {
    const contract = { id: 'K', dueAt: moment('2027-01-01'), renewed: true, value: null };
    expect(windowOf('S15', { contracts: [contract] }).sample).toBe(0);
  });
});

test('customers lost (S16) are those of the quarter by those at its start', () => {
  const start = moment('2026-01-01');
  const customers = many(50, (index) => ({
    id: `K-${index}`,
    startedAt: index === 49 ? start : start - hour,
    // One left the moment before, one at the first moment, one at the last.
    lostAt: [start - 1, start, moment('2026-04-01') - 1][index] ?? null,
  }));
  expect(inShort(windowOf('S16', { customers }))).toEqual({
    value: '25/6',
    shown: '4.1667',
    sample: 48,
    verdict: 'breach',
  });
});

test('reviews in time (S18) are delivered before the end of the fifth working day after closing', () => {
  const incidentClosedAt = moment('2026-03-10T12:00:00Z');
  const review = (id: string, delivered: string | null) => ({
    id,
    incidentClosedAt,
    deliveredAt: delivered === null ? null : moment(delivered),
  });
  const verdict = (...told: readonly (string | null)[]) => {
    const result = windowOf('S18', { reviews: told.map((delivered, index) => review(`R-${index}`, delivered)) });
    return [result.shown, result.verdict];
  };
  expect(verdict('2026-03-17T23:59:59Z')).toEqual(['100.0000', 'met']);
  expect(verdict('2026-03-18')).toEqual(['0.0000', 'breach']);
  expect(verdict(null)).toEqual(['0.0000', 'breach']);
  expect(verdict(...many(9, () => '2026-03-17'), '2026-03-19')).toEqual(['90.0000', 'deviation']);
  // Closed on the last day but one of the quarter: due in the next one.
  const late = { id: 'R', incidentClosedAt: moment('2026-03-30'), deliveredAt: moment('2026-03-31') };
  expect(windowOf('S18', { reviews: [late] }).sample).toBe(0);
  // Due by the end of the last day of the quarter is due in it.
  const lastDay = { id: 'R', incidentClosedAt: moment('2026-03-24'), deliveredAt: moment('2026-03-31T23:00:00Z') };
  expect(windowOf('S18', { reviews: [lastDay] }).sample).toBe(1);
});

test('preventive actions in time (S19) are closed by their date', () => {
  const dueAt = moment('2026-03-10T12:00:00Z');
  const action = (id: string, closedAt: number | null) => ({ id, dueAt, closedAt });
  const actions = [...many(7, (index) => action(`A-${index}`, dueAt)), action('late', dueAt + 1)];
  expect(inShort(windowOf('S19', { actions }))).toEqual({
    value: '175/2',
    shown: '87.5000',
    sample: 8,
    verdict: 'deviation',
  });
  expect(windowOf('S19', { actions: actions.map((one) => ({ ...one, closedAt: null })) }).value).toBe('0');
});

test('orders right first time (S20) are those without a correction', () => {
  const orders = (wrong: number) =>
    many(100, (index) => ({ id: `O-${index}`, at: moment('2026-03-31T23:59:59Z'), corrected: index < wrong }));
  expect([2, 3, 4].map((wrong) => windowOf('S20', { orders: orders(wrong) }).verdict)).toEqual([
    'met',
    'deviation',
    'breach',
  ]);
  expect(inShort(windowOf('S20', { orders: orders(3) }))).toMatchObject({ value: '97', sample: 100 });
});

describe('changes announced in time (S22)', () => {
  const change = (
    noticeClass: ChangeNotice['noticeClass'],
    announced: string | null,
    effective: string,
  ): ChangeNotice => ({
    id: `${noticeClass} ${announced}`,
    noticeClass,
    announcedAt: announced === null ? null : moment(announced),
    effectiveAt: moment(effective),
  });
  const kept = (...changes: readonly ChangeNotice[]) =>
    windowOf('S22', { changes }, { agreement: { zone: 'Europe/Vienna' }, commitment: { minimumSample: 1 } }).value ===
    '100';

  test('give full days by the clock on the wall, also over a change of the clocks', () => {
    expect(kept(change('maintenance', '2026-03-05T10:00:00Z', '2026-03-10T10:00:00Z'))).toBe(true);
    expect(kept(change('maintenance', '2026-03-05T10:00:01Z', '2026-03-10T10:00:00Z'))).toBe(false);
    // 10:00 in Vienna on both days; an hour of UTC less lies between.
    expect(kept(change('maintenance', '2026-03-26T09:00:00Z', '2026-03-31T08:00:00Z'))).toBe(true);
    expect(kept(change('maintenance', null, '2026-03-10T10:00:00Z'))).toBe(false);
  });

  test('give whole working days between announcement and change', () => {
    // Ten working days after Tuesday the 3rd end with Tuesday the 17th.
    expect(kept(change('breakingChange', '2026-03-03T10:00:00Z', '2026-03-17T23:00:00Z'))).toBe(true);
    expect(kept(change('breakingChange', '2026-03-03T10:00:00Z', '2026-03-17T22:59:59Z'))).toBe(false);
  });

  test('leave out kinds for which no notice was agreed', () => {
    const changes = [
      ...many(11, () => change('emergencySecurity', '2026-03-03T10:00:00Z', '2026-03-03T10:00:00Z')),
      change('emergencySecurity', '2026-03-03T10:00:01Z', '2026-03-03T10:00:00Z'),
      change('keyPerson', null, '2026-03-03T10:00:00Z'),
    ];
    const result = windowOf('S22', { changes });
    expect(inShort(result)).toMatchObject({ value: '275/3', shown: '91.6666', sample: 12 });
    expect(result.excluded).toEqual([{ what: '1', why: 'noNoticeAgreed' }]);
  });
});

describe('notice of a data breach (S23)', () => {
  const aware = moment('2026-03-09T09:00:00Z');
  const breach = (id: string, hours: number | null) => ({
    id,
    awareAt: aware,
    noticeAt: hours === null ? null : aware + hours * hour,
  });
  const march = { from: '2026-03-01', to: '2026-04-01' };

  test('is judged event by event: at 24 hours met, one second later a breach', () => {
    const breaches = [breach('a', 24), breach('b', 24 + 1 / 3600), breach('c', 20.5)];
    const results = windowsOf('S23', { breaches }, march);
    expect(results.map((one) => [one.window.label, one.shown, one.verdict])).toEqual([
      ['event:a', '24.00', 'met'],
      ['event:b', '24.01', 'breach'],
      ['event:c', '20.50', 'met'],
    ]);
    expect(results[2]?.window).toEqual({
      label: 'event:c',
      start: '2026-03-09T09:00:00Z',
      end: '2026-03-10T05:30:00Z',
    });
  });

  test('without a notice is a breach once the limit has passed, and open before', () => {
    expect(windowsOf('S23', { breaches: [breach('a', null)] }, march)[0]?.verdict).toBe('breach');
    const open = windowsOf('S23', { breaches: [breach('a', null)] }, { from: '2026-03-01', to: '2026-03-10' })[0];
    expect(open && inShort(open)).toMatchObject({ value: null, verdict: 'sampleTooSmall' });
  });
});

test('how we behave (S24) is the average of all ratings, by at least two people', () => {
  const behaviours = (people: number, sum: number): Tables => ({
    behaviours: many(people * 3, (index) => ({
      at: moment('2026-03-31'),
      rater: `person ${index % people}`,
      behaviour: (['proactiveNotice', 'truthfulStatus', 'knownLimits'] as const)[index % 3] ?? 'knownLimits',
      score: index < sum - people * 9 ? 4 : 3,
    })),
  });
  expect(inShort(windowOf('S24', behaviours(4, 46)))).toEqual({
    value: '23/6',
    shown: '3.83',
    sample: 4,
    verdict: 'deviation',
  });
  expect(inShort(windowOf('S24', behaviours(1, 12))).verdict).toBe('sampleTooSmall');
  expect([windowOf('S24', behaviours(2, 24)).verdict, windowOf('S24', behaviours(2, 23)).verdict]).toEqual([
    'met',
    'deviation',
  ]);
});
