import type { Queries } from '../db/database';

/** What HQ knows of a verified blob within a territory. */
export interface KnownBlob {
  readonly size: number;
  readonly mime: string;
}

/** A blob that is known in one of these territories. */
export async function findBlob(
  database: Queries,
  spaces: readonly string[],
  sha256: string,
): Promise<KnownBlob | null> {
  const [row] = await database.query<KnownBlob>(
    'select size, mime from blob where space_id = any($1::text[]) and sha256 = $2 limit 1',
    [spaces, sha256],
  );
  return row ?? null;
}

export async function registerBlob(
  database: Queries,
  blob: KnownBlob & { readonly space: string; readonly sha256: string; readonly verifiedAt: number },
): Promise<void> {
  await database.query('insert into blob values ($1, $2, $3, $4, $5) on conflict do nothing', [
    blob.space,
    blob.sha256,
    blob.size,
    blob.mime,
    blob.verifiedAt,
  ]);
}
