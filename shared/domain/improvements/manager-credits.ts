import type { Improvement } from './improvement';
import type { BacklogLine } from './improvement-rules';

/** What one partner manager did for all partners and not only for one (R94). */
export interface ManagerCredit {
  readonly by: string;
  /** Systemic improvements this person raised and that were resolved. */
  readonly raised: readonly Improvement[];
  /** Systemic improvements this person resolved. */
  readonly resolved: readonly Improvement[];
  /** Systemic improvements raised that nobody has resolved yet: no credit, but not unseen either. */
  readonly waiting: readonly Improvement[];
  /** One for raising and one for resolving. */
  readonly credits: number;
}

/** Credits by person, the most first. Only what is done counts: what is declined resolved nothing. */
export function managerCredits(lines: readonly BacklogLine[]): readonly ManagerCredit[] {
  const systemic = lines.filter(({ isSystemic }) => isSystemic).map(({ improvement }) => improvement);
  const done = systemic.filter(({ state }) => state === 'done');
  const standing = systemic.filter(({ resolvedAt }) => resolvedAt === null);
  const people = new Set([...systemic.map(({ raisedBy }) => raisedBy), ...done.map(({ resolvedBy }) => resolvedBy)]);
  return [...people]
    .map((by) => {
      const raised = done.filter(({ raisedBy }) => raisedBy === by);
      const resolved = done.filter(({ resolvedBy }) => resolvedBy === by);
      const waiting = standing.filter(({ raisedBy }) => raisedBy === by);
      return { by, raised, resolved, waiting, credits: raised.length + resolved.length };
    })
    .filter(({ credits, waiting }) => credits + waiting.length > 0)
    .sort((left, right) => right.credits - left.credits || (left.by < right.by ? -1 : 1));
}
