import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { nextStepFor } from '#shared/domain/guidance/next-step';
import type { PartnerCase } from '#shared/domain/guidance/partner-case';
import type { NextStep } from '#shared/domain/guidance/step';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { anAgreement } from '../../../builders/a-complete-visit';
import { aDecision, aGuidedCase, anInterview, aVisit } from '../../../builders/a-guided-case';
import {
  anAnswer,
  type Brought,
  gateOneProofs,
  ratedPartner,
  sellsAndSupports,
} from '../../../builders/a-partner-case';
import { agreedAnswers } from '../../../builders/agreed-answers';
import { bothGatesAnswers, bothGatesLearners, bothGatesProofs } from '../../../builders/both-gates';
import { gateOneAnswers } from '../../../builders/gate-one-answers';

const index = builtInPack();
const today = { asOf: '2026-11-20', by: 'ines' };

function next(file: PartnerCase, on: Partial<Parameters<typeof nextStepFor>[2]> = {}): NextStep {
  return nextStepFor(file, index, { ...today, ...on });
}

/** A proof to bring, in a few words. */
function told(step: NextStep): unknown {
  if (step.kind === 'proofToBring') return [step.kind, step.proof.type.id, step.proof.situation];
  if (step.kind === 'gateLapsed') return [step.kind, step.standing.since, step.proof.kind];
  if (step.kind === 'gateLapsing') return [step.kind, step.standing.daysLeft, step.renewal];
  if (step.kind === 'agreementToComplete') return [step.kind, step.agreement];
  if (step.kind === 'workForGate') return [step.kind, step.gateId, step.proof.kind];
  return step;
}

const held = { interviews: index.pack.modules.map(({ id }) => anInterview(id)) };
const proven = { partner: ratedPartner, answers: gateOneAnswers, brought: gateOneProofs };
const without = (typeId: string, ...instead: readonly Brought[]) => ({
  ...proven,
  brought: [...gateOneProofs.filter((one) => one.typeId !== typeId), ...instead],
});
const signed = (kind: 'plan' | 'sla') => anAgreement(kind, { state: 'signed' });
const passed = { decisions: [aDecision('passed')] };
const throughBoth = {
  partner: ratedPartner,
  answers: bothGatesAnswers,
  brought: bothGatesProofs,
  learners: bothGatesLearners,
  decisions: [aDecision('passed'), aDecision('passed', { id: brand<'GateDecision'>('second'), gateId: 'G2' })],
};
const saidOfData = ['M3.Q1', 'M3.Q8'].map((id) =>
  anAnswer(id, agreedAnswers[id] ?? {}, { packVersion: index.pack.version }),
);

