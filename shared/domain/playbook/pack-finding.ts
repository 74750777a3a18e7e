/** Something that is wrong with a pack: what, where, and the thing it is about. */
export interface PackFinding {
  readonly code: PackFindingCode;
  /** `M1.Q3.capabilities`, `G1.4`, or the path in the file where its shape is wrong. */
  readonly where: string;
  readonly detail: string;
}

export type PackFindingCode =
  | 'wrongShape'
  | 'duplicateId'
  | 'emptyPredicate'
  | 'stepTooLong'
  | 'protectsNothing'
  | 'badExpression'
  | 'looksAhead'
  | 'timeIsNoProof'
  | 'proofNotChecked'
  | 'unknownAnswer'
  | 'unknownEvidenceType'
  | 'unknownScore'
  | 'unknownModule'
  | 'unknownDocument'
  | 'unknownField'
  | 'unknownFact'
  | 'unknownRole'
  | 'unknownLearnerRole'
  | 'unknownHandoff'
  | 'unknownGate'
  | 'unknownControlSet'
  | 'unknownAsset'
  | 'unknownExam'
  | 'unknownStep'
  | 'unknownProcessStep'
  | 'unknownOption'
  | 'factAskedTwice'
  | 'notOneAccountable'
  | 'retiredOffered'
  | 'noOptions'
  | 'repeatedOption'
  | 'noColumns'
  | 'noRows'
  | 'wrongModule';

/** One finding for each name that is not among the known ones. */
export function missing(
  names: readonly string[],
  known: ReadonlySet<string>,
  code: PackFindingCode,
  where: string,
): readonly PackFinding[] {
  return [...new Set(names)].filter((name) => !known.has(name)).map((detail) => ({ code, where, detail }));
}
