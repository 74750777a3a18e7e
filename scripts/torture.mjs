// npm run torture [-- name … --minutes 5 --count 100 --seed 77 --bug "…"]: the long tests, one after the other; each is a
// file in test/torture. Without a name all of them, without an option for as long as each usually takes.
import './require-node.mjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { Refusal, runCommand, say, secondsSince } from './say.mjs';
import { provideTestBrowser } from './test-browser.mjs';

const folder = join(root, 'test', 'torture');

/** Those that work with what is built, and those of them that open it in a browser; the others run from the sources. */
const inBrowser = new Set(['processes', 'tables']);
const ofBuilt = new Set([...inBrowser, 'databases']);

/** In which variables the tests read their options; see test/torture/extent.ts. */
const variables = /** @type {const} */ ({
  minutes: 'FIELDPACT_MINUTES',
  count: 'FIELDPACT_COUNT',
  seed: 'FIELDPACT_SEED',
  bug: 'FIELDPACT_BUG',
});
const options = /** @type {(keyof typeof variables)[]} */ (Object.keys(variables));

function readCommandLine() {
  const text = /** @type {const} */ ({ type: 'string' });
  try {
    const { values, positionals } = parseArgs({
      ...{ allowPositionals: true, options: { minutes: text, count: text, seed: text, bug: text } },
    });
    for (const name of options) {
      const value = values[name];
      if (value === undefined) continue;
      if (name !== 'bug' && !/^\d+(\.\d+)?$/.test(value)) throw new Error(`--${name} wants a number, not "${value}".`);
      process.env[variables[name]] = value;
    }
    return positionals;
  } catch (problem) {
    throw new Refusal(/** @type {Error} */ (problem).message);
  }
}

runCommand(async () => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.torture.mjs'))
    .map((name) => name.slice(0, -'.torture.mjs'.length))
    .sort();
  const asked = readCommandLine();
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Refusal(`There is no torture called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  const names = asked.length > 0 ? asked : all;
  await installMissing();
  if (names.some((name) => ofBuilt.has(name)) && !process.env.FIELDPACT_BUILD) await buildStale();
  if (names.some((name) => inBrowser.has(name))) process.env.FIELDPACT_BROWSER = await provideTestBrowser();
  let code = 0;
  for (const name of names) {
    const began = performance.now();
    say(`\n${name}`);
    const done = await run(process.execPath, [join(folder, `${name}.torture.mjs`)], { show: true });
    say(`${name}: ${done.code === 0 ? 'passed' : 'FAILED'} after ${secondsSince(began)}`);
    if (done.code !== 0) code = 1;
  }
  return code;
});
