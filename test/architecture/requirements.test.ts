import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const rows = readFileSync('docs/requirements.md', 'utf8')
  .split('\n')
  .filter((line) => /^\| R\d/.test(line))
  .map((line) => {
    const [, number = '', , heldBy = '', guardedBy = ''] = line.split('|').map((cell) => cell.trim());
    return { number, heldBy: pathsIn(heldBy), guardedBy: pathsIn(guardedBy) };
  });

function pathsIn(cell: string): readonly string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, path]) => (path === undefined ? [] : [path]));
}

describe('the table of requirements', () => {
  test('has a row for every requirement', () => {
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 180 }, (_, at) => `R${at + 1}`));
  });

  test('names for each what holds it and the test that guards it', () => {
    const empty = rows.filter(({ heldBy, guardedBy }) => heldBy.length === 0 || guardedBy.length === 0);
    expect(empty.map(({ number }) => number)).toEqual([]);
    const unguarded = rows.filter(({ guardedBy }) => !guardedBy.every((path) => /\.(test|spec)\.tsx?$/.test(path)));
    expect(unguarded.map(({ number }) => number)).toEqual([]);
  });

  test('names only files that are there', () => {
    const named = new Set(rows.flatMap(({ heldBy, guardedBy }) => [...heldBy, ...guardedBy]));
    expect([...named].filter((path) => !existsSync(path))).toEqual([]);
  });
});
