import { root } from './root.mjs';
import { runTool } from './run.mjs';
import { Refusal, say, secondsSince } from './say.mjs';
import { buildIfStale } from './stale.mjs';

/** The three things we build: the application (window, shell, preload), headquarters, and the command line. */

const everywhere = ['shared', 'resources', 'package.json', 'package-lock.json', 'tsconfig.json'];

/** @type {import('./stale.mjs').Product} */
export const applicationProduct = {
  name: 'the application',
  sources: ['electron', 'renderer', 'electron.vite.config.ts', ...everywhere],
  results: ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'],
  stamp: 'out/application.stamp',
};

/** @type {import('./stale.mjs').Product} */
export const headquartersProduct = {
  name: 'headquarters',
  sources: ['server', ...everywhere],
  results: ['out/server/main.js'],
  stamp: 'out/headquarters.stamp',
};

/** @type {import('./stale.mjs').Product} */
export const commandLineProduct = {
  name: 'the command line',
  sources: ['server', 'renderer/documents', ...everywhere],
  results: ['out/cli/fieldpact.js'],
  stamp: 'out/command-line.stamp',
};

/** Builds what is stale of all three; says nothing when nothing is. */
export async function buildStale() {
  await build(applicationProduct, () => runTool('electron-vite', ['build', '--logLevel', 'warn']));
  await build(headquartersProduct, () =>
    runTool('vite', ['build', '--config', 'server/vite.config.ts', '--logLevel', 'warn']),
  );
  await build(commandLineProduct, () =>
    runTool('vite', ['build', '--config', 'server/cli/vite.config.ts', '--logLevel', 'warn']),
  );
}

/**
 * @param {import('./stale.mjs').Product} product
 * @param {() => Promise<import('./run.mjs').RunResult>} tool
 */
async function build(product, tool) {
  const began = performance.now();
  const outcome = await buildIfStale(root, product, async () => {
    say(`Building ${product.name} …`);
    const result = await tool();
    if (result.code !== 0) {
      process.stderr.write(result.output);
      throw new Refusal(`Building ${product.name} failed; the reason stands above.`);
    }
  });
  if (outcome === 'built') say(`Built ${product.name} (${secondsSince(began)}).`);
}
