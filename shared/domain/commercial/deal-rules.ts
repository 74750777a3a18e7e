import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import { unreachable } from '#shared/base/unreachable';
import { addWorkingDays, type Holidays, noHolidays, workingDaysBetween } from '#shared/base/working-days';
import type { DealRules } from '#shared/domain/playbook/pack-commercial';
import type { Deal, DealEvent } from './deal';

/** Who said yes: a person, nobody in time, a second person on appeal, nobody in time on appeal. */
export type ApprovedHow = 'person' | 'silence' | 'appeal' | 'silenceOnAppeal';

/** Where a deal stands at an instant. Always derived from what happened and from the clock, never stored. */
export type DealStanding =
  | { readonly state: 'draft' }
  /** `due`: the last day for the decision. `overdue` only where silence does not approve. */
  | { readonly state: 'submitted'; readonly since: string; readonly due: CalendarDate; readonly overdue: boolean }
  /** The clock stands still; `daysLeft` working days are left when the partner has answered. */
  | {
      readonly state: 'infoRequested';
      readonly since: string;
      readonly question: string;
      readonly daysLeft: number;
    }
  | {
      readonly state: 'approved';
      readonly how: ApprovedHow;
      /** The day from which the deal is protected. */
      readonly since: CalendarDate;
      readonly protectedUntil: CalendarDate;
      readonly extended: boolean;
      /** Whether evidence of progress has been noted, which an extension needs. */
      readonly progressed: boolean;
    }
  | {
      readonly state: 'rejected';
      readonly code: string;
      readonly reason: string;
      readonly by: string;
      readonly at: string;
    }
  | {
      readonly state: 'appealed';
      readonly since: string;
      readonly reason: string;
      readonly due: CalendarDate;
      readonly overdue: boolean;
      /** Who rejected: cannot decide the appeal. */
      readonly firstDecider: string;
    }
  | { readonly state: 'upheld'; readonly reason: string; readonly at: string }
  | { readonly state: 'won'; readonly at: string; readonly protectedFrom: CalendarDate }
  | { readonly state: 'lost'; readonly reason: string; readonly at: string; readonly protectedFrom: CalendarDate }
  /** The protection ended without an outcome. */
  | { readonly state: 'expired'; readonly protectedUntil: CalendarDate };

export type DealState = DealStanding['state'];

/** A line of a deal's history: what somebody did, or what the clock brought about. */
export type DealStoryLine =
  /** `heeded` is false where it came too late, twice, or from somebody who may not decide. */
  | { readonly kind: 'event'; readonly event: DealEvent; readonly heeded: boolean }
  | { readonly kind: 'clock'; readonly what: 'approved' | 'overturned' | 'expired'; readonly on: CalendarDate };

export interface DealStory {
  readonly standing: DealStanding;
  readonly lines: readonly DealStoryLine[];
}

/**
 * The state of a deal at an instant. Days are days of UTC; a clock of working days begins with the first working day
 * after the day on which it was started and runs out with the end of its last day.
 */
export function dealStanding(
  deal: Pick<Deal, 'id'>,
  events: readonly DealEvent[],
  rules: DealRules,
  asOf: string,
  holidays: Holidays = noHolidays,
): DealStanding {
  return dealStory(deal, events, rules, asOf, holidays).standing;
}

/** The state with all that led to it, oldest first. */
export function dealStory(
  deal: Pick<Deal, 'id'>,
  events: readonly DealEvent[],
  rules: DealRules,
  asOf: string,
  holidays: Holidays = noHolidays,
): DealStory {
  const own = events.filter(({ dealId, at }) => dealId === deal.id && at <= asOf).sort(earlierFirst);
  const lines: DealStoryLine[] = [];
  let standing: DealStanding = { state: 'draft' };
  const runClock = (day: CalendarDate) => {
    for (let turn = clockTurn(standing, rules, day); turn; turn = clockTurn(standing, rules, day)) {
      standing = turn.standing;
      lines.push(turn.line);
    }
  };
  for (const event of own) {
    runClock(dayOf(event.at));
    const next = afterEvent(standing, event, rules, holidays);
    lines.push({ kind: 'event', event, heeded: next !== null });
    standing = next ?? standing;
  }
  runClock(dayOf(asOf));
  return { standing: withOverdue(standing, dayOf(asOf)), lines };
}

function earlierFirst(left: DealEvent, right: DealEvent): number {
  if (left.at !== right.at) return left.at < right.at ? -1 : 1;
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}

