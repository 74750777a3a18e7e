import type { CommandContext } from '#shared/base/command-context';
import { ok, type Result, refuse } from '#shared/base/result';
import type { CaseSeverity, PauseReason } from '#shared/domain/datasets/tables';
import {
  type Incident,
  type IncidentEvent,
  type IncidentEventKind,
  incidentEventSchema,
  incidentSchema,
} from './incident';
import { countedEvents, type IncidentState, type IncidentStory, incidentStory, runningPause } from './incident-rules';

export interface IncidentFieldsRefusal {
  readonly kind: 'fields-refused';
  readonly fields: readonly string[];
}

export type NewIncident = Pick<Incident, 'partnerId' | 'agreementId' | 'title'> &
  Partial<
    Pick<
      Incident,
      | 'service'
      | 'region'
      | 'channel'
      | 'reference'
      | 'touchesSecurity'
      | 'affectedShare'
      | 'startedAt'
      | 'detectedAt'
      | 'openedAt'
    >
  > & { readonly severity: CaseSeverity };

export type LogRefusal =
  | IncidentFieldsRefusal
  | { readonly kind: 'in-the-future' }
  /** It started after it was seen, or was seen after it was opened. */
  | { readonly kind: 'out-of-order'; readonly fields: readonly string[] }
  | { readonly kind: 'security-at-least-s2' };

/** Writes an incident down with its first classification. */
export function logIncident(
  input: NewIncident,
  context: CommandContext,
): Result<{ readonly incident: Incident; readonly event: IncidentEvent }, LogRefusal> {
  const { severity, ...fields } = input;
  const openedAt = input.openedAt ?? context.now;
  const read = readIncident({ ...fields, id: context.newId(), openedAt, openedBy: context.by }, context);
  if (!read.ok) return read;
  const incident = read.value;
  if (incident.touchesSecurity && severity > 's2') return refuse({ kind: 'security-at-least-s2' });
  const event = eventOf(incident, { kind: 'classified', at: incident.openedAt, severity }, context);
  return ok({ incident, event });
}

export type IncidentCorrection = Partial<
  Pick<
    Incident,
    | 'title'
    | 'service'
    | 'region'
    | 'channel'
    | 'reference'
    | 'touchesSecurity'
    | 'affectedShare'
    | 'startedAt'
    | 'detectedAt'
  >
>;

/** Corrects what an incident is about. When it was opened stays: every clock runs from there. */
export function correctIncident(
  incident: Incident,
  correction: IncidentCorrection,
  context: CommandContext,
): Result<Incident, LogRefusal> {
  return readIncident({ ...incident, ...correction }, context);
}

function readIncident(fields: object, { now }: CommandContext): Result<Incident, LogRefusal> {
  const trimmed = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, typeof value === 'string' ? value.trim() : value]),
  );
  const read = incidentSchema.safeParse(trimmed);
  if (!read.success) {
    return refuse({
      kind: 'fields-refused',
      fields: [...new Set(read.error.issues.map(({ path }) => String(path[0])))],
    });
  }
  const { startedAt, detectedAt, openedAt } = read.data;
  if ([startedAt, detectedAt, openedAt].some((at) => at !== null && isLater(at, now)))
    return refuse({ kind: 'in-the-future' });
  const wrong = [
    ...(startedAt !== null && isLater(startedAt, detectedAt ?? openedAt) ? ['startedAt'] : []),
    ...(detectedAt !== null && isLater(detectedAt, openedAt) ? ['detectedAt'] : []),
  ];
  return wrong.length > 0 ? refuse({ kind: 'out-of-order', fields: wrong }) : ok(read.data);
}

function isLater(left: string, right: string): boolean {
  return Date.parse(left) > Date.parse(right);
}

interface Said {
  /** When it happened; now, where nothing is said. */
  readonly at?: string;
  readonly note?: string;
  readonly personName?: string;
}

