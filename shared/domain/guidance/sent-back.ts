import { groupBy } from '#shared/base/group-by';
import type { Deal, DealEvent } from '#shared/domain/commercial/deal';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import type { Evidence } from '#shared/domain/evidence/evidence';
import type { Concession, ConcessionDecision } from '#shared/domain/gates/concession';
import { concessionStanding } from '#shared/domain/gates/concession-standing';
import type { Handoff, HandoffEvent } from '#shared/domain/handoffs/handoff';
import { handoffStanding } from '#shared/domain/handoffs/handoff-rules';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { PieceState } from './piece-states';

/** Something that was handed in and came back: refused, or with a question. */
export type SentBack = { readonly partnerId: string; readonly at: string; readonly reason: string } & (
  | { readonly kind: 'evidence'; readonly evidence: Evidence }
  | { readonly kind: 'handoff'; readonly handoff: Handoff }
  | { readonly kind: 'concession'; readonly concession: Concession }
  | { readonly kind: 'dealRejected' | 'dealQuestion'; readonly deal: Deal }
);

export interface ReturnedRecords {
  readonly pieces: readonly PieceState[];
  readonly reviews: readonly { readonly revisionId: string; readonly at: string }[];
  readonly handoffs: readonly Handoff[];
  readonly handoffEvents: readonly HandoffEvent[];
  readonly concessions: readonly Concession[];
  readonly concessionDecisions: readonly ConcessionDecision[];
  readonly deals: readonly Deal[];
  readonly dealEvents: readonly DealEvent[];
}

/** A no is told for so many days; what can only be asked for again need not stand there for ever. */
const toldDays = 30;

/** What came back and nobody has answered yet, the latest first. @param on `now`: ISO */
export function sentBack(
  records: ReturnedRecords,
  on: { readonly index: PackIndex; readonly now: string },
): readonly SentBack[] {
  const since = new Date(Date.parse(on.now) - toldDays * 86_400_000).toISOString();
  const found = [...evidenceOf(records), ...handoffsOf(records, on.now), ...concessionsOf(records, on.now)];
  return [...found, ...dealsOf(records, on)]
    .filter(({ kind, at }) => kind === 'evidence' || kind === 'dealQuestion' || at >= since)
    .sort((left, right) => (left.at < right.at ? 1 : left.at > right.at ? -1 : 0));
}

function evidenceOf({ pieces, reviews }: ReturnedRecords): readonly SentBack[] {
  return pieces.flatMap(({ evidence, state }): readonly SentBack[] => {
    if (state.state !== 'rejected') return [];
    const { revision, reason } = state;
    const at = reviews.filter(({ revisionId }) => revisionId === revision.id).map((review) => review.at);
    return [
      {
        kind: 'evidence',
        partnerId: evidence.partnerId,
        at: at.sort().at(-1) ?? revision.capturedAt,
        reason,
        evidence,
      },
    ];
  });
}

/** Until the same is asked for again. */
function handoffsOf({ handoffs, handoffEvents }: ReturnedRecords, now: string): readonly SentBack[] {
  return handoffs.flatMap((handoff): readonly SentBack[] => {
    const standing = handoffStanding(handoff, handoffEvents, now, false);
    if (standing.state !== 'refused') return [];
    const { at, reason } = standing;
    const isAskedAgain = handoffs.some(({ kind, requestedAt }) => kind === handoff.kind && requestedAt > at);
    return isAskedAgain ? [] : [{ kind: 'handoff', partnerId: handoff.partnerId, at, reason, handoff }];
  });
}

function concessionsOf({ concessions, concessionDecisions }: ReturnedRecords, now: string): readonly SentBack[] {
  const decisions = groupBy(concessionDecisions, ({ concessionId }) => concessionId as string);
  return concessions.flatMap((concession): readonly SentBack[] => {
    const standing = concessionStanding(concession, decisions.get(concession.id) ?? [], now.slice(0, 10));
    if (standing.state !== 'refused') return [];
    const { at, reason } = standing.decision;
    const isAskedAgain = concessions.some(
      ({ subject, requestedAt }) => subject === concession.subject && requestedAt > at,
    );
    return isAskedAgain ? [] : [{ kind: 'concession', partnerId: concession.partnerId, at, reason, concession }];
  });
}

function dealsOf(
  { deals, dealEvents }: ReturnedRecords,
  { index, now }: { readonly index: PackIndex; readonly now: string },
): readonly SentBack[] {
  const rules = index.pack.commercial?.deals;
  if (!rules) return [];
  const events = groupBy(dealEvents, ({ dealId }) => dealId as string);
  return deals.flatMap((deal): readonly SentBack[] => {
    const standing = dealStanding(deal, events.get(deal.id) ?? [], rules, now);
    const { partnerId } = deal;
    if (standing.state === 'rejected')
      return [{ kind: 'dealRejected', partnerId, at: standing.at, reason: standing.reason, deal }];
    if (standing.state === 'infoRequested')
      return [{ kind: 'dealQuestion', partnerId, at: standing.since, reason: standing.question, deal }];
    return [];
  });
}
