import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { rendererOptions } from './renderer/vite-options.ts';

const installed = [
  process.env.FIELDPACT_BROWSER ?? '',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/microsoft-edge',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
].find((path) => path !== '' && existsSync(path));

if (!installed) throw new Error('No Chromium, Chrome or Edge found. Name one in FIELDPACT_BROWSER.');

// A profile on the disk: a private window keeps its files in memory, and there the disk is never full.
const profile = mkdtempSync(join(tmpdir(), 'fieldpact-browser-tests-'));
process.on('exit', () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

/** Tests that need a real browser: private files, workers, keys that cannot be exported. */
export default defineConfig({
  ...rendererOptions,
  cacheDir: resolve(import.meta.dirname, 'node_modules/.cache/vitest-browser'),
  // Looked through beforehand: a package found only while a test runs would load the page anew in its middle.
  optimizeDeps: {
    entries: [
      'renderer/**/*.{ts,tsx}',
      '!renderer/{offline-files,vite-options,verifier/build-page}.ts',
      'test/**/*.browser.test.{ts,tsx}',
    ],
  },
  test: {
    include: ['test/**/*.browser.test.{ts,tsx}'],
    testTimeout: 30_000,
    allowOnly: false,
    passWithNoTests: false,
    fileParallelism: false,
    browser: {
      enabled: true,
      headless: true,
      screenshotFailures: false,
      provider: playwright({
        persistentContext: profile,
        launchOptions: {
          executablePath: installed,
          args: [
            '--no-sandbox',
            '--disable-gpu',
            '--disable-quic',
            '--no-first-run',
            '--disable-background-networking',
            '--disable-component-update',
            '--disable-sync',
            '--use-fake-device-for-media-stream',
            '--use-fake-ui-for-media-stream',
          ],
        },
      }),
      instances: [{ browser: 'chromium' }],
    },
  },
});
