import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { roundTo } from '#shared/base/decimal';
import { closeMilestone, reopenMilestone } from '#shared/domain/plans/milestone-commands';
import type { PlanRecords } from '#shared/domain/plans/plan-chain';
import { type PlanUnderWay, planStanding } from '#shared/domain/plans/plan-standing';
import { timeTo } from '#shared/domain/plans/time-to-value';
import { aContext } from '../../../../builders/a-partner-case';
import {
  aClosure,
  aGoalReading,
  aPlanUnderWay,
  planAgreement,
  withProgress,
} from '../../../../builders/a-plan-under-way';
import { aReadyPartner } from '../../../../builders/a-ready-partner';

const standingOf = (id: string, underWay: PlanUnderWay, asOf: string) => {
  const found = planStanding(underWay, asOf).milestones.find((one) => one.id === id);
  if (!found) throw new Error(`No ${id}`);
  return found;
};
const close = (
  underWay: PlanUnderWay,
  milestoneId: string,
  now: string,
  proof: Parameters<typeof closeMilestone>[0]['proof'] = null,
) => closeMilestone({ underWay, agreement: planAgreement, milestoneId, proof, note: '' }, aContext({ now }));
const grown = (progress: PlanRecords, closure: ReturnType<typeof aClosure>): PlanRecords => ({
  ...progress,
  closures: [...progress.closures, closure],
});

describe('closing a milestone', () => {
  test('is refused, naming what is missing, while it is not proved', () => {
    expect(close(aPlanUnderWay(), 'A4', '2026-12-01T09:00:00Z')).toEqual({
      ok: false,
      error: {
        kind: 'not-proven',
        missing: [
          { kind: 'evidence', typeId: 'E8.3', title: 'Escalation drill', why: 'missing', from: 'both', about: '' },
        ],
      },
    });
  });

  test('is refused with a proof that proves something else, naming those that would do', () => {
    const ready = aPlanUnderWay({ records: aReadyPartner() });
    const proofs = [{ kind: 'evidence', id: 'E2.1', what: 'E2.1 E2.1', on: '2026-11-18' }];
    const closed = aClosure('R1');
    const underWay = { ...ready, progress: withProgress({ closures: [closed] }) };
    expect(close(underWay, 'R2', '2026-11-21T09:00:00Z', { kind: 'evidence', id: 'E7.1' })).toEqual({
      ok: false,
      error: { kind: 'proof-does-not-fit', proofs },
    });
  });

  test('writes the proof and its day, and is done once', () => {
    const underWay = aPlanUnderWay({ records: aReadyPartner() });
    const closed = close(underWay, 'R3', '2026-11-21T09:00:00Z');
    expect(closed).toEqual({
      ok: true,
      value: {
        closure: {
          id: 'id-1',
          partnerId: planAgreement.partnerId,
          agreementId: planAgreement.id,
          milestoneId: 'R3',
          kind: 'closed',
          doneOn: '2026-11-20',
          proofKind: 'gateDecision',
          proofId: 'decision-G1',
          proofNote: '',
          by: 'ines',
          at: '2026-11-21T09:00:00Z',
        },
      },
    });
    if (!closed.ok) return;
    const after = { ...underWay, progress: withProgress({ closures: [closed.value.closure] }) };
    expect(standingOf('R3', after, '2026-11-21')).toMatchObject({
      state: 'closed',
      doneOn: '2026-11-20',
      status: 'done',
    });
    expect(close(after, 'R3', '2026-11-21T10:00:00Z')).toEqual({
      ok: false,
      error: { kind: 'closed-already', doneOn: '2026-11-20' },
    });
  });

  test('waits for the milestones it depends on, though its own proof is there', () => {
    const records = aReadyPartner({
      differs: (all) => ({ ...all, partner: { ...all.partner, riskTierAccepted: null } }),
    });
    expect(close(aPlanUnderWay({ records }), 'R2', '2026-11-21T09:00:00Z')).toEqual({
      ok: false,
      error: { kind: 'waits-for', milestones: ['R1'] },
    });
  });

  test('is taken back with a reason only, and is then open until it is closed anew', () => {
    const underWay = aPlanUnderWay({
      records: aReadyPartner(),
      progress: withProgress({ closures: [aClosure('A6')] }),
    });
    const again = (reason: string) =>
      reopenMilestone(
        { underWay, agreement: planAgreement, milestoneId: 'A6', reason },
        aContext({ now: '2026-11-25T09:00:00Z' }),
      );
    expect(again(' ')).toEqual({ ok: false, error: { kind: 'reason-missing' } });
    const reopened = again('The message was taken off the site');
    if (!reopened.ok) throw new Error('refused');
    const progress = grown(underWay.progress, reopened.value.closure);
    const after = { ...underWay, progress };
    expect(standingOf('A6', after, '2026-11-25')).toMatchObject({ state: 'reopened', doneOn: null });
    // Looking back, it still was closed the day before.
    expect(standingOf('A6', after, '2026-11-24')).toMatchObject({ state: 'closed' });
    expect(close(after, 'A6', '2026-11-26T09:00:00Z')).toMatchObject({ ok: true });
  });

  test('does not outlive a proof that is withdrawn, and does outlive one that runs out', () => {
    const ready = aReadyPartner();
    const closures = [aClosure('A6', { proofKind: 'evidence', proofId: 'E7.1' })];
    const underWay = { ...aPlanUnderWay({ records: ready }), progress: withProgress({ closures }) };
    expect(standingOf('A6', underWay, '2028-11-21')).toMatchObject({ state: 'closed' });
    const reviews = ready.reviews.map((review) =>
      review.revisionId === 'revision-E7.1' ? { ...review, verdict: 'withdrawn' as const } : review,
    );
    const withdrawn = { ...underWay, records: { ...ready, reviews } };
    expect(standingOf('A6', withdrawn, '2026-11-21')).toMatchObject({ state: 'proofGone', doneOn: null });
  });
});

