import type { Json } from '#shared/base/json';
import type { FactSource, Question } from '#shared/domain/playbook/pack';
import type { AnswerValue } from './answer-check';

/** The facts of a proof that an answer asks for, as far as the answer says them. */
export function proofFacts(
  question: Question,
  evidenceTypeId: string,
  value: AnswerValue,
): { readonly [factId: string]: Json } {
  const asked = question.asksFor.find((one) => one.evidenceTypeId === evidenceTypeId);
  const facts = Object.entries(asked?.takes ?? {}).map(([id, source]) => [id, factFrom(source, value)] as const);
  return Object.fromEntries(facts.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

function factFrom(source: FactSource, value: AnswerValue): Json | undefined {
  if ('is' in source) return source.is;
  if ('field' in source) return value[source.field];
  return rubricPoints(value[source.rubric]);
}

/** Points out of 100 of what was observed: all ones give 0, all fives 100. Undefined while nothing was. */
export function rubricPoints(rubric: Json | undefined): number | undefined {
  if (rubric === null || typeof rubric !== 'object' || Array.isArray(rubric)) return undefined;
  const marks = Object.values(rubric).filter((mark): mark is number => typeof mark === 'number');
  if (marks.length === 0) return undefined;
  const sum = marks.reduce((total, mark) => total + (mark - 1), 0);
  return Math.round((100 * sum) / (4 * marks.length));
}
