import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { provideDocumentTools } from './document-tools.mjs';
import { buildStale } from './products.mjs';
import { root } from './root.mjs';
import { run, runTool } from './run.mjs';
import { Refusal, say, secondsSince } from './say.mjs';

/**
 * The suites of this program and what each of them counted. Counts are read from reports the tools write for
 * machines; a suite whose report is missing, or that ran nothing, has failed.
 *
 * @typedef {object} Count
 * @property {number} passed
 * @property {number} failed
 * @property {{ name: string, reason: string }[]} skipped
 *
 * @typedef {object} Suite
 * @property {string} name
 * @property {() => Promise<{ count: Count, output: string }>} run
 */

const reports = join(root, 'test-results', 'suites');

/** Checks that read the code and run none of it. Each counts as one. */
/** @type {readonly Suite[]} */
export const staticSuites = [
  check('format', () => runTool('@biomejs/biome', ['check', '.'])),
  check('types', () => runTool('typescript', ['-b'], { bin: 'tsc' })),
  check('lint', () => runTool('eslint', ['.', '--max-warnings', '0'])),
  check('import rules', () => run(process.execPath, [join(root, 'scripts', 'check-imports.mjs')])),
];

/** @type {Suite} */
export const nodeSuite = {
  name: 'tests in Node',
  run: async () => {
    // The tests of signatures ask programs of others what they think of ours.
    await provideDocumentTools();
    return vitest('tests in Node', 'vitest.config.ts').run();
  },
};

/** @type {Suite} */
export const browserSuite = vitest('tests in the browser', 'vitest.browser.config.ts');

/** Sixty documents that are hard to print, each looked at; `scripts/check-documents.mjs` alone looks at a thousand. */
/** @type {Suite} */
export const documentSuite = check('documents that are hard to print', async () => {
  await provideDocumentTools();
  return run(process.execPath, [join(root, 'scripts', 'check-documents.mjs'), '60']);
});

/** @type {Suite} */
export const buildSuite = {
  name: 'build',
  run: async () => {
    try {
      await buildStale();
      return { count: { passed: 1, failed: 0, skipped: [] }, output: '' };
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      return { count: { passed: 0, failed: 1, skipped: [] }, output: problem.message };
    }
  },
};

/**
 * The journeys in one host.
 * @param {'browser' | 'electron'} host
 * @returns {Suite}
 */
export function journeySuite(host) {
  return {
    name: `journeys in ${host === 'browser' ? 'the browser' : 'Electron'}`,
    run: async () => {
      const report = freshReport(`journeys-${host}`);
      const result = await runTool('@playwright/test', ['test', '--project', host, '--reporter', 'line,json'], {
        bin: 'playwright',
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
      });
      return { count: strict(countPlaywright(readReport(report)), result.code), output: result.output };
    },
  };
}

/**
 * The same journeys where they cannot run: each is skipped, with the reason.
 * @param {string} reason
 * @param {number} journeys
 * @returns {Suite}
 */
export function skippedElectronSuite(reason, journeys) {
  const skipped = Array.from({ length: journeys }, (_, at) => ({ name: `journey ${at + 1} in Electron`, reason }));
  return {
    name: 'journeys in Electron',
    run: async () => ({ count: { passed: 0, failed: 0, skipped }, output: '' }),
  };
}

/**
 * Runs the suites in order and tells how each went.
 * @param {readonly Suite[]} suites
 * @returns {Promise<Count>}
 */
export async function runSuites(suites) {
  /** @type {Count} */
  const total = { passed: 0, failed: 0, skipped: [] };
  for (const suite of suites) add(total, await runSuite(suite));
  return total;
}

/**
 * Runs one suite, shows what it said when something failed, and answers what it counted.
 * @param {Suite} suite
 * @returns {Promise<Count>}
 */
export async function runSuite(suite) {
  const began = performance.now();
  const { count, output } = await suite.run();
  if (count.failed > 0) process.stdout.write(`${output.trimEnd()}\n`);
  const skipped = count.skipped.length > 0 ? `, ${count.skipped.length} skipped` : '';
  const verdict = count.failed > 0 ? 'FAILED' : count.passed > 0 ? 'ok' : 'skipped';
  say(
    `${verdict.padEnd(8)}${suite.name}: ${count.passed} passed, ${count.failed} failed${skipped} (${secondsSince(began)})`,
  );
  return count;
}

