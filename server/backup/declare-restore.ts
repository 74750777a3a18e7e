import { firstHash } from '#shared/contracts/hq-log';
import type { Database } from '../db/database';
import { newId } from '../enrolment/headquarters';
import type { OwnDevice } from '../sync/own-device';

/** The head of every territory, as a restored database has it. */
export interface RestoredHead {
  readonly id: string;
  readonly name: string;
  readonly seq: number;
  readonly hash: string;
}

export function headsOf(database: Database): Promise<readonly RestoredHead[]> {
  return database.query<RestoredHead>(
    'select space_id as id, name, seq, head_hash as hash from space order by space_id',
  );
}

/**
 * Writes into the log of every territory that headquarters was restored, and from when the backup was.
 * Done again after an interruption it stands there twice, which harms nobody.
 */
export async function recordRestore(
  ownDevice: OwnDevice,
  heads: readonly RestoredHead[],
  moment: { readonly now: number; readonly backupOf: number | null },
): Promise<void> {
  const restoredAt = new Date(moment.now).toISOString();
  const backupOf = moment.backupOf === null ? null : new Date(moment.backupOf).toISOString();
  for (const { id, name, seq, hash } of heads) {
    const written = await ownDevice.write(id, {
      operation: 'create',
      entity: 'restoration',
      id: newId(),
      fields: { restoredAt, backupOf, seq, hash: seq === 0 ? firstHash : hash },
    });
    if (!written.ok)
      throw new Error(`The restoring could not be written into the log of territory ${name}: ${written.error.message}`);
  }
}
