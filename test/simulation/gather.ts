import { createHash } from 'node:crypto';
import type { LogEntry } from '#shared/contracts/hq-log';
import type { RowState } from '#shared/sync/row';
import type { Queries } from '../../server/db/database';
import { foldEntry } from '../../server/sync/fold-log';
import { holdingsOf, replicaOf } from './holdings';
import type { Evidence, ReplicaView, TerritoryView } from './invariants';
import type { SimulatedDevice } from './simulated-device';
import type { SimulatedHq } from './simulated-hq';

/** Everything to be judged about some territories and the devices that work in them. */
export async function gather(
  hq: SimulatedHq,
  spaces: readonly string[],
  devices: readonly SimulatedDevice[],
): Promise<Evidence> {
  const { database } = hq.hq;
  const tags = await tagsOf(database);
  const territories = await Promise.all(spaces.map((space) => territoryView(database, space, tags)));
  const replicas = await Promise.all(devices.map((device) => replicaView(hq, device)));
  return { territories, replicas, blobs: await blobViews(hq, spaces), tags };
}

/** Devices by the tag in their dots. */
export async function tagsOf(database: Queries): Promise<ReadonlyMap<string, string>> {
  const rows = await database.query<{ tag: string; device_id: string }>('select tag, device_id from device');
  return new Map(rows.map((row) => [row.tag, row.device_id]));
}

/** What headquarters holds of a territory, read from the tables themselves. */
export async function territoryView(
  database: Queries,
  space: string,
  tags: ReadonlyMap<string, string>,
): Promise<TerritoryView> {
  const log = await database.query<LogEntry>(
    `select seq, change_id as change, device_id as device, device_n as n, user_id as user, entity, row_id as row, state,
       why, effective_at as at, received_at as received, body, sig, body_hash as "bodyHash",
       previous_hash as previous, entry_hash as hash from change_log where space_id = $1 order by seq`,
    [space],
  );
  const [head] = await database.query<{ seq: number; hash: string }>(
    'select seq, head_hash as hash from space where space_id = $1',
    [space],
  );
  const rows = await database.query<{ entity: string; row_id: string; state: string }>(
    `select entity, row_id, state from row_state where space_id = $1 order by row_id`,
    [space],
  );
  return {
    space,
    log,
    head: head ?? { seq: 0, hash: '' },
    rows: rows.map(({ entity, row_id, state }) => ({ entity, id: row_id, fields: JSON.parse(state || '{}') })),
    folded: folded(space, log, tags),
  };
}

function folded(space: string, log: readonly LogEntry[], tags: ReadonlyMap<string, string>): readonly RowState[] {
  const tagOf = new Map([...tags].map(([tag, device]) => [device, tag]));
  const states = new Map<string, RowState>();
  for (const entry of log) foldEntry(space, states, entry, (device) => tagOf.get(device) ?? '');
  return [...states.values()];
}

async function replicaView(hq: SimulatedHq, device: SimulatedDevice): Promise<ReplicaView> {
  const { workspace, person: name, saved, troubles } = device;
  return replicaOf(await holdingsOf(workspace), {
    ...{ name, saved, reason: troubles.at(-1) ?? null },
    toldAt: (space, seq) => hq.toldBefore(workspace.key.deviceId, space, seq),
  });
}

async function blobViews(hq: SimulatedHq, spaces: readonly string[]): Promise<Evidence['blobs']> {
  const named = await hq.hq.database.query<{ sha256: string }>(
    'select distinct sha256 from blob where space_id = any($1::text[])',
    [[...spaces]],
  );
  return Promise.all(
    named.map(async ({ sha256 }) => {
      const hash = createHash('sha256');
      for await (const chunk of await hq.hq.parts.blobs.read(sha256)) hash.update(chunk as Uint8Array);
      return { sha256, found: hash.digest('hex') };
    }),
  );
}