/** @param {Count} total @param {Count} count */
export function add(total, count) {
  total.passed += count.passed;
  total.failed += count.failed;
  total.skipped.push(...count.skipped);
}

/**
 * What must be told after all suites; the last line is the sum.
 * @param {Count} total
 * @returns {string[]}
 */
export function summary({ passed, failed, skipped }) {
  const reasons = new Map();
  for (const { reason } of skipped) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  return [
    ...[...reasons].map(([reason, times]) => `skipped ${times}: ${reason}`),
    `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
  ];
}

/**
 * @param {any} report of vitest's json reporter
 * @returns {Count | null}
 */
export function countVitest(report) {
  if (!Array.isArray(report?.testResults)) return null;
  /** @type {Count} */
  const count = { passed: 0, failed: 0, skipped: [] };
  for (const file of report.testResults) {
    const failedBefore = count.failed;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') count.passed += 1;
      else if (status === 'failed') count.failed += 1;
      else count.skipped.push({ name: fullName, reason: `${fullName} is switched off` });
    }
    // A file that does not even load has no tests to count, and has failed all the same.
    if (file.status === 'failed' && count.failed === failedBefore) count.failed += 1;
  }
  return count;
}

/**
 * @param {any} report of Playwright's json reporter
 * @returns {Count | null}
 */
export function countPlaywright(report) {
  if (!Array.isArray(report?.suites)) return null;
  /** @type {Count} */
  const count = { passed: 0, failed: report.errors?.length ?? 0, skipped: [] };
  const visit = (/** @type {any} */ suite) => {
    for (const inner of suite.suites ?? []) visit(inner);
    for (const spec of suite.specs ?? []) {
      for (const { status, annotations } of spec.tests) {
        if (status === 'expected') count.passed += 1;
        else if (status === 'skipped')
          count.skipped.push({ name: spec.title, reason: reasonOf(annotations, spec.title) });
        // A test that passes only now and then has failed.
        else count.failed += 1;
      }
    }
  };
  for (const suite of report.suites) visit(suite);
  return count;
}

/**
 * Holds a count against the exit code: a tool that ran nothing, wrote no report, or failed without a failed test
 * is one failure.
 * @param {Count | null} count
 * @param {number} code
 * @returns {Count}
 */
export function strict(count, code) {
  if (!count) return { passed: 0, failed: 1, skipped: [] };
  const ranNothing = count.passed + count.failed === 0;
  const failedSilently = code !== 0 && count.failed === 0;
  return ranNothing || failedSilently ? { ...count, failed: count.failed + 1 } : count;
}

/**
 * @param {string} name
 * @param {() => Promise<import('./run.mjs').RunResult>} tool
 * @returns {Suite}
 */
function check(name, tool) {
  return {
    name,
    run: async () => {
      const { code, output } = await tool();
      return { count: { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: [] }, output };
    },
  };
}

/**
 * @param {string} name
 * @param {string} config
 * @returns {Suite}
 */
function vitest(name, config) {
  return {
    name,
    run: async () => {
      const report = freshReport(name.replaceAll(' ', '-').toLowerCase());
      const result = await runTool('vitest', [
        'run',
        ...['--config', config, '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`],
      ]);
      return { count: strict(countVitest(readReport(report)), result.code), output: result.output };
    },
  };
}

/** @param {string} name */
function freshReport(name) {
  const file = join(reports, `${name}.json`);
  mkdirSync(dirname(file), { recursive: true });
  // The report of an earlier run must not be counted for this one.
  rmSync(file, { force: true });
  return file;
}

/** @param {string} file */
function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/** @param {{ type: string, description?: string }[]} annotations @param {string} title */
function reasonOf(annotations, title) {
  return (
    annotations?.find(({ type }) => type === 'skip' || type === 'fixme')?.description ?? `${title} is switched off`
  );
}
