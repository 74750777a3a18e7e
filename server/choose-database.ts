import { ok, type Result, refuse } from '#shared/base/result';
import type { CommandLine } from './command-line';
import type { Database } from './db/database';
import { startEmbeddedPostgres } from './db/embedded-postgres';
import { migrate } from './db/migrate';
import { openPostgres } from './db/postgres';
import type { Log } from './folder/log';

/** A database that is up to date, and how to close it with everything that belongs to it. */
export interface OpenDatabase {
  readonly database: Database;
  close(): Promise<void>;
}

/** Opens the database that the command line asks for: the embedded one unless it says otherwise. */
export async function chooseDatabase(
  line: Pick<CommandLine, 'ephemeral' | 'databaseUrl'>,
  dataFolder: string,
  log: Log,
): Promise<Result<OpenDatabase, string>> {
  const opened = await open(line, dataFolder, log);
  if (!opened.ok) return opened;
  const migrated = await migrate(opened.value.database, Date.now()).catch((error: unknown) => {
    log.trouble('The database could not be brought up to date.', error);
    return refuse(
      'The database could not be opened or brought up to date. The reason stands in hq.log in the data folder.',
    );
  });
  if (!migrated.ok) {
    await opened.value.close();
    return migrated;
  }
  for (const step of migrated.value) log.note(`The database has had ${step}.`);
  return opened;
}

async function open(
  line: Pick<CommandLine, 'ephemeral' | 'databaseUrl'>,
  dataFolder: string,
  log: Log,
): Promise<Result<OpenDatabase, string>> {
  const noteTrouble = (error: unknown) => log.trouble('The database was out of reach.', error);
  if (line.ephemeral) {
    log.note('Records are kept in memory only and are gone when headquarters ends.');
    try {
      const { openPglite } = await import('./db/pglite');
      const database = await openPglite();
      return ok({ database, close: () => database.close() });
    } catch (error) {
      log.trouble('The database in memory could not be opened.', error);
      return refuse('--ephemeral needs the packages for development. Run "npm install" and try again.');
    }
  }
  if (line.databaseUrl !== null) {
    const database = openPostgres(line.databaseUrl, noteTrouble);
    return ok({ database, close: () => database.close() });
  }
  const embedded = await startEmbeddedPostgres(dataFolder, log);
  if (!embedded.ok) return embedded;
  let closing = false;
  const database = openPostgres(embedded.value.url, (error) => {
    if (!closing) noteTrouble(error);
  });
  return ok({
    database,
    close: async () => {
      closing = true;
      // The database cuts its clients off when it stops; waiting for a slow query first could outlast the patience of whoever ends us.
      await Promise.race([database.close(), new Promise((wake) => setTimeout(wake, 500))]);
      await embedded.value.stop();
    },
  });
}
