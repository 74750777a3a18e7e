import { groupBy } from '#shared/base/group-by';
import type { EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import type { Answer } from '#shared/domain/interviews/answer';
import type { PackIndex } from '#shared/domain/playbook/pack-index';

/** Signs that onboarding costs the partner more than it should. Counts, so that nothing flatters. */
export interface FrictionSigns {
  /** Pieces and answers handed in, and how many of them had to be done again. */
  readonly submitted: number;
  readonly redone: number;
  /** Questions that the same partner was asked in more than one interview although nothing had to be corrected. */
  readonly askedTwice: readonly string[];
  /** Minutes spent on answers against those the playbook plans for them. */
  readonly minutesSpent: number;
  readonly minutesPlanned: number;
}

/**
 * Rework: a piece of evidence that was rejected and an answer that replaced another with a reason. Duplicate effort: an
 * answer that repeats another in a later interview, says the same and gives no reason. Friction interviews are held again
 * on purpose and do not count.
 */
export function frictionSigns(
  index: PackIndex,
  records: {
    readonly answers: readonly Answer[];
    readonly revisions: readonly EvidenceRevision[];
    readonly reviews: readonly EvidenceReview[];
  },
): FrictionSigns {
  const rejected = new Set(
    records.reviews.filter(({ verdict }) => verdict === 'rejected').map(({ revisionId }) => revisionId),
  );
  const corrections = records.answers.filter(({ replaces, reason }) => replaces.length > 0 && reason !== '');
  const firsts = records.answers.filter(({ replaces }) => replaces.length === 0);
  const answered = new Set(firsts.map(({ questionId }) => questionId));
  const planned = [...answered].reduce((sum, id) => sum + (index.questionById.get(id)?.minutes ?? 0), 0);
  const seconds = records.answers.reduce((sum, { secondsSpent }) => sum + secondsSpent, 0);
  return {
    submitted: records.revisions.length + firsts.length,
    redone: rejected.size + corrections.length,
    askedTwice: askedTwice(index, records.answers),
    minutesSpent: Math.round(seconds / 60),
    minutesPlanned: planned,
  };
}

function askedTwice(index: PackIndex, answers: readonly Answer[]): readonly string[] {
  const talks = new Set(index.pack.talks.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const byQuestion = groupBy(
    answers.filter(({ questionId }) => !talks.has(questionId)),
    ({ questionId }) => questionId,
  );
  return [...byQuestion]
    .filter(([, own]) => own.some((answer) => isRepetition(answer, own)))
    .map(([questionId]) => questionId)
    .sort();
}

function isRepetition(answer: Answer, own: readonly Answer[]): boolean {
  return own.some(
    (other) =>
      other.id !== answer.id &&
      other.interviewId !== answer.interviewId &&
      other.at < answer.at &&
      answer.reason === '' &&
      other.state === 'answered' &&
      answer.state === 'answered' &&
      JSON.stringify(other.value) === JSON.stringify(answer.value),
  );
}
