import type { Queries } from '../db/database';
import type { BlobStore } from './blob-store';

export interface FileScan {
  /** Are there, and no territory knows them: a restored database is older than its files, or an upload was interrupted. */
  readonly orphans: number;
  /** Are known, and are not there or have another size. */
  readonly missing: readonly string[];
}

const page = 500;

/** Compares the files that are there with those that are known. Nothing is taken away: a file may yet be asked for. */
export async function scanFiles(database: Queries, blobs: BlobStore): Promise<FileScan> {
  let orphans = 0;
  let some: string[] = [];
  const ask = async () => {
    const known = await database.query('select distinct sha256 from blob where sha256 = any($1::text[])', [some]);
    orphans += some.length - known.length;
    some = [];
  };
  for await (const { sha256 } of blobs.all()) {
    some.push(sha256);
    if (some.length === page) await ask();
  }
  if (some.length > 0) await ask();
  return { orphans, missing: await missingFiles(database, blobs) };
}

async function missingFiles(database: Queries, blobs: BlobStore): Promise<readonly string[]> {
  const missing: string[] = [];
  for (let after = ''; ; ) {
    const rows = await database.query<{ sha256: string; size: number }>(
      'select sha256, max(size) as size from blob where sha256 > $1 group by sha256 order by sha256 limit $2',
      [after, page],
    );
    for (const { sha256, size } of rows) if ((await blobs.sizeOf(sha256)) !== Number(size)) missing.push(sha256);
    const last = rows.at(-1);
    if (!last) return missing;
    after = last.sha256;
  }
}
