import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import { readMilestone } from '#shared/domain/plans/milestone-proofs';
import { type MilestoneId, milestoneIds } from '#shared/domain/plans/milestones';
import { groundOf } from '#shared/domain/plans/plan-standing';
import { aDeal, aDealEvent } from '../../../../builders/a-deal';
import { anEvidence, aReview, aRevision } from '../../../../builders/a-partner-case';
import {
  aPlanReview,
  aPlanUnderWay,
  bareRecords,
  planAgreement,
  withProgress,
} from '../../../../builders/a-plan-under-way';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';

type Proof = {
  readonly typeId: string;
  readonly facts?: { readonly [fact: string]: string | number | boolean };
  readonly from?: string;
  readonly by?: string;
  readonly reviewer?: string | null;
};

/** The records with one more piece, brought by Jonas and accepted by Ruth two days later unless said. */
function plus(
  records: PartnerRecords,
  { typeId, facts = {}, from = '2026-11-20', by = 'jonas', reviewer = 'ruth' }: Proof,
) {
  const at = records.evidence.length;
  const evidenceId = brand<'Evidence'>(`more-${at}`);
  const revisionId = brand<'EvidenceRevision'>(`more-${at}-1`);
  const review = aReview('accepted', {
    id: brand(`more-${at}-review`),
    revisionId,
    by: reviewer ?? '',
    at: '2026-11-22T09:00:00Z',
  });
  return {
    ...records,
    evidence: [...records.evidence, anEvidence(typeId, { id: evidenceId, title: typeId })],
    revisions: [
      ...records.revisions,
      aRevision({
        id: revisionId,
        evidenceId,
        facts,
        effectiveFrom: from,
        capturedAt: `${from}T08:00:00Z`,
        capturedBy: by,
      }),
    ],
    reviews: reviewer === null ? records.reviews : [...records.reviews, review],
  };
}

const on = (id: MilestoneId, records: PartnerRecords, asOf = '2026-12-31', progress = withProgress({})) =>
  readMilestone(id, groundOf(aPlanUnderWay({ records, progress }), asOf));
const dayOn = (...given: Parameters<typeof on>) => {
  const reading = on(...given);
  return reading.reached ? reading.on : null;
};
const missingOn = (...given: Parameters<typeof on>) => {
  const reading = on(...given);
  return reading.reached ? [] : reading.missing.map((one) => ('typeId' in one ? `${one.typeId} ${one.why}` : one.kind));
};

describe('a partner that has proved nothing', () => {
  test('has reached no milestone, and each says what is missing', () => {
    const missing = milestoneIds.map((id) => [id, missingOn(id, bareRecords())] as const);
    expect(Object.fromEntries(missing)).toEqual({
      R1: ['E1.1 missing', 'E1.2 missing', 'riskTier', 'fit', 'answer'],
      R2: ['E2.1 missing'],
      R3: ['gate'],
      // Whether an interface is needed is not known yet, so its first check counts as needed.
      R4: ['handoff', 'handoff', 'E5.1 missing'],
      R5: ['answer'],
      A1: ['credential', 'credential', 'credential', 'credential'],
      A2: ['answer'],
      A3: ['E5.3 missing'],
      A4: ['E8.3 missing'],
      A5: ['deal'],
      A6: ['E7.1 missing'],
      A7: ['gate'],
      F1: ['E6.3 missing'],
      F2: ['outcome'],
      F3: ['deal'],
      F4: ['E6.4 missing'],
      F5: ['E8.5 missing'],
      F6: ['E8.9 missing'],
      D30: ['minutes'],
      D60: ['minutes'],
      D90: ['minutes'],
    });
  });
});

