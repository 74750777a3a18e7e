import { ok, type Result } from '#shared/base/result';
import type { Problem } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';
import { sha256 } from '../sync/sha256';
import { type Authenticated, authenticateToken, bearerOf, stranger } from './authenticate';
import type { Caller } from './caller';

/** For so long one process may go on believing what it knows of a caller while another changes it, ms. */
export const usualMemory = 2000;

const mostKnown = 5000;

export interface KnownCallers {
  /** Finds out which device calls, from its `Authorization: Bearer` header. A lost device is refused here. */
  ask(authorization: string | undefined, now: number): Promise<Result<Caller, Problem>>;
  /** Something has changed: everybody is looked up again. */
  forget(): void;
}

/**
 * Remembers for a moment who called: a device asks several things in a row, and each time its token and its grants
 * would be looked up anew. What this process changes itself holds from its next answer on, because it then forgets
 * everybody; what another process changes holds after `goodFor` at the latest.
 *
 * @param goodFor 0: nobody is remembered
 * @param passed ms that never go back, whatever is done to the clock
 */
export function openKnownCallers(
  database: Queries,
  goodFor: number,
  passed: () => number = () => performance.now(),
): KnownCallers {
  const known = new Map<string, Authenticated & { readonly at: number }>();
  let turn = 0;
  return {
    forget: () => {
      turn += 1;
      known.clear();
    },
    ask: async (authorization, now) => {
      const token = bearerOf(authorization);
      if (token === null) return stranger();
      // The token itself does not stay in memory longer than its request.
      const hash = sha256(token);
      const at = passed();
      const found = known.get(hash);
      if (found && at - found.at < goodFor && found.expires > now) return ok(found.caller);
      const before = turn;
      const asked = await authenticateToken(database, hash, now);
      if (!asked.ok) return asked;
      // What was read before somebody changed it must not be remembered behind the change.
      if (goodFor > 0 && before === turn) {
        if (known.size >= mostKnown) known.clear();
        known.set(hash, { ...asked.value, at });
      }
      return ok(asked.value.caller);
    },
  };
}
