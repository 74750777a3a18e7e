import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Database } from '../../../server/db/database';
import { migrate, migrations } from '../../../server/db/migrate';
import { openPglite } from '../../../server/db/pglite';

let database: Database;
beforeAll(async () => {
  database = await openPglite();
});
afterAll(() => database.close());

test('a database of the first version is brought up to date and keeps what it holds; an older program then refuses it', async () => {
  const first = migrations.slice(0, 1);
  await migrate(database, 1, first);
  await database.query(`insert into space values ('s', 'North', 'e', 0, 'h', 1)`);
  await database.query(`insert into person values ('u', 'Ada', 'ada', 1)`);
  await database.query(`insert into device values ('d', 's', 'u', 'Laptop', 'k', 'tagtag', 't', 1, null)`);
  expect(await migrate(database, 2)).toEqual({
    ok: true,
    value: [
      '2026-11-21-certificates-and-archive',
      '2026-11-21-territories-and-proof',
      '2026-11-21-the-log-by-record',
      '2026-11-22-ledgers-of-partners',
    ],
  });
  await database.query(
    `insert into certificate (serial, device_id, user_id, kind, subject, key_sha256, issued_at, not_after, sha256, der)
     values ('01', 'd', 'u', 'manager', 'CN=Ada', 'k', 1, 2, 'h', 'ZGVy')`,
  );
  const rows = await database.query(
    `select person.name, certificate.subject, certificate.revoked_at from certificate
       join device on device.device_id = certificate.device_id join person on person.user_id = device.user_id`,
  );
  expect(rows).toEqual([{ name: 'Ada', subject: 'CN=Ada', revoked_at: null }]);
  expect(await migrate(database, 3)).toEqual({ ok: true, value: [] });
  expect((await migrate(database, 4, first)).ok).toBe(false);
});
