import type { Json } from '#shared/base/json';
import { ok, type Result, refuse } from '#shared/base/result';
import type { Exam, LearnerRole } from '#shared/domain/playbook/pack-enablement';

/** The options chosen, by question. */
export type ExamAnswers = { readonly [questionId: string]: readonly string[] };

export interface ExamQuestionResult {
  readonly questionId: string;
  readonly chosen: readonly string[];
  readonly right: boolean;
}

export interface ExamResult {
  /** Points of 100, rounded down to two places, so that rounding never passes anybody. */
  readonly score: number;
  readonly passed: boolean;
  readonly rightCount: number;
  readonly questions: readonly ExamQuestionResult[];
}

/** The exam as somebody sat it: an experiment may ask its questions in another order, or fewer of them. */
export function examAsked(exam: Exam, questionIds: readonly string[]): Exam {
  const byId = new Map(exam.questions.map((question) => [question.id, question]));
  return { ...exam, questions: questionIds.flatMap((id) => byId.get(id) ?? []) };
}

/** Marks an exam. A question is right when exactly the right options were chosen; a question left open is wrong. */
export function examResult(exam: Exam, answers: ExamAnswers): ExamResult {
  const questions = exam.questions.map(({ id, right }) => {
    const chosen = Object.hasOwn(answers, id) ? (answers[id] ?? []) : [];
    return { questionId: id, chosen, right: sameSet(chosen, right) };
  });
  const rightCount = questions.filter(({ right }) => right).length;
  const score = Math.floor((rightCount * 10_000) / questions.length) / 100;
  return { score, passed: score >= exam.passAt, rightCount, questions };
}

export type ExamRefusal =
  /** The exam is for people in a role that this person is not in. */
  | { readonly kind: 'not-a-learner' }
  /** An answer names a question or an option that is not in the exam. */
  | { readonly kind: 'answer-unknown'; readonly questionId: string };

/**
 * What a sitting leaves as evidence: one record for each role it counts for. The answers are in it and the score
 * follows from them, so that nobody types a score and a typed one would be found.
 */
export function examRecords(
  exam: Exam,
  sitting: {
    readonly personId: string;
    /** The roles the person is in. */
    readonly roles: readonly LearnerRole[];
    readonly answers: ExamAnswers;
    readonly seconds: number;
    readonly packVersion: string;
  },
): Result<
  { readonly result: ExamResult; readonly records: readonly { readonly [fact: string]: Json }[] },
  ExamRefusal
> {
  const stranger = Object.entries(sitting.answers).find(([id, chosen]) => {
    const question = exam.questions.find((each) => each.id === id);
    return !question || chosen.some((option) => !question.options.some((each) => each.id === option));
  });
  if (stranger) return refuse({ kind: 'answer-unknown', questionId: stranger[0] });
  // The baseline is for everybody and counts for each role the person is in.
  const roles = exam.role === 'baseline' ? sitting.roles : sitting.roles.filter((role) => role === exam.role);
  if (roles.length === 0) return refuse({ kind: 'not-a-learner' });
  const result = examResult(exam, sitting.answers);
  const records = roles.map((role) => ({
    person: sitting.personId,
    role,
    score: result.score,
    exam: exam.id,
    passed: result.passed,
    seconds: Math.round(sitting.seconds),
    packVersion: sitting.packVersion,
    answers: Object.fromEntries(result.questions.map(({ questionId, chosen }) => [questionId, [...chosen]])),
  }));
  return ok({ result, records });
}

/**
 * Whether the score of a record is the one that its answers give; null where it carries no answers (a paper exam).
 * Given the exam as it was asked: by a longer one the record of a shortened exam would look typed, and by whatever
 * questions it answers, one whose wrong answers were struck out would look genuine.
 */
export function scoreIsGenuine(asked: Exam, facts: { readonly [fact: string]: Json }): boolean | null {
  const { answers, score } = facts;
  if (answers === null || answers === undefined || typeof answers !== 'object' || Array.isArray(answers)) return null;
  const chosen = Object.entries(answers).map(([id, options]) => [
    id,
    Array.isArray(options) ? options.map(String) : [],
  ]);
  const strangers = chosen.some(([id]) => !asked.questions.some((question) => question.id === id));
  return !strangers && examResult(asked, Object.fromEntries(chosen) as ExamAnswers).score === score;
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const [one, other] = [new Set(left), new Set(right)];
  return one.size === other.size && [...one].every((each) => other.has(each));
}
