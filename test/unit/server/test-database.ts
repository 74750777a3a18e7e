import { randomBytes } from 'node:crypto';
import type { Database } from '../../../server/db/database';
import { openPglite } from '../../../server/db/pglite';
import { openPostgres } from '../../../server/db/postgres';

/**
 * An empty database for one test file: in memory, or of its own on the server that FIELDPACT_TEST_DATABASE names, so
 * that the same tests run against any database (`npm run torture -- databases`).
 */
export async function openTestDatabase(): Promise<Database> {
  const server = process.env.FIELDPACT_TEST_DATABASE;
  if (!server) return openPglite();
  const name = `fieldpact_test_${randomBytes(6).toString('hex')}`;
  const address = new URL(server);
  const maker = openPostgres(server, () => undefined);
  await maker.query(`create database ${name}`);
  address.pathname = `/${name}`;
  const database = openPostgres(address.href, () => undefined);
  return {
    ...database,
    close: async () => {
      await database.close();
      await maker.query(`drop database ${name}`);
      await maker.close();
    },
  };
}
