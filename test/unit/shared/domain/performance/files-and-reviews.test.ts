import { describe, expect, test } from 'vitest';
import type { WindowResult } from '#shared/domain/measuring/measurement';
import { driftOf } from '#shared/domain/performance/drift';
import { type BehaviourNote, jointReviewSchema } from '#shared/domain/performance/joint-review';
import {
  behaviourRatings,
  holdJointReview,
  openJointReview,
  rateBehaviour,
} from '#shared/domain/performance/joint-review-rules';
import { type PerformanceFile, performanceFileSchema } from '#shared/domain/performance/performance-file';
import {
  bringFile,
  correctableUntil,
  countedFiles,
  replaceFile,
  withdrawFile,
} from '#shared/domain/performance/performance-file-rules';
import { anAgreement, at } from '../../../../builders/an-incident';

const terms = anAgreement();
const entered = '2026-04-02T09:00:00Z';

const aFile = (differs: object = {}): PerformanceFile =>
  performanceFileSchema.parse({
    id: 'file',
    partnerId: 'partner',
    agreementId: 'sla',
    table: 'checks',
    cameAs: 'csv',
    file: { sha256: 'a'.repeat(64), bytes: 900, mime: 'text/csv', name: 'march.csv' },
    rows: 44_640,
    from: '2026-03-01T00:00:00Z',
    to: '2026-03-31T23:59:00Z',
    givenBy: 'vendor',
    author: 'Omar Reyes',
    enteredBy: 'omar',
    enteredAt: entered,
    ...differs,
  });

const brought = (differs: object = {}) => {
  const {
    id: _id,
    enteredBy: _by,
    enteredAt: _at,
    replacesId: _r,
    reason: _w,
    withdraws: _x,
    ...input
  } = aFile(differs);
  return input;
};

