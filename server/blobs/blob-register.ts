import type { Queries } from '../db/database';

/** What HQ knows of a verified blob within a space. */
export interface KnownBlob {
  readonly size: number;
  readonly mime: string;
}

export async function findBlob(database: Queries, space: string, sha256: string): Promise<KnownBlob | null> {
  const [row] = await database.query<KnownBlob>('select size, mime from blob where space_id = $1 and sha256 = $2', [
    space,
    sha256,
  ]);
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
