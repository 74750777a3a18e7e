import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentPolicy, reactAriaStyleHash } from '#shared/contracts/content-policy';
import { desktopOrigin } from '#shared/contracts/desktop-bridge';
import { answerRequests, readManifest, registerScheme } from '../../../electron/main/protocol';
import { told } from '../../fakes/electron';

vi.mock('electron', async () => (await import('../../fakes/electron')).fakeElectron());

const golden =
  "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='; " +
  "img-src 'self' blob: data:; font-src 'self'; media-src 'self' blob:; connect-src 'self' https://hq.example.org; " +
  "worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types default";

const sha256 = 'ab'.repeat(32);
let folder: string;
let answer: ReturnType<typeof answerRequests>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fieldpact-protocol-'));
  await mkdir(join(folder, 'renderer/assets'), { recursive: true });
  await writeFile(join(folder, 'renderer/index.html'), '<!doctype html>');
  await writeFile(join(folder, 'renderer/assets/journal-worker-Ab_1-2.js'), 'run()');
  await writeFile(join(folder, 'renderer/assets/look.css'), 'a{}');
  await writeFile(join(folder, 'renderer/assets/inter.woff2'), 'font');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, sha256), '0123456789');
  answer = answerRequests({
    manifest: await readManifest(join(folder, 'renderer')),
    blobPath: (name) => join(folder, name),
    hq: 'https://hq.example.org',
    own: desktopOrigin,
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const get = (url: string, given: { method?: string; range?: string } = {}) =>
  answer({
    // Given as it stands, not as a Request would have tidied it.
    url,
    method: given.method ?? 'GET',
    headers: new Headers(given.range ? { range: given.range } : {}),
  });

describe('the files of the window', () => {
  test('come with their type, the content policy and no guessing', async () => {
    const seen = [];
    for (const path of [
      '/',
      '/index.html?x#y',
      '/assets/journal-worker-Ab_1-2.js',
      '/assets/look.css',
      '/assets/inter.woff2',
    ]) {
      const response = await get(`app://field${path}`);
      const { headers, status } = response;
      seen.push([path, status, headers.get('content-type'), headers.get('x-content-type-options')]);
      expect(headers.get('content-security-policy')).toBe(golden);
    }
    expect(seen).toEqual([
      ['/', 200, 'text/html; charset=utf-8', 'nosniff'],
      ['/index.html?x#y', 200, 'text/html; charset=utf-8', 'nosniff'],
      ['/assets/journal-worker-Ab_1-2.js', 200, 'text/javascript; charset=utf-8', 'nosniff'],
      ['/assets/look.css', 200, 'text/css; charset=utf-8', 'nosniff'],
      ['/assets/inter.woff2', 200, 'font/woff2', 'nosniff'],
    ]);
    expect(await (await get('app://field/assets/look.css')).text()).toBe('a{}');
  });

  test.each([
    'app://field/../secret.txt',
    'app://field/assets/../../secret.txt',
    'app://field/%2e%2e%2fsecret.txt',
    'app://field/%252e%252e%252fsecret.txt',
    'app://field/..\\secret.txt',
    'app://field/assets%5c..%5c..%5csecret.txt',
    'app://field/index.html%00.js',
    'app://field/index.html\0.js',
    'app://field//index.html',
    'app://field/Index.html',
    'app://field/assets',
    'app://field/assets/',
    'app://other/index.html',
    'app://field.evil/index.html',
    'app://user@field/index.html',
    'app://field:80/index.html',
    'https://field/index.html',
    'file:///etc/passwd',
    'app://field',
    `app://field/blobs/../${sha256}`,
    `app://field/blobs/${sha256}/..`,
    `app://field/blobs/${sha256.toUpperCase()}`,
    `app://field/blobs/${sha256.slice(1)}`,
    'app://field/blobs/',
  ])('are not left by way of %s', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
  });

  test.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS'])('are only read, not asked for with %s', async (method) => {
    expect((await get('app://field/index.html', { method })).status).toBe(405);
  });
});

describe('blobs', () => {
  test('are bytes without a meaning: no type that runs, no guessing, a policy that allows nothing', async () => {
    const response = await get(`app://field/blobs/${sha256}`);
    expect(Object.fromEntries(response.headers)).toEqual({
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      'content-length': '10',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'application/octet-stream',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(await response.text()).toBe('0123456789');
  });

  test.each([
    ['bytes=0-3', 206, 'bytes 0-3/10', '0123'],
    ['bytes=4-', 206, 'bytes 4-9/10', '456789'],
    ['bytes=-2', 206, 'bytes 8-9/10', '89'],
    ['bytes=-99', 206, 'bytes 0-9/10', '0123456789'],
    ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
    ['bytes=10-', 416, 'bytes */10', ''],
    ['bytes=5-4', 416, 'bytes */10', ''],
    ['bytes=-', 416, 'bytes */10', ''],
    ['bytes=0-1,4-5', 416, 'bytes */10', ''],
  ])('are given in part: %s', async (range, status, place, text) => {
    const response = await get(`app://field/blobs/${sha256}`, { range });
    expect([response.status, response.headers.get('content-range'), await response.text()]).toEqual([
      status,
      place,
      text,
    ]);
  });

  test('that are not here are not found', async () => {
    expect((await get(`app://field/blobs/${'0'.repeat(64)}`)).status).toBe(404);
  });

  test('may be read from the development server, exactly, and from nowhere else', async () => {
    const develop = answerRequests({
      manifest: new Map(),
      blobPath: (name) => join(folder, name),
      hq: null,
      own: 'http://localhost:5173',
    });
    const response = await develop(new Request(`app://field/blobs/${sha256}`));
    expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
    expect((await get(`app://field/blobs/${sha256}`)).headers.has('access-control-allow-origin')).toBe(false);
  });
});

test('the scheme keeps the content policy, and may cross origins only in development', () => {
  registerScheme(false);
  registerScheme(true);
  const privileges = { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true };
  expect(told.schemes).toEqual([
    { scheme: 'app', privileges: { ...privileges, corsEnabled: false } },
    { scheme: 'app', privileges: { ...privileges, corsEnabled: true } },
  ]);
});

test('the content policy names no unsafe source and no open network, with and without headquarters', () => {
  expect(contentPolicy('https://hq.example.org')).toBe(golden);
  expect(contentPolicy(null)).toBe(golden.replace(' https://hq.example.org', ''));
  expect(golden).not.toMatch(/unsafe|http:|\*/);
});

test('the one style element the policy lets pass is the one React Aria puts into the page', () => {
  const packageFile = createRequire(import.meta.url).resolve('react-aria/package.json');
  const source = readFileSync(join(dirname(packageFile), 'dist/private/interactions/usePress.mjs'), 'utf8');
  const attribute = /\$PRESSABLE_ATTRIBUTE = '([\w-]+)'/.exec(source)?.[1];
  const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1];
  const style = template?.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, attribute ?? '').trim() ?? '';
  expect(style).toContain('touch-action');
  expect(`sha256-${createHash('sha256').update(style).digest('base64')}`).toBe(reactAriaStyleHash);
});
