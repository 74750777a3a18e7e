import { describe, expect, test } from 'vitest';
import { checkExpression, evaluate, holds } from '#shared/domain/playbook/expression';
import { noFacts, type PartnerFacts } from '#shared/domain/playbook/partner-facts';

const facts: PartnerFacts = {
  ...noFacts('2026-11-20'),
  partner: { legalName: 'Fjord AS', exposure: null },
  riskTier: 'T2',
  answers: { 'M1.Q8': { competing: 'none' }, 'M8.Q6': { breachNoticeHours: 24, writesReviews: false } },
  evidence: {
    'E6.1': {
      accepted: true,
      records: [{ role: 'sales', score: 80 }, { role: 'support' }],
      until: null,
      pending: false,
    },
    'E1.1': { accepted: true, records: [], until: null, pending: false },
  },
  scores: { fit: 60 },
};

describe('an expression', () => {
  test.each([
    ["60 <= score('fit')", true],
    ["score('fit') * 2 + 1 > 120", true],
    ["answer('M8.Q6.breachNoticeHours') <= (riskTier == 'T3' ? 24 : 48)", true],
    ["answer('M1.Q8.competing') in ['none', 'sells']", true],
    ["answered('M1.Q8') && answered('M1.Q8.competing') && !answered('M1.Q8.which') && !answered('M1.Q1')", true],
    ["valid('E6.1') && !valid('E1.1') && accepted('E1.1') && !accepted('E9.9')", true],
    ["records('E6.1').exists(exam, exam.role == 'sales' && exam.score >= 80)", true],
    ["records('E6.1').exists(exam, exam.score >= 90)", false],
    ["daysBetween(asOf, '2026-11-25') == 5.0 && asOf < '2026-11-21'", true],
    ["signed('sla') || riskTierAccepted", false],
  ])('%s', (text, outcome) => {
    expect(holds(text, facts)).toBe(outcome);
  });

  test('that needs a fact nobody knows yet is not held to be true, nor is its opposite', () => {
    expect(evaluate("answer('M1.Q5.sponsor') == 'mira'", facts)).toEqual({
      ok: false,
      error: 'M1.Q5.sponsor is not answered.',
    });
    expect(holds("!(answer('M1.Q5.sponsor') == 'mira')", facts)).toBe(false);
    expect(evaluate('partner.exposure.data > 1', facts).ok).toBe(false);
  });

  test('is decided by one side where that is enough, though the other is not known', () => {
    expect(evaluate("answer('M1.Q5.sponsor') == 'mira' || riskTier == 'T2'", facts)).toEqual({ ok: true, value: true });
    expect(evaluate("answer('M1.Q5.sponsor') == 'mira' && riskTier == 'T3'", facts)).toEqual({
      ok: true,
      value: false,
    });
  });

  test('sees the answer in hand only where there is one', () => {
    const inHand = { answer: { share: 30 }, value: [{ share: 60 }, { share: 40 }] };
    expect(holds("sum(value, 'share') <= 100 && answer.share == 30", facts, inHand)).toBe(true);
    expect(holds('answer.share == 30', facts)).toBe(false);
    expect(checkExpression('answer.share == 30', 'partner')).toEqual({
      ok: false,
      error: 'There is no answer in hand here.',
    });
  });

  test('says what it speaks of', () => {
    expect(
      checkExpression(
        [
          "valid('E1.1') && score('fit') > 1 && [1].all(one, answered('M1.Q3')) && has(answer.hours)",
          "signed('sla') && moduleAnswered('M1') && certifiedEnough('sales') && handoffDone('grantContent')",
          "gatePassed('G1') && controlsSettled('tier') && riskTier == 'T2' && integrationChecksPassed()",
        ].join(' && '),
        'answer',
      ),
    ).toEqual({
      ok: true,
      value: {
        answers: ['M1.Q3'],
        evidenceTypes: ['E1.1'],
        scores: ['fit'],
        modules: ['M1'],
        documents: ['sla'],
        roles: ['sales'],
        handoffs: ['grantContent'],
        gates: ['G1'],
        controlSets: ['tier'],
        answerFields: ['hours'],
        facts: ['riskTier', 'integrationChecks'],
      },
    });
  });

  test('says which people, work, gates and controls it speaks of', () => {
    expect(
      checkExpression(
        "certifiedEnough('sales') && credentialHolders('support') >= 2 && handoffDone('grantContent') && gatePassed('G1') && controlsSettled('tier') && integrationChecksPassed() && 'won' in deals && onCallCoverage >= 1.0 && riskTier == 'T1'",
        'partner',
      ),
    ).toEqual({
      ok: true,
      value: {
        answers: [],
        evidenceTypes: [],
        scores: [],
        modules: [],
        documents: [],
        roles: ['sales', 'support'],
        handoffs: ['grantContent'],
        gates: ['G1'],
        controlSets: ['tier'],
        answerFields: [],
        facts: ['integrationChecks', 'deals', 'onCallCoverage', 'riskTier'],
      },
    });
  });

  test('counts people, checks, controls, gates and deals', () => {
    const more: PartnerFacts = {
      ...facts,
      controls: { 'C-1': { settled: true, minimum: true }, 'C-2': { settled: false, minimum: false } },
      credentials: { sales: { held: 2, needed: 2 }, support: { held: 0, needed: 0 }, delivery: { held: 1, needed: 2 } },
      integrationChecks: { IC1: { required: true, passed: true }, IC2: { required: false, passed: false } },
      deals: ['approved'],
      handoffs: ['grantContent'],
      gates: ['G1'],
    };
    const told = (text: string) => holds(text, more);
    expect(
      [
        "controlsSettled('minimum')",
        "certifiedEnough('sales') && certifiedEnough('support')",
        "credentialHolders('delivery') == 1.0 && credentialHolders('solution') == 0.0",
        'integrationChecksPassed()',
        "'approved' in deals && deals.exists(deal, deal != 'won')",
        "handoffDone('grantContent') && gatePassed('G1')",
      ].map(told),
    ).toEqual([true, true, true, true, true, true]);
    expect(
      [
        "controlsSettled('tier')",
        "certifiedEnough('delivery')",
        "certifiedEnough('solution')",
        "gatePassed('G2') || handoffDone('scheduleExam')",
      ].map(told),
    ).toEqual([false, false, false, false]);
    expect(holds("controlsSettled('minimum')", facts)).toBe(false);
  });

  test('does not take an unknown coverage for none', () => {
    expect(evaluate('onCallCoverage < 1.0', facts).ok).toBe(false);
    expect(holds('onCallCoverage >= 1', { ...facts, onCallCoverage: 1 })).toBe(true);
  });

  test.each([
    ['', 'empty'],
    ["valid('E1.1'", 'cut off'],
    ['now() > 1', 'the clock'],
    ['globalThis', 'the world'],
    ['valid(partner.legalName)', 'a name that is not written out'],
    ["partner.legalName.matches('(a+)+$')", 'a pattern'],
    ["'a' + 'b'", 'a text'],
    [`${'('.repeat(200)}true${')'.repeat(200)}`, 'too deep'],
    [Array.from({ length: 400 }, () => 'true').join(' && '), 'too long'],
  ])('is refused if it is %s (%s)', (text) => {
    expect(checkExpression(text, 'answer').ok).toBe(false);
    expect(evaluate(text, facts).ok).toBe(false);
  });

  test('reaches nothing of the program through the names of objects', () => {
    for (const text of [
      'partner.constructor',
      'partner.__proto__',
      'partner.toString',
      "answer('constructor.constructor')",
    ]) {
      expect(evaluate(`${text} != 1`, facts).ok).toBe(false);
    }
  });
});