/** What the clock alone brings about by the beginning of a day; null: nothing. */
function clockTurn(
  standing: DealStanding,
  rules: DealRules,
  day: CalendarDate,
): { readonly standing: DealStanding; readonly line: DealStoryLine } | null {
  if (standing.state === 'submitted' && rules.silenceApproves && day > standing.due) {
    const since = addDays(standing.due, 1);
    return { standing: approved('silence', since, rules), line: { kind: 'clock', what: 'approved', on: since } };
  }
  // A "no" that is not looked at again would make the appeal a way to nowhere, so silence counts here too.
  if (standing.state === 'appealed' && rules.silenceApproves && day > standing.due) {
    const since = addDays(standing.due, 1);
    return {
      standing: approved('silenceOnAppeal', since, rules),
      line: { kind: 'clock', what: 'overturned', on: since },
    };
  }
  if (standing.state === 'approved' && day > standing.protectedUntil) {
    const { protectedUntil } = standing;
    return {
      standing: { state: 'expired', protectedUntil },
      line: { kind: 'clock', what: 'expired', on: addDays(protectedUntil, 1) },
    };
  }
  return null;
}

function approved(how: ApprovedHow, since: CalendarDate, rules: DealRules): DealStanding {
  const protectedUntil = addDays(since, rules.protectionDays);
  return { state: 'approved', how, since, protectedUntil, extended: false, progressed: false };
}

/** The state after something happened; null where it cannot happen in this state and therefore changes nothing. */
function afterEvent(
  standing: DealStanding,
  event: DealEvent,
  rules: DealRules,
  holidays: Holidays,
): DealStanding | null {
  const day = dayOf(event.at);
  switch (standing.state) {
    case 'draft':
      return event.kind === 'submitted' ? submitted(event.at, addWorkingDays(day, rules.decisionDays, holidays)) : null;
    case 'submitted':
    case 'infoRequested':
      return decided(standing, event, rules, holidays);
    case 'approved':
      return whileApproved(standing, event, rules);
    case 'rejected': {
      if (event.kind !== 'appealed') return null;
      const due = addWorkingDays(day, rules.appealDays, holidays);
      return {
        state: 'appealed',
        since: event.at,
        reason: event.reason,
        due,
        overdue: false,
        firstDecider: standing.by,
      };
    }
    case 'appealed': {
      if (event.by === standing.firstDecider) return null;
      if (event.kind === 'overturned') return approved('appeal', day, rules);
      return event.kind === 'upheld' ? { state: 'upheld', reason: event.reason, at: event.at } : null;
    }
    case 'upheld':
    case 'won':
    case 'lost':
    case 'expired':
      return null;
    default:
      return unreachable(standing);
  }
}

function submitted(since: string, due: CalendarDate): DealStanding {
  return { state: 'submitted', since, due, overdue: false };
}

function decided(
  standing: Extract<DealStanding, { readonly state: 'submitted' | 'infoRequested' }>,
  event: DealEvent,
  rules: DealRules,
  holidays: Holidays,
): DealStanding | null {
  const day = dayOf(event.at);
  const { kind, code, reason, by, at } = event;
  if (kind === 'approved') return approved('person', day, rules);
  if (kind === 'rejected') return { state: 'rejected', code, reason, by, at };
  if (kind === 'infoRequested' && standing.state === 'submitted') {
    const left = workingDaysBetween(day, standing.due, holidays);
    // At least one working day is left to read the answer, also when it was asked for on the last one.
    const daysLeft = Math.min(Math.max(left, 1), rules.decisionDays);
    return { state: 'infoRequested', since: at, question: reason, daysLeft };
  }
  if (kind === 'infoGiven' && standing.state === 'infoRequested') {
    return submitted(at, addWorkingDays(day, standing.daysLeft, holidays));
  }
  return null;
}

function whileApproved(
  standing: Extract<DealStanding, { readonly state: 'approved' }>,
  event: DealEvent,
  rules: DealRules,
): DealStanding | null {
  const { kind, reason, at } = event;
  if (kind === 'progress') return { ...standing, progressed: true };
  if (kind === 'won') return { state: 'won', at, protectedFrom: standing.since };
  if (kind === 'lost') return { state: 'lost', reason, at, protectedFrom: standing.since };
  if (kind !== 'extended' || standing.extended || !standing.progressed) return null;
  return { ...standing, extended: true, protectedUntil: addDays(standing.protectedUntil, rules.extensionDays) };
}

function withOverdue(standing: DealStanding, day: CalendarDate): DealStanding {
  if (standing.state !== 'submitted' && standing.state !== 'appealed') return standing;
  return { ...standing, overdue: day > standing.due };
}

/** Whether the opportunity is still open and somebody works on it. */
export function isOpen({ state }: DealStanding): boolean {
  return state === 'submitted' || state === 'infoRequested' || state === 'approved' || state === 'appealed';
}
