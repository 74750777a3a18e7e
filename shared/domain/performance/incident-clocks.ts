import type { Moment } from '#shared/domain/datasets/tables';
import { endOfWorkingDays } from '#shared/domain/measuring/business-hours';
import { deadline } from '#shared/domain/measuring/business-time';
import {
  type AgreementClocks,
  type ClockState,
  type ClockTarget,
  caseClock,
  clocksOf,
  worstSeverity,
} from '#shared/domain/measuring/case-clock';
import type { MeasurableAgreement } from '#shared/domain/measuring/measurable-agreement';
import type { TraceStep } from '#shared/domain/measuring/measurement';
import { instantText } from '#shared/domain/measuring/windows';
import type { Rung } from '#shared/domain/slas/sla';
import type { Incident, IncidentEvent } from './incident';
import { incidentAsCase } from './incident-case';
import { type IncidentStanding, incidentStanding, isOpen } from './incident-rules';

/** What is owed for an incident. `followUp` is asking afterwards whether all is well; `breachNotice` that of clause 17. */
export type Owed = ClockTarget | 'followUp' | 'breachNotice';

export interface IncidentClock {
  readonly owed: Owed;
  readonly state: ClockState;
  /** Last moment that is in time (ISO, UTC); null where none is agreed, or while time stands still. */
  readonly due: string | null;
  /** The timeline that led to it. */
  readonly why: readonly TraceStep[];
}

/** Working days after the closing within which the customer of a serious incident is asked again. */
export const followUpDays = 3;

/**
 * The clocks of an incident, computed by the same rules by which it is measured later. While it is open again after a
 * resolution, restoring and resolving are owed again.
 */
export function incidentClocks(
  incident: Incident,
  events: readonly IncidentEvent[],
  agreement: MeasurableAgreement,
  asOf: string,
): readonly IncidentClock[] {
  const clocks = clocksOf(agreement);
  const standing = incidentStanding(incident, events, asOf);
  const measured = incidentAsCase(incident, events, asOf);
  if (measured.severities.length === 0) return [];
  const one = isOpen(standing) ? { ...measured, resolvedAt: null, closedAt: null } : measured;
  const now = Date.parse(asOf);
  const targets: readonly ClockTarget[] = isOpen(standing)
    ? ['acknowledge', 'firstResponse', 'update', 'restore', 'resolve']
    : ['acknowledge', 'firstResponse', 'restore', 'resolve'];
  return [
    ...targets.map((owed): IncidentClock => {
      const { state, deadline: due, why } = caseClock(one, clocks, owed, now);
      return { owed, state, due: due === null ? null : instantText(due), why };
    }),
    ...followUp(standing, worstSeverity(one), clocks, now),
    ...breachNotice(incident, standing, agreement.breachNoticeHours, now),
  ];
}

function followUp(
  { closedAt, followUpAt }: IncidentStanding,
  worst: string,
  clocks: AgreementClocks,
  now: Moment,
): readonly IncidentClock[] {
  if (closedAt === null || worst > 's2') return [];
  const due = endOfWorkingDays(Date.parse(closedAt), followUpDays, clocks.workingDays) - 1000;
  const facts = { days: followUpDays };
  const why = [{ step: 'closed', at: closedAt, facts }];
  return [{ owed: 'followUp', state: stateOf(due, followUpAt, now), due: instantText(due), why }];
}

function breachNotice(
  incident: Incident,
  { noticeAt }: IncidentStanding,
  hours: number,
  now: Moment,
): readonly IncidentClock[] {
  if (!incident.touchesSecurity) return [];
  const awareAt = incident.detectedAt ?? incident.openedAt;
  const due = Date.parse(awareAt) + hours * 3_600_000;
  const why = [{ step: 'aware', at: awareAt, facts: { hours } }];
  return [{ owed: 'breachNotice', state: stateOf(due, noticeAt, now), due: instantText(due), why }];
}

function stateOf(due: Moment, doneAt: string | null, now: Moment): ClockState {
  if (doneAt !== null) return Date.parse(doneAt) <= due ? 'inTime' : 'late';
  return now <= due ? 'running' : 'overdue';
}

export type CalledLevel = 'L1' | 'L2' | 'L3' | 'L4';

export interface EscalationStanding {
  /** The highest rung whose time has come and that nobody has called yet; null: none. */
  readonly dueNow: { readonly level: CalledLevel; readonly since: string } | null;
  /** The next rung, if nothing is restored before; null: there is none. */
  readonly next: { readonly level: CalledLevel; readonly at: string } | null;
}

/** Without an acknowledgement the first rung is called earlier. Minutes after the opening. */
const unacknowledgedMinutes = { s1: 15, s2: 60 } as const;

/**
 * Which rung of the ladder is due. The ladder counts from the opening, without pauses: it is about how long customers
 * have been without the service. It ends when the service is back.
 */
export function escalationStanding(
  incident: Incident,
  events: readonly IncidentEvent[],
  terms: { readonly agreement: MeasurableAgreement; readonly ladder: readonly Rung[] },
  asOf: string,
): EscalationStanding {
  const standing = incidentStanding(incident, events, asOf);
  const { severity } = standing;
  if (severity === null || severity === 's4' || !isOpen(standing) || standing.restoredAt !== null) return nothingDue;
  const clocks = clocksOf(terms.agreement);
  const opened = Date.parse(incident.openedAt);
  const times = terms.ladder.flatMap(
    ({ level, after }): readonly { readonly level: CalledLevel; readonly at: Moment }[] => {
      const limit = after[severity];
      if (level === 'L0' || limit.kind !== 'within') return [];
      const hours = limit.unit === 'workingDays' ? clocks.workingDays : (clocks.of(severity)?.hours ?? clocks.service);
      const at = deadline(opened, limit, hours, []);
      const early = level === 'L1' ? unacknowledgedAt(standing, opened) : null;
      return at === null ? [] : [{ level, at: early === null ? at : Math.min(at, early) }];
    },
  );
  const called = new Set(standing.escalations.map(({ level }) => level));
  const now = Date.parse(asOf);
  const due = times.filter(({ level, at }) => at <= now && !isCalled(level, called)).at(-1) ?? null;
  const next = times.find(({ level, at }) => at > now && !isCalled(level, called)) ?? null;
  return {
    dueNow: due && { level: due.level, since: instantText(due.at) },
    next: next && { level: next.level, at: instantText(next.at) },
  };
}

const nothingDue: EscalationStanding = { dueNow: null, next: null };

/** Calling a higher rung has called those below it. */
function isCalled(level: CalledLevel, called: ReadonlySet<string>): boolean {
  return [...called].some((one) => one >= level);
}

function unacknowledgedAt({ severity, acknowledgedAt }: IncidentStanding, opened: Moment): Moment | null {
  if (acknowledgedAt !== null || (severity !== 's1' && severity !== 's2')) return null;
  return opened + unacknowledgedMinutes[severity] * 60_000;
}
