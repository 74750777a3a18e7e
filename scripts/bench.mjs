// npm run bench: measures, prints a table, and writes test-results/bench.json.
import './require-node.mjs';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { root } from './root.mjs';
import { run, runTool } from './run.mjs';
import { Refusal, runCommand, say } from './say.mjs';
import { provideTestBrowser } from './test-browser.mjs';

/**
 * @typedef {object} Measurement
 * @property {string} name
 * @property {number} value
 * @property {string} unit
 * @property {number} goal
 * @property {boolean} met
 */

const folder = join(root, 'test-results', 'bench');

runCommand(async () => {
  await installMissing();
  await buildStale();
  const browser = await provideTestBrowser();

  // What was measured another day must not be told as of today.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = loadavg();
  const { code } = await runTool('@playwright/test', ['test', '--config', 'test/bench/bench.config.ts'], {
    bin: 'playwright',
    env: { FIELDPACT_BROWSER: browser },
    show: true,
  });

  const measurements = readMeasurements();
  if (measurements.length === 0) throw new Refusal('Nothing was measured; the reason stands above.');
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30) };
  const versions = { node: process.versions.node, browser: (await run(browser, ['--version'])).answer.trim() };
  const report = { at: new Date().toISOString(), machine, versions, load: { before, after: loadavg() }, measurements };
  writeFileSync(join(root, 'test-results', 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);

  for (const line of table(measurements)) say(line);
  say(
    `\nLoad of the machine before: ${before[0]?.toFixed(1)} on ${machine.cores} cores. Written to test-results/bench.json.`,
  );
  return code;
});

/** @returns {Measurement[]} */
function readMeasurements() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** @param {Measurement[]} measurements */
function table(measurements) {
  const rows = measurements.map(({ name, value, unit, goal, met }) => [
    name,
    `${round(value)} ${unit}`,
    `≤ ${goal} ${unit}`,
    met ? 'met' : 'NOT met',
  ]);
  const all = [['measured', 'value', 'goal', ''], ...rows];
  const width = (/** @type {number} */ column) => Math.max(...all.map((row) => (row[column] ?? '').length));
  return all.map(([name = '', value = '', goal = '', met = '']) =>
    [name.padEnd(width(0)), value.padStart(width(1)), goal.padStart(width(2)), met].join('  '),
  );
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
