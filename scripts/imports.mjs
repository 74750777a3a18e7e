import { run, toolFile } from './run.mjs';

/** Reads who imports whom, and which of it the rules forbid. */

/** The folders the rules speak about. */
export const ruledFolders = ['shared', 'renderer', 'electron', 'server', 'test'];

/**
 * Folders of which at least one module must have been seen. With a compiler it does not know the checker finds
 * "no violations" in no modules at all, and exits well.
 */
export const foldersThatMustBeSeen = ['shared', 'renderer', 'electron', 'server'];

/**
 * @typedef {{ rule: string, from: string, to: string }} Violation
 * @typedef {{ violations: Violation[], modules: string[], edges: number, comments: Record<string, string> }} Reading
 */

/**
 * Reads the imports below a folder with the rules of the checkout.
 * @param {string} folder holds shared/, renderer/ …, tsconfig.json and node_modules
 * @param {{ config: string, folders?: readonly string[] }} options
 * @returns {Promise<Reading>}
 */
export async function readImports(folder, { config, folders = ruledFolders }) {
  const result = await run(
    process.execPath,
    [toolFile('dependency-cruiser', 'depcruise'), '--config', config, '--output-type', 'json', ...folders],
    // Colour and progress would stand in the way of the JSON.
    { cwd: folder, env: { NO_COLOR: '1' } },
  );
  if (!result.answer.trimStart().startsWith('{')) throw new Error(`The import checker failed:\n${result.output}`);
  const { modules, summary } = JSON.parse(result.answer);
  /** @type {Array<{ source: string, dependencies: unknown[] }>} */
  const own = modules.filter((/** @type {{ source: string }} */ { source }) =>
    folders.some((name) => source.startsWith(`${name}/`)),
  );
  return {
    violations: summary.violations.map((/** @type {any} */ { rule, from, to }) => ({ rule: rule.name, from, to })),
    modules: own.map(({ source }) => source),
    edges: own.reduce((sum, { dependencies }) => sum + dependencies.length, 0),
    comments: Object.fromEntries(
      (summary.ruleSetUsed?.forbidden ?? []).map((/** @type {any} */ { name, comment }) => [name, comment]),
    ),
  };
}

/**
 * Folders that the checker should have seen and did not.
 * @param {readonly string[]} modules
 */
export function unseenFolders(modules) {
  return foldersThatMustBeSeen.filter((folder) => !modules.some((module) => module.startsWith(`${folder}/`)));
}
