import type { CaseSeverity, PauseReason } from '#shared/domain/datasets/tables';
import { severityMatrix } from '#shared/domain/slas/severity';
import { countedOf } from './counted-records';
import { type Incident, type IncidentEvent, incidentEventKinds } from './incident';

export type IncidentState = 'open' | 'acknowledged' | 'responded' | 'restored' | 'resolved' | 'reopened' | 'closed';

export interface IncidentPause {
  readonly from: string;
  /** Null: time stands still now. */
  readonly to: string | null;
  readonly reason: PauseReason;
  readonly by: string;
  readonly note: string;
}

/** Where an incident stands: always derived from its events, never stored. */
export interface IncidentStanding {
  readonly state: IncidentState;
  /** Since when it is in this state. */
  readonly since: string;
  /** What runs; null while nobody has classified it. */
  readonly severity: CaseSeverity | null;
  readonly severities: readonly { readonly at: string; readonly severity: CaseSeverity }[];
  /** A lower severity that was asked for without the reporter's consent; until it is given, the higher one runs. */
  readonly lowerAskedFor: { readonly at: string; readonly severity: CaseSeverity; readonly by: string } | null;
  readonly acknowledgedAt: string | null;
  readonly firstResponseAt: string | null;
  /** When the service came back for good; null again when it failed anew. */
  readonly restoredAt: string | null;
  /** When it was resolved first: a later reopening is measured from here. */
  readonly resolvedAt: string | null;
  readonly reopenedAt: string | null;
  readonly closedAt: string | null;
  readonly followUpAt: string | null;
  readonly updates: readonly string[];
  readonly pauses: readonly IncidentPause[];
  readonly escalations: readonly { readonly at: string; readonly level: 'L1' | 'L2' | 'L3' | 'L4' }[];
  readonly noticeAt: string | null;
  /** Answers and updates the customer got. */
  readonly contacts: number;
  readonly wasHandedOn: boolean;
}

/** An event, and whether it changed anything: what came too late, twice or without a reason does not. */
export interface IncidentLine {
  readonly event: IncidentEvent;
  readonly heeded: boolean;
}

export interface IncidentStory {
  readonly standing: IncidentStanding;
  /** What counts, oldest first; events that were corrected are not among them. */
  readonly lines: readonly IncidentLine[];
}

/** Severity by impact (0 the gravest) and urgency (0 now). What touches security or personal data is at least severity 2. */
export function severityBy(impact: 0 | 1 | 2 | 3, urgency: 0 | 1 | 2, touchesSecurity: boolean): CaseSeverity {
  return atLeast(severityMatrix[impact]?.[urgency] ?? 's4', touchesSecurity);
}

function atLeast(severity: CaseSeverity, touchesSecurity: boolean): CaseSeverity {
  return touchesSecurity && severity > 's2' ? 's2' : severity;
}

/** The events that count: each as it was corrected last, without those taken back. In the order in which they happened. */
export function countedEvents(incident: Pick<Incident, 'id'>, events: readonly IncidentEvent[]) {
  const own = events.filter(({ incidentId }) => incidentId === incident.id);
  return countedOf(own, ({ recordedAt }) => recordedAt)
    .filter(({ takesBack }) => !takesBack)
    .toSorted(inOrder);
}

// Moments are compared as instants, because `…:00Z` and `…:00.000Z` are the same moment and different texts.
function inOrder(left: IncidentEvent, right: IncidentEvent): number {
  const apart = Date.parse(left.at) - Date.parse(right.at);
  if (apart !== 0) return apart;
  const kinds = incidentEventKinds.indexOf(left.kind) - incidentEventKinds.indexOf(right.kind);
  return kinds !== 0 ? kinds : left.id < right.id ? -1 : 1;
}

/** Where an incident stands at an instant, and what led there. The order in which events were written down plays no part. */
export function incidentStory(incident: Incident, events: readonly IncidentEvent[], asOf: string): IncidentStory {
  const lines: IncidentLine[] = [];
  let standing = opened(incident);
  for (const event of countedEvents(incident, events)) {
    if (Date.parse(event.at) > Date.parse(asOf)) continue;
    const next = Date.parse(event.at) < Date.parse(incident.openedAt) ? null : after(standing, event, incident);
    lines.push({ event, heeded: next !== null });
    standing = next ?? standing;
  }
  return { standing, lines };
}

export function incidentStanding(incident: Incident, events: readonly IncidentEvent[], asOf: string): IncidentStanding {
  return incidentStory(incident, events, asOf).standing;
}

function opened({ openedAt, touchesSecurity }: Incident): IncidentStanding {
  return {
    state: 'open',
    since: openedAt,
    severity: touchesSecurity ? 's2' : null,
    severities: touchesSecurity ? [{ at: openedAt, severity: 's2' }] : [],
    lowerAskedFor: null,
    acknowledgedAt: null,
    firstResponseAt: null,
    restoredAt: null,
    resolvedAt: null,
    reopenedAt: null,
    closedAt: null,
    followUpAt: null,
    updates: [],
    pauses: [],
    escalations: [],
    noticeAt: null,
    contacts: 0,
    wasHandedOn: false,
  };
}

