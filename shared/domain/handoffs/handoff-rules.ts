import { unreachable } from '#shared/base/unreachable';
import type { Handoff, HandoffEvent } from './handoff';

/** Where a handoff stands at an instant. `queued`: this device has not been able to send it. */
export type HandoffStanding =
  | ({ readonly state: 'queued' | 'sent' | 'accepted' } & HandoffClock)
  | { readonly state: 'done'; readonly at: string; readonly proof: string; readonly inTime: boolean }
  | { readonly state: 'refused'; readonly at: string; readonly reason: string }
  | { readonly state: 'withdrawn'; readonly at: string; readonly reason: string };

/**
 * The clock of a handoff. It runs from the request on, also while the request waits on a device without a network: the
 * partner waits from then on. That headquarters does not know yet is said by the state.
 */
export interface HandoffClock {
  readonly due: string;
  readonly overdue: boolean;
  /** Whole hours since the request. */
  readonly waitedHours: number;
}

const hour = 3_600_000;

/** @param isQueued whether headquarters has not acknowledged the request yet */
export function handoffStanding(
  handoff: Handoff,
  events: readonly HandoffEvent[],
  asOf: string,
  isQueued: boolean,
): HandoffStanding {
  const asked = Date.parse(handoff.requestedAt);
  const due = new Date(asked + handoff.targetHours * hour).toISOString();
  const now = Date.parse(asOf);
  const clock: HandoffClock = {
    due,
    overdue: now > Date.parse(due),
    waitedHours: Math.max(0, Math.floor((now - asked) / hour)),
  };
  let standing: HandoffStanding = { state: isQueued ? 'queued' : 'sent', ...clock };
  for (const event of eventsOf(handoff, events, asOf)) standing = afterEvent(standing, event, clock);
  return standing;
}

function eventsOf(handoff: Handoff, events: readonly HandoffEvent[], asOf: string): readonly HandoffEvent[] {
  return events
    .filter(({ handoffId, at }) => handoffId === handoff.id && at <= asOf)
    .sort((left, right) => (left.at < right.at || (left.at === right.at && left.id < right.id) ? -1 : 1));
}

/** Once it is closed nothing changes it any more: of two answers made apart the first counts. */
function afterEvent(standing: HandoffStanding, event: HandoffEvent, clock: HandoffClock): HandoffStanding {
  if (!isWaiting(standing)) return standing;
  const { at, note } = event;
  switch (event.kind) {
    case 'accepted':
      return { ...standing, state: 'accepted' };
    case 'done':
      return { state: 'done', at, proof: note, inTime: Date.parse(at) <= Date.parse(clock.due) };
    case 'refused':
    case 'withdrawn':
      return { state: event.kind, at, reason: note };
    default:
      return unreachable(event.kind);
  }
}

/** Whether somebody still waits for it. */
export function isWaiting(
  standing: HandoffStanding,
): standing is Extract<HandoffStanding, { readonly state: 'queued' | 'sent' | 'accepted' }> {
  return standing.state === 'queued' || standing.state === 'sent' || standing.state === 'accepted';
}

export interface WaitingHandoff {
  readonly handoff: Handoff;
  readonly standing: Extract<HandoffStanding, { readonly state: 'queued' | 'sent' | 'accepted' }>;
}

/** Handoffs that are waited for, the longest first: the first place to look when the first value is slow to come. */
export function waitingHandoffs(
  handoffs: readonly Handoff[],
  events: readonly HandoffEvent[],
  asOf: string,
  queued: ReadonlySet<string>,
): readonly WaitingHandoff[] {
  return handoffs
    .flatMap((handoff) => {
      const standing = handoffStanding(handoff, events, asOf, queued.has(handoff.id));
      return isWaiting(standing) ? [{ handoff, standing }] : [];
    })
    .sort((left, right) => (left.handoff.requestedAt < right.handoff.requestedAt ? -1 : 1));
}

/** Kinds that are done: what expressions of the playbook see. */
export function doneHandoffs(
  handoffs: readonly Handoff[],
  events: readonly HandoffEvent[],
  asOf: string,
): readonly Handoff['kind'][] {
  const done = handoffs.filter((handoff) => handoffStanding(handoff, events, asOf, false).state === 'done');
  return [...new Set(done.map(({ kind }) => kind))];
}
