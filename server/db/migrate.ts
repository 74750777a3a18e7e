import { ok, type Result, refuse } from '#shared/base/result';
import type { Database } from './database';
import { recordsAndPeople } from './migrations/2026-11-20-records-and-people';
import { certificatesAndArchive } from './migrations/2026-11-21-certificates-and-archive';
import { territoriesAndProof } from './migrations/2026-11-21-territories-and-proof';
import { logByRecord } from './migrations/2026-11-21-the-log-by-record';
import { ledgersOfPartners } from './migrations/2026-11-22-ledgers-of-partners';

/** Steps that bring a database to the shape this program knows, oldest first. A step that has shipped never changes. */
export interface Migration {
  readonly name: string;
  readonly statements: readonly string[];
}

export const migrations: readonly Migration[] = [
  recordsAndPeople,
  certificatesAndArchive,
  territoriesAndProof,
  logByRecord,
  ledgersOfPartners,
];

/** Applies the steps a database has not had yet, each wholly or not at all. A database from the future is refused. */
export async function migrate(
  database: Database,
  now: number,
  steps: readonly Migration[] = migrations,
): Promise<Result<readonly string[], string>> {
  await database.query('create table if not exists migration (name text primary key, applied_at bigint not null)');
  const applied = (await database.query<{ name: string }>('select name from migration order by name')).map(
    (row) => row.name,
  );
  const unknown = applied.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    return refuse(
      `The data folder was made by a newer Fieldpact (it has had ${unknown.join(', ')}). Start the newer version instead.`,
    );
  }
  const due = steps.filter((step) => !applied.includes(step.name));
  for (const step of due) {
    await database.transaction(async (tx) => {
      // Recorded first: of two headquarters starting on one database the second waits here and then has nothing to do.
      const first = await tx.query('insert into migration values ($1, $2) on conflict do nothing returning name', [
        step.name,
        now,
      ]);
      if (first.length === 0) return;
      for (const statement of step.statements) await tx.query(statement);
    });
  }
  return ok(due.map((step) => step.name));
}
