import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { offlineFiles } from '../../../renderer/offline-files';
import { rendererOptions } from '../../../renderer/vite-options';
import type { Mutant } from '../../mutations/mutants';
import { withBug } from './with-bug';

const root = resolve(import.meta.dirname, '../../..');
const from = (path: string) => join(root, path);

/**
 * Builds the program's window as it is delivered, with one thing more: a door through which the torture works and
 * looks in. Whoever wants to see the torture catch something has it built with a bug.
 *
 * @throws when the text of the bug is not in its file any more
 */
export async function buildWindowWithDoor(folder: string, bug: Mutant | null): Promise<void> {
  const plugin = bug && withBug(bug);
  await build({
    ...rendererOptions,
    ...{ root: from('renderer'), configFile: false, logLevel: 'error', base: './' },
    plugins: [react(), opening(), plugin, offlineFiles(from('renderer/public'))],
    build: {
      ...rendererOptions.build,
      ...{ outDir: folder, emptyOutDir: true, reportCompressedSize: false },
      rollupOptions: {
        input: { index: from('renderer/index.html'), 'service-worker': from('renderer/service-worker.ts') },
        output: {
          // See electron.vite.config.ts: these two must run before any schema is made.
          codeSplitting: {
            groups: [
              { name: 'schema-library', test: /node_modules[\\/]zod/, priority: 3 },
              { name: 'strict-page', test: /renderer[\\/]strict-page/, priority: 3 },
            ],
          },
          entryFileNames: ({ name }) => (name === 'service-worker' ? '[name].js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  });
  plugin?.wasBuiltIn();
}

function opening(): Plugin {
  const door = JSON.stringify(join(import.meta.dirname, 'door.ts'));
  return {
    name: 'a door',
    enforce: 'pre',
    transform(code, id) {
      if (id.split('?')[0] !== from('renderer/main.tsx')) return null;
      return `${code}\nvoid opened.then((on) => on.state === 'drawn' && import(${door}).then(({ openDoor }) => openDoor(on.on)));`;
    },
  };
}
