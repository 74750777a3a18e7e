import { defineConfig } from 'vitest/config';

const everything = 'test/{unit,properties,migrations,contracts,architecture,simulation,mutations}/**/*.test.{ts,tsx}';

/** Rules and what else is given all it works with: such tests cannot disturb each other and share what they import. */
const rules = ['test/unit/shared/**/*.test.ts'];

const inBrowser = 'test/**/*.browser.test.{ts,tsx}';

/** A limit for what hangs, not a measure, ms: a busy machine takes five times as long as a quiet one. */
const patience = 90_000;

/** Tests that run in Node: rules, server, shell, data layer on a stand-in IndexedDB. Those that need a browser are in vitest.browser.config.ts. */
export default defineConfig({
  test: {
    // The default leaves one processor free, which on a machine of two halves the pace.
    maxWorkers: '100%',
    allowOnly: false,
    passWithNoTests: false,
    projects: [
      {
        test: {
          name: 'rules',
          include: rules,
          exclude: [inBrowser],
          pool: 'threads',
          isolate: false,
          testTimeout: patience,
          hookTimeout: patience,
          expect: { poll: { timeout: 20_000 } },
        },
      },
      {
        test: {
          name: 'program',
          include: [everything],
          exclude: [inBrowser, ...rules],
          setupFiles: ['test/fakes/indexed-db.ts'],
          testTimeout: patience,
          hookTimeout: patience,
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
