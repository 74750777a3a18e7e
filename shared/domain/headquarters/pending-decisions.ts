import { dayOf } from '#shared/base/calendar-date';
import { groupBy } from '#shared/base/group-by';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import { type DealStanding, dealStanding } from '#shared/domain/commercial/deal-rules';
import type { Evidence, EvidenceReview, EvidenceRevision } from '#shared/domain/evidence/evidence';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import { concessionStanding, lastDayOf } from '#shared/domain/gates/concession-standing';
import type { GateDecision } from '#shared/domain/gates/gate-decision';
import { pieceStates } from '#shared/domain/guidance/piece-states';
import { waitingReviews } from '#shared/domain/guidance/waiting-reviews';
import type { Person } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import { unconfirmedDecisions } from './confirm-gate';

/** Something that waits for somebody who decides for headquarters. */
export type PendingDecision = {
  /** Of the record it is about. */
  readonly id: string;
  readonly partnerId: string;
  /** When it began to wait, ISO. */
  readonly since: string;
  /** False where this person brought, asked for or decided it before: somebody else has to. */
  readonly isForMe: boolean;
} & (
  | { readonly kind: 'evidence'; readonly evidence: Evidence; readonly revision: EvidenceRevision }
  | { readonly kind: 'concession'; readonly concession: Concession }
  /** Approved by word of mouth; headquarters has not confirmed it. */
  | { readonly kind: 'spokenApproval'; readonly concession: Concession; readonly decision: ConcessionDecision }
  | { readonly kind: 'gate'; readonly decision: GateDecision }
  | { readonly kind: 'appeal'; readonly deal: Deal; readonly standing: Extract<DealStanding, { state: 'appealed' }> }
);

export type PendingKind = PendingDecision['kind'];

/** The records of all partners that can wait for a decision. */
export interface DecidableRecords {
  readonly evidence: readonly Evidence[];
  readonly revisions: readonly EvidenceRevision[];
  readonly reviews: readonly EvidenceReview[];
  /** At least those who attested something. */
  readonly people: readonly Person[];
  readonly concessions: readonly Concession[];
  readonly concessionDecisions: readonly ConcessionDecision[];
  readonly gateDecisions: readonly GateDecision[];
  readonly deals: readonly Deal[];
  readonly dealEvents: readonly DealEvent[];
}

interface On {
  readonly index: PackIndex;
  /** ISO. */
  readonly now: string;
  /** Who would decide. */
  readonly by: string;
}

/** Everything that waits for a decision across all partners, the longest waiting first. */
export function pendingDecisions(records: DecidableRecords, on: On): readonly PendingDecision[] {
  const pending = [
    ...reviewsWaiting(records, on),
    ...concessionsWaiting(records, on),
    ...gatesWaiting(records, on),
    ...appealsWaiting(records, on),
  ];
  return pending.sort((left, right) => (left.since < right.since ? -1 : left.since > right.since ? 1 : 0));
}

function reviewsWaiting(records: DecidableRecords, { index, now, by }: On): readonly PendingDecision[] {
  const pieces = pieceStates(records, index, dayOf(now));
  return waitingReviews(pieces, records.people, by).map(({ evidence, revision, canAccept }) => ({
    kind: 'evidence',
    id: revision.id,
    partnerId: evidence.partnerId,
    since: revision.capturedAt,
    isForMe: canAccept,
    evidence,
    revision,
  }));
}

function concessionsWaiting(records: DecidableRecords, { now, by }: On): readonly PendingDecision[] {
  const asOf = dayOf(now);
  const decisions = groupBy(records.concessionDecisions, ({ concessionId }) => concessionId);
  return records.concessions.flatMap((concession): readonly PendingDecision[] => {
    const { id, partnerId, requestedAt, requestedBy } = concession;
    const standing = concessionStanding(concession, decisions.get(id) ?? [], asOf);
    const about = { id, partnerId, concession };
    // A request whose last day has passed cannot be approved any more.
    if (standing.state === 'requested' && lastDayOf(concession) >= asOf)
      return [{ ...about, kind: 'concession', since: requestedAt, isForMe: requestedBy !== by }];
    if (standing.state !== 'approved' || !standing.isProvisional) return [];
    const { decision } = standing;
    const isForMe = requestedBy !== by && decision.by !== by;
    return [{ ...about, kind: 'spokenApproval', since: decision.at, isForMe, decision }];
  });
}

function gatesWaiting({ gateDecisions }: DecidableRecords, { by }: On): readonly PendingDecision[] {
  const ofPartners = groupBy(gateDecisions, ({ partnerId }) => partnerId);
  return [...ofPartners.values()].flatMap(unconfirmedDecisions).map((decision) => ({
    kind: 'gate',
    id: decision.id,
    partnerId: decision.partnerId,
    since: decision.asOf,
    isForMe: decision.by !== by,
    decision,
  }));
}

function appealsWaiting({ deals, dealEvents }: DecidableRecords, { index, now, by }: On): readonly PendingDecision[] {
  const rules = index.pack.commercial?.deals;
  if (!rules) return [];
  const events = groupBy(dealEvents, ({ dealId }) => dealId);
  return deals.flatMap((deal): readonly PendingDecision[] => {
    const own = events.get(deal.id) ?? [];
    // Only a deal that was ever appealed can wait; the clock of all others need not be run.
    if (!own.some(({ kind }) => kind === 'appealed')) return [];
    const standing = dealStanding(deal, own, rules, now);
    if (standing.state !== 'appealed') return [];
    const { id, partnerId } = deal;
    return [
      { kind: 'appeal', id, partnerId, since: standing.since, isForMe: standing.firstDecider !== by, deal, standing },
    ];
  });
}
