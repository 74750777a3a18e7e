import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { missingPackages } from '../../../scripts/install.mjs';
import { nodeRefusal } from '../../../scripts/node-version.mjs';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldpact-install-'));
  write('package-lock.json', {
    '': {},
    'node_modules/react': at('19.3.1'),
    'node_modules/a/node_modules/@b/c': at('1.0.0'),
  });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (version: string, more: object = {}) => ({ version, ...more });

function write(name: string, packages: object): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), JSON.stringify({ packages }));
}

function install(packages: Record<string, { version: string }>): void {
  for (const path of Object.keys(packages)) write(`${path}/package.json`, {});
  write('node_modules/.package-lock.json', packages);
}

describe('the packages that are missing', () => {
  test('are all of them in a fresh clone', () => {
    expect(missingPackages(folder)).toEqual(['react', '@b/c']);
  });

  test('are none when npm has installed what the lock file names', () => {
    install({ 'node_modules/react': at('19.3.1'), 'node_modules/a/node_modules/@b/c': at('1.0.0') });
    expect(missingPackages(folder)).toEqual([]);
  });

  test('are those the lock file has in another version now', () => {
    install({ 'node_modules/react': at('19.3.0'), 'node_modules/a/node_modules/@b/c': at('1.0.0') });
    expect(missingPackages(folder)).toEqual(['react']);
  });

  test('are those whose folder somebody has deleted', () => {
    install({ 'node_modules/react': at('19.3.1'), 'node_modules/a/node_modules/@b/c': at('1.0.0') });
    rmSync(join(folder, 'node_modules/react'), { recursive: true });
    expect(missingPackages(folder)).toEqual(['react']);
  });

  test('are not those that belong to other systems', () => {
    write('package-lock.json', { 'node_modules/for-windows': at('1.0.0', { optional: true }) });
    expect(missingPackages(folder)).toEqual([]);
  });
});

describe('a version of Node', () => {
  test.each(['20.19.0', '20.20.2', '22.12.0', '24.1.0', '26.0.0'])('%s runs the program', (version) => {
    expect(nodeRefusal(version)).toBeNull();
  });

  test.each(['12.22.0', '18.20.4', '20.18.3', '21.7.0', '22.11.0'])('%s is refused in one sentence', (version) => {
    expect(nodeRefusal(version)).toBe(
      `Fieldpact needs Node 20.19 or newer (in the 22 line: 22.12 or newer); this is Node ${version}. Install a newer one and try again.`,
    );
  });
});
