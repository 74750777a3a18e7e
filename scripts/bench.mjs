// npm run bench [-- --quick]: measures, prints a table, and writes test-results/bench.json. What is measured, and how,
// stands in docs/bench.md.
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
 * @property {number | null} goal at most this; null where the number is only to be known
 * @property {string} beside what was measured beside it in the same run
 */

const folder = join(root, 'test-results', 'bench');

runCommand(async () => {
  const isQuick = process.argv.slice(2).includes('--quick');
  await installMissing();
  await buildStale();
  const browser = await provideTestBrowser();

  // What was measured another day must not be told as of today.
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const before = machineNow();
  const { code } = await runTool('@playwright/test', ['test', '--config', 'test/bench/bench.config.ts'], {
    bin: 'playwright',
    env: { FIELDPACT_BROWSER: browser, FIELDPACT_BENCH: isQuick ? 'quick' : 'whole' },
    show: true,
  });

  const measurements = readMeasurements();
  if (measurements.length === 0) throw new Refusal('Nothing was measured; the reason stands above.');
  const after = machineNow();
  const machine = { processor: cpus()[0]?.model, cores: cpus().length, memoryGB: Math.round(totalmem() / 2 ** 30) };
  const versions = { node: process.versions.node, browser: (await run(browser, ['--version'])).answer.trim() };
  const told = measurements.map((measurement) => ({ ...measurement, met: isMet(measurement) }));
  const report = {
    at: new Date().toISOString(),
    isQuick,
    machine,
    versions,
    load: { before, after },
    measurements: told,
  };
  writeFileSync(join(root, 'test-results', 'bench.json'), `${JSON.stringify(report, null, 2)}\n`);

  say('');
  for (const line of table(measurements)) say(line);
  say('');
  for (const { name, beside } of measurements) if (beside) say(`${name}:\n    ${beside}`);
  say(
    `\n${isQuick ? 'Few rounds (--quick). ' : ''}Load of the machine ${before.load} before and ${after.load} after, on ${machine.cores} cores; ` +
      `a busy loop got ${before.share} % and ${after.share} % of a core. Written to test-results/bench.json.`,
  );
  return code;
});

/** How busy the machine is with other things: a loop that does nothing else should get a whole core. */
function machineNow() {
  const began = performance.now();
  const used = process.cpuUsage();
  while (performance.now() - began < 1_000);
  const { user, system } = process.cpuUsage(used);
  return {
    load: Number((loadavg()[0] ?? 0).toFixed(1)),
    share: Math.round((user + system) / 10 / (performance.now() - began)),
  };
}

/** @returns {Measurement[]} */
function readMeasurements() {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** @param {Measurement} measurement */
function isMet({ value, goal }) {
  return goal === null ? null : value <= goal;
}

/** @param {Measurement[]} measurements */
function table(measurements) {
  const rows = measurements.map((measurement) => [
    measurement.name,
    String(round(measurement.value)),
    measurement.unit,
    measurement.goal === null ? '' : `≤ ${measurement.goal}`,
    { true: 'yes', false: 'NO', null: '' }[String(isMet(measurement))] ?? '',
  ]);
  const all = [['name', 'value', 'unit', 'goal', 'met'], ...rows];
  const width = (/** @type {number} */ column) => Math.max(...all.map((row) => (row[column] ?? '').length));
  return all.map(([name = '', value = '', unit = '', goal = '', met = '']) =>
    [name.padEnd(width(0)), value.padStart(width(1)), unit.padEnd(width(2)), goal.padEnd(width(3)), met]
      .join(' | ')
      .trimEnd(),
  );
}

/** @param {number} value */
function round(value) {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}
