import { describe, expect, test } from 'vitest';
import type { Json } from '#shared/base/json';
import { type AnswerValue, checkAnswer, fieldApplies } from '#shared/domain/interviews/answer-check';
import type { RiskTier } from '#shared/domain/partners/partner';
import { builtInPackParts } from '#shared/domain/playbook/built-in-pack';
import { holds } from '#shared/domain/playbook/expression';
import { moduleProgress } from '#shared/domain/playbook/module-rules';
import { type Module, type Pack, type Proof, packSchema, type Question } from '#shared/domain/playbook/pack';
import { checkPack } from '#shared/domain/playbook/pack-check';
import { type EvidenceFacts, noFacts, type PartnerFacts } from '#shared/domain/playbook/partner-facts';
import { agreedAnswers } from '../../../../builders/agreed-answers';

const pack: Pack = packSchema.parse(builtInPackParts);
const today = '2026-11-20';

function moduleOf(id: string): Module {
  const module = pack.modules.find((one) => one.id === id);
  if (!module) throw new Error(`The pack has no ${id}.`);
  return module;
}

const [contracting, compliance, commercial] = [moduleOf('M2'), moduleOf('M3'), moduleOf('M4')];
const modules = [contracting, compliance, commercial];
const questions = modules.flatMap((module) => module.questions);

function questionOf(id: string): Question {
  const question = questions.find((one) => one.id === id);
  if (!question) throw new Error(`The pack has no ${id}.`);
  return question;
}

function piece(facts: { readonly [fact: string]: Json } = {}): EvidenceFacts {
  return { accepted: true, records: [facts], until: null, pending: false };
}

const held: { readonly [typeId: string]: EvidenceFacts } = {
  'E2.1': piece({ signer: 'mira', signedOn: '2026-11-19' }),
  'E2.2': piece({ person: 'mira' }),
  'E2.3': piece({ signedOn: '2026-11-19' }),
  'E2.4': piece({ cover: 'professional', perCase: 1_000_000, until: '2027-06-30' }),
  'E2.5': piece({ open: 0, changed: 1, decidedBy: 'Legal' }),
  'E3.10': piece({ listed: 1, unbound: 0 }),
  'E3.9': piece({ testedOn: '2026-08-20', criticalOpen: 0 }),
  ...Object.fromEntries(
    ['E3.1', 'E3.2', 'E3.3', 'E3.4', 'E3.5', 'E3.6', 'E3.7', 'E3.8', 'E4.1', 'E4.3', 'E4.4'].map((id) => [id, piece()]),
  ),
  'E4.2': piece({ calledBack: true, confirmedBy: 'ana', confirmedOn: '2026-11-19' }),
};

const settled: PartnerFacts = {
  ...noFacts(today),
  riskTier: 'T3',
  riskTierAccepted: true,
  answers: agreedAnswers,
  evidence: held,
  controls: { 'C-X-1': { settled: true, minimum: true }, 'C-X-2': { settled: true, minimum: false } },
  deals: ['approved'],
  answeredModules: ['M2', 'M3', 'M4'],
};

/** The same facts without what a step is proven by. */
function without(facts: PartnerFacts, proof: Proof): PartnerFacts {
  switch (proof.kind) {
    case 'interview':
      return { ...facts, answeredModules: facts.answeredModules.filter((id) => id !== proof.moduleId) };
    case 'question':
      return { ...facts, answers: lacking(facts.answers, proof.questionId) };
    case 'evidence':
      return { ...facts, evidence: lacking(facts.evidence, proof.typeId) };
    case 'controls':
      return { ...facts, controls: { ...facts.controls, 'C-X-2': { settled: false, minimum: false } } };
    case 'deal':
      return { ...facts, deals: ['draft'] };
    default:
      throw new Error(`No step here is proven by ${proof.kind}.`);
  }
}

function lacking<Value>(all: { readonly [key: string]: Value }, key: string): { readonly [key: string]: Value } {
  return Object.fromEntries(Object.entries(all).filter(([id]) => id !== key));
}

function findings(questionId: string, change: AnswerValue, tier: RiskTier = 'T3') {
  const answer = { ...agreedAnswers[questionId], ...change };
  return checkAnswer(questionOf(questionId), answer, { ...settled, riskTier: tier }).map(
    ({ fieldId, code }) => `${fieldId}: ${code}`,
  );
}

