import type { Interview } from '#shared/domain/interviews/interview';
import { moduleIdOf, type PackIndex } from '#shared/domain/playbook/pack-index';

/** Where a question is asked: in the latest interview of its module, or where that interview is begun. */
export function questionLink(interviews: readonly Interview[], partnerId: string, questionId: string): string {
  const moduleId = moduleIdOf(questionId);
  const [latest] = interviews
    .filter((interview) => interview.moduleId === moduleId)
    .toSorted((left, right) => (left.startedAt < right.startedAt ? 1 : -1));
  return latest ? `/interviews/${latest.id}/${questionId}` : `/partners/${partnerId}`;
}

/** Name of the module a question belongs to. */
export function moduleTitle(index: PackIndex, questionId: string): string {
  return index.moduleById.get(moduleIdOf(questionId))?.title ?? moduleIdOf(questionId);
}
