import { useLiveQuery } from 'dexie-react-hooks';
import type { Json } from '#shared/base/json';
import { readChangeBody } from '#shared/sync/change';
import { entityKind, fieldClass } from '#shared/sync/entities';
import { deletedField, type Head } from '#shared/sync/row';
import type { Database } from '../database';
import type { HistoryLine } from '../stored';
import { useWorkspace } from '../use-workspace';

/** Something that was decided on this device about a field before. */
export interface EarlierDecision {
  readonly id: string;
  readonly rowId: string;
  readonly field: string;
  readonly value: Json;
  readonly by: string;
  /** ms */
  readonly at: number;
  readonly why: string;
}

/** What was decided about some records before, latest first. Decisions made elsewhere stand in headquarters' log. */
export function useEarlierDecisions(rowIds: readonly string[]): readonly EarlierDecision[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const lines = await database.history
      .where('rowId')
      .anyOf([...new Set(rowIds)])
      .toArray();
    return lines.flatMap(decisionsIn).sort((left, right) => right.at - left.at);
  }, [database, rowIds.join(' ')]);
}

function decisionsIn(line: HistoryLine): readonly EarlierDecision[] {
  const body = readChangeBody(line.content.body);
  if (!body.ok || body.value.op !== 'resolve') return [];
  const { id, r: rowId, actor: by, why = '', f } = body.value;
  return Object.entries(f).map(([field, { v: value }]) => ({ id, rowId, field, value, by, at: line.at, why }));
}

/** A field of which the latest value is shown although somebody wrote another without knowing of it. */
export interface EarlierValues {
  readonly rowId: string;
  readonly entity: string;
  readonly field: string;
  /** Shown first; the others after it, latest first. */
  readonly heads: readonly Head[];
}

/** Values of a partner's records that were written apart and are not the ones shown. They are never lost, only not in view. */
export function useEarlierValues(partnerId: string): readonly EarlierValues[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => readEarlierValues(database, partnerId), [database, partnerId]);
}

export async function readEarlierValues(database: Database, partnerId: string): Promise<readonly EarlierValues[]> {
  const rows = await database.rows.where('partnerId').equals(partnerId).toArray();
  return rows.flatMap(({ id, entity, content }) => {
    if (entityKind(entity)?.kind !== 'fields') return [];
    return Object.entries(content).flatMap(([field, heads]) => {
      const isShownAlone = field === deletedField || fieldClass(entity, field) !== 'lww' || heads.length < 2;
      return isShownAlone ? [] : [{ rowId: id, entity, field, heads }];
    });
  });
}

/** What HQ calls the devices of everybody, by their id. */
export function useDeviceNames(): ReadonlyMap<string, string> | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(
    async () => new Map((await database.devices.toArray()).map(({ id, name }) => [id, name])),
    [database],
  );
}
