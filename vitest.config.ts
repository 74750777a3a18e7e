import { defineConfig } from 'vitest/config';

/** Tests that run in Node: rules, server, shell, data layer on a stand-in IndexedDB. Those that need a browser are in vitest.browser.config.ts. */
export default defineConfig({
  test: {
    environment: 'node',
    include: ['test/{unit,properties,migrations,contracts,architecture}/**/*.test.{ts,tsx}'],
    exclude: ['test/**/*.browser.test.{ts,tsx}'],
    setupFiles: ['test/fakes/indexed-db.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    allowOnly: false,
    passWithNoTests: false,
  },
});
