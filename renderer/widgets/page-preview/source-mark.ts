import type { Source } from '#shared/domain/documents/page';

/** A source as one word, for marking elements. */
export function sourceMark(source: Source): string {
  return `${source.termId ?? ''} ${source.questionId ?? ''}`;
}

/** Whether two sources lead to the same field: the same term, or the same question where no term is named. */
export function sameSource(left: Source, right: Source): boolean {
  if (left.termId !== undefined && right.termId !== undefined) return left.termId === right.termId;
  return left.questionId !== undefined && left.questionId === right.questionId;
}
