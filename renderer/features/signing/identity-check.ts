import type { IdentityCheck } from '#shared/domain/signing/evidence-record';

/** How the person before the screen was recognised, while it is being written down. */
export interface CheckDraft {
  readonly check: IdentityCheck | null;
  readonly detail: string;
}

export const longestDetail = 200;

export type CheckProblem = 'notSaid' | 'detailMissing' | 'numberInDetail';

/**
 * What is missing before the screen may be handed over. Numbers of documents are refused: the record goes into a file
 * that travels, and five digits in a row are no year and no date.
 */
export function checkProblem({ check, detail }: CheckDraft): CheckProblem | null {
  if (check === null) return 'notSaid';
  if (/\d(?:[ -]?\d){4,}/.test(detail)) return 'numberInDetail';
  if ((check === 'document' || check === 'badge') && detail.trim() === '') return 'detailMissing';
  return null;
}
