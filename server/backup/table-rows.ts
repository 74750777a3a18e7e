import type { Queries } from '../db/database';
import type { Value } from './backup-format';
import type { BackupTable } from './backup-tables';

/** About this much is fetched at once, however long the rows are. */
const pageBytes = 4 << 20;
const mostRows = 4000;

/** The columns of a table, as the database counts them. */
export async function columnsOf(tx: Queries, table: string): Promise<readonly string[]> {
  const rows = await tx.query<{ column_name: string }>(
    `select column_name from information_schema.columns
     where table_schema = current_schema() and table_name = $1 order by ordinal_position`,
    [table],
  );
  return rows.map((row) => row.column_name);
}

/** The rows of a table in the order of its key, some at a time. */
export async function* rowsOf(
  tx: Queries,
  table: BackupTable,
  columns: readonly string[],
): AsyncGenerator<readonly (readonly Value[])[]> {
  const places = table.key.map((_name, at) => `$${at + 2}`).join(', ');
  const key = table.key.join(', ');
  let limit = 200;
  let after: readonly Value[] | null = null;
  for (;;) {
    // Names of tables and columns come from our own list and from the database itself.
    const found: readonly Record<string, Value>[] = await tx.query(
      `select ${columns.join(', ')} from ${table.name}
       ${after === null ? '' : `where (${key}) > (${places})`} order by ${key} limit $1`,
      [limit, ...(after ?? [])],
    );
    const last = found.at(-1);
    if (!last) return;
    const rows = found.map((row) => columns.map((column) => row[column] ?? null));
    yield rows;
    if (found.length < limit) return;
    after = table.key.map((column) => last[column] ?? null);
    const bytes = JSON.stringify(rows.slice(0, 50)).length / Math.min(rows.length, 50);
    limit = Math.max(20, Math.min(mostRows, Math.floor(pageBytes / bytes)));
  }
}
