import { ok, type Result, refuse } from '#shared/base/result';
import { sign } from '../data/device-key';
import { keepHqToken, readHqToken } from '../data/enrolment';
import type { Workspace } from '../data/workspace';
import { HqClient } from './hq-client';
import type { Way } from './speed';
import type { SyncWorld } from './sync-world';
import type { Trouble } from './trouble';

/** Renewed this long before it ends, so that no call meets its end on the way. */
const before = 60_000;

/** One renewal at a time, whoever asks: records, files and proofs share the token. */
const renewing = new WeakMap<Workspace, Promise<Result<string, Trouble>>>();

/** Speaks to the HQ of this device in its name; null where the device has no right to. */
export async function connect(
  workspace: Workspace,
  on: {
    readonly world: SyncWorld;
    readonly stop: AbortSignal;
    readonly moved?: (way: Way, bytes: number) => void;
  },
): Promise<HqClient | null> {
  const { enrolment } = workspace;
  const kept = await readHqToken(workspace);
  if (!enrolment || kept === null) return null;
  const renew = (stale: string) => renewToken(workspace, stale, on);
  return new HqClient({ address: enrolment.hq, token: kept.token, renew, ...on });
}

/**
 * Whether the token ends soon. Both times are HQ's: the device's calendar may be days off, and may be set while the
 * program runs.
 */
export async function tokenEndsSoon(workspace: Workspace, hqTime: number): Promise<boolean> {
  const expires = (await readHqToken(workspace))?.expires ?? 0;
  return expires > 0 && expires - hqTime < before;
}

/**
 * Asks for a new token by proving the device's key. Where somebody else has renewed it meanwhile that one is taken.
 *
 * @param stale the token that HQ does not take any more, or soon will not
 */
export function renewToken(
  workspace: Workspace,
  stale: string,
  on: { readonly world: SyncWorld; readonly stop: AbortSignal },
): Promise<Result<string, Trouble>> {
  const underWay = renewing.get(workspace);
  if (underWay) return underWay;
  const asked = ask(workspace, stale, on).finally(() => renewing.delete(workspace));
  renewing.set(workspace, asked);
  return asked;
}

async function ask(
  workspace: Workspace,
  stale: string,
  on: { readonly world: SyncWorld; readonly stop: AbortSignal },
): Promise<Result<string, Trouble>> {
  const { enrolment, key } = workspace;
  const kept = await readHqToken(workspace);
  if (!enrolment || !kept) return refuse({ kind: 'stopped' });
  if (kept.token !== stale) return ok(kept.token);
  const client = new HqClient({ address: enrolment.hq, token: null, ...on });
  const given = await client.challenge(key.deviceId);
  if (!given.ok) return given;
  const { challenge } = given.value;
  const proof = await sign(key, `fieldpact-token:${enrolment.server}:${key.deviceId}:${challenge}`);
  const renewed = await client.token({ device: key.deviceId, challenge, proof });
  if (!renewed.ok) return renewed;
  await keepHqToken(workspace, renewed.value);
  return ok(renewed.value.token);
}
