import type { Checkpoint } from '#shared/contracts/hq-api';
import type { Queries } from '../db/database';

/** A checkpoint as it is kept, with the key that signed it. */
export interface KeptCheckpoint extends Checkpoint {
  readonly key: string;
}

const columns = 'seq, hash, at, sig, key_id as key';

export async function lastCheckpoint(database: Queries, space: string): Promise<KeptCheckpoint | null> {
  const [row] = await database.query<KeptCheckpoint>(
    `select ${columns} from checkpoint where space_id = $1 order by seq desc limit 1`,
    [space],
  );
  return row ?? null;
}

/** All checkpoints of a territory that one key signed, oldest first. */
export async function checkpointsOf(database: Queries, space: string, key: string): Promise<Checkpoint[]> {
  const rows = await database.query<Checkpoint>(
    'select seq, hash, at, sig from checkpoint where space_id = $1 and key_id = $2 order by seq',
    [space, key],
  );
  return [...rows];
}

/** Keeps a checkpoint. Of several headquarters that sign the same entry, the first one's stays. */
export async function keepCheckpoint(database: Queries, space: string, made: KeptCheckpoint): Promise<boolean> {
  const kept = await database.query(
    `insert into checkpoint (space_id, seq, hash, at, key_id, sig) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing returning 1 as one`,
    [space, made.seq, made.hash, made.at, made.key, made.sig],
  );
  return kept.length > 0;
}
