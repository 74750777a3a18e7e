import { PGlite } from '@electric-sql/pglite';
import { againWhenTheyMeet, type Database, type Queries } from './database';

const wholeNumber = 20;

/**
 * A database inside this process, in memory. For tests and for trying out: it is gone when the process ends, and
 * it never syncs to disk, so it is not a place for anybody's records.
 */
export async function openPglite(): Promise<Database> {
  const lite = await PGlite.create({ parsers: { [wholeNumber]: Number } });
  const asking = (on: Pick<PGlite, 'query'>): Queries => ({
    query: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      (await on.query<Row>(sql, [...values])).rows,
  });
  return {
    ...asking(lite),
    transaction: (work) => againWhenTheyMeet(() => lite.transaction((tx) => work(asking(tx as unknown as PGlite)))),
    close: () => lite.close(),
  };
}
