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
  | 'badExpression'
  | 'unknownAnswer'
  | 'unknownEvidenceType'
  | 'unknownScore'
  | 'unknownModule'
  | 'unknownDocument'
  | 'unknownField'
  | 'factAskedTwice'
  | 'noOptions'
  | 'repeatedOption'
  | 'noColumns'
  | 'noRows'
  | 'wrongModule';
