import type { Compacted } from '../host/host';
import type { Database } from './database';
import { deliveredUpTo } from './delivered';
import { readJournalText } from './journal-record';
import type { HistoryLine } from './stored';
import type { Workspace } from './workspace';

/** HQ keeps a backup of it and it is older than this: the journal may let go of it. */
const age = 90 * 24 * 60 * 60_000;

/** Says of which changes HQ holds a backup that is old enough. The last of every chain is kept: the next one names it. */
export async function isSpare(database: Database, now: number): Promise<(line: HistoryLine) => boolean> {
  const upTo = new Map<string, number>();
  const keys = (await database.history.orderBy('[space+dev+n]').keys()) as unknown as (readonly [
    string,
    string,
    number,
  ])[];
  const lastOf = new Map(keys.map(([lane, dev, n]) => [`${lane} ${dev}`, { lane, dev, n }]));
  for (const [chain, { lane, dev, n }] of lastOf)
    upTo.set(chain, Math.min(await deliveredUpTo(database, dev, lane), n - 1));
  return ({ space, dev, n, at }) => n <= (upTo.get(`${space} ${dev}`) ?? 0) && now - at > age;
}

/**
 * Lets the journal go of what is old and held by HQ, and takes out of it what was erased. For an idle moment after
 * the start, and after a record was erased.
 */
export async function compactJournal(workspace: Workspace): Promise<Compacted> {
  const { database, host, surroundings } = workspace;
  const isOld = await isSpare(database, surroundings.now());
  const spare = new Set<string>();
  const erased = new Set<string>();
  await database.history.each((line) => {
    if (line.content.body === '') erased.add(line.id);
    else if (isOld(line)) spare.add(line.id);
  });
  if (spare.size === 0 && erased.size === 0) return { dropped: 0, erased: 0 };
  // A record that cannot be read is nobody's to throw away.
  const idOf = (record: string) => readJournalText(record)?.body.id ?? '';
  return host.journal.compact({
    keep: (record) => !spare.has(idOf(record)),
    erased: (record) => erased.has(idOf(record)),
  });
}

/** Milliseconds after the start; by then the person works and the disk is quiet. */
const quietAfter = 60_000;

/** Compacts once, in an idle moment. Answers how to call it off. */
export function compactWhenQuiet(workspace: Workspace): () => void {
  const timer = setTimeout(() => void compactJournal(workspace).catch(() => undefined), quietAfter);
  return () => clearTimeout(timer);
}