function asked(tier: RiskTier | null): readonly string[] {
  const facts = { ...settled, riskTier: tier };
  return compliance.questions.flatMap((question) =>
    question.fields
      .filter((field) => fieldApplies(field, agreedAnswers[question.id] ?? {}, facts))
      .map((field) => `${question.id}.${field.id}`),
  );
}

describe('the modules of contracting, of compliance and of commerce', () => {
  test('have nothing wrong with them', () => {
    expect(checkPack(pack).filter(({ where }) => /^(M[234]|E[234])\b/.test(where))).toEqual([]);
  });

  test('ask everything: eight, ten and seven questions, each module at one sitting of at most an hour', () => {
    const numbered = (id: string, count: number) => Array.from({ length: count }, (_, at) => `${id}.Q${at + 1}`);
    expect(questions.map(({ id }) => id)).toEqual([...numbered('M2', 8), ...numbered('M3', 10), ...numbered('M4', 7)]);
    for (const module of modules) {
      const minutes = module.questions.reduce((sum, question) => sum + question.minutes, 0);
      expect(module.steps[0]).toMatchObject({ kind: 'interview', minutes });
      expect(minutes).toBeLessThanOrEqual(60);
    }
  });

  test('take a complete answer to every question as it stands', () => {
    expect(questions.flatMap(({ id }) => findings(id, {}).map((finding) => `${id}.${finding}`))).toEqual([]);
  });

  test('are proven step by step, and open each step again when the proof it names is gone', () => {
    for (const module of modules) {
      expect(moduleProgress(module, settled).steps.filter(({ state }) => state !== 'done')).toEqual([]);
      for (const step of module.steps) {
        const progress = moduleProgress(module, without(settled, step.proof));
        expect([step.id, progress.steps.find((one) => one.step.id === step.id)?.state]).toEqual([step.id, 'open']);
      }
    }
  });

  test('are done with their proofs and not without any one of those they are done by', () => {
    expect(modules.map((module) => holds(module.done, settled))).toEqual([true, true, true]);
    const lost = (module: Module, ...proofs: readonly Proof[]) => holds(module.done, proofs.reduce(without, settled));
    const evidence = (typeId: string): Proof => ({ kind: 'evidence', typeId });
    const question = (questionId: string): Proof => ({ kind: 'question', questionId });
    expect([
      lost(contracting, evidence('E2.1')),
      lost(contracting, evidence('E2.2')),
      lost(contracting, question('M2.Q1')),
      lost(contracting, question('M2.Q3')),
      lost(compliance, { kind: 'controls' }),
      lost(commercial, evidence('E4.1')),
      lost(commercial, evidence('E4.3')),
      lost(commercial, question('M4.Q7'), { kind: 'deal' }),
    ]).toEqual(Array.from({ length: 8 }, () => false));
    expect([lost(commercial, question('M4.Q7')), lost(commercial, { kind: 'deal' })]).toEqual([true, true]);
  });

  test('lead from box to box of their process maps, and every step has its box', () => {
    for (const { processMap, steps } of modules) {
      const boxes = processMap.map(({ id }) => id);
      expect(processMap.flatMap(({ next }) => next.map(({ to }) => to)).filter((to) => !boxes.includes(to))).toEqual(
        [],
      );
      expect(processMap.flatMap((box) => box.steps).sort()).toEqual(steps.map(({ id }) => id).sort());
      expect(processMap.filter(({ next }) => next.length === 0)).toHaveLength(1);
    }
  });

  test('name each kind of evidence once, and keep the validity that was set for it', () => {
    const months = pack.evidenceTypes
      .filter(({ id }) => /^E[234]\./.test(id))
      .map(({ id, validMonths }) => [id, validMonths]);
    expect(Object.fromEntries(months)).toEqual({
      ...{ 'E2.1': null, 'E2.2': 12, 'E2.3': null, 'E2.4': null, 'E2.5': null },
      ...{ 'E3.1': 12, 'E3.2': null, 'E3.3': 6, 'E3.4': 24, 'E3.5': 12 },
      ...{ 'E3.6': 12, 'E3.7': 12, 'E3.8': null, 'E3.9': 12, 'E3.10': 6 },
      ...{ 'E4.1': 12, 'E4.2': 24, 'E4.3': 12, 'E4.4': 3 },
    });
    expect(months).toHaveLength(19);
  });
});

