import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { explainGate } from '#shared/domain/gates/gate-explanation';
import { evaluateGate } from '#shared/domain/gates/gate-rules';
import { proofName } from '#shared/domain/gates/missing-proof';
import { factsOf, type PartnerRecords } from '#shared/domain/gates/partner-records';
import { planVisit } from '#shared/domain/gates/visit-plan';
import { aGatedPack } from '../../../../builders/a-gated-pack';
import { aDecision } from '../../../../builders/a-guided-case';
import { aCase, anAnswer, type Brought, partnerId, ratedPartner } from '../../../../builders/a-partner-case';

const index = aGatedPack();
const asOf = '2026-11-20';

function explained(records: PartnerRecords, gateIds = ['G1', 'G2']) {
  return index.pack.gates
    .filter(({ id }) => gateIds.includes(id))
    .map((gate) => {
      const view = evaluateGate(gate, { records, index, moment: { asOf } });
      return { view, explanation: explainGate(view, { records, index }) };
    });
}

const lacks = (records: PartnerRecords, criterionId: string) =>
  explained(records)
    .flatMap(({ explanation }) => explanation.criteria)
    .find((criterion) => criterion.criterionId === criterionId)
    ?.missing.map((proof) => [proofName(proof), proof.minutes, proof.inRoom]);

function planned(records: PartnerRecords, budget: number | null, gateIds?: string[]) {
  const plan = planVisit(explained(records, gateIds), index, budget);
  return {
    agenda: plan.agenda.map(({ kind, ref, minutes }) => `${kind} ${ref} ${minutes}`),
    minutes: plan.minutes,
    closes: plan.closes,
    opens: plan.opens,
    leaves: plan.leaves,
  };
}

const learner = (personId: string) => ({
  id: brand<'Learner'>(`learner-${personId}`),
  partnerId,
  personId: brand<'Person'>(personId),
  role: 'sales' as const,
  since: '2026-01-01',
  left: null,
  courses: {},
});
const exam = (person: string, score: number): Brought => ({ typeId: 'E6.1', facts: { person, score } });
const says = (sells: boolean, hasInterface: boolean) => [anAnswer('M1.Q1', { sells, hasInterface })];

describe('explaining what is more than one piece of evidence', () => {
  test('names what the open controls lack, each thing once', () => {
    const records = aCase({ partner: ratedPartner, brought: [{ typeId: 'E1.1' }] });
    expect(lacks(records, 'G1.2')).toEqual([
      ['E3.1', 10, true],
      ['E1.2', 8, true],
      ['M1.Q2', 2, true],
    ]);
  });

  test('names the people who lack least of a credential, and those who are yet to be found', () => {
    const of = (brought: readonly Brought[], learners: readonly ReturnType<typeof learner>[]) =>
      explained(aCase({ partner: ratedPartner, answers: says(true, false), brought, learners }))
        .flatMap(({ explanation }) => explanation.criteria)
        .find(({ criterionId }) => criterionId === 'G2.1')
        ?.missing.map((proof) =>
          proof.kind === 'credentials'
            ? [proof.held, proof.needed, proof.people.map(({ personId, minutes }) => [personId, minutes])]
            : proof.kind,
        );
    expect(of([], [])).toEqual([
      [
        0,
        2,
        [
          [null, 25],
          [null, 25],
        ],
      ],
    ]);
    expect(of([exam('tom', 85)], [learner('tom'), learner('ana')])).toEqual([[1, 2, [['ana', 25]]]]);
    expect(of([{ ...exam('tom', 85), verdict: 'pending' }], [learner('ana'), learner('tom')])).toEqual([
      [
        0,
        2,
        [
          ['tom', 3],
          ['ana', 25],
        ],
      ],
    ]);
    expect(of([exam('tom', 85), exam('ana', 90)], [learner('tom'), learner('ana')])).toBeUndefined();
  });

  test('asks for the check, the signature, the drill and the gate before it', () => {
    const records = aCase({ partner: ratedPartner, answers: says(false, true) });
    expect([lacks(records, 'G2.0'), lacks(records, 'G2.3'), lacks(records, 'G2.4')]).toEqual([
      [['gate G1', 5, false]],
      [['IC1', 10, true]],
      [
        ['document sla', 30, true],
        ['E8.3', 15, true],
      ],
    ]);
  });

  test('names who sees to it: the owner of the piece, else the person of ours in the role', () => {
    const security = {
      id: brand<'Person'>('vera'),
      partnerId,
      party: 'vendor' as const,
      name: 'Vera',
      role: 'security' as const,
      title: '',
      email: '',
      phone: '',
      language: '',
    };
    const records = aCase({
      partner: { ...ratedPartner, riskTierAccepted: null },
      people: [security],
      brought: [{ typeId: 'E1.1', verdict: 'pending' }],
    });
    const owned = {
      ...records,
      evidence: records.evidence.map((one) => ({ ...one, ownerId: brand<'Person'>('mira') })),
    };
    const owners = (of: PartnerRecords) =>
      explained(of, ['G1'])
        .flatMap(({ explanation }) => explanation.criteria)
        .filter(({ criterionId }) => ['G1.1', 'G1.3', 'G1.4'].includes(criterionId))
        .map(({ missing }) => missing.map(({ ownerId, role }) => [ownerId, role]));
    expect(owners(records)).toEqual([[['vera', 'security']], [['vera', 'security']], [[null, 'security']]]);
    expect(owners(owned)[0]).toEqual([['mira', 'security']]);
  });
});

