import { describe, expect, test } from 'vitest';
import { brand } from '#shared/base/brand';
import { factsOf } from '#shared/domain/gates/partner-records';
import type { Interview } from '#shared/domain/interviews/interview';
import {
  answerQuestion,
  changeTakingPart,
  finishInterview,
  type GivenAnswer,
  startInterview,
} from '#shared/domain/interviews/interview-commands';
import { interviewOutline } from '#shared/domain/interviews/interview-rules';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { aCase, aContext, anAnswer, interviewId, partnerId } from '../../../../builders/a-partner-case';

const index = builtInPack();
const facts = factsOf(aCase(), index, { asOf: '2026-11-20' });
const underWay: Interview = {
  id: interviewId,
  partnerId,
  visitId: null,
  moduleId: 'M1',
  interviewers: [],
  personIds: [],
  movedFrom: [],
  packId: 'partner-onboarding',
  packVersion: index.pack.version,
  startedAt: '2026-11-20T08:00:00Z',
  finishedAt: null,
};
const given: GivenAnswer = {
  state: 'answered',
  value: { competing: 'none' },
  confidence: 'stated',
  note: ' asked twice ',
  quote: '',
  saidBy: null,
  secondsSpent: 41.6,
  reason: '',
};

function answer(questionId: string, over: Partial<GivenAnswer> = {}, earlier: ReturnType<typeof anAnswer>[] = []) {
  const question = index.questionById.get(questionId);
  if (!question) throw new Error(`No question ${questionId}`);
  return answerQuestion({ interview: underWay, question, given: { ...given, ...over }, facts, earlier }, aContext());
}

describe('beginning an interview', () => {
  test('notes the version of the playbook in which it is asked', () => {
    expect(startInterview({ index, partnerId, moduleId: 'M1', visitId: null, interviews: [] }, aContext())).toEqual({
      ok: true,
      value: { interview: { ...underWay, id: 'id-1', startedAt: '2026-11-20T09:00:00Z' } },
    });
  });

  test('goes on with one that is under way, and knows only modules and talks of the playbook', () => {
    expect(
      startInterview({ index, partnerId, moduleId: 'M1', visitId: null, interviews: [underWay] }, aContext()),
    ).toEqual({
      ok: false,
      error: { kind: 'interview-under-way', interviewId: 'interview' },
    });
    expect(startInterview({ index, partnerId, moduleId: 'M9', visitId: null, interviews: [] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'module-unknown' },
    });
  });
});

describe('answering a question', () => {
  test('keeps the answer as a new version that replaces all its author saw', () => {
    const earlier = [anAnswer('M1.Q8', {}, { id: brand('a') }), anAnswer('M1.Q8', {}, { id: brand('b') })];
    expect(answer('M1.Q8', {}, earlier)).toEqual({
      ok: true,
      value: {
        partnerFields: {},
        answer: anAnswer(
          'M1.Q8',
          { competing: 'none' },
          {
            id: brand('id-1'),
            packVersion: index.pack.version,
            note: 'asked twice',
            secondsSpent: 42,
            replaces: [brand('b'), brand('a')],
          },
        ),
      },
    });
  });

  test('hands on what belongs on the record of the partner', () => {
    const kept = answer('M1.Q1', {
      value: { legalName: 'Nordlicht AG ', registerNumber: 'FN 2', country: 'AT', address: 'Ring 1' },
    });
    expect(kept.ok && kept.value.partnerFields).toEqual({
      legalName: 'Nordlicht AG',
      registerNumber: 'FN 2',
      country: 'AT',
    });
  });

  test('is refused, field by field, while something is missing', () => {
    expect(answer('M1.Q8', { value: {} })).toEqual({
      ok: false,
      error: {
        kind: 'answer-incomplete',
        findings: [{ fieldId: 'competing', code: 'required' }],
      },
    });
  });

  test('can be declined without filling in anything', () => {
    const kept = answer('M1.Q8', {
      state: 'declined',
      value: { competing: 'sells' },
      note: 'under an agreement of silence',
    });
    expect(kept.ok && [kept.value.answer.state, kept.value.answer.value]).toEqual(['declined', {}]);
  });

  test('is not called proven while its proof has not been brought', () => {
    const value = { legalName: 'Nordlicht', registerNumber: 'FN 2', country: 'AT', address: 'Ring 1' };
    expect(answer('M1.Q1', { value, confidence: 'proven' })).toEqual({
      ok: false,
      error: { kind: 'proof-missing', evidenceTypeIds: ['E1.1', 'E1.2'] },
    });
  });

  test('is refused once the interview is finished', () => {
    const question = index.questionById.get('M1.Q8');
    if (!question) throw new Error('No M1.Q8');
    const interview = { ...underWay, finishedAt: '2026-11-20T08:30:00Z' };
    expect(answerQuestion({ interview, question, given, facts, earlier: [] }, aContext())).toEqual({
      ok: false,
      error: { kind: 'interview-finished' },
    });
  });
});

