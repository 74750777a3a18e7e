import type { AnswerFinding } from '#shared/domain/interviews/answer-check';

/** Always the same one, so that a row without findings is not drawn anew. */
export const noFindings: readonly AnswerFinding[] = [];

export function findingsOfRow(findings: readonly AnswerFinding[], row: string | number): readonly AnswerFinding[] {
  const own = findings.filter((finding) => finding.row === row);
  return own.length === 0 ? noFindings : own;
}
