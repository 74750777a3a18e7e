import { runTool } from '../../scripts/run.mjs';

const env = { FIELDPACT_TORTURE: 'long' };

/** The long forms of tests that run short in every `npm test`: the same files, told to take their time. */
export const torment = {
  /** @param {string} name of the journey @returns {Promise<number>} */
  journey: async (name) =>
    (
      await runTool('@playwright/test', ['test', name, '--project', 'browser'], {
        ...{ bin: 'playwright', show: true, env },
      })
    ).code,
  /** @param {string} path @returns {Promise<number>} */
  tests: async (path) => (await runTool('vitest', ['run', path], { show: true, env })).code,
};