describe('correcting an answer', () => {
  const before = anAnswer('M1.Q8', { competing: 'sells' }, { id: brand('before'), interviewId: brand('another') });
  const reasonMissing = { ok: false, error: { kind: 'reason-missing' } };

  test('of an earlier interview needs a reason, and keeps it', () => {
    expect(answer('M1.Q8', {}, [before])).toEqual(reasonMissing);
    expect(answer('M1.Q8', { state: 'declined', reason: '  ' }, [before])).toEqual(reasonMissing);
    const kept = answer('M1.Q8', { reason: ' They stopped selling it. ' }, [before]);
    expect(kept.ok && [kept.value.answer.reason, kept.value.answer.replaces]).toEqual([
      'They stopped selling it.',
      ['before'],
    ]);
  });

  test('needs none where it says the same, or was only thought aloud in this interview', () => {
    const same = { ...before, value: { competing: 'none' } };
    const here = { ...before, interviewId };
    expect([answer('M1.Q8', {}, [same]).ok, answer('M1.Q8', {}, [here]).ok]).toEqual([true, true]);
  });

  test('needs none where the question is asked anew each time', () => {
    const question = index.questionById.get('M1.Q8');
    if (!question) throw new Error('No M1.Q8');
    const again = answerQuestion(
      { interview: underWay, question, given, facts, earlier: [before], isRecurring: true },
      aContext(),
    );
    expect(again.ok).toBe(true);
  });
});

describe('those who take part', () => {
  test('are noted once each, until the interview is finished', () => {
    const change = { interviewers: [' Jonas Weiss', '', 'Jonas Weiss', 'Ida'], personIds: [brand<'Person'>('mira')] };
    expect(changeTakingPart(underWay, change)).toEqual({
      ok: true,
      value: { interview: { ...underWay, interviewers: ['Jonas Weiss', 'Ida'], personIds: ['mira'] } },
    });
    expect(changeTakingPart({ ...underWay, finishedAt: '2026-11-20T08:30:00Z' }, change)).toEqual({
      ok: false,
      error: { kind: 'interview-finished' },
    });
    expect(changeTakingPart(underWay, { interviewers: ['x'.repeat(121)], personIds: [] })).toEqual({
      ok: false,
      error: { kind: 'name-too-long', limit: 120 },
    });
  });
});

describe('finishing an interview', () => {
  test('is refused, naming the questions, while some are open', () => {
    const answers = ['M1.Q1', 'M1.Q2', 'M1.Q3', 'M1.Q5', 'M1.Q6', 'M1.Q7'].map((id) =>
      anAnswer(id, {}, { state: 'declined' }),
    );
    const outline = interviewOutline(index, 'M1', { facts, answers });
    expect(finishInterview(underWay, outline, { now: '2026-11-20T10:00:00Z' })).toEqual({
      ok: false,
      error: { kind: 'questions-open', questionIds: ['M1.Q4', 'M1.Q8'] },
    });
  });

  test('notes when', () => {
    expect(finishInterview(underWay, [], { now: '2026-11-20T10:00:00Z' })).toEqual({
      ok: true,
      value: { interview: { ...underWay, finishedAt: '2026-11-20T10:00:00Z' } },
    });
  });
});