/** Something that may be done with an incident. `askLower` notes a wish for a lower severity that nobody agreed to yet. */
export type IncidentStep = Said &
  (
    | { readonly do: 'classify'; readonly severity: CaseSeverity; readonly consent?: boolean }
    | { readonly do: 'askLower'; readonly severity: CaseSeverity; readonly note: string }
    | { readonly do: 'pause'; readonly reason: PauseReason; readonly note: string }
    | { readonly do: 'escalate'; readonly level: 'L1' | 'L2' | 'L3' | 'L4' }
    | { readonly do: 'reopen'; readonly note: string }
    | {
        readonly do:
          | 'acknowledge'
          | 'respond'
          | 'update'
          | 'handOn'
          | 'resume'
          | 'restore'
          | 'resolve'
          | 'close'
          | 'followUp'
          | 'giveNotice';
      }
  );
export type IncidentStepName = IncidentStep['do'];

export type IncidentStepRefusal =
  | { readonly kind: 'not-now'; readonly state: IncidentState }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'before-opening' }
  | { readonly kind: 'reason-missing' }
  | { readonly kind: 'consent-missing' }
  | { readonly kind: 'security-at-least-s2' }
  | { readonly kind: 'not-lower' }
  /** What was written down later would not fit any more. */
  | { readonly kind: 'contradicts'; readonly kinds: readonly IncidentEventKind[] };

const kindOf = {
  classify: 'classified',
  askLower: 'classified',
  pause: 'paused',
  escalate: 'escalated',
  reopen: 'reopened',
  acknowledge: 'acknowledged',
  respond: 'responded',
  update: 'updated',
  handOn: 'handedOn',
  resume: 'resumed',
  restore: 'restored',
  resolve: 'resolved',
  close: 'closed',
  followUp: 'followedUp',
  giveNotice: 'noticeGiven',
} as const satisfies Record<IncidentStepName, IncidentEventKind>;

/** Takes one step with an incident. What comes out is one event; where the incident stands follows from all of them. */
export function takeIncidentStep(
  step: IncidentStep,
  incident: Incident,
  events: readonly IncidentEvent[],
  context: CommandContext,
): Result<{ readonly event: IncidentEvent }, IncidentStepRefusal> {
  const note = (step.note ?? '').trim();
  const needsReason =
    step.do === 'reopen' || step.do === 'askLower' || (step.do === 'pause' && step.reason === 'waitingForOtherParty');
  if (needsReason && note === '') return refuse({ kind: 'reason-missing' });
  const at = step.at ?? context.now;
  const refusal = whyNot(step, { incident, at, events });
  if (refusal) return refuse(refusal);
  const event = eventOf(
    incident,
    {
      kind: kindOf[step.do],
      at,
      note,
      personName: (step.personName ?? '').trim(),
      severity: step.do === 'classify' || step.do === 'askLower' ? step.severity : null,
      consent: step.do === 'classify' && step.consent === true,
      pauseReason: step.do === 'pause' ? step.reason : null,
      level: step.do === 'escalate' ? step.level : null,
    },
    context,
  );
  return checked(event, { incident, events }, context);
}

function whyNot(
  step: IncidentStep,
  {
    incident,
    at,
    events,
  }: { readonly incident: Incident; readonly at: string; readonly events: readonly IncidentEvent[] },
): IncidentStepRefusal | null {
  if (step.do !== 'classify' && step.do !== 'askLower') return null;
  if (incident.touchesSecurity && step.severity > 's2') return { kind: 'security-at-least-s2' };
  const { severity } = incidentStory(incident, events, at).standing;
  const isLower = severity !== null && step.severity > severity;
  if (step.do === 'askLower') return isLower ? null : { kind: 'not-lower' };
  return isLower && step.consent !== true ? { kind: 'consent-missing' } : null;
}

export type EventCorrection = Partial<
  Pick<IncidentEvent, 'at' | 'severity' | 'pauseReason' | 'level' | 'consent' | 'note' | 'personName'>
>;

export type CorrectEventRefusal = IncidentStepRefusal | { readonly kind: 'replaced-already' };

/** Corrects an event by a later one that names it. The first stays in the history and counts no more. */
export function correctIncidentEvent(
  event: IncidentEvent,
  correction: EventCorrection & { readonly because: string },
  situation: Situation,
  context: CommandContext,
): Result<{ readonly event: IncidentEvent }, CorrectEventRefusal> {
  return replaced(event, { ...correction, takesBack: false }, situation, context);
}