describe('contracting', () => {
  const model = agreedAnswers['M2.Q3']?.['operatingModel'] as { readonly [row: string]: AnswerValue };
  const changed = (row: string, parts: AnswerValue) =>
    findings('M2.Q3', { operatingModel: { ...model, [row]: parts } });

  test('wants exactly one side that answers for each activity, and somebody who does it', () => {
    expect(changed('sell', { partner: 'RA', vendor: 'A' })).toEqual(['operatingModel: constraint']);
    expect(changed('sell', { partner: 'R', vendor: 'C' })).toEqual(['operatingModel: constraint']);
    expect(changed('sell', { vendor: 'A', partner: 'C' })).toEqual(['operatingModel: constraint']);
    expect(changed('sell', {})).toEqual(['operatingModel: constraint']);
    expect(changed('sell', { vendor: 'A', partner: 'R' })).toEqual([]);
  });

  test('is not done while two sides answer for one activity, however the answer came about', () => {
    const operatingModel = { ...model, sell: { partner: 'A', vendor: 'RA' } };
    const facts = { ...settled, answers: { ...agreedAnswers, 'M2.Q3': { operatingModel } } };
    expect(holds(contracting.done, facts)).toBe(false);
  });

  test('is not done by the signature of somebody who may not sign', () => {
    const signedBy = (signer: string, proven: string) =>
      holds(contracting.done, {
        ...settled,
        evidence: { ...held, 'E2.1': piece({ signer }), 'E2.2': piece({ person: proven }) },
      });
    expect([signedBy('mira', 'mira'), signedBy('mira', 'tom'), signedBy('ana', 'ana')]).toEqual([true, false, false]);
  });

  test('refuses an end before the beginning, a limit of nothing, and a lone joint signatory', () => {
    expect(findings('M2.Q5', { endsOn: '2026-12-01' })).toEqual(['endsOn: constraint']);
    expect(findings('M2.Q1', { signatories: [{ person: 'mira', limit: 0, mode: 'alone' }] })).toEqual([
      'signatories: tooSmall',
    ]);
    expect(findings('M2.Q1', { signatories: [{ person: 'mira', mode: 'jointly' }] })).toEqual([
      'signatories: constraint',
    ]);
    const unbound = lacking(one('M2.Q8', 'subcontractors'), 'boundBy');
    expect(findings('M2.Q8', { subcontractors: [unbound] })).toEqual(['subcontractors: constraint']);
  });
});

function one(questionId: string, fieldId: string): AnswerValue {
  const rows = agreedAnswers[questionId]?.[fieldId];
  if (!Array.isArray(rows) || rows.length === 0) throw new Error(`No row in ${questionId}.${fieldId}.`);
  return rows[0] as AnswerValue;
}

