import { type Fact, factKey, type Instant } from './fact';

/** A fact with the time in which this store believed it: from `since` until before `until`; null: still. */
export interface LedgerEntry {
  readonly fact: Fact;
  readonly since: Instant;
  readonly until: Instant | null;
}

/**
 * Everything a store ever knew of a partner, as far as figures are concerned. It only grows: what ceases to be true is
 * closed, never taken out, so that what a report of a past day said can be said again. A record that arrives late is
 * known from its arrival on and changes no report made before.
 */
export type Ledger = readonly LedgerEntry[];

/**
 * The ledger once these are the facts. What was believed and is no longer among them ends; what is new begins. A moment
 * before one that is already noted counts as that one: a clock that was set back must not rewrite what was said.
 */
export function ledgerAfter(ledger: Ledger, facts: readonly Fact[], now: Instant): Ledger {
  const at = Math.max(now, latestIn(ledger));
  const wanted = new Map(facts.map((fact) => [factKey(fact), fact]));
  const kept = ledger.flatMap((entry): LedgerEntry[] => {
    if (entry.until !== null) return [entry];
    if (wanted.delete(factKey(entry.fact))) return [entry];
    // Believed for no time at all: nobody can have been told.
    return entry.since === at ? [] : [{ ...entry, until: at }];
  });
  return [...kept, ...[...wanted.values()].map((fact) => ({ fact, since: at, until: null }))];
}

/** What was believed at an instant. */
export function factsKnownAt(ledger: Ledger, at: Instant): readonly Fact[] {
  return ledger.filter((entry) => isKnownAt(entry, at)).map(({ fact }) => fact);
}

export function isKnownAt({ since, until }: Pick<LedgerEntry, 'since' | 'until'>, at: Instant): boolean {
  return since <= at && (until === null || at < until);
}

function latestIn(ledger: Ledger): Instant {
  return ledger.reduce((latest, { since, until }) => Math.max(latest, since, until ?? since), Number.NEGATIVE_INFINITY);
}
