import { existsSync } from 'node:fs';
import { findBrowser, findPlaywrightBrowser, withoutSandboxAsRoot } from './browser.mjs';
import { run, runTool } from './run.mjs';
import { Refusal, say, secondsSince } from './say.mjs';

/** Provides a browser for the tests: an installed one, else Playwright's, else Debian's. */

/** @returns {Promise<string>} the program */
export async function provideTestBrowser() {
  const installed = findBrowser() ?? findPlaywrightBrowser();
  if (installed && (await starts(installed))) return installed;

  const began = performance.now();
  say("No browser is installed; fetching Playwright's Chromium …");
  await runTool('@playwright/test', ['install', 'chromium'], {
    bin: 'playwright',
    seconds: 300,
    // Playwright tries five times; without a network that must not take five half minutes.
    env: { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '10000' },
  });
  const fetched = findPlaywrightBrowser();
  if (fetched && (await starts(fetched))) return told(fetched, began);

  if (isDebian() && process.getuid?.() === 0) {
    say("It could not be fetched or does not start here; installing Debian's Chromium …");
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { seconds: 180, env });
    const result = await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      seconds: 600,
      env,
    });
    const debians = findBrowser();
    if (debians && (await starts(debians))) return told(debians, began);
    process.stderr.write(result.output);
  }
  throw new Refusal(
    'The tests need a browser and none could be installed; install Chromium, Chrome or Edge, or name one in FIELDPACT_BROWSER.',
  );
}

/**
 * A browser may be there and lack a library of the system. Its version it can only tell when it starts.
 * @param {string} program
 */
async function starts(program) {
  const result = await run(
    program,
    ['--headless', '--disable-gpu', ...withoutSandboxAsRoot(), '--dump-dom', 'about:blank'],
    { seconds: 60 },
  );
  return result.answer.includes('<html>');
}

/** @param {string} program @param {number} began */
function told(program, began) {
  say(`Browser installed (${secondsSince(began)}).`);
  return program;
}

function isDebian() {
  return process.platform === 'linux' && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}