describe('compliance', () => {
  test('asks a T3 partner for more than a T2 partner, and that one for more than a T1 partner', () => {
    const [least, middle, most] = [asked('T1'), asked('T2'), asked('T3')];
    expect(middle.filter((field) => !least.includes(field))).toEqual([
      ...['M3.Q2.rooms', 'M3.Q3.reviewEvery', 'M3.Q3.lastReview', 'M3.Q8.proves'],
      ...['M3.Q9.certificates', 'M3.Q9.copies', 'M3.Q9.searchEvery', 'M3.Q9.reportTo'],
      ...['M3.Q10.checks', 'M3.Q10.checksWhat'],
    ]);
    expect(most.filter((field) => !middle.includes(field))).toEqual([
      ...['M3.Q3.administrators', 'M3.Q3.strongFactor', 'M3.Q7.elsewhere'],
      ...['M3.Q9.tested', 'M3.Q9.testedOn', 'M3.Q9.testedBy', 'M3.Q9.findingsOpen', 'M3.Q9.testReport'],
      ...['M3.Q10.externals', 'M3.Q10.administratorsPractised'],
    ]);
    expect(least.filter((field) => !most.includes(field))).toEqual(['M3.Q9.names']);
  });

  test('reads most strictly while no tier is set', () => {
    expect(asked(null)).toEqual(asked('T3'));
  });

  test('asks every partner all ten questions', () => {
    expect(new Set(asked('T1').map((field) => field.replace(/\.[^.]+$/, ''))).size).toBe(10);
  });

  test('wants steps by tier, and a privacy agreement wherever personal data is seen', () => {
    const steps = (riskTier: RiskTier, see: boolean) => {
      const classes = agreedAnswers['M3.Q1']?.['classes'] as { readonly [row: string]: AnswerValue };
      const answers = {
        ...agreedAnswers,
        'M2.Q8': { ownPeople: 9, usesOthers: false },
        'M3.Q1': { classes: { ...classes, personal: { see } } },
      };
      return moduleProgress(compliance, { ...settled, riskTier, answers })
        .steps.filter(({ state }) => state !== 'notApplicable')
        .map(({ step }) => step.id.slice('M3.S'.length))
        .join(' ');
    };
    expect([steps('T1', false), steps('T1', true), steps('T2', true), steps('T3', true)]).toEqual([
      '1 2 3 12',
      '1 2 3 4 12',
      '1 2 3 4 5 6 7 8 9 10 12',
      '1 2 3 4 5 6 7 8 9 10 11 12',
    ]);
  });

  test('refuses what cannot be: kept but not seen, excluded but used, mended before noticed, more than 100 %', () => {
    const classes = {
      ...(agreedAnswers['M3.Q1']?.['classes'] as AnswerValue),
      special: { see: false, store: true, change: false },
    };
    expect(findings('M3.Q1', { classes })).toEqual(['classes: constraint']);
    expect(findings('M3.Q2', { excluded: ['DE'] })).toEqual(['excluded: constraint']);
    const timeline = [
      { event: 'noticed', on: '2026-05-05' },
      { event: 'fixed', on: '2026-05-04' },
    ];
    expect(findings('M3.Q5', { timeline })).toEqual(['timeline: constraint']);
    expect(findings('M3.Q10', { trainedShare: 101 })).toEqual(['trainedShare: tooLarge']);
    expect(findings('M3.Q7', { losesAtMost: 1 })).toEqual(['losesAtMost: constraint']);
    expect(findings('M3.Q9', { certificates: [{ ...one('M3.Q9', 'certificates'), until: '2025-01-31' }] })).toEqual([
      'certificates: constraint',
    ]);
  });

  test('leaves the hours of a breach notice to the one question that asks for them', () => {
    const fields = compliance.questions.flatMap((question) => question.fields);
    expect(fields.filter(({ id }) => id === 'breachNoticeHours' || id === 'breachContact')).toEqual([]);
    expect(questionOf('M3.Q6').help).toContain('M8.Q6');
  });
});

describe('commerce', () => {
  test('offers the bands and the segments that the commercial rules know', () => {
    const field = (questionId: string, id: string) => questionOf(questionId).fields.find((each) => each.id === id);
    expect(field('M4.Q2', 'band')?.options?.map(({ id }) => id)).toEqual(pack.commercial?.bands.map(({ id }) => id));
    expect(field('M4.Q4', 'lead')?.rows?.map(({ id }) => id)).toEqual(pack.commercial?.coSelling.map(({ id }) => id));
    const ours = field('M4.Q5', 'stages')?.columns?.find(({ id }) => id === 'ours');
    expect(ours?.options?.map(({ id }) => id)).toEqual(pack.commercial?.forecast.stages.map(({ id }) => id));
  });

  test('starts the first opportunities from the customers named in the first meeting', () => {
    const field = questionOf('M4.Q7').fields.find(({ id }) => id === 'opportunities');
    const [module = '', question = '', fieldId = ''] = (field?.suggestedBy ?? '').split('.');
    const source = moduleOf(module)
      .questions.find(({ id }) => id === `${module}.${question}`)
      ?.fields.find(({ id }) => id === fieldId);
    const known = field?.columns?.map(({ id, type }) => `${id}: ${type}`);
    expect(source?.columns?.length).toBeGreaterThan(0);
    for (const { id, type } of source?.columns ?? []) expect(known).toContain(`${id}: ${type}`);
  });

  test('refuses a registration that cannot be told from another, and a decision before the first step', () => {
    expect(findings('M4.Q3', { data: ['customer', 'country', 'product'] })).toEqual(['data: constraint']);
    expect(
      findings('M4.Q7', { opportunities: [{ ...one('M4.Q7', 'opportunities'), decisionOn: '2026-12-09' }] }),
    ).toEqual(['opportunities: constraint']);
    expect(findings('M4.Q7', { registerBy: '2026-11-19' })).toEqual(['registerBy: constraint']);
    expect(findings('M4.Q2', { moves: [{ lever: 'satisfaction', target: 120, by: '2027-01-31' }] })).toEqual([
      'moves: constraint',
    ]);
  });

  test('does not take a bank form nobody called back for', () => {
    const evidence = { ...held, 'E4.2': piece({ calledBack: false }) };
    const state = moduleProgress(commercial, { ...settled, evidence }).steps.find(({ step }) => step.id === 'M4.S5');
    expect(state?.state).toBe('open');
  });
});
