import type { Queries } from '../db/database';
import type { DeviceKey } from '../enrolment/device-key';
import { Anchors, noteRestore, type SignedHead } from './anchors';
import { ChainWalk, type Territory } from './chain-walk';
import { type CheckedEntry, checkEntry, DeviceChains, type Devices } from './entry-check';
import type { Report } from './finding';
import { entryColumns, type LoggedEntry } from './logged-entry';
import { checkRows, type RowHistory, type StoredGone, type StoredState } from './row-check';

export interface LogCheck {
  readonly database: Queries;
  readonly server: string;
  readonly territory: Territory;
  /** Ids of all other territories. */
  readonly others: readonly string[];
  readonly devices: Devices;
  readonly logKeys: ReadonlyMap<string, DeviceKey>;
  readonly report: Report;
  /** So many more entries have been looked at. */
  readonly progressed: (entries: number) => void;
}

const page = 1000;

/** Replays the log of one territory, a page at a time. */
export async function verifyLog(check: LogCheck): Promise<{ readonly anchors: number; readonly explained: number }> {
  const { territory, devices, report } = check;
  const anchors = new Anchors(territory.name, report);
  const chains = new DeviceChains(territory.name, report);
  const checked = new Map<number, CheckedEntry>();
  const hashes = new Map<number, string>();
  const walk = new ChainWalk(territory, check.others, report, {
    judged: (entry, hash) => {
      hashes.set(entry.seq, hash);
      chains.take(entry, checked.get(entry.seq) ?? { envelope: null, bodyHash: entry.bodyHash });
      checked.delete(entry.seq);
      noteRestore(anchors, entry);
    },
    torn: () => chains.loosen(),
  });
  const checkpoints = await check.database.query<SignedHead>(
    'select seq, hash, at, sig, key_id as key from checkpoint where space_id = $1 order by seq',
    [territory.id],
  );
  let after = 0;
  for (;;) {
    const entries = await check.database.query<LoggedEntry>(
      `select ${entryColumns} from change_log where space_id = $1 and seq > $2 order by seq limit $3`,
      [territory.id, after, page],
    );
    for (const entry of entries) {
      checked.set(entry.seq, checkEntry(territory, entry, devices, report));
      if (entry.erasedAt !== null && entry.body === '') await checkErasure(check, entry);
    }
    const told = entries.flatMap((entry) => {
      const envelope = checked.get(entry.seq)?.envelope ?? null;
      const isHere = envelope !== null && (envelope.sp === '' || envelope.sp === territory.id);
      return isHere && envelope.h !== undefined && entry.why !== 'other-space' ? [{ entry, h: envelope.h }] : [];
    });
    for (const entry of entries) walk.take(entry);
    const named = await hashesAt(
      check.database,
      territory.id,
      told.map(({ h }) => Number(h.split(':')[0])),
    );
    for (const { entry, h } of told) {
      const seq = Number(h.split(':')[0]);
      anchors.told(entry.seq, entry.device, h, hashes.get(seq) ?? named.get(seq));
    }
    check.progressed(entries.length);
    const last = entries.at(-1);
    if (!last || entries.length < page) break;
    after = last.seq;
    for (const seq of hashes.keys()) if (seq <= after - page) hashes.delete(seq);
  }
  walk.end();
  await checkCheckpoints(check, anchors, checkpoints);
  chains.end(
    await check.database.query(
      'select device_id as device, last_n as n, last_hash as hash from device_stream where space_id = $1',
      [territory.id],
    ),
  );
  return { anchors: anchors.checked, explained: anchors.explained };
}

async function checkCheckpoints(check: LogCheck, anchors: Anchors, all: readonly SignedHead[]): Promise<void> {
  const { database, territory, server, logKeys } = check;
  for (let at = 0; at < all.length; at += page) {
    const some = all.slice(at, at + page);
    const named = await hashesAt(
      database,
      territory.id,
      some.map(({ seq }) => seq),
    );
    for (const head of some) anchors.checkpoint(server, territory.id, head, logKeys, named.get(head.seq));
  }
}

