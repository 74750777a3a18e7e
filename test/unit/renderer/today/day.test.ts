import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import type { DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import type { SentBack } from '#shared/domain/guidance/sent-back';
import type { WaitingApproval } from '#shared/domain/guidance/waiting-approvals';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import type { Visit } from '#shared/domain/visits/visit';
import { nothingAfterSigning } from '#shared/records/partner-file';
import { type PartnerDay, partnerDay } from '../../../../renderer/data/watch/partner-day';
import { bySeverity, type Day, dayFrom, nowOf } from '../../../../renderer/features/today/day';
import { aDecision, aGuidedCase, aVisit } from '../../../builders/a-guided-case';
import { type Brought, gateOneProofs, ratedPartner } from '../../../builders/a-partner-case';
import { gateOneAnswers } from '../../../builders/gate-one-answers';

const index = builtInPack();
const asOf = '2026-11-20';
const now = `${asOf}T12:00:00.000Z`;

function partnerWith(over: Parameters<typeof aGuidedCase>[0], by = 'ines'): PartnerDay {
  const rest = { redactions: [], blockers: [], ...nothingAfterSigning };
  return partnerDay({ ...aGuidedCase(over), ...rest }, 'north', { index, now, by, fixedText: () => null }).day;
}

function dayOf(partners: readonly PartnerDay[], decides = false): Day {
  return dayFrom(partners, { asOf, mayDecide: () => decides, functions: [], disputes: [], setAside: [] });
}

const proven = { partner: ratedPartner, answers: gateOneAnswers };
const lapsesOn = (to: string, decided = aDecision('passed')) =>
  partnerWith({
    ...proven,
    brought: [...gateOneProofs.filter(({ typeId }) => typeId !== 'E3.1'), { typeId: 'E3.1', to }],
    decisions: [decided],
  }).gates;
const open = partnerWith({ ...proven, brought: gateOneProofs }).gates;
const lapsed = lapsesOn('2026-11-18');
/** The fourteen days of grace are over. */
const suspended = lapsesOn('2026-11-02', aDecision('passed', { asOf: '2026-11-01T09:00:00Z' }));
const lapsing = lapsesOn('2026-11-25');
const under = aVisit({ startedAt: '2026-11-20T08:00:00Z' });
const named = (id: string, plannedFor: string, over: Partial<Visit> = {}) =>
  aVisit({ id: brand<'Visit'>(id), plannedFor, ...over });

describe('the day', () => {
  test('holds the visits of today and tomorrow, the ones under way, and the next one', () => {
    const visits = [
      named('next', '2026-11-24T09:00:00Z'),
      named('late', '2026-11-20T16:00:00Z'),
      named('early', '2026-11-20T09:00:00Z'),
      named('tomorrow', '2026-11-21T09:00:00Z'),
      named('missed', '2026-11-11T09:00:00Z'),
      named('ended', '2026-11-20T07:00:00Z', { startedAt: now, endedAt: now }),
      { ...under, id: brand<'Visit'>('begun') },
    ];
    const day = dayOf([partnerWith({ visits })]);
    expect(day.underWay.map(({ id }) => id)).toEqual(['begun']);
    expect(day.visitsToday.map(({ id }) => id)).toEqual(['early', 'late']);
    expect(day.visitsTomorrow.map(({ id }) => id)).toEqual(['tomorrow']);
    expect(day.nextVisit?.id).toBe('next');
  });

  test('asks for the reviews I may give, and not for those that need somebody else', () => {
    const brought: readonly Brought[] = [
      { typeId: 'E1.2', verdict: 'pending' },
      { typeId: 'E1.6', verdict: 'pending' },
    ];
    const asked = (by: string) =>
      dayOf([partnerWith({ brought }, by)]).pending.map((one) => one.kind === 'evidence' && one.evidence.typeId);
    expect(asked('ines')).toEqual(['E1.2']);
    expect(asked('tom')).toEqual(['E1.2', 'E1.6']);
  });

  test('asks only those who decide for headquarters to confirm a gate', () => {
    const partner = partnerWith({ ...proven, brought: gateOneProofs, decisions: [aDecision('passed')] }, 'tom');
    const kinds = (decides: boolean) => dayOf([partner], decides).pending.map(({ kind }) => kind);
    expect(kinds(false)).toEqual([]);
    expect(kinds(true)).toEqual(['gate']);
  });

  test('tells what waits for the word of my functions, the longest waiting first, and of no other', () => {
    const approval = (reviewFunction: 'legal' | 'product', since: string): WaitingApproval => ({
      ...{ partnerId: 'p', agreementId: 'sla', version: 1, reviewFunction, state: 'missing', since },
    });
    const approvals = [
      approval('legal', '2026-11-19'),
      approval('product', '2026-11-18'),
      approval('legal', '2026-11-01'),
    ];
    const told = (functions: readonly ReviewFunction[]) => {
      const given = { asOf, mayDecide: () => false, functions, disputes: [], setAside: [] };
      return dayFrom([{ ...partnerWith({}), approvals }], given);
    };
    expect(told([]).approvals).toEqual([]);
    expect(told(['legal']).approvals.map(({ since }) => since)).toEqual(['2026-11-01', '2026-11-19']);
    expect(nowOf(told(['product']))).toEqual({ kind: 'approval', approval: approvals[1] });
    expect(nowOf(told([]))).toBeNull();
  });

  test('tells evidence that was not accepted until it is brought again', () => {
    const rejected = partnerWith({ brought: [{ typeId: 'E1.2', verdict: 'rejected' }] });
    expect(dayOf([rejected]).sentBack.map(({ kind }) => kind)).toEqual(['evidence']);
    const waiting = partnerWith({ brought: [{ typeId: 'E1.2', verdict: 'pending' }] });
    expect(dayOf([waiting]).sentBack).toEqual([]);
  });

  test('tells what is owed within two weeks, and keeps all of it for the calendar', () => {
    const promises = [promise('near', '2026-12-04'), promise('far', '2026-12-05'), promise('late', '2026-11-01')];
    const day = dayOf([{ ...partnerWith({}), commitments: promises }]);
    expect(day.commitments.map(({ key }) => key)).toEqual(['late', 'near']);
    expect(day.allCommitments).toHaveLength(3);
  });

  test('does not tell a piece twice that ends a gate, unless it can be renewed on the way', () => {
    const brought = [...gateOneProofs.filter(({ typeId }) => typeId !== 'E3.1'), { typeId: 'E3.1', to: '2026-11-25' }];
    const given = { ...proven, brought, decisions: [aDecision('passed')] };
    const told = (visits: readonly Visit[]) =>
      dayOf([partnerWith({ ...given, visits })]).lapses.map(({ evidence, when }) => [evidence.typeId, when.kind]);
    expect(told([])).toEqual([]);
    expect(told([named('next', '2026-11-24T09:00:00Z')])).toEqual([['E3.1', 'bring']]);
  });
});

function promise(key: string, due: string, over: Partial<DatedCommitment> = {}): DatedCommitment {
  return {
    ...{ key, partnerId: 'partner', source: 'plan', plan: null, what: key, side: 'vendor', owner: '', due },
    ...{ isOverdue: due < asOf, agreementId: 'a', recordId: 'a', calendar: { of: 'a', key, sequence: 1 } },
    ...over,
  };
}

describe('what comes first in a day', () => {
  test('goes from who sits there to what will be lost one day', () => {
    const review = dayOf([partnerWith({ brought: [{ typeId: 'E1.2', verdict: 'pending' }] })]);
    const ending = dayOf([partnerWith({ brought: [{ typeId: 'E3.1', to: '2026-11-25' }] })]);
    const back: SentBack = {
      ...{ kind: 'handoff', partnerId: 'partner', at: now, reason: 'No room' },
      handoff: { id: 'h' } as never,
    };
    const all: Day = {
      ...dayOf([]),
      underWay: [under],
      visitsToday: [aVisit()],
      gates: [...lapsed, ...lapsing],
      openGates: open,
      disputes: [{ rowId: 'partner', fields: 1, partner: '', name: '' }],
      setAside: [{ id: 'line', partner: '', name: '', why: '' }],
      sentBack: [back],
      pending: review.pending,
      lapses: ending.lapses,
      commitments: [promise('late', '2026-11-01'), promise('soon', '2026-11-30')],
    };
    const inTurn: readonly (readonly [kind: string, then: Partial<Day>])[] = [
      ['visitUnderWay', { underWay: [] }],
      ['visitToday', { visitsToday: [] }],
      ['gate', { gates: lapsing }],
      ['dispute', { disputes: [] }],
      ['commitment', { commitments: [promise('theirs', '2026-11-01', { side: 'partner' })] }],
      ['gate', { openGates: [] }],
      ['setAside', { setAside: [] }],
      ['sentBack', { sentBack: [] }],
      ['pending', { pending: [] }],
      ['gate', { gates: [] }],
      ['lapse', { lapses: [] }],
    ];
    let day = all;
    for (const [kind, then] of inTurn) {
      expect(nowOf(day)?.kind).toBe(kind);
      day = { ...day, ...then };
    }
    expect(nowOf(day)).toBeNull();
    expect(nowOf({ ...all, underWay: [], visitsToday: [], gates: suspended })).toMatchObject({
      gate: { standing: { state: 'suspended', since: null } },
    });
  });

  test('puts a gate in grace before one that does not count any more, then what will lapse, then what to decide', () => {
    const inTurn = [...open, ...lapsesOn('2026-12-10'), ...lapsing, ...suspended, ...lapsed].sort(bySeverity);
    expect(
      inTurn.map(({ standing }) => [standing.state, standing.state === 'lapsing' ? standing.until : null]),
    ).toEqual([
      ['lapsed', null],
      ['suspended', null],
      ['lapsing', '2026-11-25'],
      ['lapsing', '2026-12-10'],
      ['open', null],
    ]);
  });
});
