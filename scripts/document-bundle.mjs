import { join } from 'node:path';
import { build } from 'vite';
import { root } from './root.mjs';

/**
 * Bundles a TypeScript file that prints documents, as the command line is bundled: packages stay outside.
 * @param {string} entry from the top folder
 * @param {string} name of the folder the bundle is put into
 * @returns {Promise<string>} the bundle
 */
export async function bundleForNode(entry, name) {
  const outDir = join(root, 'node_modules', '.cache', 'documents', name);
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    build: {
      ssr: join(root, entry),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rollupOptions: { output: { entryFileNames: 'bundle.js' } },
    },
  });
  return join(outDir, 'bundle.js');
}
