import type { Answer } from '#shared/domain/interviews/answer';
import type { AnswerValue } from '#shared/domain/interviews/answer-check';
import { builtInPack } from '#shared/domain/playbook/built-in-pack';
import { allAnswers } from './a-complete-visit';
import { anAnswer, sellsAndSupports } from './a-partner-case';
import { agreedAnswers } from './agreed-answers';

const visited = new Map(allAnswers().map(({ questionId, value }) => [questionId, value]));

const said: { readonly [questionId: string]: AnswerValue | undefined } = {
  'M1.Q1': visited.get('M1.Q1'),
  'M1.Q8': visited.get('M1.Q8'),
  'M2.Q2': agreedAnswers['M2.Q2'],
  'M2.Q8': { ownPeople: 9, usesOthers: false },
  'M3.Q3': { ...agreedAnswers['M3.Q3'], secondFactor: true },
  'M3.Q7': agreedAnswers['M3.Q7'],
  'M3.Q9': agreedAnswers['M3.Q9'],
  'M3.Q10': agreedAnswers['M3.Q10'],
  'M8.Q6': visited.get('M8.Q6'),
  'M8.Q8': visited.get('M8.Q8'),
};

/** What a partner that will sell and support has said when the smallest set of controls is settled: with `gateOneProofs` it opens Gate 1. */
export const gateOneAnswers: readonly Answer[] = [
  sellsAndSupports,
  ...Object.entries(said).map(([questionId, value]) => {
    if (!value) throw new Error(`No answer to ${questionId} is kept.`);
    return anAnswer(questionId, value, { packVersion: builtInPack().pack.version });
  }),
];
