import type { ProgramTier } from '#shared/domain/partners/partner';
import type { FactFields, FactKind, Instant } from './fact';
import { isEntryKnownAt, type OpenLedger, openLedger, type PackedLedger, readFact, walkLedger } from './packed-ledger';

/** What was known of a partner at an instant, by kind of fact, in the order in which it became known. */
export type KnownFacts = { readonly [Kind in FactKind]: readonly FactFields[Kind][] };

/** A partner as every metric sees it: what was known at `asOf`, and nothing that came later. */
export interface MeasuredPartner {
  readonly id: string;
  readonly asOf: Instant;
  readonly facts: KnownFacts;
  /** T0; null: the base agreement is not signed as far as was known. */
  readonly start: Instant | null;
  /** The tier at T0, or today's where there is no T0. Null: none was known. */
  readonly tier: ProgramTier | null;
  /** The record is younger than the signature, so that its first tier stands for the one at T0. */
  readonly isTierAssumed: boolean;
}

/** Null: at that instant the store did not know the partner, or knew it no longer. */
export function partnerAt(id: string, packed: PackedLedger, asOf: Instant): MeasuredPartner | null {
  const facts = emptyFacts();
  const tiers: HeldTier[] = [];
  let isKnown = false;
  const ledger = openLedger(packed);
  walkLedger(ledger, (kind, at) => {
    if (kind === 'tier') noteTier(tiers, ledger, at, asOf);
    if (!isEntryKnownAt(ledger, at, asOf)) return;
    isKnown = true;
    (facts[kind] as unknown[]).push(readFact(ledger, kind, at));
  });
  if (!isKnown) return null;
  const start = facts.signed[0]?.at ?? null;
  const moment = start ?? asOf;
  const held = tiers.find(({ since, until }) => since <= moment && moment < until);
  const tier = held ?? tiers[0] ?? null;
  return { id, asOf, facts, start, tier: tier?.tier ?? null, isTierAssumed: held === undefined && tier !== null };
}

interface HeldTier {
  readonly tier: ProgramTier;
  readonly since: Instant;
  readonly until: Instant;
}

function noteTier(tiers: HeldTier[], ledger: OpenLedger, at: number, asOf: Instant): void {
  const since = ledger.numbers[at + 1] as number;
  if (since > asOf) return;
  // An end after the day that is asked about was not known on it; a T0 of the day after would see it.
  const until = isEntryKnownAt(ledger, at, asOf) ? Infinity : (ledger.numbers[at + 2] as number);
  tiers.push({ tier: readFact(ledger, 'tier', at).tier, since, until });
}

/** Written out, because every partner needs one. */
function emptyFacts(): { [Kind in FactKind]: FactFields[Kind][] } {
  return {
    signed: [],
    tier: [],
    merged: [],
    outcome: [],
    deal: [],
    case: [],
    learner: [],
    credential: [],
    heads: [],
    integration: [],
    promoter: [],
    satisfaction: [],
    ease: [],
    defect: [],
    module: [],
    gate: [],
    evidenceNeed: [],
    piece: [],
    effort: [],
    moduleEffort: [],
    privileges: [],
    waiting: [],
  };
}
