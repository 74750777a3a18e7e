import type { GateStanding } from '#shared/domain/gates/gate-rules';
import type { Archetype } from '#shared/domain/partners/partner';
import type { GoalState } from '#shared/domain/programme/goal-rules';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const goalTones = {
  toDo: 'missing',
  inHand: 'pending',
  done: 'proven',
} as const satisfies Record<GoalState, StateTone>;

export const goalWords = {
  toDo: 'programme.goal.to-do',
  inHand: 'programme.goal.in-hand',
  done: 'programme.goal.done',
} as const satisfies Record<GoalState, MessageId>;

export const standingTones = {
  closed: 'neutral',
  open: 'pending',
  passed: 'proven',
  lapsing: 'lapsing',
  lapsed: 'breach',
  suspended: 'breach',
} as const satisfies Record<GateStanding['state'], StateTone>;

export const standingWords = {
  closed: 'programme.gate.closed',
  open: 'programme.gate.open',
  passed: 'programme.gate.passed',
  lapsing: 'programme.gate.lapsing',
  lapsed: 'programme.gate.lapsed',
  suspended: 'programme.gate.suspended',
} as const satisfies Record<GateStanding['state'], MessageId>;

export const kindWords = {
  reseller: 'programme.kind.reseller',
  serviceProvider: 'programme.kind.service-provider',
  systemIntegrator: 'programme.kind.system-integrator',
  referral: 'programme.kind.referral',
  technology: 'programme.kind.technology',
} as const satisfies Record<Archetype, MessageId>;

/** What happened, and what to do, for everything an action of the programme refuses. */
const refusals: Readonly<Record<string, MessageId>> = {
  'runs-already': 'programme.refused.runs-already',
  'pilot-twice': 'programme.refused.pilot-twice',
  'shown-missing': 'programme.refused.shown-missing',
  'fix-missing': 'programme.refused.fix-missing',
  'raised-already': 'programme.refused.raised-already',
  'not-a-number': 'programme.refused.not-a-number',
  'no-template': 'programme.refused.no-template',
  'not-here': 'programme.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
  'past-is-fixed': 'errors.past-is-fixed',
};

export const refusalWords = (kind: string): MessageId => refusals[kind] ?? 'programme.refused.fields';
