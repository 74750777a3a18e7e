// npm run check: what to run before every commit. Everything but browsers, builds and journeys.
import './require-node.mjs';
import { installMissing } from './install.mjs';
import { runCommand, say, secondsSince } from './say.mjs';
import { nodeSuite, runSuites, staticSuites, summary } from './suites.mjs';

runCommand(async () => {
  const began = performance.now();
  await installMissing();
  const total = await runSuites([...staticSuites, nodeSuite]);
  say(`Checked in ${secondsSince(began)}.`);
  for (const line of summary(total)) say(line);
  return total.failed === 0 ? 0 : 1;
});
