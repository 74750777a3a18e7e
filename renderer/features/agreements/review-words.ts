import type { AgreementApproval, AgreementNotice, ReviewFunction } from '#shared/domain/agreements/agreement-approval';
import type { AgreementLife, LifeStep } from '#shared/domain/agreements/agreement-life';
import type { ReviewState } from '#shared/domain/agreements/approval-rules';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const functionWords = {
  product: 'agreements.function.product',
  engineering: 'agreements.function.engineering',
  customerSupport: 'agreements.function.customer-support',
  compliance: 'agreements.function.compliance',
  legal: 'agreements.function.legal',
} as const satisfies Record<ReviewFunction, MessageId>;

export const reviewWords = {
  approved: 'agreements.review.approved',
  constraint: 'agreements.review.constraint',
  refused: 'agreements.review.refused',
  beforehand: 'agreements.review.beforehand',
  outdated: 'agreements.review.outdated',
  missing: 'agreements.review.missing',
} as const satisfies Record<ReviewState, MessageId>;

export const reviewMarks = {
  approved: 'proven',
  constraint: 'lapsing',
  refused: 'breach',
  beforehand: 'pending',
  outdated: 'lapsing',
  missing: 'missing',
} as const satisfies Record<ReviewState, StateTone>;

export const decisionWords = {
  approved: 'agreements.decision.approved',
  approvedWithConstraint: 'agreements.decision.approved-with-constraint',
  refused: 'agreements.decision.refused',
} as const satisfies Record<AgreementApproval['decision'], MessageId>;

export const lifeWords = {
  notYet: 'agreements.life.not-yet',
  running: 'agreements.life.running',
  noticeWindowOpen: 'agreements.life.notice-window-open',
  renewed: 'agreements.life.renewed',
  extended: 'agreements.life.extended',
  ending: 'agreements.life.ending',
  ended: 'agreements.life.ended',
} as const satisfies Record<AgreementLife['state'], MessageId>;

export const lifeMarks = {
  notYet: 'pending',
  running: 'proven',
  noticeWindowOpen: 'lapsing',
  renewed: 'proven',
  extended: 'proven',
  ending: 'lapsing',
  ended: 'neutral',
} as const satisfies Record<AgreementLife['state'], StateTone>;

export const stepWords = {
  renewed: 'agreements.life-step.renewed',
  extended: 'agreements.life-step.extended',
  declined: 'agreements.life-step.declined',
  declinedTooLate: 'agreements.life-step.declined-too-late',
  terminated: 'agreements.life-step.terminated',
  notExtended: 'agreements.life-step.not-extended',
} as const satisfies Record<LifeStep['what'], MessageId>;

export const noticeWords = {
  renewalDeclined: 'agreements.notice.renewal-declined',
  extension: 'agreements.notice.extension',
  termination: 'agreements.notice.termination',
  withdrawn: 'agreements.notice.withdrawn',
} as const satisfies Record<AgreementNotice['kind'], MessageId>;

export const sideWords = {
  vendor: 'agreements.side.vendor',
  partner: 'agreements.side.partner',
  both: 'agreements.side.both',
} as const satisfies Record<AgreementNotice['givenBy'], MessageId>;
