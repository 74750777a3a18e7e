import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import * as invariants from '../simulation/invariants';

const root = join(import.meta.dirname, '../..');
const text = readFileSync(join(root, 'docs/faults.md'), 'utf8');
const cells = text.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

/** Every row of the tables of faults: number, file, sentence. */
const shown = cells.flatMap(([, fault = '', , file = '', sentence = '']) =>
  /^F\d+$/.test(fault) ? [{ fault, file: file.replaceAll('`', ''), sentence }] : [],
);

test('every fault has a test', () => {
  const all = Array.from({ length: 43 }, (_, at) => `F${at + 1}`);
  expect(all.filter((fault) => !shown.some((row) => row.fault === fault))).toEqual([]);
});

test('every sentence is that of a test in the file that is named for it', () => {
  const missing = shown.filter(({ file, sentence }) => {
    const path = join(root, file);
    return sentence === '' || !existsSync(path) || !beginsTest(readFileSync(path, 'utf8'), sentence);
  });
  expect(missing).toEqual([]);
});

/** The sentence, or what comes before its seed, is the first argument of a test or a journey; a word in a comment is none. */
function beginsTest(source: string, sentence: string): boolean {
  const calls = /\b(?:test|journey)(?:\.(?:each|for|runIf)\([\s\S]*?\))?\(\s*(['"`])/g;
  return [...source.matchAll(calls)].some(({ 0: call, index }) => source.startsWith(sentence, index + call.length));
}

test('every promise is checked by a function that there is, and all of them are asked together', () => {
  const promises = cells.flatMap(([, promise = '', , name = '']) =>
    /^I\d+$/.test(promise) ? [{ promise, name: name.replaceAll('`', '') }] : [],
  );
  expect(promises.map(({ promise }) => promise)).toEqual(Array.from({ length: 10 }, (_, at) => `I${at + 1}`));
  expect(promises.filter(({ name }) => !(name in invariants))).toEqual([]);
  const together = invariants.brokenPromises.toString();
  expect(promises.filter(({ name }) => !together.includes(name))).toEqual([]);
});
