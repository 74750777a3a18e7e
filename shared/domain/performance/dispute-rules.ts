import type { CalendarDate } from '#shared/base/calendar-date';
import { addWorkingDays } from '#shared/base/working-days';
import type { Party } from '#shared/domain/partners/person';
import type { DisputeStep, PinnedCalendar } from '#shared/domain/slas/sla-parts';
import type { Dispute, DisputeEvent } from './dispute';
import { dayIn, endOfDay, holidaysOf } from './zone-day';

/** What of an agreement rules a dispute. */
export interface DisputeTerms {
  readonly zone: string;
  readonly calendars: readonly PinnedCalendar[];
  readonly dispute: readonly DisputeStep[];
}

export type DisputeStanding =
  | {
      readonly state: 'open';
      readonly rung: DisputeStep;
      readonly since: string;
      readonly due: CalendarDate;
      /** Only on the last rung: from every other one silence leads to the next. */
      readonly overdue: boolean;
      readonly mustAct: Party | 'both';
    }
  | {
      readonly state: 'settled' | 'decided';
      readonly outcome: NonNullable<DisputeEvent['outcome']>;
      readonly at: string;
      readonly note: string;
      readonly by: string;
    }
  | { readonly state: 'withdrawn'; readonly at: string; readonly note: string }
  /** The agreement names no steps, so nobody can be held to any. */
  | { readonly state: 'noLadder' };

export type DisputeLine =
  | { readonly kind: 'event'; readonly event: DisputeEvent; readonly heeded: boolean }
  /** Nobody acted by the last day of a rung. */
  | {
      readonly kind: 'clock';
      readonly at: string;
      readonly from: DisputeStep['step'];
      readonly to: DisputeStep['step'];
    };

export interface DisputeStory {
  readonly standing: DisputeStanding;
  readonly lines: readonly DisputeLine[];
}

/** Where a dispute stands at an instant: on which rung, who must act by when. The giving of notice is what begins it. */
export function disputeStory(
  dispute: Dispute,
  events: readonly DisputeEvent[],
  terms: DisputeTerms,
  asOf: string,
): DisputeStory {
  const rungs = terms.dispute.filter(({ step }) => step !== 'notice');
  const first = rungs[0];
  if (first === undefined) return { standing: { state: 'noLadder' }, lines: [] };
  const lines: DisputeLine[] = [];
  let standing: DisputeStanding = onRung(first, dispute.raisedAt, dispute, terms);
  const runClock = (instant: string) => {
    for (
      let next = climbed(standing, rungs, { dispute, terms, instant });
      next;
      next = climbed(standing, rungs, { dispute, terms, instant })
    ) {
      lines.push(next.line);
      standing = next.standing;
    }
  };
  const own = events
    .filter(({ disputeId, at }) => disputeId === dispute.id && Date.parse(at) <= Date.parse(asOf))
    .toSorted((left, right) => Date.parse(left.at) - Date.parse(right.at) || (left.id < right.id ? -1 : 1));
  for (const event of own) {
    runClock(event.at);
    const next = afterEvent(standing, event, rungs, { dispute, terms });
    lines.push({ kind: 'event', event, heeded: next !== null });
    standing = next ?? standing;
  }
  runClock(asOf);
  return { standing: withOverdue(standing, terms, asOf), lines };
}

interface Ground {
  readonly dispute: Dispute;
  readonly terms: DisputeTerms;
}

function onRung(rung: DisputeStep, since: string, dispute: Dispute, terms: DisputeTerms): DisputeStanding {
  const due = addWorkingDays(dayIn(terms.zone, since), rung.workingDays, holidaysOf(terms.calendars));
  const other = dispute.raisedBySide === 'vendor' ? 'partner' : 'vendor';
  return { state: 'open', rung, since, due, overdue: false, mustAct: rung.step === 'answer' ? other : 'both' };
}

/** The next rung, where the last day of this one is over. */
function climbed(
  standing: DisputeStanding,
  rungs: readonly DisputeStep[],
  { dispute, terms, instant }: Ground & { readonly instant: string },
): { readonly standing: DisputeStanding; readonly line: DisputeLine } | null {
  if (standing.state !== 'open') return null;
  const end = endOfDay(terms.zone, standing.due);
  const next = rungs[rungs.indexOf(standing.rung) + 1];
  if (next === undefined || Date.parse(instant) < Date.parse(end)) return null;
  return {
    standing: onRung(next, end, dispute, terms),
    line: { kind: 'clock', at: end, from: standing.rung.step, to: next.step },
  };
}

function withOverdue(standing: DisputeStanding, terms: DisputeTerms, asOf: string): DisputeStanding {
  if (standing.state !== 'open') return standing;
  return { ...standing, overdue: Date.parse(asOf) >= Date.parse(endOfDay(terms.zone, standing.due)) };
}

function afterEvent(
  standing: DisputeStanding,
  event: DisputeEvent,
  rungs: readonly DisputeStep[],
  { dispute, terms }: Ground,
): DisputeStanding | null {
  if (standing.state !== 'open') return null;
  const index = rungs.indexOf(standing.rung);
  const to = (rung: DisputeStep | undefined) => (rung ? onRung(rung, event.at, dispute, terms) : null);
  switch (event.kind) {
    case 'evidence':
      return standing;
    case 'answered':
      if (standing.rung.step !== 'answer' || event.side === dispute.raisedBySide) return null;
      return to(rungs[index + 1]) ?? standing;
    case 'raised':
      return to(rungs[index + 1]);
    case 'mediation':
      return to(rungs.find(({ step }, at) => step === 'mediation' && at > index));
    case 'withdrawn':
      return event.side === dispute.raisedBySide ? { state: 'withdrawn', at: event.at, note: event.note } : null;
    case 'settled':
    case 'decided': {
      if (event.outcome === null || (event.kind === 'settled' && event.side !== 'both')) return null;
      if (event.kind === 'decided' && standing.rung.step === 'answer') return null;
      const { outcome, at, note } = event;
      return { state: event.kind, outcome, at, note, by: event.personName || event.by };
    }
  }
}

/** The evidence brought to a dispute, by kind. */
export function evidenceOf(dispute: Dispute, events: readonly DisputeEvent[]): readonly DisputeEvent[] {
  return events.filter(({ disputeId, kind }) => disputeId === dispute.id && kind === 'evidence');
}
