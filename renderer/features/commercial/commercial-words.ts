import type { AccountableRole } from '#shared/domain/commercial/accountable-people';
import type { DealEventKind } from '#shared/domain/commercial/deal';
import type { DealStepName, DealStepRefusal } from '#shared/domain/commercial/deal-commands';
import type { ApprovedHow, DealState } from '#shared/domain/commercial/deal-rules';
import type { BandStanding } from '#shared/domain/commercial/discount-band';
import type { IncentivePart } from '#shared/domain/commercial/incentive';
import type { StateTone } from '../../ui/state-mark';
import type { MessageId } from '../../ui/use-text';

export const dealStateWords = {
  draft: 'commercial.deal-state.draft',
  submitted: 'commercial.deal-state.submitted',
  infoRequested: 'commercial.deal-state.info-requested',
  approved: 'commercial.deal-state.approved',
  rejected: 'commercial.deal-state.rejected',
  appealed: 'commercial.deal-state.appealed',
  upheld: 'commercial.deal-state.upheld',
  won: 'commercial.deal-state.won',
  lost: 'commercial.deal-state.lost',
  expired: 'commercial.deal-state.expired',
} as const satisfies Record<DealState, MessageId>;

export const dealStateMarks = {
  draft: 'missing',
  submitted: 'pending',
  infoRequested: 'pending',
  approved: 'proven',
  rejected: 'breach',
  appealed: 'pending',
  upheld: 'breach',
  won: 'proven',
  lost: 'neutral',
  expired: 'lapsing',
} as const satisfies Record<DealState, StateTone>;

export const approvedHowWords = {
  person: 'commercial.approved.person',
  silence: 'commercial.approved.silence',
  appeal: 'commercial.approved.appeal',
  silenceOnAppeal: 'commercial.approved.silence-on-appeal',
} as const satisfies Record<ApprovedHow, MessageId>;

export const dealStepWords = {
  submit: 'commercial.step.submit',
  requestInfo: 'commercial.step.request-info',
  giveInfo: 'commercial.step.give-info',
  approve: 'commercial.step.approve',
  reject: 'commercial.step.reject',
  appeal: 'commercial.step.appeal',
  decideAppeal: 'commercial.step.decide-appeal',
  noteProgress: 'commercial.step.note-progress',
  extend: 'commercial.step.extend',
  win: 'commercial.step.win',
  lose: 'commercial.step.lose',
} as const satisfies Record<DealStepName, MessageId>;

/** What the words that go with a step are about. */
export const dealReasonWords = {
  submit: 'commercial.reason.note',
  requestInfo: 'commercial.reason.request-info',
  giveInfo: 'commercial.reason.give-info',
  approve: 'commercial.reason.note',
  reject: 'commercial.reason.reject',
  appeal: 'commercial.reason.appeal',
  decideAppeal: 'commercial.reason.decide-appeal',
  noteProgress: 'commercial.reason.note-progress',
  extend: 'commercial.reason.note',
  win: 'commercial.reason.note',
  lose: 'commercial.reason.lose',
} as const satisfies Record<DealStepName, MessageId>;

export const dealEventWords = {
  submitted: 'commercial.event.submitted',
  infoRequested: 'commercial.event.info-requested',
  infoGiven: 'commercial.event.info-given',
  approved: 'commercial.event.approved',
  rejected: 'commercial.event.rejected',
  appealed: 'commercial.event.appealed',
  upheld: 'commercial.event.upheld',
  overturned: 'commercial.event.overturned',
  extended: 'commercial.event.extended',
  progress: 'commercial.event.progress',
  won: 'commercial.event.won',
  lost: 'commercial.event.lost',
} as const satisfies Record<DealEventKind, MessageId>;

export const clockEventWords = {
  approved: 'commercial.clock-event.approved',
  overturned: 'commercial.clock-event.overturned',
  expired: 'commercial.clock-event.expired',
} as const satisfies Record<'approved' | 'overturned' | 'expired', MessageId>;

export const stepRefusalWords = {
  'not-now': 'commercial.refused.not-now',
  'reason-missing': 'commercial.refused.reason-missing',
  'code-unknown': 'commercial.refused.code-unknown',
  'registered-twice': 'commercial.refused.registered-twice',
  'protected-elsewhere': 'commercial.refused.protected-elsewhere',
  'second-person-needed': 'commercial.refused.second-person-needed',
  'already-extended': 'commercial.refused.already-extended',
  'progress-missing': 'commercial.refused.progress-missing',
  'privilege-missing': 'commercial.refused.privilege-missing',
} as const satisfies Record<DealStepRefusal['kind'], MessageId>;

export const leadWords = {
  direct: 'commercial.lead.direct',
  partner: 'commercial.lead.partner',
  joint: 'commercial.lead.joint',
} as const;

export const bandWhyWords = {
  earned: 'commercial.band-why.earned',
  keptUnknown: 'commercial.band-why.kept-unknown',
  grace: 'commercial.band-why.grace',
  lost: 'commercial.band-why.lost',
} as const satisfies Record<BandStanding['why'], MessageId>;

export const incentiveWords = {
  jointWins: 'commercial.incentive.joint-wins',
  satisfaction: 'commercial.incentive.satisfaction',
  defects: 'commercial.incentive.defects',
} as const satisfies Record<IncentivePart['kind'], MessageId>;

export const accountableWords = {
  partnerManager: 'commercial.accountable.partner-manager',
  customerSuccessLeader: 'commercial.accountable.customer-success-leader',
  technicalAuthority: 'commercial.accountable.technical-authority',
} as const satisfies Record<AccountableRole, MessageId>;
