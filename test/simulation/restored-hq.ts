import type { Json } from '#shared/base/json';
import type { SimulatedHq } from './simulated-hq';

const tables = ['change_log', 'row_state', 'device_stream', 'gone_row', 'checkpoint'] as const;

/** One territory as a backup holds it. */
export interface TerritoryBackup {
  readonly space: string;
  readonly seq: number;
  readonly hash: string;
  readonly rows: ReadonlyMap<string, readonly { readonly [column: string]: Json }[]>;
}

export async function backUp({ hq: { database } }: SimulatedHq, space: string): Promise<TerritoryBackup> {
  const rows = new Map<string, readonly { readonly [column: string]: Json }[]>();
  for (const table of tables)
    rows.set(table, await database.query(`select * from ${table} where space_id = $1`, [space]));
  const [head] = await database.query<{ seq: number; head_hash: string }>(
    'select seq, head_hash from space where space_id = $1',
    [space],
  );
  return { space, seq: head?.seq ?? 0, hash: head?.head_hash ?? '', rows };
}

/** Puts the backup in the place of what is there, as a restore does: everything since is gone, and the epoch is new. */
export async function restore(
  { hq: { database } }: SimulatedHq,
  backup: TerritoryBackup,
  epoch: string,
): Promise<void> {
  const { space } = backup;
  await database.transaction(async (tx) => {
    for (const table of tables) await tx.query(`delete from ${table} where space_id = $1`, [space]);
    for (const [table, rows] of backup.rows)
      for (const row of rows) {
        const columns = Object.keys(row);
        const places = columns.map((_, at) => `$${at + 1}`);
        await tx.query(
          `insert into ${table} (${columns.join(', ')}) values (${places.join(', ')})`,
          Object.values(row),
        );
      }
    await tx.query('update space set seq = $2, head_hash = $3, epoch = $4 where space_id = $1', [
      ...[space, backup.seq, backup.hash, epoch],
    ]);
  });
}
