import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';
import { runNpm } from './run.mjs';
import { Refusal, say, secondsSince } from './say.mjs';

/** Installs the packages of the lock file where they are not already there. */

/** Installs what is missing; says nothing when nothing is. */
export async function installMissing() {
  const missing = missingPackages(root);
  if (missing.length === 0) return;

  const began = performance.now();
  say(
    existsSync(join(root, 'node_modules'))
      ? `Installing packages (${missing[0]}${missing.length > 1 ? ` and ${missing.length - 1} more` : ''} changed or missing) …`
      : 'Installing packages, the first time only …',
  );
  // A silent npm above us must not silence the reason why an installation failed.
  const result = await runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { seconds: 900 });
  if (result.code !== 0) {
    process.stderr.write(result.output);
    throw new Refusal(
      result.timedOut
        ? 'The packages could not be installed within 15 minutes. Check the network and try again.'
        : 'The packages could not be installed; npm says why above. Check the network and try again.',
    );
  }
  say(`Packages installed (${secondsSince(began)}).`);
}

/**
 * The packages of the lock file that are not installed in the version it names. npm keeps a lock file of what it
 * has really installed and writes it last, so an installation that was broken off counts as missing. Optional
 * packages, which belong to other systems, are not asked for.
 * @param {string} folder
 * @returns {string[]}
 */
export function missingPackages(folder) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  const installed = packagesOf(join(folder, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([path, { optional }]) => path !== '' && !optional)
    .filter(
      ([path, { version }]) => installed[path]?.version !== version || !existsSync(join(folder, path, 'package.json')),
    )
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(file) {
  if (!existsSync(file)) return {};
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
}
