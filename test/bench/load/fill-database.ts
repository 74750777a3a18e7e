import type { Client } from 'pg';

/**
 * Fills territories with records of realistic size, straight in the database: copies of what a device has really
 * pushed, each under an id of its own and with one entry of the log. Their chain is not a real one; what is measured
 * is what it costs to work beside so many of them.
 */
export async function fillTerritories(client: Client, spaces: readonly string[], perSpace: number): Promise<void> {
  await client.query('drop table if exists pattern');
  await client.query(
    `create temporary table pattern as
     select (row_number() over ()) - 1 as k, held.entity, held.state, entry.body, entry.body_hash, entry.sig,
       entry.user_id, entry.effective_at, entry.received_at
     from row_state held join change_log entry on entry.space_id = held.space_id and entry.row_id = held.row_id
     where held.entity = 'partner' limit 200`,
  );
  for (const space of spaces) {
    const known = await client.query<{ seq: string }>('select seq from space where space_id = $1', [space]);
    const from = Number(known.rows[0]?.seq ?? 0);
    const missing = perSpace - from;
    if (missing <= 0) continue;
    const source = `from generate_series($2::bigint + 1, $2::bigint + $3::bigint) as at
      join pattern on pattern.k = at % (select count(*) from pattern)`;
    const row = `md5($1 || ':' || at)::uuid::text`;
    await client.query(
      `insert into row_state (space_id, entity, row_id, state, seq) select $1, entity, ${row}, state, at ${source}`,
      [space, from, missing],
    );
    await client.query(
      `insert into change_log (space_id, seq, change_id, device_id, device_n, user_id, entity, row_id, body, body_hash,
         sig, effective_at, received_at, state, fields, previous_hash, entry_hash)
       select $1, at, md5($1 || '/' || at)::uuid::text, 'filled', at, user_id, entity, ${row}, body, body_hash, sig,
         effective_at, received_at, 'applied', '[]', body_hash, body_hash ${source}`,
      [space, from, missing],
    );
    const [head] = (
      await client.query<{ hash: string }>(
        'update space set seq = $2 where space_id = $1 returning head_hash as hash',
        [space, from + missing],
      )
    ).rows;
    // Else headquarters would look, again and again, for the chain of what was filled in.
    await client.query(
      `insert into checkpoint (space_id, seq, hash, at, key_id, sig) values ($1, $2, $3, $4, 'filled', '')`,
      [space, from + missing, head?.hash, Date.now()],
    );
  }
  await client.query('analyze row_state');
  await client.query('analyze change_log');
}

/** Bytes a table takes for each of its rows: the table with its overlong values, and its indexes. */
export async function sizesOf(client: Client, table: 'row_state' | 'change_log') {
  const { rows } = await client.query<{ rows: string; heap: string; indexes: string }>(
    `select (select count(*) from ${table}) as rows, pg_table_size('${table}') as heap, pg_indexes_size('${table}') as indexes`,
  );
  const [told] = rows;
  const count = Number(told?.rows ?? 1);
  return { rows: count, heap: Number(told?.heap ?? 0) / count, indexes: Number(told?.indexes ?? 0) / count };
}
