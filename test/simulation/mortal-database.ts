import type { Database, Queries } from '../../server/db/database';
import type { Boundary } from './boundary';

/** A database whose server can end at every word it says to it, before a commit and after one. */
export function mortalDatabase(database: Database, boundary: () => Boundary): Database {
  const asking = (on: Queries): Queries => ({
    query: (sql, values) => {
      boundary().pass(`query ${sql.trim().slice(0, 40)}`, looksOnly(sql));
      return on.query(sql, values);
    },
  });
  const outside = asking(database);
  return {
    query: async (sql, values) => outside.query(sql, values),
    transaction: async (work) => {
      const value = await database.transaction(async (tx) => {
        const inside = asking(tx);
        const done = await work({ query: async (sql, values) => inside.query(sql, values) });
        boundary().pass('commit');
        return done;
      });
      boundary().pass('commit done');
      return value;
    },
    close: () => database.close(),
  };
}

function looksOnly(sql: string): boolean {
  return /^\s*select\b/.test(sql) && !/\bfor (no key )?update\b/.test(sql);
}
