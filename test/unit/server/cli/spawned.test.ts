import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { anSla } from '../../../builders/an-sla';

const root = resolve(import.meta.dirname, '../../../..');
let folder: string;

// Built inside the checkout: the packages it needs are found by going up from where it stands.
beforeAll(async () => {
  folder = mkdtempSync(join(root, 'node_modules/.cli-test-'));
  const configFile = join(root, 'server/cli/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(folder, 'fieldpact.js'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('the command line, built', () => {
  test('runs from a shell: answers on standard output, complains on standard error, ends with its code', () => {
    const sound = run('playbook', 'check', 'resources/packs/partner-onboarding');
    expect({ status: sound.status, stderr: sound.stderr }).toEqual({ status: 0, stderr: '' });
    expect(sound.stdout).toMatch(/ is sound: 8 modules, .*\.\n$/);
    expect(run('playbook', 'check', 'nowhere').status).toBe(3);
    const misused = run('playbook');
    expect({ status: misused.status, stdout: misused.stdout }).toEqual({ status: 2, stdout: '' });
    expect(misused.stderr).toContain('npx fieldpact explain');
  });

  test('measures, prints and takes apart: the fonts and the printer are found from where it lies', () => {
    const sla = join(folder, 'sla.json');
    writeFileSync(sla, JSON.stringify(anSla()));
    const records = [
      '--data',
      'test/data/monitoring/edition-redirect.csv',
      '--from',
      '2026-03-01',
      '--to',
      '2026-05-01',
    ];
    const measured = run('sla', 'measure', '--agreement', sla, ...records);
    expect({ status: measured.status, stderr: measured.stderr }).toEqual({ status: 0, stderr: '' });
    const pdf = join(folder, 'sla.pdf');
    const printed = run('document', 'render', '--kind', 'sla', '--data', sla, '--out', pdf);
    expect({ status: printed.status, stderr: printed.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run('sla', 'measure', '--agreement', pdf, ...records).stdout).toBe(measured.stdout);
  }, 60_000);

  test('may be started as a file, as npx does', () => {
    expect(statSync(join(folder, 'fieldpact.js')).mode & 0o111).toBe(0o111);
  });
});
