import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { datedCommitments, type PromisingRecords } from '#shared/domain/guidance/dated-commitments';
import { type JointReview, jointReviewSchema } from '#shared/domain/performance/joint-review';
import { closeDecision } from '#shared/domain/performance/joint-review-rules';

const now = '2026-11-20T12:00:00.000Z';
const partnerId = brand<'Partner'>('0190f3c0-0000-7000-8000-000000000001');
const train = { what: 'Train the second shift', side: 'vendor' as const, owner: 'Ana', due: '2026-09-01' };
const ship = { what: 'Ship the relay', side: 'partner' as const, owner: 'Mira', due: '2026-12-01' };
const review: JointReview = jointReviewSchema.parse({
  ...{ id: '0190f3c0-0000-7000-8000-0000000000e1', partnerId, agreementId: '0190f3c0-0000-7000-8000-0000000000e2' },
  ...{ quarter: '2026-Q2', createdAt: now, decisions: [train, ship] },
});

const owed = (jointReview: JointReview) => {
  const none = { plans: [], slas: [], notices: [], incidents: [], incidentEvents: [], postIncidentReviews: [] };
  const records: PromisingRecords = {
    ...{ ...none, partnerId, preventiveActions: [], handoffs: [], handoffEvents: [] },
    jointReviews: [jointReview],
  };
  return datedCommitments(records, now).map(({ what, isOverdue }) => [what, isOverdue]);
};

describe('what a joint review decided', () => {
  test('is owed until somebody notes that it was done, however long ago its day was', () => {
    expect(owed(review)).toEqual([
      ['Train the second shift', true],
      ['Ship the relay', false],
    ]);
    const closed = closeDecision(review, train, '2026-11-20');
    expect(closed.ok && owed(closed.value)).toEqual([['Ship the relay', false]]);
  });

  test('is owed again when it was not done after all', () => {
    const closed = closeDecision(review, train, '2026-11-20');
    const again = closed.ok ? closeDecision(closed.value, train, null) : closed;
    expect(again).toEqual({ ok: true, value: review });
  });

  test('cannot be closed twice, nor when it was written otherwise meanwhile', () => {
    const gone = { ok: false, error: { kind: 'decision-gone' } };
    const closed = closeDecision(review, train, '2026-11-20');
    expect(closed.ok && closeDecision(closed.value, train, '2026-11-20')).toEqual(gone);
    expect(closeDecision(review, { ...train, owner: 'Tom' }, '2026-11-20')).toEqual(gone);
  });

  test('of two that read alike is closed one at a time', () => {
    const twice = { ...review, decisions: [...review.decisions, ...review.decisions] };
    const closed = closeDecision(twice, ship, '2026-11-20');
    expect(closed.ok && closed.value.decisions.map(({ doneOn }) => doneOn)).toEqual([null, '2026-11-20', null, null]);
  });
});
