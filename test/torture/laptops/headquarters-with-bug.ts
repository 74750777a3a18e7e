import { symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import type { Mutant } from '../../mutations/mutants';
import { withBug } from './with-bug';

const root = resolve(import.meta.dirname, '../../..');

/** Builds headquarters as it is delivered, but with a bug; answers the program. */
export async function buildHeadquartersWithBug(folder: string, bug: Mutant): Promise<string> {
  const plugin = withBug(bug);
  await build({
    ...{ root, configFile: join(root, 'server/vite.config.ts'), logLevel: 'error', plugins: [plugin] },
    build: { outDir: folder, reportCompressedSize: false },
  });
  plugin.wasBuiltIn();
  // Packages stay outside of what is built, and are looked for beside it.
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  return join(folder, 'main.js');
}
