import type { CalendarDate } from '#shared/base/calendar-date';
import { dayOf } from '#shared/base/calendar-date';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import type { Learner } from '#shared/domain/enablement/learner';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import type { Answer } from '#shared/domain/interviews/answer';
import type { Partner } from '#shared/domain/partners/partner';
import type { Person } from '#shared/domain/partners/person';
import type { Concession, ConcessionDecision } from './concession';
import type { GateDecision } from './gate-decision';

/** Everything on record about one partner that a rule of the playbook may look at. */
export interface PartnerRecords {
  readonly partner: Partner;
  readonly people: readonly Person[];
  readonly answers: readonly Answer[];
  readonly evidence: readonly Evidence[];
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
  /** Documents both sides have signed, with the instant they were frozen. */
  readonly signed: readonly { readonly kind: string; readonly at: string }[];
  readonly concessions: readonly Concession[];
  readonly concessionDecisions: readonly ConcessionDecision[];
  readonly learners: readonly Learner[];
  readonly deals: readonly Deal[];
  readonly dealEvents: readonly DealEvent[];
  readonly handoffs: readonly Handoff[];
  readonly handoffEvents: readonly HandoffEvent[];
  readonly decisions: readonly GateDecision[];
}

/** Nothing beside the partner itself. */
export const nothingOnRecord: Omit<PartnerRecords, 'partner'> = {
  people: [],
  answers: [],
  evidence: [],
  revisions: [],
  reviews: [],
  signed: [],
  concessions: [],
  concessionDecisions: [],
  learners: [],
  deals: [],
  dealEvents: [],
  handoffs: [],
  handoffEvents: [],
  decisions: [],
};

/** The day for which something is asked, and optionally the instant whose knowledge counts: what came later is not seen. */
export interface Moment {
  readonly asOf: CalendarDate;
  readonly knownAt?: string;
}

/** The records as they were known at an instant. What was corrected since and keeps no history stays as it is now. */
export function knownBy(records: PartnerRecords, knownAt: string | undefined): PartnerRecords {
  if (knownAt === undefined) return records;
  const { partner } = records;
  const isAccepted = partner.riskTierAccepted !== null && partner.riskTierAccepted.at <= knownAt;
  return {
    ...records,
    partner: isAccepted ? partner : { ...partner, riskTierAccepted: null },
    answers: records.answers.filter(({ at }) => at <= knownAt),
    revisions: records.revisions.filter(({ capturedAt }) => capturedAt <= knownAt),
    reviews: records.reviews.filter(({ at }) => at <= knownAt),
    signed: records.signed.filter(({ at }) => at <= knownAt),
    concessions: records.concessions.filter(({ requestedAt }) => requestedAt <= knownAt),
    concessionDecisions: records.concessionDecisions.filter(({ at }) => at <= knownAt),
    learners: records.learners.filter(({ since }) => since <= dayOf(knownAt)),
    deals: records.deals.filter(({ createdAt }) => createdAt <= knownAt),
    dealEvents: records.dealEvents.filter(({ at }) => at <= knownAt),
    handoffs: records.handoffs.filter(({ requestedAt }) => requestedAt <= knownAt),
    handoffEvents: records.handoffEvents.filter(({ at }) => at <= knownAt),
    decisions: records.decisions.filter(({ asOf }) => asOf <= knownAt),
  };
}
