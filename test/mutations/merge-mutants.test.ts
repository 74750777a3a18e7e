import { afterAll, beforeAll, expect, test } from 'vitest';
import { some } from '../torture/extent';
import { mergeMutants } from './mutants';
import { MutatedProgram } from './mutated-program';

const check = 'test/mutations/merge-check.ts';

let program: MutatedProgram;
beforeAll(async () => {
  program = await MutatedProgram.open();
});
afterAll(() => program.close());

test('a program without a bug breaks nothing', async () => {
  expect(await program.run(null, check)).toEqual([]);
});

test.for(some(mergeMutants))('it is noticed when $wrong', async (mutant, { annotate }) => {
  const noticed = await program.run(mutant, check);
  await annotate(noticed.slice(0, 2).join(' '));
  expect(noticed).not.toEqual([]);
});

test('and breaks nothing again once the bugs are out', async () => {
  expect(await program.run(null, check)).toEqual([]);
});
