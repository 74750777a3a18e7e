import { defineConfig } from '@playwright/test';
import { findElectron } from './scripts/electron.mjs';

/**
 * The journeys, told once and run in both hosts. Which browser is used stands in FIELDPACT_BROWSER, set by the
 * commands; a journey opens it itself, with a profile of its own.
 */
export default defineConfig({
  testDir: 'test/journeys',
  outputDir: 'test-results/journeys',
  // Two at once take 24 minutes where one after the other take some 32, and then some fail for want of a processor.
  workers: 1,
  fullyParallel: false,
  // A journey that passes at the second try has failed.
  retries: 0,
  forbidOnly: true,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  use: { locale: 'en-GB', timezoneId: 'Europe/Berlin', colorScheme: 'light', viewport: { width: 1280, height: 720 } },
  projects: [
    { name: 'browser' },
    // The torture with five laptops opens browsers itself; a second time would show nothing new.
    ...(findElectron() ? [{ name: 'electron', testIgnore: 'five-laptops.spec.ts' }] : []),
  ],
});
