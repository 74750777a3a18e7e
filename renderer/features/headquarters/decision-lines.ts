import type { LogEntry } from '#shared/contracts/hq-log';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';

/** A change that waits at headquarters, and the territory in whose log it stands. */
export interface WaitingAside {
  readonly space: string;
  readonly territory: string;
  readonly mayDecide: boolean;
  readonly entry: LogEntry;
}

/** A line of the list of what waits for a decision. */
export type DecisionLine =
  | {
      readonly kind: 'record';
      readonly key: string;
      /** ms */
      readonly since: number;
      readonly mayDecide: boolean;
      readonly pending: PendingDecision;
    }
  | {
      readonly kind: 'aside';
      readonly key: string;
      readonly since: number;
      readonly mayDecide: boolean;
      readonly aside: WaitingAside;
    };

/** Everything that waits, of whatever kind, the longest waiting first. What was decided here already does not wait. */
export function decisionLines(
  pending: readonly { readonly decision: PendingDecision; readonly mayDecide: boolean }[],
  asides: readonly WaitingAside[],
  decidedIds: ReadonlySet<string>,
): readonly DecisionLine[] {
  const lines: readonly DecisionLine[] = [
    ...pending.map(({ decision, mayDecide }) => ({
      kind: 'record' as const,
      key: `${decision.kind} ${decision.id}`,
      since: Date.parse(decision.since),
      mayDecide: mayDecide && decision.isForMe,
      pending: decision,
    })),
    ...asides
      .filter(({ entry }) => !decidedIds.has(entry.change))
      .map((aside) => ({
        kind: 'aside' as const,
        key: `aside ${aside.space} ${aside.entry.seq}`,
        since: aside.entry.received,
        mayDecide: aside.mayDecide,
        aside,
      })),
  ];
  return [...lines].sort((left, right) => left.since - right.since);
}
