import { describe, expect, test } from 'vitest';
import type { Case } from '#shared/domain/datasets/tables';
import { measureAgreement } from '#shared/domain/measuring/measure-agreement';
import {
  aCalendar,
  aCase,
  aLevel,
  inShort,
  many,
  measuredBy,
  moment,
  windowOf,
} from '../../../../builders/a-measured-agreement';

const minute = 60_000;
const day = 86_400_000;
const opened = moment('2026-03-10T09:00:00Z');

/** So many cases alike, each with its own id. */
function cases(count: number, differs: Partial<Case>, prefix = 'C'): readonly Case[] {
  return many(count, (index) => aCase({ id: `${prefix}-${index}`, ...differs }));
}

const resolved = (differs: Partial<Case> = {}): Partial<Case> => ({
  resolvedAt: opened + 60 * minute,
  contacts: 1,
  ...differs,
});

describe('acknowledged in time (S7)', () => {
  test('is the share of cases acknowledged within the limit of their severity, to the second', () => {
    const good = cases(58, { acknowledgedAt: opened + 15 * minute });
    const late = cases(4, { acknowledgedAt: opened + 15 * minute + 1000 }, 'L');
    const result = windowOf('S7', { cases: [...good, ...late] });
    expect(inShort(result)).toEqual({ value: '2900/31', shown: '93.5483', sample: 62, verdict: 'deviation' });
    expect(result.why[1]).toEqual({
      step: 'late',
      at: '2026-03-10T09:00:00Z',
      facts: {
        case: 'L-0',
        severity: 's1',
        deadline: '2026-03-10T09:15:00Z',
        done: '2026-03-10T09:15:01Z',
        elapsedSeconds: 901,
      },
    });
  });

  test('is met at 95 %, deviates one case below, and is a breach below 92 %', () => {
    const verdict = (late: number) =>
      windowOf('S7', {
        cases: [
          ...cases(100 - late, { acknowledgedAt: opened }),
          ...cases(late, { acknowledgedAt: opened + day }, 'L'),
        ],
      }).verdict;
    expect([5, 6, 8, 9].map(verdict)).toEqual(['met', 'deviation', 'deviation', 'breach']);
  });

  test('takes an answer, or the solution, as taking note where nothing else was written down', () => {
    const tables = {
      cases: [
        ...cases(10, { acknowledgedAt: null, firstResponseAt: opened + 10 * minute }),
        ...cases(10, { acknowledgedAt: null, firstResponseAt: null, ...resolved() }, 'R'),
      ],
    };
    expect(inShort(windowOf('S7', tables))).toMatchObject({ value: '50', sample: 20, verdict: 'breach' });
  });

  test('is not measured from tickets that were solved while nobody ever wrote down an answer', () => {
    const tables = { cases: cases(20, { acknowledgedAt: null, firstResponseAt: null, ...resolved() }) };
    expect(windowOf('S7', tables)).toMatchObject({ verdict: 'notMeasured', notMeasuredBecause: 'noData' });
    expect(windowOf('S8', tables)).toMatchObject({ verdict: 'notMeasured', notMeasuredBecause: 'noData' });
  });

  test('counts a case that nobody acknowledged as late once its limit has passed, and leaves it out before', () => {
    const lastMinute = moment('2026-03-31T23:50:00Z');
    const tables = {
      cases: [
        ...cases(9, { acknowledgedAt: opened }),
        aCase({ id: 'forgotten' }),
        aCase({ id: 'new', openedAt: lastMinute }),
      ],
    };
    const result = windowOf('S7', tables);
    expect(inShort(result)).toMatchObject({ value: '90', sample: 10 });
    expect(result.excluded).toEqual([{ what: '1', why: 'stillOpen' }]);
  });
});

describe('first response in time (S8)', () => {
  test('goes by the hours of the severity and leaves out pauses', () => {
    const friday = moment('2026-03-13T16:00:00Z');
    const low = { openedAt: friday, severities: [{ at: friday, severity: 's3' as const }] };
    const pause = {
      from: friday,
      to: moment('2026-03-16T10:00:00Z'),
      reason: 'waitingForCustomer',
      by: 'Ana',
      note: '',
    } as const;
    const tables = {
      cases: [
        ...cases(8, { ...low, firstResponseAt: moment('2026-03-16T16:00:00Z') }),
        aCase({ ...low, id: 'late', firstResponseAt: moment('2026-03-16T16:00:01Z') }),
        aCase({ ...low, id: 'paused', firstResponseAt: moment('2026-03-17T10:00:00Z'), pauses: [pause] }),
      ],
    };
    const agreement = { calendars: [aCalendar('service', '09:00', '17:00')] };
    const result = windowOf('S8', tables, { agreement });
    expect(inShort(result)).toEqual({ value: '90', shown: '90.0000', sample: 10, verdict: 'breach' });
    expect(result.why[1]?.facts).toMatchObject({ case: 'late', deadline: '2026-03-16T16:00:00Z' });
  });

  test('belongs to the month in which the case was opened, also when the answer came in the next', () => {
    const [openedAt, firstResponseAt] = [moment('2026-03-31T23:59:59Z'), moment('2026-04-01T00:29:59Z')];
    const tables = { cases: [...cases(9, { openedAt, firstResponseAt }), aCase({ id: 'never', openedAt })] };
    expect(inShort(windowOf('S8', tables))).toMatchObject({ value: '100', sample: 9 });
    const later = aCase({ id: 'later', openedAt: moment('2026-04-02') });
    expect(inShort(windowOf('S8', { cases: [...tables.cases, later] }))).toMatchObject({ value: '90', sample: 10 });
    expect(windowOf('S8', tables, { from: '2026-04-01', to: '2026-05-01' }).sample).toBe(0);
  });
});

