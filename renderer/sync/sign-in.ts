import { ok, type Result, refuse } from '#shared/base/result';
import type { EnrolReply, HelloReply } from '#shared/contracts/hq-api';
import type { Enrolled, EnrolmentRefusal } from '#shared/sync/sync-state';
import { sign } from '../data/device-key';
import { keepEnrolment } from '../data/enrolment';
import { changePreferences } from '../data/preferences';
import type { Workspace } from '../data/workspace';
import { hqOrigin, refusalOf, versionRefusal } from './enrol';
import { HqClient } from './hq-client';
import { reach, toldSkew } from './reach';
import { realSyncWorld, type SyncWorld } from './sync-world';

/** How often HQ is asked whether the person has signed in. */
const askEvery = 2_000;

export interface SignInWish {
  readonly hqAddress: string;
  readonly deviceName: string;
  /** The code that the page in the browser shows as well, so that nobody signs in for a stranger's device. */
  readonly onCode: (code: string, address: string) => void;
  /** Raised when the person gives up. */
  readonly signal: AbortSignal;
}

/** How the HQ at an address lets devices in. */
export async function waysToEnrol(
  workspace: Workspace,
  hqAddress: string,
  world: SyncWorld = realSyncWorld,
): Promise<Result<HelloReply['signIn'], EnrolmentRefusal>> {
  const met = await meet(workspace, hqAddress, { world, stop: new AbortController().signal });
  return met.ok ? ok(met.value.hello.signIn) : met;
}

/**
 * Enrols this device, or lets it in again, by the organisation's own sign-in: the person signs in in the system's
 * browser, and HQ tells this device when it is done. Call `Sync.syncNow` when it has succeeded.
 */
export async function signIn(
  workspace: Workspace,
  wish: SignInWish,
  world: SyncWorld = realSyncWorld,
): Promise<Result<Enrolled, EnrolmentRefusal>> {
  const met = await meet(workspace, wish.hqAddress, { world, stop: wish.signal });
  if (!met.ok) return met;
  const { client, hello, skew, address } = met.value;
  const { key } = workspace;
  const typed = wish.deviceName.trim().slice(0, 120);
  const begun = await client.signIn({
    device: key.deviceId,
    deviceName: typed || key.tag,
    publicKey: key.publicKey,
    proof: await sign(key, `fieldpact-sign-in:${key.deviceId}`),
  });
  if (!begun.ok) return refuse(refusalOf(begun.error, address));
  const { ticket, code } = begun.value;
  wish.onCode(code, begun.value.address);
  await workspace.host.openAddress(begun.value.address);
  const enrolled = await waitForPerson(workspace, client, { ticket, world, signal: wish.signal, address });
  if (!enrolled.ok) return enrolled;
  await keepEnrolment(workspace, address, enrolled.value);
  if (typed !== '') await changePreferences(workspace, { deviceName: typed });
  return ok({ hqName: hello.name, person: enrolled.value.user.name, clockAhead: toldSkew(skew) });
}

interface Met {
  readonly client: HqClient;
  readonly hello: HelloReply;
  readonly skew: number;
  readonly address: string;
}

async function meet(
  workspace: Workspace,
  hqAddress: string,
  on: { readonly world: SyncWorld; readonly stop: AbortSignal },
): Promise<Result<Met, EnrolmentRefusal>> {
  const address = hqOrigin(hqAddress);
  if (address === null) return refuse({ kind: 'address' });
  const client = new HqClient({ address, token: null, ...on });
  const reached = await reach(workspace, client);
  if (!reached.ok) return refuse(refusalOf(reached.error, address));
  const refusal = versionRefusal(reached.value.hello);
  return refusal ? refuse(refusal) : ok({ client, address, ...reached.value });
}

/** Asks until HQ says how it ended. A line that breaks meanwhile is asked again: the person is busy elsewhere. */
async function waitForPerson(
  workspace: Workspace,
  client: HqClient,
  on: {
    readonly ticket: string;
    readonly world: SyncWorld;
    readonly signal: AbortSignal;
    readonly address: string;
  },
): Promise<Result<EnrolReply, EnrolmentRefusal>> {
  const { key } = workspace;
  const question = { device: key.deviceId, proof: await sign(key, `fieldpact-sign-in:${on.ticket}`) };
  for (;;) {
    await on.world.wait(askEvery, on.signal);
    if (on.signal.aborted) return refuse({ kind: 'unreachable', address: on.address });
    const asked = await client.signInState(on.ticket, question);
    if (!asked.ok) {
      if (asked.error.kind === 'unreachable' || asked.error.kind === 'busy') continue;
      return refuse(refusalOf(asked.error, on.address));
    }
    if (asked.value.state === 'enrolled') return ok(asked.value.enrolment);
    if (asked.value.state === 'refused') return refuse({ kind: 'malformed', detail: asked.value.message });
  }
}
