import { useLiveQuery } from 'dexie-react-hooks';
import { useMemo } from 'react';
import type { Role } from '#shared/contracts/hq-api';
import { type Grant, readCursor, readDurable, readEnrolment } from '../identity';
import { laneOf } from '../lanes';
import type { KnownDevice } from '../stored';
import { useWorkspace } from '../use-workspace';
import type { Workspace } from '../workspace';

/** How far this device is with one territory. */
export interface TerritoryState {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** HQ's sequence up to which rows have been taken over, and the hash there (empty: not known). */
  readonly cursor: number;
  readonly hash: string;
  /** Up to which entry HQ holds a backup. */
  readonly durable: number;
  /** ms; 0: never. */
  readonly lastSyncAt: number;
  /** Changes that wait. */
  readonly waiting: number;
}

/** Every territory that is granted, the first one first. */
export function useTerritoryStates(): readonly TerritoryState[] | undefined {
  const workspace = useWorkspace();
  return useLiveQuery(() => readTerritoryStates(workspace), [workspace]);
}

export async function readTerritoryStates({ database, enrolment }: Workspace): Promise<readonly TerritoryState[]> {
  const grants = [...(enrolment?.spaces ?? [])].sort((left, right) =>
    laneOf(enrolment, left.id) < laneOf(enrolment, right.id) ? -1 : 1,
  );
  return Promise.all(
    grants.map(async ({ id, name, role }) => {
      const lane = laneOf(enrolment, id);
      const [cursor, durable, waiting] = await Promise.all([
        readCursor(database, lane),
        readDurable(database, lane),
        database.outbox.where(':id').between([lane, '', 0], [lane, '\uffff', 0]).count(),
      ]);
      const { after, hash, lastSyncAt } = cursor;
      return { id, name, role, cursor: after, hash, durable, lastSyncAt, waiting };
    }),
  );
}

/** A territory of partners, as screens name it. */
export interface Territory {
  readonly id: string;
  readonly name: string;
  readonly kind: Grant['kind'];
  readonly role: Role;
  /** As rows name it: empty is the device's first territory. */
  readonly lane: string;
}

const none: readonly Grant[] = [];

/** Everything that is granted to the person now, the organisation with it; it changes with a round. */
export function useGrants(): readonly Grant[] {
  const { database, enrolment } = useWorkspace();
  const now = useLiveQuery(async () => (await readEnrolment(database))?.spaces ?? none, [database]);
  // Before they are read, those the records were opened with: a page that is granted is not missing for a moment.
  return now ?? enrolment?.spaces ?? none;
}

/** Territories that hold partners. */
export function useTerritories(): readonly Territory[] {
  const { enrolment } = useWorkspace();
  const grants = useGrants();
  return useMemo(
    () =>
      grants
        .filter(({ kind }) => kind === 'territory')
        .map(({ id, name, kind, role }) => ({ id, name, kind, role, lane: laneOf(enrolment, id) })),
    [grants, enrolment],
  );
}

/** Where a record is filed; undefined until it was looked up, and for a record that is not here. */
export function useLaneOf(rowId: string): string | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => (await database.rows.get(rowId))?.space, [database, rowId]);
}

/** Devices that HQ has named, by id. */
export function useDevices(): ReadonlyMap<string, KnownDevice> | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(
    async () => new Map((await database.devices.toArray()).map((device) => [device.id, device])),
    [database],
  );
}
