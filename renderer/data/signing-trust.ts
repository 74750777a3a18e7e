import { z } from 'zod';
import { type TrustReply, trustReply } from '#shared/contracts/hq-signing';
import type { HeardClock } from '#shared/domain/signing/clock-check';
import { bytesOfBase64 } from './base64';
import type { Workspace } from './workspace';

type Bytes = Uint8Array<ArrayBuffer>;

/** What headquarters said is to be believed, as bytes. */
export interface Trust {
  readonly organisation: string;
  /** The root first. */
  readonly authorities: readonly Bytes[];
  readonly revocationLists: readonly Bytes[];
  readonly timeStamper: Bytes;
  readonly escrow: Bytes | null;
  readonly timeStampAddress: string;
  /** Roots of other authorities that are believed about the time only. */
  readonly timeAuthorities: readonly Bytes[];
}

const shelfName = 'signing-trust';

// With the keys, outside the tables: lost tables must not cost a device in the field what its certificates rest on.
export async function keepTrust(workspace: Workspace, trust: TrustReply): Promise<void> {
  await workspace.host.keys.keep(shelfName, JSON.stringify(trust));
}

/** What headquarters last said; null on a device that never heard it. */
export async function readTrust(workspace: Workspace): Promise<Trust | null> {
  const kept = await workspace.host.keys.recall(shelfName);
  if (typeof kept !== 'string') return null;
  const parsed = trustReply.safeParse(JSON.parse(kept));
  return parsed.success ? trustOf(parsed.data) : null;
}

export function trustOf(reply: TrustReply): Trust {
  return {
    organisation: reply.organisation,
    authorities: reply.authorities.map(bytesOfBase64),
    revocationLists: reply.revocationLists.map(bytesOfBase64),
    timeStamper: bytesOfBase64(reply.timeStamper),
    escrow: reply.escrow === null ? null : bytesOfBase64(reply.escrow),
    timeStampAddress: reply.timeStampAddress,
    timeAuthorities: reply.timeAuthorities.map(bytesOfBase64),
  };
}

const beaconSchema = z.object({ token: z.string(), at: z.iso.datetime() });

/** The latest word of headquarters' clock: a time-stamp token. What carries it inside was not made before it. */
export interface TimeBeacon {
  readonly token: Bytes;
  readonly at: string;
}

export async function keepBeacon(workspace: Workspace, beacon: { readonly token: string; readonly at: string }) {
  await workspace.host.keys.keep('signing-beacon', beacon);
}

export async function readBeacon(workspace: Workspace): Promise<TimeBeacon | null> {
  const parsed = beaconSchema.safeParse(await workspace.host.keys.recall('signing-beacon'));
  return parsed.success ? { token: bytesOfBase64(parsed.data.token), at: parsed.data.at } : null;
}

const heardSchema = z.object({ at: z.iso.datetime(), skew: z.number(), boot: z.string(), monotonic: z.number() });

/** Notes what headquarters' clock said just now. @param skew how far this device's clock is ahead, ms */
export async function keepHeardClock(workspace: Workspace, skew: number): Promise<void> {
  const { now, monotonic } = workspace.surroundings;
  const heard: HeardClock = {
    at: new Date(now() - skew).toISOString(),
    skew,
    boot: workspace.boot,
    monotonic: monotonic(),
  };
  await workspace.host.keys.keep('signing-clock', { ...heard });
}

export async function readHeardClock(workspace: Workspace): Promise<HeardClock | null> {
  const parsed = heardSchema.safeParse(await workspace.host.keys.recall('signing-clock'));
  return parsed.success ? parsed.data : null;
}
