import type { RowState } from '#shared/sync/row';
import { readCursor } from '../../renderer/data/identity';
import { readJournalText } from '../../renderer/data/journal-record';
import { grantedLanes, spaceOf } from '../../renderer/data/lanes';
import { rowOf } from '../../renderer/data/stored';
import type { Workspace } from '../../renderer/data/workspace';
import type { ReplicaView } from './invariants';

/** What a device holds, in lists, so that it can be handed out of a window. */
export interface Holdings {
  readonly device: string;
  readonly rows: readonly (readonly [space: string, rows: readonly RowState[]])[];
  readonly granted: readonly string[];
  readonly remembered: readonly (readonly [space: string, last: { readonly seq: number; readonly hash: string }])[];
  readonly journal: readonly string[];
  readonly waiting: number;
}

export async function holdingsOf({ database, enrolment, key, host }: Workspace): Promise<Holdings> {
  const rows = new Map<string, RowState[]>();
  for (const stored of await database.rows.toArray()) {
    const space = spaceOf(enrolment, stored.space);
    const known = rows.get(space);
    if (known) known.push(rowOf(stored));
    else rows.set(space, [rowOf(stored)]);
  }
  const lanes = enrolment ? grantedLanes(enrolment) : [];
  const cursors = await Promise.all(lanes.map((lane) => readCursor(database, lane)));
  const { records } = await host.journal.read();
  return {
    device: key.deviceId,
    rows: [...rows],
    granted: lanes.map((lane) => spaceOf(enrolment, lane)),
    remembered: cursors.map(
      ({ after, hash }, at) => [spaceOf(enrolment, lanes[at] ?? ''), { seq: after, hash }] as const,
    ),
    journal: records.flatMap((text) => readJournalText(text)?.body.id ?? []),
    waiting: await database.outbox.count(),
  };
}

/** The same, with what only those around the device know. */
export function replicaOf(
  holdings: Holdings,
  known: Pick<ReplicaView, 'name' | 'saved' | 'reason' | 'toldAt'>,
): ReplicaView {
  const { rows, remembered, ...plain } = holdings;
  return { ...plain, rows: new Map(rows), remembered: new Map(remembered), ...known };
}
