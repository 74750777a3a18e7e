/** Counts what an address does within a minute: wrong codes, so that nobody can try codes out, or questions that cost work. */
export interface Tries {
  /** Seconds to wait before the next try, or null when one is allowed. */
  waitFor(address: string, now: number): number | null;
  note(address: string, now: number): void;
}

const minute = 60_000;

export function countTries(allowed: number): Tries {
  const tries = new Map<string, readonly number[]>();
  const recent = (address: string, now: number) => (tries.get(address) ?? []).filter((at) => at > now - minute);
  return {
    waitFor: (address, now) => {
      const [oldest, ...others] = recent(address, now).slice(-allowed);
      if (oldest === undefined || others.length + 1 < allowed) return null;
      return Math.max(1, Math.ceil((oldest + minute - now) / 1000));
    },
    note: (address, now) => {
      // Addresses that have been quiet for a minute are forgotten, or a year of visitors would stay in memory.
      if (tries.size > 1000) for (const known of tries.keys()) if (recent(known, now).length === 0) tries.delete(known);
      tries.set(address, [...recent(address, now), now]);
    },
  };
}
