import { addDays, type CalendarDate, dayOf } from '#shared/base/calendar-date';
import type { ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import type { DatedCommitment } from '#shared/domain/guidance/dated-commitments';
import type { RouteLapse } from '#shared/domain/guidance/lapse-route';
import type { SentBack } from '#shared/domain/guidance/sent-back';
import type { WaitingApproval } from '#shared/domain/guidance/waiting-approvals';
import type { PendingDecision } from '#shared/domain/headquarters/pending-decisions';
import type { Visit } from '#shared/domain/visits/visit';
import { upcomingVisits, visitState } from '#shared/domain/visits/visit-rules';
import type { GateCall } from '../../data/watch/gate-call';
import type { PartnerDay } from '../../data/watch/partner-day';

/** A record in which two people changed the same fields apart. */
export interface DisputedRecord {
  readonly rowId: string;
  readonly fields: number;
  readonly partner: string;
  readonly name: string;
}

/** A change that headquarters set aside, and its word why. */
export interface SetAsideLine {
  readonly id: string;
  readonly partner: string;
  readonly name: string;
  readonly why: string;
}

/** What a person finds in the morning. Every list has what is most pressing first. */
export interface Day {
  readonly asOf: CalendarDate;
  readonly underWay: readonly Visit[];
  readonly visitsToday: readonly Visit[];
  readonly visitsTomorrow: readonly Visit[];
  /** The first visit after tomorrow. */
  readonly nextVisit: Visit | null;
  /** Gates that do not hold any more or soon will not. */
  readonly gates: readonly GateCall[];
  readonly lapses: readonly RouteLapse[];
  /** Gates to decide. */
  readonly openGates: readonly GateCall[];
  readonly pending: readonly PendingDecision[];
  /** What functions for which I speak have not said yet. */
  readonly approvals: readonly WaitingApproval[];
  readonly disputes: readonly DisputedRecord[];
  readonly setAside: readonly SetAsideLine[];
  readonly sentBack: readonly SentBack[];
  /** Overdue, or due within two weeks. */
  readonly commitments: readonly DatedCommitment[];
  /** Every promise with a day, however far away: what a calendar takes. */
  readonly allCommitments: readonly DatedCommitment[];
  readonly names: ReadonlyMap<string, string>;
}

/** So many days ahead a promise is told. */
const commitmentDays = 14;

export interface DayGiven {
  readonly asOf: CalendarDate;
  /** Whether whoever sits here decides for headquarters in a territory. */
  readonly mayDecide: (space: string) => boolean;
  /** For which whoever sits here speaks. */
  readonly functions: readonly ReviewFunction[];
  readonly disputes: readonly DisputedRecord[];
  readonly setAside: readonly SetAsideLine[];
}

/** One day out of what every partner brings into it. */
export function dayFrom(partners: readonly PartnerDay[], given: DayGiven): Day {
  const { asOf, mayDecide, functions, disputes, setAside } = given;
  const visits = partners.flatMap((one) => one.visits);
  const upcoming = upcomingVisits(visits);
  const on = (day: CalendarDate) => upcoming.filter(({ plannedFor }) => dayOf(plannedFor) === day);
  const tomorrow = addDays(asOf, 1);
  const gates = partners.flatMap((one) => one.gates);
  const allCommitments = partners.flatMap((one) => one.commitments).sort(byDue);
  return {
    asOf,
    underWay: visits.filter((visit) => visitState(visit) === 'underWay'),
    visitsToday: on(asOf),
    visitsTomorrow: on(tomorrow),
    nextVisit: upcoming.find(({ plannedFor }) => dayOf(plannedFor) > tomorrow) ?? null,
    gates: gates.filter(({ isToDecide }) => !isToDecide).sort(bySeverity),
    openGates: gates.filter(({ isToDecide }) => isToDecide),
    lapses: untold(partners).sort((left, right) => compare(left.until, right.until)),
    pending: partners
      .flatMap(({ space, pending }) => pending.filter((one) => isMine(one, mayDecide(space))))
      .sort((left, right) => compare(left.since, right.since)),
    approvals: partners
      .flatMap((one) => one.approvals.filter(({ reviewFunction }) => functions.includes(reviewFunction)))
      .sort((left, right) => compare(left.since, right.since)),
    disputes,
    setAside,
    sentBack: partners.flatMap((one) => one.sentBack).sort((left, right) => compare(right.at, left.at)),
    commitments: allCommitments.filter(({ due }) => due <= addDays(asOf, commitmentDays)),
    allCommitments,
    names: new Map(partners.map(({ partnerId, legalName }) => [partnerId, legalName])),
  };
}

/** What ends a gate is told with the gate, unless a visit on the way is there to renew it. */
function untold(partners: readonly PartnerDay[]): RouteLapse[] {
  return partners.flatMap(({ gates, lapses }) => {
    const told = new Set(
      gates.flatMap(({ renewals }) => renewals.flatMap((one) => (one.kind === 'evidence' ? [one.evidenceId] : []))),
    );
    return lapses.filter(({ evidence, when }) => when.kind === 'bring' || !told.has(evidence.id));
  });
}

/** Evidence is reviewed by whoever did not bring it; everything else waits for those who decide for headquarters. */
function isMine({ kind, isForMe }: PendingDecision, decides: boolean): boolean {
  return isForMe && (kind === 'evidence' || decides);
}

/** The one thing of a day that comes first. */
export type Now =
  | { readonly kind: 'visitUnderWay' | 'visitToday'; readonly visit: Visit }
  | { readonly kind: 'gate'; readonly gate: GateCall }
  | { readonly kind: 'dispute'; readonly dispute: DisputedRecord }
  | { readonly kind: 'pending'; readonly pending: PendingDecision }
  | { readonly kind: 'approval'; readonly approval: WaitingApproval }
  | { readonly kind: 'lapse'; readonly lapse: RouteLapse }
  | { readonly kind: 'setAside'; readonly line: SetAsideLine }
  | { readonly kind: 'sentBack'; readonly back: SentBack }
  | { readonly kind: 'commitment'; readonly commitment: DatedCommitment };

/**
 * What comes first: who sits there or is expected, what is lost already, what holds others up, and only then what
 * will be lost. Null: nothing waits.
 */
export function nowOf(day: Day): Now | null {
  const [underWay] = day.underWay;
  if (underWay) return { kind: 'visitUnderWay', visit: underWay };
  const [today] = day.visitsToday;
  if (today) return { kind: 'visitToday', visit: today };
  const lost = day.gates.find(({ standing }) => standing.state !== 'lapsing');
  if (lost) return { kind: 'gate', gate: lost };
  return lateOf(day) ?? waitingOf(day) ?? endingOf(day);
}

function lateOf({ disputes, commitments }: Day): Now | null {
  const [dispute] = disputes;
  if (dispute) return { kind: 'dispute', dispute };
  const late = commitments.find(({ isOverdue, side }) => isOverdue && side !== 'partner');
  return late ? { kind: 'commitment', commitment: late } : null;
}

function waitingOf({ openGates, setAside, sentBack, pending, approvals }: Day): Now | null {
  const [open] = openGates;
  if (open) return { kind: 'gate', gate: open };
  const [line] = setAside;
  if (line) return { kind: 'setAside', line };
  const [back] = sentBack;
  if (back) return { kind: 'sentBack', back };
  const [first] = pending;
  if (first) return { kind: 'pending', pending: first };
  const [approval] = approvals;
  return approval ? { kind: 'approval', approval } : null;
}

function endingOf({ gates, lapses }: Day): Now | null {
  const [lapsing] = gates;
  if (lapsing) return { kind: 'gate', gate: lapsing };
  const [lapse] = lapses;
  return lapse ? { kind: 'lapse', lapse } : null;
}

/** Whether anything at all is to be done. */
export function isQuiet(day: Day): boolean {
  return nowOf(day) === null && day.commitments.length === 0;
}

/**
 * Gates in grace first, for they can still be saved; then those that do not count any more, each by the day it began;
 * then those that will lapse, by their last day.
 */
export function bySeverity(left: GateCall, right: GateCall): number {
  return compare(gateRank(left), gateRank(right));
}

function gateRank({ standing }: GateCall): string {
  if (standing.state === 'lapsed') return `0 ${standing.since}`;
  if (standing.state === 'suspended') return `1 ${standing.since ?? ''}`;
  return standing.state === 'lapsing' ? `2 ${standing.until}` : '3';
}

function byDue(left: DatedCommitment, right: DatedCommitment): number {
  return compare(left.due, right.due) || compare(left.key, right.key);
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
