import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../../server/db/database';
import { startEmbeddedPostgres } from '../../../server/db/embedded-postgres';
import { openPostgres } from '../../../server/db/postgres';
import { openLog } from '../../../server/folder/log';

/** A real PostgreSQL of its own, gone with the test. */
export async function aPostgres(): Promise<{
  readonly database: Database;
  readonly url: string;
  close(): Promise<void>;
}> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-database-test-'));
  const log = openLog(folder);
  const started = await startEmbeddedPostgres(folder, log);
  if (!started.ok) throw new Error(started.error);
  const { url } = started.value;
  const database = openPostgres(url, (error) => log.trouble('lost', error));
  return {
    database,
    url,
    close: async () => {
      await database.close();
      await started.value.stop();
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
}
