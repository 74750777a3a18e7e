import { groupBy } from '#shared/base/group-by';
import type { Answer } from './answer';

/** All versions of the answer to one question. */
export interface AnswerVersions {
  /** The version that is shown: of several that do not know of each other, the latest. */
  readonly shown: Answer;
  /** Versions that no other replaces, latest first. More than one: two people answered while apart, and somebody must decide. */
  readonly heads: readonly Answer[];
  /** Every version, latest first. */
  readonly history: readonly Answer[];
}

/** Answers of a partner by question, each with its versions. Nothing that was ever written is left out. */
export function versionsByQuestion(answers: readonly Answer[]): ReadonlyMap<string, AnswerVersions> {
  const versions = new Map<string, AnswerVersions>();
  for (const [questionId, own] of groupBy(answers, (answer) => answer.questionId)) {
    const found = versionsOf(own);
    if (found) versions.set(questionId, found);
  }
  return versions;
}

/** The versions of one question's answers; null without any. */
export function versionsOf(answers: readonly Answer[]): AnswerVersions | null {
  const [only] = answers;
  if (only && answers.length === 1) return { shown: only, heads: [only], history: [only] };
  const history = [...answers].sort(latestFirst);
  const replaced = new Set(history.flatMap(({ replaces }) => replaces));
  const heads = history.filter(({ id }) => !replaced.has(id));
  // Answers that replace each other in a ring can only come from a damaged file; the latest is as good as any.
  const shown = heads[0] ?? history[0];
  return shown ? { shown, heads: heads.length > 0 ? heads : [shown], history } : null;
}

// Of two at the same instant the one with the greater id, so that every device shows the same.
function latestFirst(left: Answer, right: Answer): number {
  if (left.at !== right.at) return left.at < right.at ? 1 : -1;
  return left.id < right.id ? 1 : -1;
}
