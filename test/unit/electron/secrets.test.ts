import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openSecrets } from '../../../electron/main/secrets';
import { world } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

let folder: string;
let path: string;
const platform = process.platform;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-secrets-'));
  path = join(folder, 'vault', 'secrets.json');
  Object.assign(world, { encryption: true, backend: 'gnome_libsecret', shouldReEncrypt: false });
});
afterEach(async () => {
  Object.defineProperty(process, 'platform', { value: platform });
  await rm(folder, { recursive: true, force: true });
});

const onPlatform = (value: string) => Object.defineProperty(process, 'platform', { value });

test.each([
  ['linux', true, 'gnome_libsecret', 'operating-system'],
  ['linux', true, 'kwallet6', 'operating-system'],
  ['linux', true, 'basic_text', 'none'],
  ['linux', true, 'unknown', 'none'],
  ['linux', false, 'gnome_libsecret', 'none'],
  ['darwin', true, 'unknown', 'operating-system'],
  ['win32', true, 'unknown', 'operating-system'],
  ['win32', false, 'unknown', 'none'],
])('on %s with encryption %s and backend %s the guard is: %s', (name, encryption, backend, guard) => {
  onPlatform(name);
  Object.assign(world, { encryption, backend });
  return expect(openSecrets(path).protection()).resolves.toBe(guard);
});

test('a secret is not readable in the file, which belongs to this person alone', async () => {
  onPlatform('linux');
  await openSecrets(path).keep('hq-token', 'very secret words');
  const text = await readFile(path, 'utf8');
  expect(text).not.toContain('very secret');
  expect(text).not.toContain(Buffer.from('very secret words').toString('base64'));
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('without a key ring a secret is kept all the same, and can still be read when there is one', async () => {
  onPlatform('linux');
  world.backend = 'basic_text';
  await openSecrets(path).keep('device-key', 'the key');
  world.backend = 'gnome_libsecret';
  expect(await openSecrets(path).recall('device-key')).toBe('the key');
});

test('a secret is sealed anew when the operating system says its key has changed', async () => {
  onPlatform('linux');
  const secrets = openSecrets(path);
  await secrets.keep('device-key', 'the key');
  const before = await stat(path);
  world.shouldReEncrypt = true;
  expect(await secrets.recall('device-key')).toBe('the key');
  expect((await stat(path)).ino).not.toBe(before.ino);
});
