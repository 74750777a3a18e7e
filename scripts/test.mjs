// npm test: installs what is missing, runs every suite, and ends with `N passed, N failed, N skipped`.
import './require-node.mjs';
import { fetchElectron } from './electron.mjs';
import { installMissing } from './install.mjs';
import { runCommand, say, secondsSince } from './say.mjs';
import {
  add,
  browserSuite,
  buildSuite,
  documentSuite,
  journeySuite,
  nodeSuite,
  runSuite,
  runSuites,
  skippedElectronSuite,
  staticSuites,
  summary,
} from './suites.mjs';
import { provideTestBrowser } from './test-browser.mjs';

runCommand(async () => {
  const began = performance.now();
  await installMissing();
  const browser = await provideTestBrowser();
  // Vitest and Playwright read it in their configurations.
  process.env.FIELDPACT_BROWSER = browser;
  say(`Testing with Node ${process.versions.node} and ${browser}.`);

  // Reading the code and printing documents keep one processor busy each; the others want the machine for themselves.
  const [total, documents] = await Promise.all([runSuites(staticSuites), runSuite(documentSuite)]);
  add(total, documents);
  add(total, await runSuites([nodeSuite, browserSuite, buildSuite]));
  const journeys = await runSuite(journeySuite('browser'));
  add(total, journeys);

  const electron = await fetchElectron();
  const count = journeys.passed + journeys.failed + journeys.skipped.length;
  add(
    total,
    await runSuite(electron.binary === null ? skippedElectronSuite(electron.reason, count) : journeySuite('electron')),
  );

  say(`Everything took ${secondsSince(began)}.`);
  for (const line of summary(total)) say(line);
  return total.failed === 0 ? 0 : 1;
});
