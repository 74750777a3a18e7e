// npm run journeys: builds what is stale and runs the journeys; what is written behind `--` goes to Playwright.
import './require-node.mjs';
import { findElectron } from './electron.mjs';
import { installMissing } from './install.mjs';
import { buildStale } from './products.mjs';
import { runTool } from './run.mjs';
import { runCommand, say } from './say.mjs';
import { provideTestBrowser } from './test-browser.mjs';

runCommand(async () => {
  await installMissing();
  await buildStale();
  process.env.FIELDPACT_BROWSER = await provideTestBrowser();
  if (!findElectron()) say('Electron is not here: the journeys run in the browser only.');
  const { code } = await runTool('@playwright/test', ['test', ...process.argv.slice(2)], {
    bin: 'playwright',
    show: true,
  });
  return code;
});