describe('resolved in time (S10)', () => {
  test('is the share of the cases resolved in the month whose time without pauses kept the limit', () => {
    const pause = {
      from: opened + minute,
      to: opened + 61 * minute,
      reason: 'agreedDeferral',
      by: 'Ana',
      note: '',
    } as const;
    const tables = {
      cases: [
        ...cases(8, { resolvedAt: opened + day }),
        aCase({ id: 'paused', resolvedAt: opened + day + 60 * minute, pauses: [pause] }),
        aCase({ id: 'late', resolvedAt: opened + day + 1000 }),
        aCase({ id: 'question', resolvedAt: opened + day, severities: [{ at: opened, severity: 's4' }] }),
        aCase({ id: 'open' }),
      ],
    };
    const result = windowOf('S10', tables);
    expect(inShort(result)).toEqual({ value: '90', shown: '90.0000', sample: 10, verdict: 'met' });
    expect(result.excluded).toEqual([{ what: '1', why: 'noTimeLimit' }]);
  });
});

describe('solved at first contact (S11)', () => {
  test('asks for one contact, no handing on, and no coming back within seven days', () => {
    const tables = {
      cases: [
        ...cases(20, resolved()),
        ...cases(1, resolved({ reopenedAt: opened + 60 * minute + 7 * day }), 'back in time'),
        ...cases(1, resolved({ reopenedAt: opened + 60 * minute + 7 * day + 1000 }), 'back later'),
        ...cases(4, resolved({ contacts: 2 }), 'twice'),
        ...cases(4, resolved({ transferred: true }), 'handed on'),
      ],
    };
    expect(inShort(windowOf('S11', tables))).toEqual({ value: '70', shown: '70.0000', sample: 30, verdict: 'met' });
  });

  test('is not judged when it is not known of enough cases', () => {
    const known = (unknown: number) =>
      inShort(
        windowOf('S11', { cases: [...cases(95, resolved()), ...cases(unknown, resolved({ contacts: null }), 'U')] }),
      );
    expect([known(5).verdict, known(6).verdict]).toEqual(['met', 'coverageTooSmall']);
  });
});

test('reopened (S12) is who came back within fourteen days, of all resolved', () => {
  const back = (days: number, extra = 0) => resolved({ reopenedAt: opened + 60 * minute + days * day + extra });
  const tables = {
    cases: [...cases(57, resolved()), ...cases(3, back(14), 'back'), ...cases(1, back(14, 1000), 'late')],
  };
  expect(inShort(windowOf('S12', tables))).toEqual({ value: '300/61', shown: '4.9181', sample: 61, verdict: 'met' });
});

describe('consistency across regions (S13)', () => {
  const region = (name: string, good: number, late: number) => [
    ...cases(good, { region: name, firstResponseAt: opened }, `${name} good`),
    ...cases(late, { region: name, firstResponseAt: opened + day }, `${name} late`),
  ];

  test('is best less weakest of the regions with enough cases', () => {
    const tables = {
      cases: [...region('north', 39, 1), ...region('south', 19, 1), ...region('west', 91, 9), ...region('tiny', 0, 9)],
    };
    const result = windowOf('S13', tables);
    expect(inShort(result)).toEqual({ value: '13/2', shown: '6.50', sample: 3, verdict: 'deviation' });
    expect(result.excluded).toEqual([{ what: '1', why: 'tooFewCases' }]);
    expect(result.why.map((step) => step.facts['region'])).toEqual(['north', 'south', 'west']);
  });

  test('counts a region from as many cases as first responses need to be judged', () => {
    const tables = { cases: [...region('north', 40, 0), ...region('tiny', 4, 5)] };
    const agreed = (minimumSample: number) =>
      measureAgreement(measuredBy([aLevel('S8', { minimumSample }), aLevel('S13')]), tables, {
        from: '2026-01-01',
        to: '2026-04-01',
      }).results.find((one) => one.measure === 'S13')?.sample;
    expect([agreed(10), agreed(9)]).toEqual([1, 2]);
  });

  test('shows the availability of each region beside it', () => {
    const outage = { id: 'O', service: '', region: 'north', from: opened, to: opened + 129.6 * minute };
    const result = windowOf('S13', {
      cases: [...region('north', 10, 0), ...region('south', 10, 0)],
      outages: [outage],
    });
    expect(result.why.at(-1)).toEqual({ step: 'availabilityOfRegion', facts: { region: 'north', share: '999/10' } });
    expect(result.value).toBe('0');
  });
});

test('follow-up (S21) is due before the end of the third working day after closing', () => {
  // Closed on Tuesday the 10th; the third working day after is Friday the 13th.
  const closed = { closedAt: opened + 60 * minute };
  const tables = {
    cases: [
      ...cases(9, { ...closed, followUpAt: moment('2026-03-13T23:59:59Z') }),
      aCase({ ...closed, id: 'late', followUpAt: moment('2026-03-14') }),
      aCase({ ...closed, id: 'minor', severities: [{ at: opened, severity: 's3' }] }),
      aCase({ id: 'fresh', closedAt: moment('2026-03-30T12:00:00Z') }),
    ],
  };
  const result = windowOf('S21', tables);
  expect(inShort(result)).toEqual({ value: '90', shown: '90.0000', sample: 10, verdict: 'deviation' });
  expect(result.excluded).toEqual([{ what: '1', why: 'stillOpen' }]);
});
