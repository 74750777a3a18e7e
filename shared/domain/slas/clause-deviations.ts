import type { ClauseDeviation } from './sla-parts';

/** Numbers of all clauses and appendices of the document. */
export const clauseNumbers: readonly string[] = [
  ...Array.from({ length: 28 }, (_, number) => String(number)),
  ...['A', 'B', 'C', 'D', 'E'],
];

/** Without parties and signatures there is no agreement, so these cannot be struck. */
const indispensable: ReadonlySet<string> = new Set(['1', '27']);

export type DeviationFault = 'noReason' | 'noWords' | 'unknownClause' | 'indispensable' | 'twice';

/** What is wrong with a deviation from the standard wording; null when it can stand. */
export function deviationFault(
  deviation: ClauseDeviation,
  others: readonly ClauseDeviation[] = [],
): DeviationFault | null {
  if (!clauseNumbers.includes(deviation.clause)) return 'unknownClause';
  if (deviation.change === 'struck' && indispensable.has(deviation.clause)) return 'indispensable';
  if (deviation.change !== 'struck' && deviation.words.trim() === '') return 'noWords';
  if (deviation.reason.trim() === '') return 'noReason';
  // Struck or replaced, a clause has nothing left that a second deviation could strike or replace.
  const isTwice =
    deviation.change !== 'added' &&
    others.some((other) => other !== deviation && other.clause === deviation.clause && other.change !== 'added');
  return isTwice ? 'twice' : null;
}
