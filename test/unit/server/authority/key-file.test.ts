import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newKey, pkcs8Of, publicKeyOf, readKeyFile, writeKeyFile } from '../../../../server/authority/key-file';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-keys-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each(['ecdsa-p256', 'rsa', 'ed25519'] as const)(
  'a key (%s) comes back as it was written, for its owner only',
  async (kind) => {
    const path = join(folder, `${kind}.key`);
    const key = newKey(kind);
    await writeKeyFile(path, key, null);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const read = readKeyFile(path, null);
    expect(read.ok && read.value && pkcs8Of(read.value)).toEqual(pkcs8Of(key));
  },
);

test('a sealed key is opened by its passphrase, here and by openssl, and by nothing else', async () => {
  const path = join(folder, 'sealed.key');
  const key = newKey('ecdsa-p256');
  await writeKeyFile(path, key, 'correct horse');
  const read = readKeyFile(path, 'correct horse');
  expect(read.ok && read.value && pkcs8Of(read.value)).toEqual(pkcs8Of(key));
  const spki = execFileSync('openssl', [
    'pkey',
    '-in',
    path,
    '-passin',
    'pass:correct horse',
    '-pubout',
    '-outform',
    'DER',
  ]);
  expect(new Uint8Array(spki)).toEqual(publicKeyOf(key));
  expect(readKeyFile(path, 'wrong')).toEqual({
    ok: false,
    error: `The passphrase in FIELDPACT_AUTHORITY_PASSPHRASE does not open the key ${path}. Check it, or put sealed.key back from your backup.`,
  });
  expect(readKeyFile(path, null)).toEqual({
    ok: false,
    error: `The key ${path} is protected by a passphrase. Give it in FIELDPACT_AUTHORITY_PASSPHRASE and start again.`,
  });
});

test('a file that is not there is no key, and one that holds something else is damaged', () => {
  expect(readKeyFile(join(folder, 'none.key'), null)).toEqual({ ok: true, value: null });
  const path = join(folder, 'damaged.key');
  writeFileSync(path, '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n');
  expect(readKeyFile(path, null)).toEqual({
    ok: false,
    error: `The key ${path} is damaged. Put it back from your backup.`,
  });
});
