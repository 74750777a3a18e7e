import type { SyncReport, SyncState } from '#shared/sync/sync-state';
import type { Workspace } from '../../renderer/data/workspace';
import { connect } from '../../renderer/sync/access-token';
import { SyncEngine } from '../../renderer/sync/engine';
import { enrol } from '../../renderer/sync/enrol';
import { syncChanges } from '../../renderer/sync/round';
import { realSyncWorld, type SyncWorld } from '../../renderer/sync/sync-world';
import type { MemoryHq } from '../fakes/memory-hq';
import { aWorkspace } from './a-workspace';

/** The world of a test: HQ in memory, and a thousand times less patience. */
export function aSyncWorld(hq: MemoryHq): SyncWorld {
  return {
    fetch: (input, init) => hq.fetch(input, init),
    wait: (milliseconds, signal) => realSyncWorld.wait(milliseconds / 1_000, signal),
    random: () => 0.5,
  };
}

/** A device of the person, enrolled with HQ. */
export async function aDevice(
  hq: MemoryHq,
  person: string,
  differs: Parameters<typeof aWorkspace>[0] = {},
): Promise<Awaited<ReturnType<typeof aWorkspace>> & { readonly world: SyncWorld }> {
  const device = await aWorkspace(differs);
  const world = aSyncWorld(hq);
  const code = hq.issueCode(person);
  const enrolled = await enrol(
    device.workspace,
    { hqAddress: 'http://hq.test', code, deviceName: `${person}'s laptop` },
    world,
  );
  if (!enrolled.ok) throw new Error(`The device of a test was not enrolled: ${enrolled.error.kind}`);
  return { ...device, world };
}

/** One round as the engine does it. */
export async function syncOnce(workspace: Workspace, world: SyncWorld): ReturnType<typeof syncChanges> {
  const client = await connect(workspace, { world, stop: new AbortController().signal });
  if (!client) throw new Error('The device of a test is not enrolled.');
  return syncChanges(workspace, client, async () => undefined);
}

/** An engine and all it has told. */
export function anEngine(
  workspace: Workspace,
  world: SyncWorld,
): { readonly engine: SyncEngine; readonly told: readonly SyncReport[] } {
  const told: SyncReport[] = [];
  const engine = new SyncEngine(workspace, (report) => told.push(report), world);
  return { engine, told };
}

/** Answers when the engine is in this state; fails with the state it is in instead. */
export async function become(engine: SyncEngine, kind: SyncState['kind'], patience = 4_000): Promise<SyncState> {
  await until(
    () => engine.report.state.kind === kind,
    patience,
    () => JSON.stringify(engine.report),
  );
  return engine.report.state;
}

export async function until(
  holds: () => boolean | Promise<boolean>,
  patience = 4_000,
  instead: () => string = () => 'not reached',
): Promise<void> {
  const end = Date.now() + patience;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited in vain: ${instead()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
