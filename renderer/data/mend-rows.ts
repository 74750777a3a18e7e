import { groupBy } from '#shared/base/group-by';
import { type ChangeBody, dotOf, readChangeBody } from '#shared/sync/change';
import { applyChange, emptyRow, type RowState } from '#shared/sync/row';
import type { Database } from './database';
import type { Enrolment } from './identity';
import { grantOf } from './lanes';
import type { Mark } from './marks';
import { fromBefore } from './past-rows';
import { doubtedEntry, type HistoryLine, rowOf, type StoredRow, storedRow } from './stored';

interface ReadLine {
  readonly line: HistoryLine;
  readonly body: ChangeBody;
}

/**
 * Lays over the rows what the history has of them and they do not show, and puts into the outbox what HQ had not
 * acknowledged when the mark was written. With `doubted` tables, whose mark this is, every row of the history is looked
 * at, otherwise those that were `touched`.
 */
export async function mendRows(
  database: Database,
  on: { readonly enrolment: Enrolment | null; readonly doubted: Mark | null; readonly touched: readonly string[] },
): Promise<void> {
  if (on.doubted) await requeue(database, on.doubted);
  const ids = on.doubted ? await rowsOfHistory(database) : [...new Set(on.touched)];
  // In portions: a transaction over ten thousand rows would hold all of them in memory.
  for (let at = 0; at < ids.length; at += 500) await mendSome(database, ids.slice(at, at + 500), on.enrolment);
}

/** What nobody knows to be at HQ goes there again; it takes nothing twice. */
async function requeue({ history, outbox }: Database, { chains }: Mark): Promise<void> {
  const sent = new Map(chains.map((chain) => [`${chain.lane} ${chain.device}`, chain.sent]));
  const lines: HistoryLine[] = [];
  await history.each((line) => {
    const isOpen = line.state === 'waiting' && line.content.body !== '';
    if (isOpen && line.n > (sent.get(`${line.space} ${line.dev}`) ?? 0)) lines.push(line);
  });
  await outbox.bulkPut(lines.map((line) => doubtedEntry(line)));
}

async function rowsOfHistory({ history }: Database): Promise<readonly string[]> {
  return (await history.orderBy('rowId').uniqueKeys()) as string[];
}

async function mendSome(database: Database, ids: readonly string[], enrolment: Enrolment | null): Promise<void> {
  const { rows, history, outbox } = database;
  await database.transaction('rw', [rows, history, outbox], async () => {
    const [stored, lines, queued] = await Promise.all([
      rows.bulkGet([...ids]),
      history
        .where('rowId')
        .anyOf([...ids])
        .toArray(),
      outbox
        .where('rowId')
        .anyOf([...ids])
        .toArray(),
    ]);
    const waits = new Set(queued.map(({ id }) => id));
    const isWaiting = ({ line }: ReadLine) => waits.has(line.id);
    const byRow = groupBy(
      lines.flatMap((line) => read(line) ?? []).sort((left, right) => left.line.n - right.line.n),
      ({ line }) => line.rowId,
    );
    const drawn: StoredRow[] = [];
    ids.forEach((id, at) => {
      const row = stored[at];
      const known = byRow.get(id) ?? [];
      const first = known[0];
      if (!first) return;
      // A row that is not here may have been given back or erased; of those only what waits is shown again.
      const isOurs = enrolment === null || grantOf(enrolment, first.line.space) !== null;
      const over = row || !isOurs ? known.filter(isWaiting) : known.filter(isGood);
      if (over.length === 0) return;
      const space = row?.space ?? first.line.space;
      const from = row ? rowOf(row) : emptyRow(first.body.e, id);
      const mended = storedRow(layOver(from, over, known), space);
      drawn.push(row ? mended : { ...mended, since: fromBefore });
    });
    await rows.bulkPut(drawn);
  });
}

function isGood({ line }: ReadLine): boolean {
  return line.state !== 'quarantined';
}

function read(line: HistoryLine): ReadLine | null {
  const body = line.content.body === '' ? null : readChangeBody(line.content.body);
  return body?.ok ? { line, body: body.value } : null;
}

/** The row with these changes, field by field, except where a later change has already replaced what they wrote. */
function layOver(row: RowState, changes: readonly ReadLine[], known: readonly ReadLine[]): RowState {
  const replaced = new Set(
    known.flatMap(({ body }) => Object.entries(body.f).flatMap(([field, { p }]) => p.map((dot) => `${field} ${dot}`))),
  );
  return changes.reduce((over, { line, body }) => {
    const dot = dotOf(line.tag, line.n);
    const fields = Object.entries(body.f).filter(([field]) => !replaced.has(`${field} ${dot}`));
    const change = { ...body, f: Object.fromEntries(fields) };
    return applyChange(over, change, { dot, by: body.actor, at: body.t.w });
  }, row);
}