describe('the next step of a partner', () => {
  test('is the first interview, while nothing is known', () => {
    expect(next(aGuidedCase())).toEqual({ kind: 'interviewToStart', moduleId: 'M1' });
  });

  test('is to go on with the visit, while one is under way', () => {
    const file = aGuidedCase({ visits: [aVisit({ startedAt: '2026-11-20T09:00:00Z' })] });
    expect(next(file)).toEqual({ kind: 'visitUnderWay', visitId: 'visit-1' });
  });

  test('is what comes next inside the visit, when it is asked there', () => {
    const file = aGuidedCase({ visits: [aVisit({ startedAt: '2026-11-20T09:00:00Z' })] });
    expect(next(file, { isInVisit: true })).toEqual({ kind: 'interviewToStart', moduleId: 'M1' });
  });

  test("is today's visit, and not one that was missed", () => {
    const missed = aVisit({ id: brand<'Visit'>('missed'), plannedFor: '2026-11-12T09:00:00Z' });
    const due = aVisit({ id: brand<'Visit'>('due'), plannedFor: '2026-11-20T14:00:00Z' });
    expect(next(aGuidedCase({ visits: [missed, due] }))).toEqual({
      kind: 'visitToday',
      visitId: 'due',
      plannedFor: '2026-11-20T14:00:00Z',
    });
    expect(next(aGuidedCase({ visits: [missed] }))).toEqual({ kind: 'interviewToStart', moduleId: 'M1' });
  });

  test('is to decide what two people changed apart, before anything is built on it', () => {
    const conflicts = [{ rowId: 'partner' }, { rowId: 'site' }];
    expect(next(aGuidedCase(), { conflicts })).toEqual({ kind: 'conflict', rowId: 'partner', open: 2 });
  });

  test('is to decide between two answers to one question', () => {
    const other = anAnswer('M1.Q3', {}, { id: brand<'Answer'>('other'), notedBy: 'tom' });
    const file = aGuidedCase({ ...held, answers: [sellsAndSupports, other] });
    expect(next(file)).toEqual({
      kind: 'undecidedAnswer',
      questionId: 'M1.Q3',
      moduleId: 'M1',
      interviewId: null,
    });
  });

  test('is the next open question of the interview under way', () => {
    const file = aGuidedCase({ interviews: [anInterview('M1', { finishedAt: null })] });
    expect(next(file)).toMatchObject({
      kind: 'questionToAnswer',
      interviewId: 'interview-M1',
      moduleId: 'M1',
      questionId: 'M1.Q1',
    });
  });

  test('is to finish the interview in which nothing is open any more', () => {
    const declined = index.moduleById
      .get('M1')
      ?.questions.map(({ id }) => anAnswer(id, {}, { state: 'declined', reason: 'not today' }));
    const file = aGuidedCase({ interviews: [anInterview('M1', { finishedAt: null })], answers: declined ?? [] });
    expect(next(file)).toEqual({ kind: 'interviewToFinish', interviewId: 'interview-M1', moduleId: 'M1' });
  });

  test('is the quickest proof that can be made in this room, once the interview was held', () => {
    const file = aGuidedCase({ ...held, partner: ratedPartner, answers: gateOneAnswers });
    expect(told(next(file))).toEqual(['proofToBring', 'E1.1', 'missing']);
  });

  test('is the question that a control of the gate asks for, where the interview left it open', () => {
    const answers = gateOneAnswers.filter(({ questionId }) => questionId !== 'M3.Q7');
    expect(next(aGuidedCase({ ...held, ...proven, answers }))).toMatchObject({
      kind: 'questionToAnswer',
      moduleId: 'M3',
      questionId: 'M3.Q7',
      left: 1,
    });
  });

  test('is the interview of the module that the gate asks about, before one that nothing waits for', () => {
    const answers = gateOneAnswers.filter(({ questionId }) => !questionId.startsWith('M3'));
    const interviews = held.interviews.filter(({ moduleId }) => !['M2', 'M3'].includes(moduleId));
    expect(next(aGuidedCase({ ...proven, interviews, answers }))).toEqual({ kind: 'interviewToStart', moduleId: 'M3' });
  });

  test('is the risk tier, while all else is proven', () => {
    const { riskTierAccepted: _, ...unaccepted } = ratedPartner;
    const waiting = { ...unaccepted, riskTierAccepted: null };
    expect(next(aGuidedCase({ ...held, ...proven, partner: waiting }))).toEqual({ kind: 'riskTier', step: 'accept' });
    const unrated = { ...waiting, exposure: null };
    // Nobody knows yet whether there is data to protect, so the questions about it are asked as well.
    const answers = [...gateOneAnswers, ...saidOfData];
    expect(next(aGuidedCase({ ...held, ...proven, answers, partner: unrated }))).toEqual({
      kind: 'riskTier',
      step: 'rate',
    });
  });

  test('is a review, where a proof is there and only waits to be looked at', () => {
    const file = aGuidedCase({ ...held, ...without('E1.2', { typeId: 'E1.2', verdict: 'pending' }) });
    expect(next(file)).toEqual({ kind: 'evidenceToReview', evidenceId: 'evidence-9', title: 'E1.2' });
  });

  test('is not the review of our own screening by the one who made it, but by a colleague it is', () => {
    const own = { typeId: 'E1.6', verdict: 'pending', facts: { clear: true } } as const;
    const file = aGuidedCase({ ...held, ...without('E1.6', own) });
    expect(next(file)).toEqual({ kind: 'agreementToDraft', agreement: 'plan' });
    expect(next(file, { by: 'tom' })).toMatchObject({ kind: 'evidenceToReview', title: 'E1.6' });
  });

  test('is to decide the gate, once nothing is missing', () => {
    expect(next(aGuidedCase({ ...held, ...proven }))).toEqual({ kind: 'gateToDecide', gateId: 'G1' });
  });

  test('does not ask again about a gate that was refused with every proof on the table', () => {
    const knowing = aDecision('refused', { results: [{ criterionId: 'G1.1', met: true, concessionId: null }] });
    const early = aDecision('refused', { results: [{ criterionId: 'G1.1', met: false, concessionId: null }] });
    const plan = { kind: 'agreementToDraft', agreement: 'plan' };
    expect(next(aGuidedCase({ ...held, ...proven, decisions: [knowing] }))).toEqual(plan);
    expect(next(aGuidedCase({ ...held, ...proven, decisions: [early] }))).toEqual({
      kind: 'gateToDecide',
      gateId: 'G1',
    });
  });

  test('is the interview the second gate asks about, once the first was decided', () => {
    const interviews = held.interviews.filter(({ moduleId }) => !['M5', 'M8'].includes(moduleId));
    expect(next(aGuidedCase({ ...proven, ...passed, interviews }))).toEqual({
      kind: 'interviewToStart',
      moduleId: 'M5',
    });
  });

  test('is work for the second gate only when the first is passed', () => {
    const answers = bothGatesAnswers.filter(({ questionId }) => questionId !== 'M5.Q1');
    const ready = { ...throughBoth, answers, ...held };
    expect(told(next(aGuidedCase({ ...ready, decisions: [] })))).toEqual({ kind: 'gateToDecide', gateId: 'G1' });
    // Nobody knows which checks are needed before somebody has asked whether there is an interface.
    expect(next(aGuidedCase({ ...ready, ...passed }))).toMatchObject({
      kind: 'questionToAnswer',
      questionId: 'M5.Q1',
    });
    const alone = { ...throughBoth, ...held, ...passed, learners: bothGatesLearners.slice(1) };
    expect(told(next(aGuidedCase(alone)))).toEqual(['workForGate', 'G2', 'credentials']);
    expect(next(aGuidedCase({ ...throughBoth, ...held, ...passed }))).toEqual({ kind: 'gateToDecide', gateId: 'G2' });
  });

  test('goes through the agreements: draft, complete, sign, one after the other', () => {
    const done = { ...held, ...throughBoth };
    expect(next(aGuidedCase(done))).toEqual({ kind: 'agreementToDraft', agreement: 'plan' });
    expect(told(next(aGuidedCase({ ...done, agreements: [anAgreement('plan')] })))).toEqual([
      'agreementToComplete',
      'plan',
    ]);
    const locked = anAgreement('plan', { state: 'locked' });
    expect(next(aGuidedCase({ ...done, agreements: [locked] }))).toEqual({
      kind: 'agreementToSign',
      agreement: 'plan',
      agreementId: locked.id,
      sides: ['vendor', 'partner'],
    });
    expect(next(aGuidedCase({ ...done, agreements: [signed('plan')] }))).toEqual({
      kind: 'agreementToDraft',
      agreement: 'sla',
    });
  });

  test('comes to what must be fetched elsewhere only when nothing is left to do here', () => {
    const file = aGuidedCase({ ...held, ...without('E1.6'), agreements: [signed('plan'), signed('sla')] });
    expect(told(next(file))).toEqual(['proofToBring', 'E1.6', 'missing']);
    expect(next(aGuidedCase({ ...held, ...without('E1.6') }))).toEqual({ kind: 'agreementToDraft', agreement: 'plan' });
  });

  test('is to renew what ends first, before a passed gate lapses', () => {
    const file = aGuidedCase({ ...held, ...passed, ...without('E3.1', { typeId: 'E3.1', to: '2026-11-29' }) });
    expect(told(next(file))).toEqual([
      'gateLapsing',
      9,
      {
        kind: 'evidence',
        criterionId: 'G1.3',
        evidenceId: 'evidence-9',
        typeId: 'E3.1',
        title: 'E3.1',
        ownerId: null,
        waiting: null,
      },
    ]);
  });

  test('is to look at the risk tier again, where the gate ends with it', () => {
    const accepted = { tier: 'T1', by: 'ines', at: '2025-11-25T09:00:00Z' } as const;
    const file = aGuidedCase({
      ...held,
      ...proven,
      ...passed,
      partner: { ...ratedPartner, riskTierAccepted: accepted },
    });
    expect(told(next(file))).toEqual(['gateLapsing', 5, { kind: 'riskTier', criterionId: 'G1.6' }]);
  });

  test('is to win a lapsed gate back, even in the middle of an interview', () => {
    const file = aGuidedCase({
      ...passed,
      ...without('E3.1', { typeId: 'E3.1', to: '2026-11-18' }),
      interviews: [anInterview('M1'), anInterview('M8', { finishedAt: null })],
    });
    expect(told(next(file))).toEqual(['gateLapsed', '2026-11-19', 'evidence']);
  });

  test('is nothing when all is done, and says until when', () => {
    const brought = [
      ...bothGatesProofs.filter(({ typeId }) => typeId !== 'E3.1'),
      { typeId: 'E3.1', to: '2027-02-01' },
    ];
    const file = aGuidedCase({ ...held, ...throughBoth, brought, agreements: [signed('plan'), signed('sla')] });
    expect(next(file)).toEqual({ kind: 'nothing', until: '2027-02-01' });
  });
});