describe('a file of performance data', () => {
  test('needs an author and rows, and is brought once', () => {
    const now = at(entered);
    expect(bringFile(brought({ author: ' ' }), [], now)).toEqual({ ok: false, error: { kind: 'author-missing' } });
    expect(bringFile(brought({ rows: 0 }), [], now)).toEqual({ ok: false, error: { kind: 'no-rows' } });
    expect(bringFile(brought(), [aFile()], now)).toEqual({
      ok: false,
      error: { kind: 'brought-already', fileId: 'file' },
    });
    expect(bringFile(brought(), [], now)).toMatchObject({
      ok: true,
      value: { author: 'Omar Reyes', enteredAt: entered },
    });
  });

  test('can be corrected for ten working days, and not a moment longer', () => {
    // Ten working days from Thursday 2 April, with Easter Monday between.
    expect(correctableUntil(aFile(), [aFile()], terms)).toBe('2026-04-17');
    const situation = { files: [aFile()], terms };
    const better = brought({ file: { ...aFile().file, sha256: 'b'.repeat(64) } });
    const replaced = replaceFile(aFile(), better, 'Two days were missing', situation, at('2026-04-17T21:59:00Z'));
    if (!replaced.ok) throw new Error('refused');
    expect(countedFiles('sla', [aFile(), replaced.value], '2026-04-18T00:00:00Z')).toEqual([replaced.value]);
    expect(countedFiles('sla', [aFile(), replaced.value], '2026-04-10T00:00:00Z')).toEqual([aFile()]);
    expect(replaceFile(aFile(), better, 'Two days were missing', situation, at('2026-04-17T22:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'too-late', until: '2026-04-17' },
    });
    // A correction gains no time: the ten days are those of the first file.
    expect(correctableUntil(replaced.value, [aFile(), replaced.value], terms)).toBe('2026-04-17');
  });

  test('is withdrawn with a reason; it stays and counts no more', () => {
    const situation = { files: [aFile()], terms };
    expect(withdrawFile(aFile(), '', situation, at('2026-04-03T09:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    const gone = withdrawFile(aFile(), 'Of another partner', situation, at('2026-04-03T09:00:00Z'));
    if (!gone.ok) throw new Error('refused');
    const files = [aFile(), gone.value];
    expect(countedFiles('sla', files, '2026-04-04T00:00:00Z')).toEqual([]);
    expect(withdrawFile(aFile(), 'Again', { files, terms }, at('2026-04-04T09:00:00Z'))).toEqual({
      ok: false,
      error: { kind: 'replaced-already' },
    });
  });

  test('of a negotiation is not among those of the agreement', () => {
    expect(countedFiles('sla', [aFile({ agreementId: null })], '2026-05-01T00:00:00Z')).toEqual([]);
  });
});

describe('the joint review of a quarter', () => {
  const review = jointReviewSchema.parse({
    id: 'joint',
    partnerId: 'partner',
    agreementId: 'sla',
    quarter: '2026-Q1',
    createdAt: '2026-04-07T08:00:00Z',
  });
  const now = at('2026-04-08T09:00:00Z');

  test('is opened once for a quarter that has begun', () => {
    const { partnerId, agreementId } = review;
    expect(openJointReview({ partnerId, agreementId, quarter: '2026-Q1' }, [review], now)).toEqual({
      ok: false,
      error: { kind: 'begun-already', reviewId: 'joint' },
    });
    expect(openJointReview({ partnerId, agreementId, quarter: '2026-Q3' }, [review], now)).toEqual({
      ok: false,
      error: { kind: 'before-quarter' },
    });
  });

  test('begins with the limits that were known when the quarter before was left', () => {
    const { partnerId, agreementId } = review;
    const older = { ...review, quarter: '2025-Q3', knownLimits: 'No search by name.' };
    const left = { ...review, quarter: '2025-Q4', knownLimits: 'Exports end at 10,000 rows; ask for two.' };
    const opened = openJointReview({ partnerId, agreementId, quarter: '2026-Q1' }, [left, older], now);
    expect(opened).toMatchObject({ ok: true, value: { knownLimits: 'Exports end at 10,000 rows; ask for two.' } });
  });

  test('is held on a day that has been, by people with names', () => {
    expect(holdJointReview(review, { on: '2026-04-09', attendees: 'Mira' }, now)).toEqual({
      ok: false,
      error: { kind: 'in-the-future' },
    });
    expect(holdJointReview(review, { on: '2026-04-08', attendees: ' ' }, now)).toEqual({
      ok: false,
      error: { kind: 'attendees-missing' },
    });
    expect(holdJointReview(review, { on: '2026-04-08', attendees: 'Mira, Tom' }, now)).toMatchObject({
      ok: true,
      value: { heldOn: '2026-04-08', attendees: 'Mira, Tom' },
    });
  });

  test('takes of each person the last word on a behaviour, and a low one only with a reason', () => {
    const rate = (score: number, rater: string, side: 'vendor' | 'partner', time: string, why = '') =>
      rateBehaviour(review, { behaviour: 'truthfulStatus', score, why, side, rater }, at(time));
    expect(rate(2, 'Tom', 'partner', '2026-04-08T09:00:00Z')).toEqual({
      ok: false,
      error: { kind: 'reason-missing' },
    });
    const notes: readonly BehaviourNote[] = [
      rate(2, 'Tom', 'partner', '2026-04-08T09:00:00Z', 'Status page was late'),
      rate(3, 'tom ', 'partner', '2026-04-08T10:00:00Z'),
      rate(4, 'Ana', 'partner', '2026-04-08T09:00:00Z'),
      rate(5, 'Mira', 'vendor', '2026-04-08T09:00:00Z'),
    ].flatMap((rated) => (rated.ok ? [rated.value] : []));
    expect(behaviourRatings('joint', notes)[1]).toEqual({
      behaviour: 'truthfulStatus',
      vendor: '5.00',
      partner: '3.50',
      mean: '4.00',
      raters: 3,
    });
  });
});

describe('drift', () => {
  const level = {
    id: 'S1' as const,
    better: 'higher' as const,
    commitment: { target: '99.9', tolerance: '0.05', minimumSample: 1 },
  };
  const windows = (values: readonly (string | null)[]): readonly WindowResult[] =>
    values.map((value, index) => ({
      measure: 'S1',
      window: {
        label: `2026-0${index + 1}`,
        start: `2026-0${index + 1}-01T00:00:00Z`,
        end: `2026-0${index + 2}-01T00:00:00Z`,
      },
      sample: 43_200,
      coverage: '1',
      value,
      shown: value ?? '',
      verdict: value === null ? 'notMeasured' : 'met',
      notMeasuredBecause: value === null ? 'noData' : null,
      isChronic: false,
      excluded: [],
      why: [],
    }));

  test('is the line through the last windows, and says when it will be a breach', () => {
    expect(driftOf(level, windows(['99.98', '99.96', '99.94', '99.92']))).toEqual({
      measure: 'S1',
      direction: 'worsening',
      windows: 4,
      first: { label: '2026-01', shown: '99.98' },
      last: { label: '2026-04', shown: '99.92' },
      perWindow: '-0.0200',
      windowsToBreach: 4,
    });
    expect(driftOf(level, windows(['99.90', '99.93', '99.96'])).direction).toBe('improving');
  });

  test('is steady within half the tolerance, and unknown from two windows', () => {
    expect(driftOf(level, windows(['99.95', '99.94', '99.95', '99.94'])).direction).toBe('steady');
    expect(driftOf(level, windows(['99.95', null, '99.80'])).direction).toBe('unknown');
  });

  test('turns round where less is better', () => {
    const errors = {
      ...level,
      better: 'lower' as const,
      commitment: { ...level.commitment, target: '0.5', tolerance: '0.1' },
    };
    expect(driftOf(errors, windows(['0.10', '0.20', '0.30']))).toMatchObject({
      direction: 'worsening',
      perWindow: '0.1000',
      windowsToBreach: 4,
    });
  });
});
