import { dayOf } from '#shared/base/calendar-date';
import type { Deal } from '#shared/domain/commercial/deal';
import { dealStanding } from '#shared/domain/commercial/deal-rules';
import { type AcceptedPiece, acceptedPieces, evidenceProof, proofByEvidence } from './accepted-pieces';
import type { MilestoneGround, MilestoneProof, MissingForMilestone } from './milestone-reading';

export type OutcomeKind = 'dealBooked' | 'integrationActivated' | 'caseClosed';

/** A first result at a customer that somebody other than the one who claims it has accepted. */
export interface VerifiedOutcome {
  readonly kind: OutcomeKind;
  /** The day of the outcome itself, from which time to value is counted. */
  readonly happenedOn: string;
  /** With the day of the proof: the milestone is reached when it is verified, not when it was claimed. */
  readonly proof: MilestoneProof;
}

/**
 * Verified outcomes, the first one in front, and what the nearest one lacks while there is none. A booked deal is
 * verified by the record of it, an integration by the first call in production, a case by its own record; each of them
 * accepted by somebody who neither brought it nor, for a deal, noted it as won.
 */
export function verifiedOutcomes(ground: MilestoneGround): {
  readonly verified: readonly VerifiedOutcome[];
  /** Those that nobody but the claimant has accepted. They count as not there. */
  readonly claimed: readonly VerifiedOutcome[];
  readonly missing: readonly MissingForMilestone[];
} {
  const found = [...bookedDeals(ground), ...activated(ground), ...closedCases(ground)];
  const verified = inOrder(found.filter(({ isClaim }) => !isClaim));
  const claimed = inOrder(found.filter(({ isClaim }) => isClaim));
  return { verified, claimed, missing: verified.length > 0 ? [] : whatIsMissing(ground, found) };
}

function inOrder(found: readonly Found[]): readonly VerifiedOutcome[] {
  return found
    .map(({ isClaim: _claim, ...outcome }) => outcome)
    .toSorted(
      (left, right) => compareText(left.happenedOn, right.happenedOn) || compareText(left.proof.on, right.proof.on),
    );
}

type Found = VerifiedOutcome & { readonly isClaim: boolean };

const isOwnClaim = ({ review, revision }: AcceptedPiece) => review.by === revision.capturedBy;

function bookedDeals(ground: MilestoneGround): readonly Found[] {
  const records = acceptedPieces(ground, 'E7.3');
  return wonDeals(ground).flatMap(({ deal, at, by }) => {
    const own = records.filter(({ revision }) => speaksOf(revision.facts['customer'], deal));
    const piece = own.find((one) => !isOwnClaim(one) && one.review.by !== by) ?? own[0];
    if (!piece) return [];
    const proof = evidenceProof(piece);
    const on = proof.on > dayOf(at) ? proof.on : dayOf(at);
    return [
      {
        kind: 'dealBooked',
        happenedOn: dayOf(at),
        proof: { ...proof, on },
        isClaim: isOwnClaim(piece) || piece.review.by === by,
      },
    ];
  });
}

function wonDeals({ records, index, asOf }: MilestoneGround) {
  const rules = index.pack.commercial?.deals;
  if (!rules) return [];
  return records.deals.flatMap((deal) => {
    const standing = dealStanding(deal, records.dealEvents, rules, `${asOf}T23:59:59.999Z`);
    if (standing.state !== 'won') return [];
    const by = records.dealEvents.find((event) => event.dealId === deal.id && event.at === standing.at)?.by ?? '';
    return [{ deal, at: standing.at, by }];
  });
}

/** A record that names no customer speaks of any deal. */
function speaksOf(customer: unknown, deal: Deal): boolean {
  if (typeof customer !== 'string' || customer.trim() === '') return true;
  return customer.trim().toLowerCase() === deal.customerName.trim().toLowerCase();
}

function activated(ground: MilestoneGround): readonly Found[] {
  return acceptedPieces(ground, 'E5.1')
    .filter(({ revision: { facts } }) => facts['check'] === 'IC9' && facts['passed'] === true)
    .map((piece) => ({
      kind: 'integrationActivated',
      happenedOn: piece.revision.effectiveFrom,
      proof: evidenceProof(piece),
      isClaim: isOwnClaim(piece),
    }));
}

function closedCases(ground: MilestoneGround): readonly Found[] {
  return acceptedPieces(ground, 'E8.5').map((piece) => ({
    kind: 'caseClosed',
    happenedOn: piece.revision.effectiveFrom,
    proof: evidenceProof(piece),
    isClaim: isOwnClaim(piece),
  }));
}

const typeOf = { dealBooked: 'E7.3', integrationActivated: 'E5.1', caseClosed: 'E8.5' } as const;

function whatIsMissing(ground: MilestoneGround, found: readonly Found[]): readonly MissingForMilestone[] {
  const [claim] = found;
  if (claim) {
    const typeId = typeOf[claim.kind];
    const type = ground.index.evidenceTypeById.get(typeId);
    const why = 'ownClaim' as const;
    return [
      { kind: 'evidence', typeId, title: type?.title ?? typeId, why, from: type?.broughtBy ?? 'both', about: '' },
    ];
  }
  if (wonDeals(ground).length > 0) {
    const record = proofByEvidence(ground, 'E7.3');
    if ('missing' in record) return [record.missing];
  }
  const waiting = Object.values(typeOf).flatMap((typeId) => {
    const one = proofByEvidence(ground, typeId, (facts) => typeId !== 'E5.1' || facts['check'] === 'IC9');
    return 'missing' in one && one.missing.kind === 'evidence' && one.missing.why === 'pending' && typeId !== 'E7.3'
      ? [one.missing]
      : [];
  });
  return waiting.length > 0 ? waiting : [{ kind: 'outcome' }];
}

const compareText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);