describe('a partner that has come the whole way', () => {
  test('has reached every milestone whose proof is on record, on the day of the last of its proofs', () => {
    const ready = aReadyPartner();
    const days = milestoneIds.map((id) => [id, dayOn(id, ready, readyOn)] as const);
    expect(Object.fromEntries(days)).toEqual({
      R1: '2026-11-18',
      // The day of the signature, not of the review of the copy.
      R2: '2026-11-18',
      R3: '2026-11-20',
      R4: '2026-11-18',
      R5: '2026-11-18',
      A1: '2026-11-18',
      A2: '2026-11-18',
      A3: '2026-11-18',
      A4: '2026-11-18',
      A5: '2026-11-04',
      A6: '2026-11-18',
      A7: '2026-11-20',
      F1: '2026-11-18',
      // The first call in production, brought by one and accepted by another.
      F2: '2026-11-18',
      F3: '2026-11-18',
      F4: null,
      F5: null,
      F6: null,
      D30: null,
      D60: null,
      D90: null,
    });
  });

  test('had reached nothing before its proofs were accepted', () => {
    const reached = milestoneIds.filter((id) => on(id, aReadyPartner(), '2026-11-17').reached);
    expect(reached).toEqual(['A5']);
  });
});

describe('evidence', () => {
  test('that waits for its review, was refused, or shows too little proves nothing and says which', () => {
    const drill = { typeId: 'E8.3', facts: { minutes: 12, called: 'tomas' } };
    expect(missingOn('A4', plus(bareRecords(), { ...drill, reviewer: null }))).toEqual(['E8.3 pending']);
    expect(missingOn('A4', plus(bareRecords(), { ...drill, facts: { minutes: 75 } }))).toEqual(['E8.3 notEnough']);
    const refused = plus(bareRecords(), drill);
    const reviews = refused.reviews.map((review) => ({ ...review, verdict: 'rejected' as const }));
    expect(missingOn('A4', { ...refused, reviews })).toEqual(['E8.3 refused']);
    expect(dayOn('A4', plus(bareRecords(), drill))).toBe('2026-11-22');
  });

  test('a supervised go-live that had to be stopped is none', () => {
    const report = { person: 'tomas', customer: 'Praxis Dr. Berger', on: '2026-11-20', bothSigned: true };
    expect(missingOn('F4', plus(bareRecords(), { typeId: 'E6.4', facts: { ...report, stopped: true } }))).toEqual([
      'E6.4 notEnough',
    ]);
    expect(dayOn('F4', plus(bareRecords(), { typeId: 'E6.4', facts: report }))).toBe('2026-11-22');
  });

  test('a resolved case counts from its day, and not before fourteen days have passed without its coming back', () => {
    const records = plus(bareRecords(), { typeId: 'E8.5', from: '2026-11-20' });
    expect(on('F5', records, '2026-12-03')).toEqual({
      reached: false,
      missing: [{ kind: 'days', until: '2026-12-04' }],
    });
    expect(dayOn('F5', records, '2026-12-04')).toBe('2026-11-20');
  });

  test('satisfaction needs as many answers as the smallest sample', () => {
    const asked = (responses: number) => plus(bareRecords(), { typeId: 'E8.9', facts: { csat90: 90, responses } });
    expect(missingOn('F6', asked(4))).toEqual(['E8.9 notEnough']);
    expect(dayOn('F6', asked(5))).toBe('2026-11-22');
  });
});

describe('the first verified outcome', () => {
  const won = {
    deals: [aDeal({ partnerId: planAgreement.partnerId })],
    dealEvents: [
      aDealEvent('submitted', '2026-11-03'),
      aDealEvent('approved', '2026-11-04'),
      aDealEvent('won', '2026-11-18'),
    ],
  };

  test('is not there by a deal that somebody only says is won', () => {
    expect(missingOn('F2', { ...bareRecords(), ...won })).toEqual(['E7.3 missing']);
    expect(dayOn('F3', { ...bareRecords(), ...won })).toBe('2026-11-18');
  });

  test('is there when another than the one who noted it has accepted the record of the deal', () => {
    const record = { typeId: 'E7.3', facts: { customer: 'ALPENBAD Betriebe', registeredOn: '2026-11-03' } };
    const records = { ...bareRecords(), ...won };
    expect(dayOn('F2', plus(records, record))).toBe('2026-11-22');
    expect(missingOn('F2', plus(records, { ...record, reviewer: 'ines' }))).toEqual(['E7.3 ownClaim']);
    expect(missingOn('F2', plus(records, { ...record, by: 'ruth' }))).toEqual(['E7.3 ownClaim']);
    expect(missingOn('F2', plus(records, { ...record, facts: { customer: 'Somebody else' } }))).toEqual(['outcome']);
  });

  test('is there by the first call in production, and not by another check', () => {
    const check = (id: string) => ({ typeId: 'E5.1', facts: { check: id, passed: true } });
    expect(dayOn('F2', plus(bareRecords(), check('IC9')))).toBe('2026-11-22');
    expect(missingOn('F2', plus(bareRecords(), check('IC2')))).toEqual(['outcome']);
    expect(missingOn('F2', plus(bareRecords(), { ...check('IC9'), reviewer: null }))).toEqual(['E5.1 pending']);
  });
});

