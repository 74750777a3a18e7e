import type { CaseSeverity, PauseReason } from '#shared/domain/datasets/tables';
import type { ClockState } from '#shared/domain/measuring/case-clock';
import type { DisputeEvent } from '#shared/domain/performance/dispute';
import type { DisputeMoveName } from '#shared/domain/performance/dispute-commands';
import type { Drift } from '#shared/domain/performance/drift';
import type { IncidentEventKind } from '#shared/domain/performance/incident';
import type { Owed } from '#shared/domain/performance/incident-clocks';
import type { IncidentStepName } from '#shared/domain/performance/incident-commands';
import type { IncidentState } from '#shared/domain/performance/incident-rules';
import type { Behaviour } from '#shared/domain/performance/joint-review-rules';
import type { DisputeStep } from '#shared/domain/slas/sla-parts';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId, Text } from '../../ui/use-text';

export const stateWords = {
  open: 'performance.state.open',
  acknowledged: 'performance.state.acknowledged',
  responded: 'performance.state.responded',
  restored: 'performance.state.restored',
  resolved: 'performance.state.resolved',
  reopened: 'performance.state.reopened',
  closed: 'performance.state.closed',
} as const satisfies Record<IncidentState, MessageId>;

export const stateTones = {
  open: 'breach',
  acknowledged: 'pending',
  responded: 'pending',
  restored: 'pending',
  resolved: 'proven',
  reopened: 'breach',
  closed: 'neutral',
} as const satisfies Record<IncidentState, StateTone>;

export const stepNames = {
  classify: 'performance.do.classify',
  askLower: 'performance.do.ask-lower',
  pause: 'performance.do.pause',
  escalate: 'performance.do.escalate',
  reopen: 'performance.do.reopen',
  acknowledge: 'performance.do.acknowledge',
  respond: 'performance.do.respond',
  update: 'performance.do.update',
  handOn: 'performance.do.hand-on',
  resume: 'performance.do.resume',
  restore: 'performance.do.restore',
  resolve: 'performance.do.resolve',
  close: 'performance.do.close',
  followUp: 'performance.do.follow-up',
  giveNotice: 'performance.do.give-notice',
} as const satisfies Record<IncidentStepName, MessageId>;

export const eventWords = {
  classified: 'performance.event.classified',
  acknowledged: 'performance.event.acknowledged',
  responded: 'performance.event.responded',
  updated: 'performance.event.updated',
  handedOn: 'performance.event.handed-on',
  paused: 'performance.event.paused',
  resumed: 'performance.event.resumed',
  restored: 'performance.event.restored',
  resolved: 'performance.event.resolved',
  reopened: 'performance.event.reopened',
  closed: 'performance.event.closed',
  followedUp: 'performance.event.followed-up',
  escalated: 'performance.event.escalated',
  noticeGiven: 'performance.event.notice-given',
} as const satisfies Record<IncidentEventKind, MessageId>;

export const pauseWords = {
  waitingForCustomer: 'performance.pause.customer',
  waitingForOtherParty: 'performance.pause.other-party',
  agreedDeferral: 'performance.pause.deferral',
} as const satisfies Record<PauseReason, MessageId>;

export const owedWords = {
  acknowledge: 'performance.owed.acknowledge',
  firstResponse: 'performance.owed.first-response',
  update: 'performance.owed.update',
  restore: 'performance.owed.restore',
  resolve: 'performance.owed.resolve',
  followUp: 'performance.owed.follow-up',
  breachNotice: 'performance.owed.breach-notice',
} as const satisfies Record<Owed, MessageId>;

export const clockStateWords = {
  inTime: 'performance.clock-state.in-time',
  late: 'performance.clock-state.late',
  running: 'performance.clock-state.running',
  outsideHours: 'performance.clock-state.outside-hours',
  paused: 'performance.clock-state.paused',
  overdue: 'performance.clock-state.overdue',
  notTimed: 'performance.clock-state.not-timed',
} as const satisfies Record<ClockState, MessageId>;

export const clockTones = {
  inTime: 'proven',
  late: 'lapsing',
  running: 'pending',
  outsideHours: 'neutral',
  paused: 'neutral',
  overdue: 'breach',
  notTimed: 'neutral',
} as const satisfies Record<ClockState, StateTone>;

/** Steps of a clock's timeline, as `caseClock` tells them. */
export const clockStepWords: Readonly<Record<string, MessageId>> = {
  opened: 'performance.step.opened',
  updated: 'performance.step.updated',
  severityRaised: 'performance.step.severity-raised',
  severityLowered: 'performance.step.severity-lowered',
  outsideHours: 'performance.step.outside-hours',
  paused: 'performance.step.paused',
  limitReached: 'performance.step.limit-reached',
  stillOpen: 'performance.step.still-open',
  done: 'performance.step.done',
  closed: 'performance.step.closed',
  aware: 'performance.step.aware',
};

export const severityName = (severity: CaseSeverity | null) => (severity === null ? '–' : severity.toUpperCase());