describe('the plan of a visit', () => {
  const nothing = aCase({ partner: ratedPartner });

  test('closes all that can be closed here, each proof once, talking first and then the quickest', () => {
    expect(planned(nothing, null, ['G1'])).toEqual({
      agenda: ['interview M1 6', 'evidence E1.1 5', 'evidence E1.2 8', 'evidence E3.1 10'],
      minutes: 29,
      closes: ['G1.1', 'G1.2', 'G1.4'],
      opens: ['G1'],
      leaves: [],
    });
  });

  test('with too little time closes the most criteria in the fewest minutes', () => {
    expect(planned(nothing, 10, ['G1'])).toEqual({
      agenda: ['interview M1 4', 'evidence E1.1 5'],
      minutes: 9,
      closes: ['G1.1', 'G1.4'],
      opens: [],
      leaves: ['G1.2'],
    });
    expect(planned(nothing, 4, ['G1']).closes).toEqual(['G1.4']);
    expect(planned(nothing, 3, ['G1'])).toMatchObject({ agenda: [], minutes: 0, closes: [] });
  });

  test('prefers to open a gate to closing more criteria elsewhere', () => {
    const decisions = [aDecision('passed', { asOf: '2026-11-19T09:00:00Z' })];
    const brought = ['E1.1', 'E1.2', 'E3.1'].map((typeId) => ({ typeId }));
    const answers = [...says(false, false), anAnswer('M1.Q2', { hours: 24 })];
    const ready = aCase({ partner: ratedPartner, answers, brought, decisions });
    expect(planned(ready, 45)).toEqual({
      agenda: ['drill call-tree 15', 'document sla 30'],
      minutes: 45,
      closes: ['G2.4'],
      opens: ['G2'],
      leaves: [],
    });
  });

  test('leaves out what cannot be brought into this room', () => {
    const exposed = {
      ...ratedPartner,
      exposure: { data: 2, integration: 0, access: 0, criticality: 0, substitutability: 0 },
    };
    const plan = planned(aCase({ partner: exposed, answers: says(false, false) }), null);
    expect([plan.leaves, plan.opens]).toEqual([['G2.0', 'G2.2'], ['G1']]);
    expect(plan.agenda.filter((item) => item.includes('E3.2'))).toEqual([]);
  });

  test('reviews what has been brought already', () => {
    const records = aCase({ partner: ratedPartner, brought: [{ typeId: 'E1.1', verdict: 'pending' }] });
    expect(planned(records, 4, ['G1'])).toMatchObject({ agenda: ['review evidence-0 3'], closes: ['G1.1'] });
  });
});

describe('the facts of a partner', () => {
  test('know the people certified, the checks, the controls and the gates passed', () => {
    const decisions = [aDecision('passed', { asOf: '2026-11-19T09:00:00Z' })];
    const brought: readonly Brought[] = [
      ...['E1.1', 'E1.2', 'E3.1'].map((typeId) => ({ typeId })),
      exam('tom', 85),
      exam('ana', 79),
      { typeId: 'E5.1', facts: { check: 'IC1', passed: true } },
    ];
    const answers = [...says(true, true), anAnswer('M1.Q2', { hours: 24 })];
    const records = aCase({
      partner: ratedPartner,
      answers,
      brought,
      decisions,
      learners: [learner('tom'), learner('ana'), { ...learner('lea'), left: '2026-10-01' }],
    });
    const { credentials, integrationChecks, controls, gates, onCallCoverage } = factsOf(records, index, { asOf });
    expect({ credentials, integrationChecks, controls, gates, onCallCoverage }).toEqual({
      credentials: { sales: { held: 1, needed: 2 } },
      integrationChecks: { IC1: { required: true, passed: true } },
      controls: {
        'C-1': { settled: true, minimum: true },
        'C-2': { settled: true, minimum: true },
        'C-4': { settled: true, minimum: true },
      },
      gates: ['G1'],
      onCallCoverage: null,
    });
    expect(factsOf(records, index, { asOf: '2027-11-02' }).gates).toEqual([]);
  });
});
