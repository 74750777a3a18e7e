import type { Queries } from '../db/database';
import type { RowName } from '../sync/row-store';

/** Every record that belongs or ever belonged to a partner: by what stands, and by what was ever filed. */
export async function partnerRecords(database: Queries, partner: string): Promise<readonly RowName[]> {
  const named = `"partnerId":{"v":${JSON.stringify(partner)}`;
  return database
    .query<RowName>(
      `select distinct entity, row_id as row from change_log
     where (entity = 'partner' and row_id = $1) or position($2 in body) > 0
       or position($3 in body) > 0
     order by entity, row`,
      // A record that came from another territory brings its fields along as heads.
      [partner, named, `"partnerId":[{`],
    )
    .then(async (rows) => {
      const kept: RowName[] = [];
      for (const row of rows) if (await isTheirs(database, partner, named, row)) kept.push(row);
      return kept;
    });
}

async function isTheirs(database: Queries, partner: string, named: string, row: RowName): Promise<boolean> {
  if (row.entity === 'partner') return row.row === partner;
  const bodies = await database.query<{ body: string }>(
    `select body from change_log where entity = $1 and row_id = $2
       and (position($3 in body) > 0 or position('"partnerId":[{' in body) > 0)`,
    [row.entity, row.row, named],
  );
  return bodies.some(({ body }) => body.includes(named) || movedOf(body, partner));
}

function movedOf(body: string, partner: string): boolean {
  const { f } = JSON.parse(body) as {
    f?: { _moved?: { v?: { fields?: { partnerId?: readonly { value?: unknown }[] } } } };
  };
  return f?._moved?.v?.fields?.partnerId?.some(({ value }) => value === partner) === true;
}