/** Takes an event back: it did not happen. */
export function takeBackIncidentEvent(
  event: IncidentEvent,
  because: string,
  situation: Situation,
  context: CommandContext,
): Result<{ readonly event: IncidentEvent }, CorrectEventRefusal> {
  return replaced(event, { because, takesBack: true }, situation, context);
}

interface Situation {
  readonly incident: Incident;
  readonly events: readonly IncidentEvent[];
}

function replaced(
  event: IncidentEvent,
  differs: EventCorrection & { readonly because: string; readonly takesBack: boolean },
  situation: Situation,
  context: CommandContext,
): Result<{ readonly event: IncidentEvent }, CorrectEventRefusal> {
  const because = differs.because.trim();
  if (because === '') return refuse({ kind: 'reason-missing' });
  const isCounted = countedEvents(situation.incident, situation.events).some(({ id }) => id === event.id);
  if (!isCounted) return refuse({ kind: 'replaced-already' });
  const { id: _first, by: _by, recordedAt: _recordedAt, ...said } = event;
  const next = eventOf(situation.incident, { ...said, ...differs, because, replacesId: event.id }, context);
  return checked(next, situation, context);
}

/** An event is kept only where it changes something and nothing that is known already falls over it. */
function checked(
  event: IncidentEvent,
  { incident, events }: Situation,
  context: CommandContext,
): Result<{ readonly event: IncidentEvent }, IncidentStepRefusal> {
  if (isLater(event.at, context.now)) return refuse({ kind: 'in-the-future' });
  if (isLater(incident.openedAt, event.at)) return refuse({ kind: 'before-opening' });
  const before = incidentStory(incident, events, context.now);
  const next = incidentStory(incident, [...events, event], context.now);
  const isHeeded = event.takesBack || next.lines.some((line) => line.event.id === event.id && line.heeded);
  if (!isHeeded) {
    const { standing } = incidentStory(incident, events, event.at);
    return refuse({ kind: 'not-now', state: standing.state });
  }
  const fallen = unheededIn(next).filter((id) => id !== event.id && !unheededIn(before).includes(id));
  if (fallen.length > 0) {
    const kinds = next.lines.filter((line) => fallen.includes(line.event.id)).map((line) => line.event.kind);
    return refuse({ kind: 'contradicts', kinds });
  }
  return ok({ event });
}

function unheededIn({ lines }: IncidentStory): readonly string[] {
  return lines.filter(({ heeded }) => !heeded).map(({ event }) => event.id);
}

function eventOf(
  incident: Incident,
  said: Partial<IncidentEvent> & Pick<IncidentEvent, 'kind' | 'at'>,
  context: CommandContext,
): IncidentEvent {
  return incidentEventSchema.parse({
    ...said,
    id: context.newId(),
    partnerId: incident.partnerId,
    incidentId: incident.id,
    by: context.by,
    recordedAt: context.now,
  });
}

/** What may be done next, the way forward first. */
export function stepsOf(
  { standing }: IncidentStory,
  incident: Pick<Incident, 'touchesSecurity'>,
): readonly IncidentStepName[] {
  const notice = incident.touchesSecurity && standing.noticeAt === null ? (['giveNotice'] as const) : [];
  switch (standing.state) {
    case 'closed':
      return [...(standing.followUpAt === null ? (['followUp'] as const) : []), 'reopen', ...notice];
    case 'resolved':
      return ['close', ...(standing.followUpAt === null ? (['followUp'] as const) : []), 'reopen', ...notice];
    default: {
      const clock = runningPause(standing) === null ? 'pause' : 'resume';
      const rest = ['update', clock, 'classify', 'askLower', 'handOn', 'escalate', ...notice] as const;
      return [...wayForward(standing.state, standing.acknowledgedAt !== null), ...rest];
    }
  }
}

function wayForward(state: IncidentState, isAcknowledged: boolean): readonly IncidentStepName[] {
  if (state === 'restored') return ['resolve', 'respond', 'reopen'];
  if (state === 'responded') return ['restore', 'resolve', 'respond'];
  return [...(isAcknowledged ? [] : (['acknowledge'] as const)), 'respond', 'restore', 'resolve'];
}
