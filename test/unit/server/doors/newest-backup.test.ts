import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backupName } from '../../../../server/backup/nightly';
import { newestBackup } from '../../../../server/folder/newest-backup';

test('the newest backup is told by its name, however it is sealed, and one that broke off does not count', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-backups-'));
  expect(await newestBackup(folder)).toBe(null);
  expect(await newestBackup(join(folder, 'missing'))).toBe(null);
  const [first, second, third] = ['2026-11-19T02:00:00Z', '2026-11-20T02:00:00Z', '2026-11-21T02:00:00Z'].map(
    Date.parse,
  );
  writeFileSync(join(folder, backupName(second ?? 0, true)), '');
  writeFileSync(join(folder, backupName(first ?? 0, false)), '');
  writeFileSync(join(folder, `${backupName(third ?? 0, true)}.part`), '');
  expect(await newestBackup(folder)).toBe(second);
  rmSync(folder, { recursive: true });
});
