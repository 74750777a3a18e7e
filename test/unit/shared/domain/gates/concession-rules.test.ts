import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { type ConcessionWish, decideConcession, requestConcession } from '#shared/domain/gates/concession-rules';
import { concessionStanding } from '#shared/domain/gates/concession-standing';
import { passGate } from '#shared/domain/gates/gate-commands';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { factsOf, type PartnerRecords } from '#shared/domain/gates/partner-records';
import type { Person } from '#shared/domain/partners/person';
import { aConcession, aConcessionDecision } from '../../../../builders/a-concession';
import { aGatedPack } from '../../../../builders/a-gated-pack';
import { aCase, aContext, anAnswer, partnerId, ratedPartner } from '../../../../builders/a-partner-case';

const index = aGatedPack();
const waive: ConcessionWish = {
  kind: 'waiver',
  subject: 'G1.4',
  by: [],
  reason: ' They answer next week. ',
  until: '2026-12-31',
};

function request(over: Partial<ConcessionWish> = {}, records: PartnerRecords = aCase({ partner: ratedPartner })) {
  const asked = requestConcession({ ...waive, ...over }, { records, index }, aContext());
  return asked.ok ? asked.value.concession : asked.error;
}

const vendor: Person = {
  id: brand<'Person'>('vera'),
  partnerId,
  party: 'vendor',
  name: 'Vera',
  role: 'security',
  title: '',
  email: '',
  phone: '',
  language: '',
};

describe('asking for a concession', () => {
  test('puts on record who asked, for what, why and until when', () => {
    expect(request()).toEqual({
      id: 'id-1',
      partnerId,
      kind: 'waiver',
      subject: 'G1.4',
      by: [],
      reason: 'They answer next week.',
      requestedBy: 'ines',
      requestedAt: '2026-11-20T09:00:00Z',
      until: '2026-12-31',
    });
  });

  test('owes a reason and a subject that the playbook knows', () => {
    expect(request({ reason: ' ' })).toEqual({ kind: 'reason-missing' });
    expect(request({ subject: 'G1.9' })).toEqual({ kind: 'subject-unknown' });
    expect(request({ kind: 'lowerTier', subject: 'T4' })).toEqual({ kind: 'subject-unknown' });
  });

  test('is refused for a hard criterion', () => {
    expect(request({ subject: 'G1.1' })).toEqual({ kind: 'hard' });
  });

  test('is for ninety days at most', () => {
    expect(request({ until: '2027-02-19' })).toEqual({ kind: 'until-too-late', latest: '2027-02-18' });
    expect(request({ until: '2027-02-18' })).toMatchObject({ until: '2027-02-18' });
    expect(request({ until: '2026-11-19' })).toEqual({ kind: 'until-passed' });
  });

  test('is refused for a third waiver at one gate, whose controls count too', () => {
    const two = [aConcession('G1.2'), aConcession('C-4')];
    const records = aCase({ partner: ratedPartner, concessions: two });
    expect(request({}, records)).toEqual({ kind: 'too-many-waivers', gateIds: ['G1'] });
    // At Gate 2 only the control counts.
    expect(request({ subject: 'G2.3' }, records)).toMatchObject({ subject: 'G2.3' });
  });

  test('is not asked twice', () => {
    const records = aCase({ partner: ratedPartner, concessions: [aConcession('G1.4')] });
    expect(request({}, records)).toEqual({ kind: 'already-there', concessionId: 'concession-G1.4' });
  });

  test('names other controls that are satisfied, where they are to do the work', () => {
    const compensate = { kind: 'compensation', subject: 'C-2' } as const;
    const answers = [anAnswer('M1.Q2', { hours: 24 })];
    const records = aCase({ partner: ratedPartner, answers });
    expect(request(compensate, records)).toEqual({ kind: 'compensation-missing' });
    expect(request({ ...compensate, by: ['C-2', 'C-1', 'C-9', 'C-4'] }, records)).toEqual({
      kind: 'compensation-not-satisfied',
      controlIds: ['C-2', 'C-1', 'C-9'],
    });
    expect(request({ ...compensate, by: ['C-4'] }, records)).toMatchObject({ by: ['C-4'] });
  });

  test('for another tier is only needed to lower it', () => {
    const lower = { kind: 'lowerTier', subject: 'T1', until: '2027-06-30' } as const;
    const exposure = { data: 2, integration: 0, access: 0, criticality: 0, substitutability: 0 };
    expect(request(lower)).toEqual({ kind: 'not-lower' });
    expect(request(lower, aCase({ partner: { ...ratedPartner, exposure } }))).toMatchObject({ subject: 'T1' });
  });
});

