import type { ProofTrouble } from '#shared/sync/sync-state';
import { base64OfBytes } from '../data/base64';
import { identityIsDue, renewIdentity } from '../data/renew-identity';
import { keepBeacon, keepTrust, readBeacon, readTrust } from '../data/signing-trust';
import type { Workspace } from '../data/workspace';
import { timeFrom } from './ask-time';
import type { HqClient } from './hq-client';
import type { SyncWorld } from './sync-world';

const every = { trust: 60 * 60_000, beacon: 10 * 60_000 } as const;

/**
 * Keeps what signing in the field rests on: who headquarters says is to be believed, this device's certificates, and
 * the latest word of headquarters' clock.
 */
export class TrustRun {
  readonly #workspace: Workspace;
  readonly #world: SyncWorld;
  #trustAt = Number.NEGATIVE_INFINITY;
  #identityAt = Number.NEGATIVE_INFINITY;

  constructor(workspace: Workspace, world: SyncWorld) {
    this.#workspace = workspace;
    this.#world = world;
  }

  /** Does what is due; null: all went well. */
  async refresh(client: HqClient): Promise<ProofTrouble | null> {
    const { monotonic } = this.#workspace.surroundings;
    if (monotonic() - this.#trustAt >= every.trust) {
      const trust = await client.trust();
      if (!trust.ok) return { kind: 'trust' };
      await keepTrust(this.#workspace, trust.value);
      this.#trustAt = monotonic();
    }
    // Every try makes keys and costs headquarters a certificate; a refusal is not asked for again at once.
    let told: ProofTrouble | null = null;
    if (monotonic() - this.#identityAt >= every.trust) {
      told = await this.#identity(client);
      this.#identityAt = monotonic();
    }
    return (await this.#beacon()) ?? told;
  }

  async #identity(client: HqClient): Promise<ProofTrouble | null> {
    const due = await identityIsDue(this.#workspace);
    if (due === 'not') return null;
    if (due === 'pinNeeded') return { kind: 'identityNeedsPin' };
    const renewed = await renewIdentity(this.#workspace, null, (request) => client.identity(request));
    return renewed.ok ? null : { kind: 'identity' };
  }

  /** A token over what only this device would ask about: that it is new is told by its time, not by its digest. */
  async #beacon(): Promise<ProofTrouble | null> {
    const { surroundings, key } = this.#workspace;
    const before = await readBeacon(this.#workspace);
    const age = surroundings.now() - Date.parse(before?.at ?? '1970-01-01T00:00:00Z');
    if (age >= 0 && age < every.beacon) return null;
    const trust = await readTrust(this.#workspace);
    if (!trust) return { kind: 'trust' };
    const text = new TextEncoder().encode(`${key.deviceId}:${before ? base64OfBytes(before.token) : ''}`);
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', text));
    try {
      const token = await timeFrom(trust.timeStampAddress, this.#world)(digest);
      const { readToken } = await import('#shared/proof/time/token');
      const read = await readToken(token);
      if (!read.ok) return { kind: 'time' };
      await keepBeacon(this.#workspace, { token: base64OfBytes(token), at: read.value.at });
      return null;
    } catch {
      // Unreachable, refused, or an answer to something else: the last word of the clock stays.
      return { kind: 'time' };
    }
  }
}
