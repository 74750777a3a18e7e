import pg from 'pg';
import { againWhenTheyMeet, type Database, type Queries } from './database';

const wholeNumber = 20;

/** A PostgreSQL reached by address, the embedded one or the customer's own. */
export function openPostgres(url: string, onTrouble: (error: unknown) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    application_name: 'fieldpact-hq',
    types: {
      getTypeParser: ((type: number, format?: 'text' | 'binary') =>
        type === wholeNumber ? Number : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
    },
  });
  // An idle connection that breaks (database restarted) would end the process if nobody listened.
  pool.on('error', onTrouble);
  return {
    query: (sql, values) => ask(pool, sql, values),
    transaction: (work) => againWhenTheyMeet(() => inTransaction(pool, work)),
    close: () => pool.end(),
  };
}

async function ask<Row extends object>(
  client: pg.Pool | pg.PoolClient,
  sql: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const result = await client.query(sql, [...values]);
  return result.rows as Row[];
}

async function inTransaction<Value>(pool: pg.Pool, work: (tx: Queries) => Promise<Value>): Promise<Value> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const noticed = (error: Error) => {
    broken = error;
  };
  client.on('error', noticed);
  try {
    await client.query('begin');
    const value = await work({ query: (sql, values) => ask(client, sql, values) });
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback').catch((worse: Error) => {
      broken = worse;
    });
    throw error;
  } finally {
    client.off('error', noticed);
    client.release(broken);
  }
}
