import type { CalendarDate } from '#shared/base/calendar-date';
import type { PartnerRecords } from '#shared/domain/gates/known-records';
import type { Party } from '#shared/domain/partners/person';
import type { PackIndex } from '#shared/domain/playbook/pack-index';
import type { HandoffKindId } from '#shared/domain/playbook/pack-operating';
import type { PlanRecords } from './plan-chain';
import type { MilestoneClosure } from './plan-progress';

/** One thing on record that proves a milestone. */
export interface MilestoneProof {
  readonly kind: MilestoneClosure['proofKind'];
  /** Id of the record; null where the proof is what several records say together. */
  readonly id: string | null;
  /** What it is, in a few words out of the playbook or the record itself. */
  readonly what: string;
  /** The day from which it proves: when it was accepted, decided, signed or won. */
  readonly on: CalendarDate;
}

/** One thing without which a milestone is not reached. */
export type MissingForMilestone =
  | {
      readonly kind: 'evidence';
      readonly typeId: string;
      readonly title: string;
      /** `ownClaim`: accepted by the one who brought it. `notEnough`: it is there and does not show what is needed. */
      readonly why: 'missing' | 'pending' | 'refused' | 'notEnough' | 'ownClaim';
      readonly from: Party | 'both';
      /** For which role, check or customer. */
      readonly about: string;
    }
  | { readonly kind: 'answer'; readonly questionId: string }
  | { readonly kind: 'riskTier' }
  | { readonly kind: 'fit'; readonly points: number; readonly needed: number }
  /** `open`: every criterion is met and the decision is missing. */
  | {
      readonly kind: 'gate';
      readonly gateId: string;
      readonly title: string;
      readonly why: 'closed' | 'open' | 'takenBack';
      readonly unmet: readonly string[];
    }
  | { readonly kind: 'handoff'; readonly handoff: HandoffKindId; readonly title: string; readonly isAsked: boolean }
  | { readonly kind: 'credential'; readonly role: string; readonly held: number; readonly needed: number }
  | { readonly kind: 'deal'; readonly needed: 'approved' | 'won'; readonly waitsForUs: boolean }
  | { readonly kind: 'outcome' }
  /** Proved by waiting only in that something has not come back by then. */
  | { readonly kind: 'days'; readonly until: CalendarDate }
  | { readonly kind: 'minutes'; readonly why: 'notHeld' | 'notSigned' }
  | { readonly kind: 'undatedBlocker'; readonly blocker: string }
  | { readonly kind: 'nextPlan'; readonly isDrafted: boolean };

/** What the records say of a milestone, whether or not somebody has closed it. */
export type MilestoneReading =
  | { readonly reached: true; readonly on: CalendarDate; readonly proofs: readonly MilestoneProof[] }
  | { readonly reached: false; readonly missing: readonly MissingForMilestone[] };

/** Everything a milestone is read from. The records are those known at the end of the day. */
export interface MilestoneGround {
  readonly records: PartnerRecords;
  readonly progress: PlanRecords;
  readonly index: PackIndex;
  readonly asOf: CalendarDate;
  readonly agreementId: string;
  /** Blockers of the plan that have no date yet; the 30-day review gives them one. */
  readonly undatedBlockers: readonly string[];
}

/** Reached on the day of the last proof. */
export function reachedBy(proofs: readonly MilestoneProof[]): MilestoneReading {
  const on = proofs.reduce((latest, proof) => (proof.on > latest ? proof.on : latest), '');
  return { reached: true, on, proofs };
}

export const notReached = (missing: readonly MissingForMilestone[]): MilestoneReading => ({ reached: false, missing });

/** Reached where nothing is missing. */
export function readingOf(
  parts: readonly ({ readonly proof: MilestoneProof } | { readonly missing: MissingForMilestone })[],
): MilestoneReading {
  const missing = parts.flatMap((part) => ('missing' in part ? [part.missing] : []));
  return missing.length > 0
    ? notReached(missing)
    : reachedBy(parts.flatMap((part) => ('proof' in part ? [part.proof] : [])));
}

/** Whose turn it is while something is missing. */
export function turnOf(missing: readonly MissingForMilestone[]): Party | 'both' {
  const sides = new Set(missing.map(sideOf));
  const [only] = sides;
  return sides.size === 1 && only !== undefined ? only : 'both';
}

function sideOf(missing: MissingForMilestone): Party | 'both' {
  switch (missing.kind) {
    case 'evidence':
      // What waits for its review waits for us, whoever brought it.
      return missing.why === 'pending' || missing.why === 'ownClaim' ? 'vendor' : missing.from;
    case 'riskTier':
      return 'vendor';
    case 'gate':
      return missing.why === 'open' ? 'vendor' : 'both';
    case 'handoff':
      return 'vendor';
    case 'deal':
      return missing.waitsForUs ? 'vendor' : 'partner';
    case 'answer':
    case 'fit':
    case 'credential':
      return 'partner';
    case 'outcome':
    case 'days':
    case 'minutes':
    case 'undatedBlocker':
    case 'nextPlan':
      return 'both';
  }
}
