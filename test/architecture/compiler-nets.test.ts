import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runTool } from '../../scripts/run.mjs';
import { writeMistakenCheckout } from './mistaken-checkout';

/** Code that would run in the wrong place, and the name its compiler project must not know. */
const mistakes: readonly (readonly [project: string, line: string, unknownName: string])[] = [
  ['shared', 'export const width = window.innerWidth;', 'window'],
  ['shared', "export const home = process.env['HOME'];", 'process'],
  ['shared', 'export const page = document.title;', 'document'],
  ['shared', 'export const later = setTimeout(() => {}, 1);', 'setTimeout'],
  ['shared', "export const reply = fetch('/');", 'fetch'],
  ['renderer', "export const home = process.env['HOME'];", 'process'],
  ['renderer', "export const bytes = Buffer.from('');", 'Buffer'],
  ['electron', 'export const width = window.innerWidth;', 'window'],
  ['electron', 'export const page = document.title;', 'document'],
  ['server', 'export const width = window.innerWidth;', 'window'],
  ['server', "export const store = indexedDB.open('records');", 'indexedDB'],
];

/** Settings that the whole program leans on, each with a line that only they refuse. */
const strictness: readonly (readonly [setting: string, line: string, code: string])[] = [
  ['strict', 'export const length = (text: string | null) => text.length;', 'TS18047'],
  ['noUncheckedIndexedAccess', 'export const first = (texts: string[]): string => texts[0];', 'TS2322'],
  ['exactOptionalPropertyTypes', 'export const partner: { name?: string } = { name: undefined };', 'TS2375'],
  ['verbatimModuleSyntax', "import { Noun } from './noun';\nexport const noun: Noun = 1;", 'TS1484'],
];

describe('the compiler', () => {
  const nounFile = { 'shared/noun.ts': 'export type Noun = number;\n' };
  const misplaced = Object.fromEntries(mistakes.map(([project, line], at) => [`${project}/m${at}.ts`, `${line}\n`]));
  const loose = Object.fromEntries(strictness.map(([setting, line]) => [`shared/${setting}.ts`, `${line}\n`]));
  const { folder, remove } = writeMistakenCheckout({ ...nounFile, ...misplaced, ...loose });
  const errors: string[] = [];

  beforeAll(async () => {
    for (const project of ['shared', 'renderer', 'electron', 'server']) {
      const { output } = await runTool('typescript', ['-p', join(folder, project), '--pretty', 'false'], {
        bin: 'tsc',
        cwd: folder,
      });
      errors.push(...output.split('\n'));
    }
  }, 120_000);
  afterAll(remove);

  test.each(mistakes)('of %s/ refuses %s', (project, line, name) => {
    const at = mistakes.findIndex((mistake) => mistake[0] === project && mistake[1] === line);
    expect(errors).toContainEqual(expect.stringMatching(new RegExp(`^${project}/m${at}\\.ts.*'${name}'`)));
  });

  test.each(strictness)('has %s on', (setting, _line, code) => {
    expect(errors).toContainEqual(expect.stringMatching(new RegExp(`^shared/${setting}\\.ts.*${code}`)));
  });
});
