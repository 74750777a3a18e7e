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

test('every sentence stands in the file that is named for it', () => {
  const missing = shown.filter(({ file, sentence }) => {
    const path = join(root, file);
    return sentence === '' || !existsSync(path) || !readFileSync(path, 'utf8').includes(sentence);
  });
  expect(missing).toEqual([]);
});

test('every promise is checked by a function that there is, and all of them are asked together', () => {
  const promises = cells.flatMap(([, promise = '', , name = '']) =>
    /^I\d+$/.test(promise) ? [{ promise, name: name.replaceAll('`', '') }] : [],
  );
  expect(promises.map(({ promise }) => promise)).toEqual(Array.from({ length: 10 }, (_, at) => `I${at + 1}`));
  expect(promises.filter(({ name }) => !(name in invariants))).toEqual([]);
  const together = invariants.brokenPromises.toString();
  expect(promises.filter(({ name }) => !together.includes(name))).toEqual([]);
});
