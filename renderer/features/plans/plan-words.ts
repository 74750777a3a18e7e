import type { Commitment, CommitmentKind } from '#shared/domain/plans/commitments';
import type { MissingForMilestone } from '#shared/domain/plans/milestone-reading';
import type { Phase } from '#shared/domain/plans/milestones';
import type { PlanReview } from '#shared/domain/plans/plan-progress';
import type { MilestoneStatus } from '#shared/domain/plans/plan-rules';
import type { MilestoneState } from '#shared/domain/plans/plan-standing';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId, Text } from '../../ui/use-text';

export const statusTones = {
  done: 'proven',
  onTrack: 'pending',
  atRisk: 'lapsing',
  late: 'breach',
} as const satisfies Record<MilestoneStatus, StateTone>;

export const statusWords = {
  done: 'plans.status.done',
  onTrack: 'plans.status.on-track',
  atRisk: 'plans.status.at-risk',
  late: 'plans.status.late',
} as const satisfies Record<MilestoneStatus, MessageId>;

export const stateWords = {
  closed: 'plans.state.closed',
  proven: 'plans.state.proven',
  reopened: 'plans.state.reopened',
  proofGone: 'plans.state.proof-gone',
  open: 'plans.state.open',
} as const satisfies Record<MilestoneState, MessageId>;

export const phaseWords = {
  readiness: 'plans.phase.readiness',
  activation: 'plans.phase.activation',
  firstOutcomes: 'plans.phase.first-outcomes',
  thirtySixtyNinety: 'plans.phase.reviews',
} as const satisfies Record<Phase, MessageId>;

export const sideWords = {
  vendor: 'plans.side.vendor',
  partner: 'plans.side.partner',
  both: 'plans.side.both',
} as const satisfies Record<Commitment['side'], MessageId>;

export const commitmentTones = {
  kept: 'proven',
  open: 'pending',
  overdue: 'breach',
} as const satisfies Record<Commitment['state'], StateTone>;

export const commitmentWords = {
  kept: 'plans.commitment.kept',
  open: 'plans.commitment.open',
  overdue: 'plans.commitment.overdue',
} as const satisfies Record<Commitment['state'], MessageId>;

export const kindWords = {
  milestone: 'plans.kind.milestone',
  give: 'plans.kind.give',
  customer: 'plans.kind.customer',
  action: 'plans.kind.action',
  review: 'plans.kind.review',
  decision: 'plans.kind.decision',
  goal: 'plans.kind.goal',
} as const satisfies Record<CommitmentKind, MessageId>;

export const reviewWords = {
  week: 'plans.review.week',
  month: 'plans.review.month',
  quarter: 'plans.review.quarter',
  milestone: 'plans.review.milestone',
} as const satisfies Record<PlanReview['kind'], MessageId>;

/** What was promised, in the words of the plan; a review has only its rhythm. */
export function promised(one: Commitment, text: Text): string {
  if (one.kind === 'review' && one.rhythm !== null) return text(reviewWords[one.rhythm]);
  return one.milestoneId !== null && one.kind === 'milestone' ? `${one.milestoneId} ${one.what}` : one.what;
}

/** The room before a day of the plan, or by how much it is missed. */
export const roomWords = (slack: number, text: Text): string =>
  text(slack < 0 ? 'plans.room.late' : 'plans.room.left', { days: Math.abs(slack) });

const evidenceWords = {
  missing: 'plans.missing.evidence',
  pending: 'plans.missing.evidence-pending',
  refused: 'plans.missing.evidence-refused',
  notEnough: 'plans.missing.evidence-not-enough',
  ownClaim: 'plans.missing.evidence-own-claim',
} as const satisfies Record<Extract<MissingForMilestone, { kind: 'evidence' }>['why'], MessageId>;

/** One thing that is missing, and what to do about it. */
export function missingWords(missing: MissingForMilestone, text: Text, dateText: (date: string) => string): string {
  switch (missing.kind) {
    case 'evidence': {
      const what = `${missing.typeId} ${missing.title}${missing.about === '' ? '' : ` (${missing.about})`}`;
      return text(evidenceWords[missing.why], { what });
    }
    case 'answer':
      return text('plans.missing.answer', { question: missing.questionId });
    case 'riskTier':
      return text('plans.missing.risk-tier');
    case 'fit':
      return text('plans.missing.fit', { points: missing.points, needed: missing.needed });
    case 'gate':
      return gateWords(missing, text);
    case 'handoff':
      return text(missing.isAsked ? 'plans.missing.handoff' : 'plans.missing.handoff-unasked', { what: missing.title });
    case 'credential':
      return text('plans.missing.credential', { role: missing.role, held: missing.held, needed: missing.needed });
    case 'deal':
      return text(missing.needed === 'won' ? 'plans.missing.deal-won' : 'plans.missing.deal-approved');
    case 'outcome':
      return text('plans.missing.outcome');
    case 'days':
      return text('plans.missing.days', { date: dateText(missing.until) });
    case 'minutes':
      return text(missing.why === 'notHeld' ? 'plans.missing.minutes-not-held' : 'plans.missing.minutes-not-signed');
    case 'undatedBlocker':
      return text('plans.missing.undated-blocker', { blocker: missing.blocker });
    case 'nextPlan':
      return text(missing.isDrafted ? 'plans.missing.next-plan-draft' : 'plans.missing.next-plan');
  }
}

function gateWords(missing: Extract<MissingForMilestone, { kind: 'gate' }>, text: Text): string {
  if (missing.why === 'open') return text('plans.missing.gate-open', { gate: missing.title });
  if (missing.why === 'takenBack') return text('plans.missing.gate-taken-back', { gate: missing.title });
  return text('plans.missing.gate-closed', { gate: missing.title, criteria: missing.unmet.join(', ') });
}

/** What happened, and what to do, for everything an action of a plan refuses. */
const refusals: Readonly<Record<string, MessageId>> = {
  'not-proven': 'plans.refused.not-proven',
  'waits-for': 'plans.refused.waits-for',
  'closed-already': 'plans.refused.closed-already',
  'not-closed': 'plans.refused.not-closed',
  'reason-missing': 'plans.refused.reason-missing',
  'not-a-number': 'plans.refused.not-a-number',
  'source-missing': 'plans.refused.source-missing',
  'in-the-future': 'plans.refused.in-the-future',
  'nothing-said': 'plans.refused.nothing-said',
  'milestone-missing': 'plans.refused.milestone-missing',
  'decision-without-owner': 'plans.refused.decision-without-owner',
  'not-here': 'plans.refused.not-here',
  'storage-full': 'errors.storage-full',
};

export const refusalWords = (kind: string): MessageId => refusals[kind] ?? 'errors.storage-failed';
