import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { evaluatePartner } from '#shared/domain/gates/evaluate-partner';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import { checkAnswer } from '#shared/domain/interviews/answer-check';
import { questionApplies } from '#shared/domain/interviews/answered-facts';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import { readinessOf } from '#shared/domain/readiness/readiness-rules';
import { aReadyPartner, readyOn } from '../../../../builders/a-ready-partner';

const index = builtInPack();
const modules = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8'];

/** What is seen of a partner: which modules are done, where the gates stand, what stands between it and being ready. */
function seen(records: PartnerRecords) {
  const { facts, gates, controls } = evaluatePartner(records, index, { asOf: readyOn });
  const view = readinessOf(index, facts, records.partner);
  if (!view) throw new Error('The playbook does not say what ready is.');
  return {
    facts,
    controls,
    view,
    done: index.pack.modules.filter((module) => moduleProgress(module, facts).isDone).map(({ id }) => id),
    gates: Object.fromEntries(gates.map(({ gate, standing }) => [gate.id, standing.state])),
    unmet: gates.flatMap(({ results }) => results.filter(({ outcome }) => outcome === 'unmet')).map(criterionId),
    shortfalls: view.shortfalls.map((one) =>
      one.kind === 'gate' ? one.gateId : one.kind === 'dimension' ? one.dimension : one.capability.id,
    ),
  };
}

const criterionId = ({ criterion }: { readonly criterion: { readonly id: string } }) => criterion.id;

describe.each(['plain', 'connected'] as const)('a partner that has come the whole way (%s)', (kind) => {
  const records = aReadyPartner({ kind });
  const { facts, controls, view, done, gates, unmet, shortfalls } = seen(records);

  test('says nothing that the forms would refuse, and leaves nothing open that it is asked', () => {
    const asked = index.pack.modules.flatMap(({ questions }) => questions).filter((one) => questionApplies(one, facts));
    const findings = asked.flatMap((question): readonly object[] => {
      const answer = records.answers.find(({ questionId }) => questionId === question.id);
      const { id } = question;
      if (!answer) return [{ id, is: 'open' }];
      return checkAnswer(question, answer.value, facts).map((finding) => ({ id, finding }));
    });
    expect(findings).toEqual([]);
    expect(facts.answeredModules).toEqual(modules);
  });

  test('has done all eight modules, passed both gates and settled every control of its tier', () => {
    expect({ done, gates, unmet }).toEqual({ done: modules, gates: { G1: 'passed', G2: 'passed' }, unmet: [] });
    const { riskTier } = facts;
    const open = controls.filter(({ control, settled }) => riskTier && control.tiers.includes(riskTier) && !settled);
    expect(open.map(({ control }) => control.id)).toEqual([]);
  });

  test('is ready, and every mandatory step of every dimension is proven', () => {
    expect({ isReady: view.isReady, shortfalls }).toEqual({ isReady: true, shortfalls: [] });
    expect(view.dimensions.map(({ id, isReady, open }) => ({ id, isReady, open }))).toEqual(
      index.pack.readiness?.dimensions.map(({ id }) => ({ id, isReady: true, open: [] })),
    );
    expect(view.stage).toBe('valueCreation');
  });

  test('has shown what it means to do and must do by itself', () => {
    const needed = view.capabilities.filter((one) => one.needed);
    expect(needed.map(({ id, intended, evidenced, oversight }) => ({ id, intended, evidenced, oversight }))).toEqual([
      { id: 'sell', intended: true, evidenced: true, oversight: 'onRequest' },
      { id: 'implement', intended: true, evidenced: true, oversight: 'onRequest' },
      { id: 'support', intended: true, evidenced: true, oversight: 'none' },
    ]);
  });
});

type Change = (records: PartnerRecords) => PartnerRecords;

/** Without the pieces of a kind, or without one of them. */
const withoutEvidence =
  (...ids: readonly string[]): Change =>
  (records) => ({
    ...records,
    evidence: records.evidence.filter((one) => !ids.includes(one.id) && !ids.includes(one.typeId)),
  });

const withoutAnswer =
  (questionId: string): Change =>
  (records) => ({ ...records, answers: records.answers.filter((one) => one.questionId !== questionId) });

const withFacts =
  (evidenceId: string, facts: PartnerRecords['revisions'][number]['facts']): Change =>
  (records) => ({
    ...records,
    revisions: records.revisions.map((one) =>
      one.evidenceId === evidenceId ? { ...one, facts: { ...one.facts, ...facts } } : one,
    ),
  });

interface Opens {
  readonly what: string;
  readonly change: Change;
  /** Modules that are no longer done. */
  readonly modules?: readonly string[];
  /** Criteria that are no longer met. */
  readonly criteria?: readonly string[];
  /** What stands between the partner and being ready. */
  readonly shortfalls: readonly string[];
}

