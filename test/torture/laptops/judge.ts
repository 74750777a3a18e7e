import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readChangeBody } from '#shared/sync/change';
import { conflictsOf } from '#shared/sync/conflict';
import type { Database, Queries } from '../../../server/db/database';
import { openPostgres } from '../../../server/db/postgres';
import { runningDatabase } from '../../../server/db/running-database';
import { tagsOf, territoryView } from '../../simulation/gather';
import { replicaOf } from '../../simulation/holdings';
import { brokenPromises, type Evidence, type TerritoryView } from '../../simulation/invariants';
import type { Laptop } from './laptop';

/** Opens the database that a running headquarters has in its folder. */
export async function withDatabase<Value>(
  folder: string,
  work: (database: Database) => Promise<Value>,
): Promise<Value> {
  const address = runningDatabase(folder);
  if (address === null) throw new Error(`No database runs in ${folder}.`);
  const database = openPostgres(address, () => undefined);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** Waits until nothing waits anywhere and everybody stands at the head; answers what is in the way when that does not happen. */
export async function comeToRest(
  laptops: readonly Laptop[],
  folder: string,
  patience: number,
): Promise<readonly string[]> {
  const end = Date.now() + patience;
  for (let turn = 0; ; turn += 1) {
    const missing = await whatIsMissing(laptops, folder);
    if (missing.length === 0) return [];
    if (Date.now() > end) return missing;
    // Now and then, as a person presses the button who has seen the network come back.
    if (turn % 8 === 0) for (const laptop of laptops) await laptop.act({ kind: 'sync now' });
    await pause(500);
  }
}

async function whatIsMissing(laptops: readonly Laptop[], folder: string): Promise<readonly string[]> {
  const heads = await readHeads(folder);
  if (typeof heads === 'string') return [heads];
  const each = await Promise.all(
    laptops.map(async (laptop) => {
      const { state, changes, files, after } = await laptop.standing();
      const behind = after.filter(([space, seq]) => seq !== heads.get(space)).length;
      if (changes + files + behind === 0 && state.kind === 'at-hq') return [];
      return [
        `I10 ${laptop.person}: ${changes} changes and ${files} files wait, behind in ${behind} territories: ${JSON.stringify(state)}`,
      ];
    }),
  );
  return each.flat();
}

/** The last entry of every territory. A database that was killed last of all still reads its own log: then why there are none. */
async function readHeads(folder: string): Promise<ReadonlyMap<string, number> | string> {
  try {
    return await withDatabase(folder, async (database) => {
      const rows = await database.query<{ space: string; seq: number }>('select space_id as space, seq from space');
      return new Map(rows.map(({ space, seq }) => [space, seq]));
    });
  } catch (error) {
    return `The database of headquarters does not answer: ${String(error)}`;
  }
}

/** What of the promises is broken, with everybody at rest and headquarters running. */
export async function judge(
  laptops: readonly Laptop[],
  folder: string,
): Promise<{
  readonly broken: readonly string[];
  readonly entries: number;
  readonly conflicts: number;
  readonly decisions: number;
  readonly undecided: number;
}> {
  const evidence = await withDatabase(folder, (database) => gatherAll(laptops, database, folder));
  const { territories } = evidence;
  const setAside = territories.flatMap(({ log }) =>
    log.flatMap(({ seq, state, why, entity }) =>
      state === 'quarantined' ? [`${entity} ${seq} was set aside: ${why}`] : [],
    ),
  );
  const entries = territories.flatMap(({ log }) => log);
  return {
    broken: [...brokenPromises(evidence), ...claims(evidence), ...setAside],
    entries: entries.length,
    conflicts: entries.filter(({ state }) => state === 'conflict').length,
    decisions: entries.filter(({ body }) => opOf(body) === 'resolve').length,
    undecided: territories.flatMap(({ rows }) => rows.flatMap((row) => conflictsOf(row))).length,
  };
}

function opOf(text: string): string {
  const body = readChangeBody(text);
  return body.ok ? body.value.op : '';
}

async function gatherAll(laptops: readonly Laptop[], database: Queries, folder: string): Promise<Evidence> {
  const tags = await tagsOf(database);
  const spaces = await database.query<{ id: string }>('select space_id as id from space order by space_id');
  const territories = await Promise.all(spaces.map(({ id }) => territoryView(database, id, tags)));
  const told = toldByLog(territories);
  const replicas = await Promise.all(
    laptops.map(async (laptop) => {
      const { state } = await laptop.standing();
      const reason = state.kind === 'refused' ? state.code : state.kind === 'offline' ? state.why : null;
      const { person: name, saved } = laptop;
      return replicaOf(await laptop.holdings(), { name, saved, reason, toldAt: told });
    }),
  );
  return { territories, replicas, blobs: await blobViews(database, folder), tags };
}

// Every change names the last entry that its author had been told, under the author's signature.
function toldByLog(territories: readonly TerritoryView[]): (space: string, seq: number) => number {
  const logs = new Map(territories.map(({ space, log }) => [space, log]));
  return (space, seq) => claimOf(logs.get(space)?.[seq - 1]?.body ?? '')?.seq ?? 0;
}

function claimOf(text: string): { readonly seq: number; readonly hash: string } | null {
  const body = readChangeBody(text);
  if (!body.ok || !body.value.h) return null;
  const [seq = '', hash = ''] = body.value.h.split(':');
  return { seq: Number(seq), hash };
}

/** What an author says to have been told is what stands there. */
function claims({ territories }: Evidence): readonly string[] {
  return territories.flatMap(({ space, log }) =>
    log.flatMap((entry) => {
      const claim = claimOf(entry.body);
      const isTrue = claim === null || (claim.seq < entry.seq && log[claim.seq - 1]?.hash === claim.hash);
      return isTrue ? [] : [`I3 ${space}/${entry.seq} names an entry ${claim.seq} that is another one`];
    }),
  );
}

async function blobViews(database: Queries, folder: string): Promise<Evidence['blobs']> {
  const named = await database.query<{ sha256: string }>('select distinct sha256 from blob');
  return named.map(({ sha256 }) => {
    const path = join(folder, 'blobs', sha256.slice(0, 2), sha256);
    const found = existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'missing';
    return { sha256, found };
  });
}
