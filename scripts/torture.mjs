// npm run torture [-- name …]: the long tests, one after the other; each is a file in test/torture. Without a name all of them.
import './require-node.mjs';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { Refusal, runCommand, say, secondsSince } from './say.mjs';
import { provideTestBrowser } from './test-browser.mjs';

const folder = join(root, 'test', 'torture');

runCommand(async () => {
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.torture.mjs'))
    .map((name) => name.slice(0, -'.torture.mjs'.length))
    .sort();
  const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
  const unknown = asked.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Refusal(`There is no torture called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  await installMissing();
  await buildStale();
  process.env.FIELDPACT_BROWSER = await provideTestBrowser();
  let code = 0;
  for (const name of asked.length > 0 ? asked : all) {
    const began = performance.now();
    say(`\n${name}`);
    const done = await run(process.execPath, [join(folder, `${name}.torture.mjs`)], { show: true });
    say(`${name}: ${done.code === 0 ? 'passed' : 'FAILED'} after ${secondsSince(began)}`);
    if (done.code !== 0) code = 1;
  }
  return code;
});
