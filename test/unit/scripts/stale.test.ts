import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { buildIfStale } from '../../../scripts/stale.mjs';

const product = { name: 'the thing', sources: ['source', 'lock.json'], results: ['out/thing'], stamp: 'out/stamp' };

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-stale-'));
  write('source/a.ts', 'a');
  write('source/deep/b.ts', 'b');
  write('lock.json', '{}');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

const build = () => buildIfStale(folder, product, async () => write('out/thing', 'built'));

describe('a built thing', () => {
  test('is stale before it was ever built, and fresh afterwards', async () => {
    expect([await build(), await build()]).toEqual(['built', 'fresh']);
  });

  test.each<readonly [string, () => void]>([
    ['a source says something else', () => write('source/deep/b.ts', 'c')],
    ['a source was added', () => write('source/c.ts', '')],
    ['a source was removed', () => rmSync(join(folder, 'source/a.ts'))],
    ['the packages have changed', () => write('lock.json', '{ "packages": {} }')],
    ['its result was deleted', () => rmSync(join(folder, 'out/thing'))],
  ])('is stale when %s', async (_what, happen) => {
    await build();
    happen();
    expect(await build()).toBe('built');
  });

  test('is not stale because a file has a new date', async () => {
    await build();
    utimesSync(join(folder, 'source/a.ts'), new Date(), new Date());
    expect(await build()).toBe('fresh');
  });

  test('is stale after a build that failed, even over an older result', async () => {
    await build();
    write('source/a.ts', 'wrong');
    await expect(buildIfStale(folder, product, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    write('source/a.ts', 'a');
    expect(await build()).toBe('built');
  });

  test('is stale again when a source was edited during the build', async () => {
    await buildIfStale(folder, product, async () => {
      write('source/a.ts', 'edited meanwhile');
      write('out/thing', 'built');
    });
    expect(await build()).toBe('built');
  });
});