describe('a plan under way', () => {
  test('forecasts from what is done, tells the critical path, what slipped, and whose turn it is', () => {
    const fresh = planStanding(aPlanUnderWay(), '2026-11-20');
    expect(fresh.value).toEqual({
      plannedOn: '2027-03-19',
      // Forty working days on the longest way, without Christmas Day and New Year.
      forecast: '2027-01-19',
      slack: 43,
      status: 'onTrack',
      turn: 'both',
    });
    expect(fresh.criticalPath).toEqual(['R1', 'R2', 'R5', 'R3', 'A5', 'F2']);
    expect(fresh.next?.id).toBe('R1');
    expect(fresh.slipped).toEqual([]);
    const late = planStanding(aPlanUnderWay(), '2027-03-01');
    expect(late.value).toMatchObject({ plannedOn: '2027-03-19', forecast: '2027-04-26', slack: -26, status: 'late' });
    expect(late.slipped.find(({ id }) => id === 'F2')).toMatchObject({ slippedBy: 26, status: 'late', turn: 'both' });
    expect(late.slipped.map(({ slippedBy }) => slippedBy)).toEqual(
      late.slipped.map(({ slippedBy }) => slippedBy).toSorted((left, right) => right - left),
    );
  });

  test('does not move the planned dates with what happens, but the reviews with the day of the signature', () => {
    const planned = (asOf: string, underWay: PlanUnderWay) =>
      planStanding(underWay, asOf).milestones.map(({ id, plannedOn }) => [id, plannedOn]);
    const reviews = new Set(['D30', 'D60', 'D90']);
    const rest = (rows: unknown[][]) => rows.filter(([id]) => !reviews.has(String(id)));
    const ready = aPlanUnderWay({ records: aReadyPartner() });
    expect(rest(planned('2027-02-01', ready))).toEqual(rest(planned('2026-11-20', aPlanUnderWay())));
    expect(planned('2026-11-21', ready).filter(([id]) => reviews.has(String(id)))).toEqual([
      // Thirty, sixty and ninety days after 18 November 2026, on the working day that follows.
      ['D30', '2026-12-18'],
      ['D60', '2027-01-18'],
      ['D90', '2027-02-16'],
    ]);
  });

  test('knows how far its goals have come, counting a goal nobody has read as nothing', () => {
    const readings = [
      aGoalReading('Practices that order digitally', '10'),
      aGoalReading('Practices that order digitally', '60', {
        id: brand('later'),
        readOn: '2027-06-30',
        at: '2027-06-30T12:00:00Z',
      }),
    ];
    const at = (asOf: string) => planStanding(aPlanUnderWay({ progress: withProgress({ readings }) }), asOf);
    // 10 of 40 at a weight of 60, and nothing at 40: 15 %.
    expect(roundTo(at('2027-03-01').attainment, 2, 'down')).toBe('15.00');
    // 60 of 40 counts as 120 %: 72 of 100.
    expect(roundTo(at('2027-07-01').attainment, 2, 'down')).toBe('72.00');
    expect(at('2027-03-01').goals.map(({ reading, isBehind }) => [reading?.actual, isBehind])).toEqual([
      ['10', true],
      [undefined, true],
    ]);
  });
});

describe('time to value', () => {
  test('is counted in days from the last signature, and says while it is not there yet', () => {
    const standing = (asOf: string) => planStanding(aPlanUnderWay({ records: aReadyPartner() }), asOf).timeToValue;
    expect(standing('2026-11-21')).toEqual({
      // The first call in production was on the day before the signature: it counts as nothing and says so.
      firstValue: {
        state: 'reached',
        from: '2026-11-18',
        on: '2026-11-17',
        days: 0,
        isBeforeStart: true,
        outcome: 'integrationActivated',
      },
      firstDeal: { state: 'reached', from: '2026-11-18', on: '2026-11-18', days: 0, isBeforeStart: false },
      firstCase: { state: 'censored', from: '2026-11-18', days: 3 },
    });
    expect(planStanding(aPlanUnderWay(), '2026-11-21').timeToValue.firstValue).toEqual({
      state: 'notStarted',
      outcome: null,
    });
  });

  test('counts whole days over a change of the clocks', () => {
    expect(timeTo('2027-03-27', '2027-03-29', '2027-04-01')).toMatchObject({ days: 2 });
    expect(timeTo('2027-03-27', null, '2027-03-27')).toEqual({ state: 'censored', from: '2027-03-27', days: 0 });
  });
});
