import type { Verdict } from '#shared/domain/improvements/experiment-result';
import type {
  ExperimentGoal,
  ExperimentKind,
  FrictionDegree,
  FrictionNote,
  ImprovementSource,
  ImprovementState,
} from '#shared/domain/improvements/improvement';
import type { BacklogOrder } from '#shared/domain/improvements/improvement-rules';
import type { StepVerdict } from '#shared/domain/improvements/step-value';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId, Text } from '../../ui/use-text';

export const degreeWords = {
  1: 'improvements.degree.1',
  2: 'improvements.degree.2',
  3: 'improvements.degree.3',
} as const satisfies Record<FrictionDegree, MessageId>;

export const degreeTones = {
  1: 'neutral',
  2: 'lapsing',
  3: 'breach',
} as const satisfies Record<FrictionDegree, StateTone>;

export const sideWords = {
  vendor: 'improvements.side.vendor',
  partner: 'improvements.side.partner',
  customer: 'improvements.side.customer',
} as const satisfies Record<FrictionNote['side'], MessageId>;

export const sourceWords = {
  friction: 'improvements.source.friction',
  case: 'improvements.source.case',
  incidentReview: 'improvements.source.incident-review',
  interview: 'improvements.source.interview',
  idea: 'improvements.source.idea',
} as const satisfies Record<ImprovementSource, MessageId>;

export const stateWords = {
  open: 'improvements.state.open',
  planned: 'improvements.state.planned',
  inHand: 'improvements.state.in-hand',
  done: 'improvements.state.done',
  declined: 'improvements.state.declined',
} as const satisfies Record<ImprovementState, MessageId>;

export const stateTones = {
  open: 'missing',
  planned: 'neutral',
  inHand: 'pending',
  done: 'proven',
  declined: 'neutral',
} as const satisfies Record<ImprovementState, StateTone>;

/** What taking a step is called. */
export const stepWords = {
  open: 'improvements.step.open',
  planned: 'improvements.step.planned',
  inHand: 'improvements.step.in-hand',
  done: 'improvements.step.done',
  declined: 'improvements.step.declined',
} as const satisfies Record<ImprovementState, MessageId>;

export const orderWords = {
  wish: 'improvements.order.wish',
  newest: 'improvements.order.newest',
  version: 'improvements.order.version',
} as const satisfies Record<BacklogOrder, MessageId>;

export const stepVerdictWords = {
  useful: 'improvements.value.useful',
  candidate: 'improvements.value.candidate',
  tooFew: 'improvements.value.too-few',
  notJudged: 'improvements.value.not-judged',
} as const satisfies Record<StepVerdict, MessageId>;

export const stepVerdictTones = {
  useful: 'proven',
  candidate: 'lapsing',
  tooFew: 'missing',
  notJudged: 'neutral',
} as const satisfies Record<StepVerdict, StateTone>;

export const kindWords = {
  contentLayout: 'improvements.kind.content-layout',
  courseSequence: 'improvements.kind.course-sequence',
  certificationDesign: 'improvements.kind.certification-design',
} as const satisfies Record<ExperimentKind, MessageId>;

export const goalWords = {
  moduleDone: 'improvements.goal.module-done',
  roleCertified: 'improvements.goal.role-certified',
  examPassedFirst: 'improvements.goal.exam-passed-first',
} as const satisfies Record<ExperimentGoal, MessageId>;

export const verdictWords = {
  notYet: 'improvements.verdict.not-yet',
  goesOn: 'improvements.verdict.goes-on',
  otherBetter: 'improvements.verdict.other-better',
  nowBetter: 'improvements.verdict.now-better',
  undecided: 'improvements.verdict.undecided',
} as const satisfies Record<Verdict, MessageId>;

const places: Readonly<Record<string, MessageId>> = {
  today: 'app.nav.today',
  partners: 'app.nav.partners',
  visits: 'app.nav.visits',
  playbook: 'app.nav.playbook',
  product: 'improvements.nav',
  programme: 'app.nav.programme',
  documents: 'app.nav.documents',
  headquarters: 'app.nav.headquarters',
  sync: 'app.nav.sync',
  settings: 'app.nav.settings',
};

/** An address without ids as a way: `/partners/:id/gates` is Partners › gates. */
export function placeWords(place: string, text: Text): string {
  const [first = '', ...rest] = place.split('/').filter((part) => part !== '' && part !== ':id');
  if (first === '') return text('improvements.loose.nowhere');
  const name = places[first];
  return [name === undefined ? first : text(name), ...rest].join(' › ');
}

/** What happened, and what to do, for everything that is refused here. */
const refusals: Readonly<Record<string, MessageId>> = {
  'words-missing': 'improvements.refused.words-missing',
  'no-such-step': 'improvements.refused.no-such-step',
  'version-missing': 'improvements.refused.version-missing',
  'owner-missing': 'improvements.refused.owner-missing',
  'outcome-missing': 'improvements.refused.outcome-missing',
  'reason-missing': 'improvements.refused.reason-missing',
  'attached-already': 'improvements.refused.attached-already',
  'wanted-already': 'improvements.refused.wanted-already',
  'not-wanted': 'improvements.refused.not-wanted',
  'subject-unknown': 'improvements.refused.subject-unknown',
  'order-unknown': 'improvements.refused.order-unknown',
  'nothing-differs': 'improvements.refused.nothing-differs',
  'not-the-same-things': 'improvements.refused.not-the-same-things',
  'order-breaks-rule': 'improvements.refused.order-breaks-rule',
  'goal-does-not-fit': 'improvements.refused.goal-does-not-fit',
  'days-reversed': 'improvements.refused.days-reversed',
  'begins-in-the-past': 'improvements.refused.begins-in-the-past',
  'subject-taken': 'improvements.refused.subject-taken',
  'not-a-draft': 'improvements.refused.not-a-draft',
  'not-running': 'improvements.refused.not-running',
  'conclusion-missing': 'improvements.refused.conclusion-missing',
  'not-here': 'improvements.refused.not-here',
  'storage-full': 'errors.storage-full',
  'storage-failed': 'errors.storage-failed',
};

export const refusalWords = (kind: string): MessageId => refusals[kind] ?? 'improvements.refused.fields';