/** Whether somebody still has to work on it. */
export function isOpen({ state }: Pick<IncidentStanding, 'state'>): boolean {
  return state !== 'resolved' && state !== 'closed';
}

export function runningPause({ pauses }: Pick<IncidentStanding, 'pauses'>): IncidentPause | null {
  const last = pauses.at(-1);
  return last?.to === null ? last : null;
}

/** What an event makes of the standing; null where it changes nothing. */
function after(before: IncidentStanding, event: IncidentEvent, incident: Incident): IncidentStanding | null {
  const { at } = event;
  switch (event.kind) {
    case 'classified':
      return classified(before, event, incident);
    case 'acknowledged':
      if (!isOpen(before) || before.acknowledgedAt !== null) return null;
      return { ...moved(before, 'acknowledged', at), acknowledgedAt: at };
    case 'responded':
      if (!isOpen(before)) return null;
      // Somebody who answers, or brings the service back, has seen it.
      return {
        ...(before.state === 'restored' ? before : moved(before, 'responded', at)),
        acknowledgedAt: before.acknowledgedAt ?? at,
        firstResponseAt: before.firstResponseAt ?? at,
        contacts: before.contacts + 1,
      };
    case 'updated':
      if (!isOpen(before)) return null;
      return { ...before, updates: [...before.updates, at], contacts: before.contacts + 1 };
    case 'handedOn':
      return isOpen(before) ? { ...before, wasHandedOn: true } : null;
    case 'paused':
    case 'resumed':
      return paused(before, event);
    case 'escalated':
      if (!isOpen(before) || event.level === null) return null;
      return { ...before, escalations: [...before.escalations, { at, level: event.level }] };
    case 'noticeGiven':
      return incident.touchesSecurity && before.noticeAt === null ? { ...before, noticeAt: at } : null;
    case 'restored':
    case 'resolved':
    case 'reopened':
    case 'closed':
    case 'followedUp':
      return ended(before, event);
  }
}

function moved(before: IncidentStanding, state: IncidentState, since: string): IncidentStanding {
  return { ...before, state, since };
}

function classified(before: IncidentStanding, event: IncidentEvent, incident: Incident): IncidentStanding | null {
  if (event.severity === null || before.state === 'closed') return null;
  const severity = atLeast(event.severity, incident.touchesSecurity);
  const isLower = before.severity !== null && severity > before.severity;
  // Who is asked to wait longer must agree; until then the graver one runs.
  if (isLower && !event.consent) return { ...before, lowerAskedFor: { at: event.at, severity, by: event.by } };
  const severities = [...before.severities, { at: event.at, severity }];
  return { ...before, severity, severities, lowerAskedFor: null };
}

function paused(before: IncidentStanding, event: IncidentEvent): IncidentStanding | null {
  const running = runningPause(before);
  if (event.kind === 'resumed') return running === null ? null : resumed(before, event.at);
  const isReasoned =
    event.pauseReason === 'waitingForOtherParty' ? event.note.trim() !== '' : event.pauseReason !== null;
  if (!isOpen(before) || running !== null || !isReasoned || event.pauseReason === null) return null;
  const pause = {
    from: event.at,
    to: null,
    reason: event.pauseReason,
    by: event.personName || event.by,
    note: event.note,
  };
  return { ...before, pauses: [...before.pauses, pause] };
}

function resumed(before: IncidentStanding, at: string): IncidentStanding {
  return { ...before, pauses: before.pauses.map((pause) => (pause.to === null ? { ...pause, to: at } : pause)) };
}

function ended(before: IncidentStanding, { kind, at }: IncidentEvent): IncidentStanding | null {
  const { state } = before;
  switch (kind) {
    case 'restored':
      if (!isOpen(before) || state === 'restored') return null;
      return {
        ...resumed(moved(before, 'restored', at), at),
        acknowledgedAt: before.acknowledgedAt ?? at,
        restoredAt: at,
      };
    case 'resolved':
      if (!isOpen(before)) return null;
      return {
        ...resumed(moved(before, 'resolved', at), at),
        acknowledgedAt: before.acknowledgedAt ?? at,
        restoredAt: before.restoredAt ?? at,
        resolvedAt: before.resolvedAt ?? at,
      };
    case 'reopened':
      if (state !== 'restored' && state !== 'resolved' && state !== 'closed') return null;
      return {
        ...moved(before, 'reopened', at),
        restoredAt: null,
        closedAt: null,
        reopenedAt: before.reopenedAt ?? (before.resolvedAt === null ? null : at),
      };
    case 'closed':
      return state === 'resolved' ? { ...moved(before, 'closed', at), closedAt: at } : null;
    default:
      if (isOpen(before) || before.followUpAt !== null) return null;
      return { ...before, followUpAt: at };
  }
}