async function hashesAt(
  database: Queries,
  space: string,
  seqs: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (seqs.length === 0) return new Map();
  const rows = await database.query<{ seq: number; hash: string }>(
    'select seq, entry_hash as hash from change_log where space_id = $1 and seq = any($2::bigint[])',
    [space, [...new Set(seqs)]],
  );
  return new Map(rows.map(({ seq, hash }) => [seq, hash]));
}

// An erased body leaves a record of headquarters behind that says so.
async function checkErasure({ database, territory, report }: LogCheck, entry: LoggedEntry): Promise<void> {
  const [said] = await database.query(
    `select 1 from change_log where space_id = $3 and entity = $1 and row_id = $2 and device_id like 'hq-%' and state <> 'quarantined'
       and position('"_erased"' in body) > 0 limit 1`,
    [entry.entity, entry.row, territory.id],
  );
  if (said) return;
  report({
    ...{ what: 'erasure', territory: territory.name, entry: entry.seq },
    sentence: `Entry ${entry.seq} of territory ${territory.name}: its body is gone, and no entry of headquarters says that its record was erased.`,
  });
}

/** Compares every record with what its entries come to, in the order of the records, a page at a time. */
export async function verifyRows(check: LogCheck): Promise<void> {
  const { database, territory, report } = check;
  const tagOf = (device: string) => check.devices.get(device)?.key?.tag ?? '';
  let held: LoggedEntry[] = [];
  const flush = async (histories: LoggedEntry[][]) => {
    const ids = [...new Set(histories.map(([first]) => first?.row ?? ''))];
    const asked = [territory.id, ids];
    const states = await database.query<StoredState>(
      'select entity, row_id as row, state, seq from row_state where space_id = $1 and row_id = any($2::text[])',
      asked,
    );
    const gone = await database.query<StoredGone>(
      'select entity, row_id as row, to_space as to from gone_row where space_id = $1 and row_id = any($2::text[])',
      asked,
    );
    for (const entries of histories) {
      const row = entries[0]?.row;
      const history: RowHistory = {
        entries,
        states: states.filter((each) => each.row === row),
        gone: gone.filter((each) => each.row === row),
      };
      checkRows(territory, history, tagOf, report);
    }
  };
  let after: readonly [string, number] = ['', 0];
  for (;;) {
    const entries = await database.query<LoggedEntry>(
      `select ${entryColumns} from change_log where space_id = $1 and (row_id, seq) > ($2, $3)
       order by row_id, seq limit $4`,
      [territory.id, ...after, page],
    );
    const histories: LoggedEntry[][] = [];
    for (const entry of entries) {
      const first = held[0];
      if (first && first.row !== entry.row) {
        histories.push(held);
        held = [];
      }
      held.push(entry);
    }
    const last = entries.at(-1);
    const isEnd = !last || entries.length < page;
    if (isEnd && held.length > 0) histories.push(held);
    await flush(histories);
    check.progressed(entries.length);
    if (isEnd) break;
    after = [last.row, last.seq];
  }
  await recordsWithoutEntries(check);
}

async function recordsWithoutEntries({ database, territory, report }: LogCheck): Promise<void> {
  for (const [table, what] of [
    ['row_state', 'extra-row'],
    ['gone_row', 'gone-row'],
  ] as const) {
    const rows = await database.query<{ entity: string; row: string }>(
      `select kept.entity, kept.row_id as row from ${table} kept where kept.space_id = $1 and not exists
         (select 1 from change_log entry where entry.space_id = $1 and entry.row_id = kept.row_id) limit 1000`,
      [territory.id],
    );
    for (const { entity, row } of rows)
      report({
        ...{ what, territory: territory.name, entry: null },
        sentence: `Record ${entity}/${row} of territory ${territory.name}: it stands there and is not in the log.`,
      });
  }
}