export const impactWords = [
  'performance.impact.0',
  'performance.impact.1',
  'performance.impact.2',
  'performance.impact.3',
] as const satisfies readonly MessageId[];

export const urgencyWords = [
  'performance.urgency.0',
  'performance.urgency.1',
  'performance.urgency.2',
] as const satisfies readonly MessageId[];

export const trendWords = {
  improving: 'performance.trend.improving',
  steady: 'performance.trend.steady',
  worsening: 'performance.trend.worsening',
  unknown: 'performance.trend.unknown',
} as const satisfies Record<Drift['direction'], MessageId>;

export const trendTones = {
  improving: 'proven',
  steady: 'neutral',
  worsening: 'breach',
  unknown: 'missing',
} as const satisfies Record<Drift['direction'], StateTone>;

export const behaviourWords = {
  proactiveNotice: 'performance.behaviour.proactive',
  truthfulStatus: 'performance.behaviour.truthful',
  knownLimits: 'performance.behaviour.limits',
} as const satisfies Record<Behaviour, MessageId>;

export const rungWords = {
  notice: 'performance.rung.notice',
  answer: 'performance.rung.answer',
  managers: 'performance.rung.managers',
  sponsors: 'performance.rung.sponsors',
  mediation: 'performance.rung.mediation',
  decision: 'performance.rung.decision',
} as const satisfies Record<DisputeStep['step'], MessageId>;

export const outcomeWords = {
  upheld: 'performance.outcome.upheld',
  partlyUpheld: 'performance.outcome.partly',
  dismissed: 'performance.outcome.dismissed',
} as const satisfies Record<NonNullable<DisputeEvent['outcome']>, MessageId>;

export const moveWords = {
  bringEvidence: 'performance.move.evidence',
  answer: 'performance.move.answer',
  raise: 'performance.move.raise',
  mediate: 'performance.move.mediate',
  settle: 'performance.move.settle',
  decide: 'performance.move.decide',
  withdraw: 'performance.move.withdraw',
} as const satisfies Record<DisputeMoveName, MessageId>;

export const disputeEventWords = {
  evidence: 'performance.dispute-event.evidence',
  answered: 'performance.dispute-event.answered',
  raised: 'performance.dispute-event.raised',
  mediation: 'performance.dispute-event.mediation',
  settled: 'performance.dispute-event.settled',
  decided: 'performance.dispute-event.decided',
  withdrawn: 'performance.dispute-event.withdrawn',
} as const satisfies Record<DisputeEvent['kind'], MessageId>;

export const evidenceKindWords = {
  incidentReport: 'performance.evidence-kind.incident',
  uptimeDashboard: 'performance.evidence-kind.dashboard',
  customerFeedback: 'performance.evidence-kind.feedback',
  measurement: 'performance.evidence-kind.measurement',
  other: 'performance.evidence-kind.other',
} as const satisfies Record<NonNullable<DisputeEvent['evidenceKind']>, MessageId>;

export const sideWords = {
  vendor: 'performance.side.vendor',
  partner: 'performance.side.partner',
  thirdParty: 'performance.side.third-party',
} as const;

const refusals: Readonly<Record<string, MessageId>> = {
  'not-now': 'performance.refused.not-now',
  'in-the-future': 'performance.refused.in-the-future',
  'before-opening': 'performance.refused.before-opening',
  'before-quarter': 'performance.refused.in-the-future',
  'reason-missing': 'performance.refused.reason-missing',
  'consent-missing': 'performance.refused.consent-missing',
  'security-at-least-s2': 'performance.refused.security',
  'not-lower': 'performance.refused.not-lower',
  contradicts: 'performance.refused.contradicts',
  'replaced-already': 'performance.refused.replaced-already',
  'out-of-order': 'performance.refused.out-of-order',
  'fields-refused': 'performance.refused.fields',
  'attendees-missing': 'performance.refused.fields',
  'not-here': 'performance.refused.not-here',
  'cause-missing': 'performance.refused.cause-missing',
  'author-missing': 'performance.refused.author-missing',
  'proof-missing': 'performance.refused.proof-missing',
  'delivered-already': 'performance.refused.delivered-already',
  'no-rows': 'performance.refused.no-rows',
  'brought-already': 'performance.refused.brought-already',
  'too-late': 'performance.refused.too-late',
  unreadable: 'performance.refused.unreadable',
  'not-readable': 'performance.refused.unreadable',
  'cost-missing': 'performance.refused.cost-missing',
  'decider-missing': 'performance.refused.decider-missing',
  'other-side-acts': 'performance.refused.other-side',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
};

/** Why something was not kept, in words; null: it was. */
export function whyNotKept(
  text: Text,
  outcome: { readonly ok: true } | { readonly ok: false; readonly error: { readonly kind: string } },
): string | null {
  return outcome.ok ? null : text(refusals[outcome.error.kind] ?? 'performance.refused.other');
}
