import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest, strict, summary } from '../../../scripts/suites.mjs';

const result = (status: string, fullName = 'a test') => ({ status, fullName });

describe('the count of a vitest run', () => {
  test('is that of its tests, and names what was switched off', () => {
    const testResults = [
      { status: 'passed', assertionResults: [result('passed'), result('skipped', 'a gate opens')] },
      { status: 'failed', assertionResults: [result('passed'), result('failed')] },
    ];
    expect(countVitest({ testResults })).toEqual({
      passed: 2,
      failed: 1,
      skipped: [{ name: 'a gate opens', reason: 'a gate opens is switched off' }],
    });
  });

  test('has a failure for a file that does not load', () => {
    expect(countVitest({ testResults: [{ status: 'failed', assertionResults: [] }] })).toEqual({
      passed: 0,
      failed: 1,
      skipped: [],
    });
  });
});

describe('the count of a Playwright run', () => {
  const spec = (status: string, annotations: object[] = []) => ({ title: 'a visit', tests: [{ status, annotations }] });

  test('looks into groups, and takes a test that passes now and then for a failure', () => {
    const suites = [
      { specs: [spec('expected')], suites: [{ specs: [spec('flaky'), spec('unexpected')] }] },
      { specs: [spec('skipped', [{ type: 'skip', description: 'needs a camera' }])] },
    ];
    expect(countPlaywright({ suites, errors: [] })).toEqual({
      passed: 1,
      failed: 2,
      skipped: [{ name: 'a visit', reason: 'needs a camera' }],
    });
  });

  test('has a failure for every error outside of tests', () => {
    expect(countPlaywright({ suites: [], errors: [{ message: 'no tests found' }] })).toEqual({
      passed: 0,
      failed: 1,
      skipped: [],
    });
  });
});

describe('a suite', () => {
  const good = { passed: 3, failed: 0, skipped: [] };

  test.each([
    ['passes when its tests pass and the tool agrees', good, 0, 0],
    ['fails when the tool fails without a failed test', good, 1, 1],
    ['fails when it ran nothing', { passed: 0, failed: 0, skipped: [] }, 0, 1],
    ['fails when it left no report', null, 0, 1],
  ])('%s', (_sentence, count, code, failed) => {
    expect(strict(count, code).failed).toBe(failed);
  });
});

describe('the summary', () => {
  test('gives the reason of what was skipped, and ends with the sum', () => {
    const reason = 'Electron is not here';
    const skipped = [
      { name: 'one', reason },
      { name: 'two', reason },
    ];
    expect(summary({ passed: 7, failed: 1, skipped })).toEqual([
      'skipped 2: Electron is not here',
      '7 passed, 1 failed, 2 skipped',
    ]);
  });
});