describe('a gate', () => {
  test('is passed from its first decision on, and no longer once it was taken back', () => {
    const ready = aReadyPartner();
    const [first] = ready.decisions;
    if (!first) throw new Error('no decision');
    const again = { ...first, id: brand<'GateDecision'>('again'), asOf: '2026-12-01T09:00:00Z' };
    expect(dayOn('R3', { ...ready, decisions: [...ready.decisions, again] })).toBe('2026-11-20');
    const takenBack = { ...again, decision: 'suspended' as const };
    expect(on('R3', { ...ready, decisions: [...ready.decisions, takenBack] })).toEqual({
      reached: false,
      missing: [{ kind: 'gate', gateId: 'G1', title: expect.any(String), why: 'takenBack', unmet: [] }],
    });
  });

  test('that nobody decided on is ours to decide when every criterion is met', () => {
    const undecided = { ...aReadyPartner(), decisions: [] };
    expect(on('R3', undecided, readyOn)).toMatchObject({ missing: [{ kind: 'gate', why: 'open', unmet: [] }] });
  });
});

describe('a review', () => {
  const held = {
    kind: 'milestone' as const,
    milestoneId: 'D30',
    signedBy: { vendor: 'Ines Kramer', partner: 'Jonas Weiß' },
  };

  test('is proved by minutes that both sides stand for, in which each blocker has got an owner and a date', () => {
    const reviews = (over: object) => withProgress({ reviews: [aPlanReview({ ...held, ...over })] });
    const decision = { what: 'Fair in March binds the sales team', side: 'partner' as const, owner: 'Jonas Weiß' };
    expect(
      missingOn('D30', bareRecords(), '2026-12-31', reviews({ signedBy: { vendor: 'Ines Kramer', partner: '' } })),
    ).toEqual(['minutes']);
    expect(missingOn('D30', bareRecords(), '2026-12-31', reviews({}))).toEqual(['undatedBlocker']);
    expect(missingOn('D30', bareRecords(), '2026-12-31', reviews({ decisions: [{ ...decision, due: null }] }))).toEqual(
      ['undatedBlocker'],
    );
    expect(
      dayOn('D30', bareRecords(), '2026-12-31', reviews({ decisions: [{ ...decision, due: '2027-01-29' }] })),
    ).toBe('2026-12-21');
  });

  test('after ninety days needs the plan that follows, and its text fixed', () => {
    const minutes = aPlanReview({ ...held, milestoneId: 'D90' });
    const next = (state: 'draft' | 'locked') => ({
      ...planAgreement,
      id: brand<'Agreement'>('next'),
      version: 2,
      state,
      supersedesId: planAgreement.id,
    });
    const progress = (agreements: readonly ReturnType<typeof next>[]) =>
      withProgress({ reviews: [minutes], agreements: [planAgreement, ...agreements] });
    expect(missingOn('D90', bareRecords(), '2027-03-01', progress([]))).toEqual(['nextPlan']);
    expect(missingOn('D90', bareRecords(), '2027-03-01', progress([next('draft')]))).toEqual(['nextPlan']);
    expect(dayOn('D90', bareRecords(), '2027-03-01', progress([next('locked')]))).toBe('2026-12-21');
  });
});
