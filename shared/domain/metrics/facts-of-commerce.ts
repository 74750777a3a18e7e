import type { CalendarDate } from '#shared/base/calendar-date';
import { compare, exact, multiply, ratio, roundTo } from '#shared/base/decimal';
import type { Deal } from '#shared/domain/commercial/deal';
import { type DealStory, dealStory } from '#shared/domain/commercial/deal-rules';
import { waitingHandoffs } from '#shared/domain/handoffs/handoff-rules';
import { readMilestone } from '#shared/domain/plans/milestone-proofs';
import type { MilestoneGround } from '#shared/domain/plans/milestone-reading';
import { type VerifiedOutcome, verifiedOutcomes } from '#shared/domain/plans/verified-outcomes';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { Fact } from './fact';
import type { MeasurableFile } from './measurable-file';
import { beginningOf, instantOf } from './record-times';

/** T0, the tier, what was sold and what customers have got, as known at the end of a day. */
export function factsOfCommerce(file: MeasurableFile, index: PackIndex, day: CalendarDate): readonly Fact[] {
  const { partner } = file.records;
  const ground = groundOf(file, index, day);
  const signed = readMilestone('R2', ground);
  const { verified, claimed } = verifiedOutcomes(ground);
  return [
    ...(signed.reached ? [{ is: 'signed', at: beginningOf(signed.on) } as const] : []),
    { is: 'tier', tier: partner.programTier },
    ...(partner.mergedInto ? [{ is: 'merged', into: partner.mergedInto } as const] : []),
    ...verified.map((outcome) => outcomeFact(outcome, true)),
    ...claimed.map((outcome) => outcomeFact(outcome, false)),
    ...dealFacts(file, index, day),
    ...waitingFacts(file, day),
  ];
}

function groundOf({ records }: MeasurableFile, index: PackIndex, asOf: CalendarDate): MilestoneGround {
  const progress = { agreements: [], closures: [], readings: [], reviews: [] };
  return { records, progress, index, asOf, agreementId: '', undatedBlockers: [] };
}

function outcomeFact({ kind, happenedOn, proof }: VerifiedOutcome, isVerified: boolean): Fact {
  return { is: 'outcome', kind, at: beginningOf(happenedOn), verifiedAt: isVerified ? beginningOf(proof.on) : null };
}

function dealFacts({ records }: MeasurableFile, index: PackIndex, day: CalendarDate): readonly Fact[] {
  const rules = index.pack.commercial?.deals;
  if (!rules) return [];
  return records.deals.map((deal) =>
    dealFact(deal, dealStory(deal, records.dealEvents, rules, endOf(day)), lastActivity(deal, records.dealEvents)),
  );
}

function dealFact(deal: Deal, { standing, lines }: DealStory, lastActivityAt: number): Fact {
  const closed = standing.state === 'won' || standing.state === 'lost' ? instantOf(standing.at) : null;
  return {
    is: 'deal',
    deal: deal.id,
    state: stateOf(standing.state),
    approvedAt: approvedAt(lines),
    closedAt: closed,
    lastActivityAt,
    hundredths: hundredthsOf(deal.value),
    currency: deal.currency,
    addOns: deal.addOns?.length ?? 0,
  };
}

type DealState = DealStory['standing']['state'];

function stateOf(state: DealState): 'open' | 'won' | 'lost' | 'expired' | 'notApproved' {
  switch (state) {
    case 'approved':
      return 'open';
    case 'won':
    case 'lost':
    case 'expired':
      return state;
    case 'draft':
    case 'submitted':
    case 'infoRequested':
    case 'rejected':
    case 'appealed':
    case 'upheld':
      return 'notApproved';
  }
}

function approvedAt(lines: DealStory['lines']): number | null {
  for (const line of lines) {
    if (line.kind === 'clock' && line.what !== 'expired') return beginningOf(line.on);
    if (line.kind === 'event' && line.heeded && (line.event.kind === 'approved' || line.event.kind === 'overturned'))
      return instantOf(line.event.at);
  }
  return null;
}

function lastActivity(deal: Deal, events: MeasurableFile['records']['dealEvents']): number {
  return events
    .filter(({ dealId }) => dealId === deal.id)
    .reduce((latest, { at }) => Math.max(latest, instantOf(at)), instantOf(deal.createdAt));
}

/** Decimal text as whole hundredths. Amounts too large to be counted exactly are cut to the largest that can be. */
function hundredthsOf(value: string): number {
  const hundredths = multiply(exact(value), ratio(100));
  if (compare(hundredths, ratio(Number.MAX_SAFE_INTEGER)) > 0) return Number.MAX_SAFE_INTEGER;
  return Number(roundTo(hundredths, 0, 'down'));
}

function waitingFacts({ records }: MeasurableFile, day: CalendarDate): readonly Fact[] {
  return waitingHandoffs(records.handoffs, records.handoffEvents, endOf(day), nothingQueued).map(({ handoff }) => ({
    is: 'waiting',
    what: handoff.kind,
    since: instantOf(handoff.requestedAt),
  }));
}

const endOf = (day: CalendarDate) => `${day}T23:59:59.999Z`;

const nothingQueued: ReadonlySet<string> = new Set();
