import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The measurements of `npm run bench`. Nothing here is asserted: what is measured is written down and compared with its goal. */
export default defineConfig({
  testDir: '.',
  testMatch: '*.bench.ts',
  globalSetup: './workbench.ts',
  outputDir: resolve(import.meta.dirname, '../../test-results/bench/traces'),
  // Two measurements at once would measure each other.
  workers: 1,
  fullyParallel: false,
  retries: 0,
  forbidOnly: true,
  timeout: 15 * 60_000,
  reporter: [['list']],
});
