import type { GateDecision } from '#shared/domain/gates/gate-decision';
import type { MissingProof, Situation } from '#shared/domain/gates/gate-explanation';
import type { GateStanding } from '#shared/domain/gates/gate-rules';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const standingTones = {
  closed: 'missing',
  open: 'pending',
  passed: 'proven',
  lapsing: 'lapsing',
  lapsed: 'breach',
  suspended: 'breach',
} as const satisfies Record<GateStanding['state'], StateTone>;

export const standingWords = {
  closed: 'gates.standing.closed',
  open: 'gates.standing.open',
  passed: 'gates.standing.passed',
  lapsing: 'gates.standing.lapsing',
  lapsed: 'gates.standing.lapsed',
  suspended: 'gates.standing.suspended',
} as const satisfies Record<GateStanding['state'], MessageId>;

export const sealWords = {
  closed: 'gates.seal.closed',
  open: 'gates.seal.open',
  passed: 'gates.seal.passed',
  lapsing: 'gates.seal.lapsing',
  lapsed: 'gates.seal.lapsed',
  suspended: 'gates.seal.suspended',
} as const satisfies Record<GateStanding['state'], MessageId>;

/** The rule behind a standing, in a sentence. */
export const ruleWords = {
  closed: 'gates.rule.closed',
  open: 'gates.rule.open',
  passed: 'gates.rule.passed',
  lapsing: 'gates.rule.lapsing',
  lapsed: 'gates.rule.lapsed',
  suspended: 'gates.rule.suspended',
} as const satisfies Record<GateStanding['state'], MessageId>;

export const situationTones = {
  missing: 'missing',
  pendingReview: 'pending',
  notYetEffective: 'neutral',
  expired: 'breach',
  rejected: 'breach',
  withdrawn: 'neutral',
  notEnough: 'missing',
} as const satisfies Record<Situation, StateTone>;

export const situationWords = {
  missing: 'gates.situation.missing',
  pendingReview: 'gates.situation.pending-review',
  notYetEffective: 'gates.situation.not-yet-effective',
  expired: 'gates.situation.expired',
  rejected: 'gates.situation.rejected',
  withdrawn: 'gates.situation.withdrawn',
  notEnough: 'gates.situation.not-enough',
} as const satisfies Record<Situation, MessageId>;

export const whoseWords = {
  partner: 'gates.whose.partner',
  vendor: 'gates.whose.vendor',
  both: 'gates.whose.both',
} as const satisfies Record<MissingProof['whose'], MessageId>;

export const decisionWords = {
  passed: 'gates.decision.passed',
  refused: 'gates.decision.refused',
  suspended: 'gates.decision.suspended',
} as const satisfies Record<GateDecision['decision'], MessageId>;