describe('deciding about a concession', () => {
  const concession = aConcession('G1.4');
  const records = aCase({ partner: ratedPartner, concessions: [concession], people: [vendor] });
  const decide = (
    over: Partial<Parameters<typeof decideConcession>[1]> & { readonly by?: string } = {},
    of: PartnerRecords = records,
  ) => {
    const { by = 'tom', ...said } = over;
    const decided = decideConcession(
      concession.id,
      { verdict: 'approved', reason: '', spokenBy: null, ...said },
      { records: of, index },
      aContext({ by }),
    );
    return decided.ok ? decided.value.decision : decided.error;
  };

  test('is for somebody other than the one who asked', () => {
    expect(decide({ by: 'ines' })).toEqual({ kind: 'own-request' });
    expect(decide()).toMatchObject({ verdict: 'approved', by: 'tom', spokenBy: null });
  });

  test('may be written down by the one who asked, if somebody of our side said so; it stays provisional', () => {
    const spokenBy = { personId: vendor.id, how: 'phone' } as const;
    const decision = decide({ by: 'ines', spokenBy });
    if ('kind' in decision) throw new Error(decision.kind);
    expect(concessionStanding(concession, [decision], '2026-11-20')).toMatchObject({
      state: 'approved',
      isProvisional: true,
    });
    const partners = { ...records, people: [{ ...vendor, party: 'partner' as const }] };
    expect(decide({ by: 'ines', spokenBy }, partners)).toEqual({ kind: 'not-of-our-side', personId: 'vera' });
  });

  test('owes a reason for a no', () => {
    expect(decide({ verdict: 'refused' })).toEqual({ kind: 'reason-missing' });
    expect(decide({ verdict: 'refused', reason: 'Not twice.' })).toMatchObject({ verdict: 'refused' });
  });

  test('is done once; what was approved can be taken back', () => {
    const decided = {
      ...records,
      concessionDecisions: [aConcessionDecision(concession, 'approved', { at: '2026-11-20T08:00:00Z' })],
    };
    expect(decide({}, decided)).toEqual({ kind: 'already-decided', state: 'approved' });
    expect(decide({ verdict: 'withdrawn', reason: 'It came to light.' }, decided)).toMatchObject({
      verdict: 'withdrawn',
    });
  });

  test('is refused for a third waiver that was asked for on another device', () => {
    const others = [aConcession('G1.2'), aConcession('C-4')];
    const full = {
      ...records,
      concessions: [concession, ...others],
      concessionDecisions: others.map((one) => aConcessionDecision(one, 'approved', { at: '2026-11-20T08:00:00Z' })),
    };
    expect(decide({}, full)).toEqual({ kind: 'too-many-waivers', gateIds: ['G1'] });
  });
});

describe('a gate with waivers', () => {
  const waiver = aConcession('G1.4');
  const proven = {
    partner: ratedPartner,
    answers: [anAnswer('M1.Q2', { hours: 24 })],
    brought: [{ typeId: 'E1.1' }, { typeId: 'E1.2' }, { typeId: 'E3.1' }],
  };
  const approve = (...concessions: readonly ReturnType<typeof aConcession>[]) =>
    aCase({
      ...proven,
      concessions,
      concessionDecisions: concessions.map((one, at) =>
        aConcessionDecision(one, 'approved', { at: `2026-11-20T1${at}:00:00Z` }),
      ),
    });
  const gate = index.pack.gates[0];
  const view = (records: PartnerRecords, asOf = '2026-11-20') => {
    if (!gate) throw new Error('The pack has no gate.');
    return evaluateGate(gate, { records, index, moment: { asOf } });
  };

  test('is open with one, for as long as that holds', () => {
    const results = (records: PartnerRecords, asOf?: string) =>
      view(records, asOf).results.map(({ outcome }) => outcome);
    expect(results(aCase(proven))).toEqual(['met', 'met', 'met', 'unmet']);
    expect(results(approve(waiver))).toEqual(['met', 'met', 'met', 'waived']);
    expect([view(approve(waiver)).standing.state, view(approve(waiver)).until]).toEqual(['open', '2027-01-31']);
    expect(results(approve(waiver), '2027-02-01')).toEqual(['met', 'met', 'met', 'unmet']);
  });

  test('does not open by a waiver of a hard criterion that came from elsewhere', () => {
    const records = { ...approve(aConcession('G1.1')), evidence: [] };
    expect(view(records).results[0]?.outcome).toBe('unmet');
  });

  test('counts two of three that were approved apart, the first ones', () => {
    const three = approve(aConcession('C-4'), aConcession('G1.2'), waiver);
    expect(view(three).results.map(({ outcome }) => outcome)).toEqual(['met', 'met', 'met', 'unmet']);
  });

  test('is passed with the waiver put on record', () => {
    const passed = passGate(
      'G1',
      { records: approve(waiver), index, moment: { asOf: '2026-11-20' }, provisional: true },
      aContext(),
    );
    expect(passed.ok && passed.value.decision.results.at(-1)).toEqual({
      criterionId: 'G1.4',
      met: false,
      concessionId: 'concession-G1.4',
    });
  });
});

describe('a lower tier', () => {
  const exposure = { data: 2, integration: 0, access: 0, criticality: 0, substitutability: 0 };
  const partner = {
    ...ratedPartner,
    exposure,
    riskTierAccepted: { tier: 'T2' as const, by: 'ines', at: '2026-11-01T09:00:00Z' },
  };
  const lower = aConcession('T1', { kind: 'lowerTier', until: '2027-06-30' });
  const facts = (asOf: string, decided = true) => {
    const concessionDecisions = decided ? [aConcessionDecision(lower)] : [];
    const { riskTier, riskTierAccepted } = factsOf(
      aCase({ partner, concessions: [lower], concessionDecisions }),
      index,
      { asOf },
    );
    return [riskTier, riskTierAccepted];
  };

  test('holds from its approval to its last day', () => {
    expect([facts('2026-11-20', false), facts('2026-11-20'), facts('2027-06-30'), facts('2027-07-01')]).toEqual([
      ['T2', true],
      ['T1', true],
      ['T1', true],
      ['T2', true],
    ]);
  });
});
