import { useLiveQuery } from 'dexie-react-hooks';
import { readChangeBody } from '#shared/sync/change';
import { shownRecord } from '#shared/sync/row';
import type { Database } from '../database';
import { allRecords } from '../reading';
import { type BlobEntry, type HistoryLine, rowOf } from '../stored';
import { useWorkspace } from '../use-workspace';

/** Changes of one record that HQ does not have yet. */
export interface WaitingRecord {
  readonly rowId: string;
  readonly name: RecordName;
  readonly changes: number;
  readonly bytes: number;
  /** ms */
  readonly oldestAt: number;
}

/** How a record is told: by its kind, its own name where it has one, and its partner. */
export interface RecordName {
  readonly entity: string;
  readonly name: string;
  readonly partner: string;
}

export interface WaitingFile {
  readonly sha256: string;
  readonly name: string;
  readonly bytes: number;
  readonly since: number;
  /** The person stopped it; it stays here and waits until they let it go on. */
  readonly isCancelled: boolean;
}

/** A change that HQ has set aside, and its word why. */
export interface SetAside {
  readonly id: string;
  readonly rowId: string;
  /** '' where it belongs to none. */
  readonly partnerId: string;
  readonly name: RecordName;
  readonly at: number;
  readonly why: string;
  readonly fields: readonly string[];
}

/** More is counted and not listed: after five days offline there can be thousands. */
const mostListed = 400;

/** What waits, oldest first, grouped by record. */
export function useWaitingRecords(): readonly WaitingRecord[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const entries = await database.outbox.orderBy('at').limit(mostListed).toArray();
    const lines = (await database.history.bulkGet(entries.map(({ id }) => id))).filter((line) => line !== undefined);
    const names = await namesOf(
      database,
      entries.map(({ rowId }) => rowId),
    );
    const records = new Map<string, WaitingRecord>();
    for (const { rowId, at, content } of lines) {
      const known = records.get(rowId) ?? {
        rowId,
        name: names.get(rowId) ?? noName,
        changes: 0,
        bytes: 0,
        oldestAt: at,
      };
      const { changes, bytes, oldestAt } = known;
      const bytesNow = bytes + content.body.length;
      records.set(rowId, { ...known, changes: changes + 1, bytes: bytesNow, oldestAt: Math.min(oldestAt, at) });
    }
    return [...records.values()];
  }, [database]);
}

/** Files that wait, oldest first, under the names they were taken in with. */
export function useWaitingFiles(): readonly WaitingFile[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const waiting = await database.blobs.where('state').equals('waiting').toArray();
    if (waiting.length === 0) return [];
    const names = await fileNames(database);
    return waiting.sort((left, right) => left.since - right.since).map((entry) => fileOf(entry, names));
  }, [database]);
}

/** What HQ set aside, latest first. */
export function useSetAside(): readonly SetAside[] | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(async () => {
    const lines = await database.history.where('state').equals('quarantined').reverse().limit(mostListed).toArray();
    const names = await namesOf(
      database,
      lines.map(({ rowId }) => rowId),
    );
    return lines.sort((left, right) => right.at - left.at).map((line) => setAsideOf(line, names));
  }, [database]);
}

/** Names of some records, by row id. */
export function useRecordNames(rowIds: readonly string[]): ReadonlyMap<string, RecordName> | undefined {
  const { database } = useWorkspace();
  return useLiveQuery(() => namesOf(database, rowIds), [database, rowIds.join(' ')]);
}

const noName: RecordName = { entity: '', name: '', partner: '' };

async function namesOf(database: Database, rowIds: readonly string[]): Promise<ReadonlyMap<string, RecordName>> {
  const rows = (await database.rows.bulkGet([...new Set(rowIds)])).filter((row) => row !== undefined);
  const partners = await database.rows.bulkGet([...new Set(rows.map(({ partnerId }) => partnerId))]);
  const partnerNames = new Map(partners.map((row) => [row?.id, row ? ownName(row) : '']));
  return new Map(
    rows.map((row) => [
      row.id,
      {
        entity: row.entity,
        name: row.entity === 'partner' ? '' : ownName(row),
        partner: partnerNames.get(row.partnerId) ?? '',
      },
    ]),
  );
}

function ownName(row: Parameters<typeof rowOf>[0]): string {
  const shown = shownRecord(rowOf(row));
  const name = shown?.legalName ?? shown?.name ?? shown?.title ?? shown?.label;
  return typeof name === 'string' ? name : '';
}

async function fileNames(database: Database): Promise<ReadonlyMap<string, string>> {
  const revisions = await allRecords(database, 'evidenceRevision');
  const documents = await allRecords(database, 'signedDocument');
  const files = [...revisions.flatMap(({ files }) => files), ...documents.map(({ file }) => file)];
  return new Map(files.map(({ sha256, name }) => [sha256, name]));
}

function fileOf({ sha256, bytes, since, held }: BlobEntry, names: ReadonlyMap<string, string>): WaitingFile {
  return { sha256, name: names.get(sha256) ?? '', bytes, since, isCancelled: held === 1 };
}

function setAsideOf(line: HistoryLine, names: ReadonlyMap<string, RecordName>): SetAside {
  const body = readChangeBody(line.content.body);
  const fields = body.ok ? Object.keys(body.value.f) : [];
  // A record that HQ never took has no row here any more; its kind still tells what it was.
  const name = names.get(line.rowId) ?? { ...noName, entity: body.ok ? body.value.e : '' };
  const { id, rowId, partnerId, at, why } = line;
  return { id, rowId, partnerId, name, at, why, fields };
}
