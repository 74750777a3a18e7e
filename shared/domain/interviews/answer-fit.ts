import type { Question } from '#shared/domain/playbook/pack';
import type { PartnerFacts } from '#shared/domain/playbook/partner-facts';
import type { Answer } from './answer';
import { type AnswerFinding, checkAnswer } from './answer-check';

/**
 * What is wrong with an answer from another version when it is read as an answer to this question. Answers of the
 * same version were checked when they were given; that somebody declined, or that it does not apply, fits any wording.
 */
export function misfits(
  question: Question,
  answer: Answer,
  given: { readonly packVersion: string; readonly facts: PartnerFacts },
): readonly AnswerFinding[] {
  if (answer.packVersion === given.packVersion || answer.state !== 'answered') return [];
  return checkAnswer(question, answer.value, given.facts);
}

/** Whether an answer counts in a version of the playbook. One that does not stays on record and is looked at again. */
export function answerFits(
  question: Question,
  answer: Answer,
  given: { readonly packVersion: string; readonly facts: PartnerFacts },
): boolean {
  return misfits(question, answer, given).length === 0;
}
