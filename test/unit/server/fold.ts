import type { RowState } from '#shared/sync/row';
import type { Database } from '../../../server/db/database';
import { type FoldedEntry, foldEntry } from '../../../server/sync/fold-log';
import { readState } from '../../../server/sync/row-store';

/** The records of a territory as its log says, entry by entry. */
export async function foldOf(database: Database, space: string): Promise<Map<string, RowState>> {
  const devices = await database.query<{ id: string; tag: string }>('select device_id as id, tag from device');
  const tags = new Map(devices.map(({ id, tag }) => [id, tag]));
  const entries = await database.query<FoldedEntry>(
    `select device_id as device, device_n as n, user_id as "user", entity, row_id as row, state, why,
       effective_at as at, body from change_log where space_id = $1 order by seq`,
    [space],
  );
  const states = new Map<string, RowState>();
  for (const entry of entries) foldEntry(space, states, entry, (device) => tags.get(device) ?? '');
  return states;
}

/** The records of a territory as the database holds them. */
export async function standing(database: Database, space: string): Promise<Map<string, RowState>> {
  const rows = await database.query<{ entity: string; row: string; state: string }>(
    'select entity, row_id as row, state from row_state where space_id = $1',
    [space],
  );
  return new Map(rows.map(({ entity, row, state }) => [`${entity}/${row}`, readState(entity, row, state)]));
}