describe('a partner is no longer ready', () => {
  const pieces: readonly Opens[] = [
    {
      what: 'without its register extract',
      change: withoutEvidence('E1.1'),
      modules: ['M1', 'M3'],
      criteria: ['G1.1', 'G1.3', 'G2.0', 'G2.4'],
      shortfalls: ['G2', 'accreditation', 'securityPosture'],
    },
    {
      what: 'when the screening found somebody',
      change: withFacts('E1.6', { clear: false }),
      modules: ['M3'],
      criteria: ['G1.1', 'G1.3', 'G2.0', 'G2.4'],
      shortfalls: ['G2', 'accreditation', 'securityPosture'],
    },
    {
      what: 'when somebody signed who may not',
      change: withFacts('E2.1', { signer: 'jonas' }),
      modules: ['M2'],
      criteria: ['G1.2', 'G2.0'],
      shortfalls: ['G2', 'commercialTerms'],
    },
    {
      what: 'without the attestation of an officer',
      change: withoutEvidence('E3.1'),
      modules: ['M3'],
      criteria: ['G1.3', 'G2.0', 'G2.4'],
      shortfalls: ['G2', 'securityPosture'],
    },
    {
      what: 'while its risk tier is not accepted',
      change: (records) => ({ ...records, partner: { ...records.partner, riskTierAccepted: null } }),
      modules: ['M1', 'M3'],
      criteria: ['G1.3', 'G1.6', 'G2.0', 'G2.4'],
      shortfalls: ['G2', 'securityPosture'],
    },
    {
      what: 'without the commercial schedule',
      change: withoutEvidence('E4.1'),
      modules: ['M4'],
      shortfalls: ['commercialTerms'],
    },
    {
      what: 'when nobody called back about the bank details',
      change: withFacts('E4.2', { calledBack: false }),
      modules: ['M3'],
      criteria: ['G1.3', 'G2.0', 'G2.4'],
      shortfalls: ['G2', 'securityPosture', 'commercialTerms'],
    },
    {
      what: 'when one check of its interface was never passed',
      change: withoutEvidence('E5.1-6'),
      modules: ['M3', 'M5'],
      criteria: ['G2.4', 'G2.5'],
      shortfalls: ['G2', 'dataExchange', 'securityPosture'],
    },
    {
      what: 'without the review of its design',
      change: withoutEvidence('E5.3'),
      criteria: ['G2.2'],
      shortfalls: ['G2', 'dataExchange'],
    },
    {
      what: 'when one of two in support has not passed the exam of the role',
      change: withFacts('E6.6-5', { score: 79 }),
      modules: ['M6'],
      criteria: ['G2.1'],
      shortfalls: ['G2', 'accreditation'],
    },
    {
      what: 'when somebody certified has left and nobody came in their place',
      change: (records) => ({
        ...records,
        learners: records.learners.map((one) => (one.role === 'sales' ? { ...one, left: '2026-11-19' } : one)),
      }),
      modules: ['M6'],
      shortfalls: ['accreditation'],
    },
    {
      what: 'without a first customer project under our eyes',
      change: withoutEvidence('E6.3'),
      modules: ['M6'],
      criteria: ['G2.3'],
      shortfalls: ['G2', 'accreditation'],
    },
    {
      what: 'without an approved joint message',
      change: withoutEvidence('E7.1'),
      shortfalls: ['valueNarrative'],
    },
    {
      what: 'when nobody answered the ladder within the hour',
      change: withFacts('E8.3', { minutes: 61 }),
      modules: ['M3', 'M8'],
      criteria: ['G1.3', 'G1.5', 'G2.0', 'G2.4', 'G2.6'],
      shortfalls: ['G2', 'securityPosture', 'escalationPath'],
    },
    {
      what: 'without a signed service level agreement',
      change: (records) => ({ ...records, signed: records.signed.filter(({ kind }) => kind !== 'sla') }),
      modules: ['M7', 'M8'],
      criteria: ['G2.6'],
      shortfalls: ['G2', 'commercialTerms', 'valueNarrative'],
    },
    {
      what: 'without a roster',
      change: withoutAnswer('M8.Q4'),
      modules: ['M8'],
      criteria: ['G2.6'],
      shortfalls: ['G2'],
    },
    {
      what: 'without the interview about going to market',
      change: withoutAnswer('M7.Q2'),
      shortfalls: ['valueNarrative'],
    },
    {
      what: 'while we still look at everything it sells',
      change: (records) => ({
        ...records,
        partner: { ...records.partner, oversight: { ...records.partner.oversight, sell: 'always' } },
      }),
      shortfalls: ['sell'],
    },
  ];

  test.each(pieces)('$what', ({ change, modules: lost = [], criteria = [], shortfalls }) => {
    const { done, unmet, shortfalls: found, view } = seen(change(aReadyPartner()));
    expect({ lost: modules.filter((id) => !done.includes(id)), unmet, found, isReady: view.isReady }).toEqual({
      lost,
      unmet: criteria,
      found: shortfalls,
      isReady: false,
    });
  });

  test('while nobody has decided, whatever is proven', () => {
    const records = { ...aReadyPartner(), decisions: [] };
    const { gates, shortfalls } = seen(records);
    expect({ gates, shortfalls }).toEqual({ gates: { G1: 'open', G2: 'closed' }, shortfalls: ['G2'] });
  });

  test('and is again as soon as what ran out is renewed, without a new decision', () => {
    const records = aReadyPartner();
    const ends: Change = (now) => ({
      ...now,
      revisions: now.revisions.map((one) => (one.evidenceId === 'E1.1' ? { ...one, effectiveTo: '2026-11-20' } : one)),
    });
    const lapsed = seen(ends(records));
    expect({ gates: lapsed.gates, isReady: lapsed.view.isReady }).toEqual({
      gates: { G1: 'lapsed', G2: 'lapsed' },
      isReady: false,
    });
    const renewal = records.revisions.find((one) => one.evidenceId === 'E1.1');
    const review = records.reviews.find((one) => one.revisionId === renewal?.id);
    if (!renewal || !review) throw new Error('There is no register extract.');
    const id = brand<'EvidenceRevision'>('renewal');
    const renewed = {
      ...ends(records),
      revisions: [...ends(records).revisions, { ...renewal, id, number: 2, effectiveFrom: '2026-11-21' }],
      reviews: [...records.reviews, { ...review, id: brand<'EvidenceReview'>('again'), revisionId: id }],
    };
    const { gates, view } = seen(renewed);
    expect({ gates, isReady: view.isReady }).toEqual({ gates: { G1: 'passed', G2: 'passed' }, isReady: true });
  });
});
