import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build, type Plugin } from 'vite';
import { offlineFiles } from '../../../renderer/offline-files';
import { rendererOptions } from '../../../renderer/vite-options';
import type { Mutant } from '../../mutations/mutants';

const root = resolve(import.meta.dirname, '../../..');
const from = (path: string) => join(root, path);

/**
 * Builds the program's window as it is delivered, with one thing more: a door through which the torture works and
 * looks in. Whoever wants to see the torture catch something has it built with a bug.
 *
 * @throws when the text of the bug is not in its file any more
 */
export async function buildWindowWithDoor(folder: string, bug: Mutant | null): Promise<void> {
  const state = { found: bug === null };
  await build({
    ...rendererOptions,
    ...{ root: from('renderer'), configFile: false, logLevel: 'error', base: './' },
    plugins: [react(), changing(bug, state), offlineFiles(from('renderer/public'))],
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
  if (!state.found) throw new Error(`${bug?.file} does not hold: ${bug?.text}`);
}

function changing(bug: Mutant | null, state: { found: boolean }): Plugin {
  const door = JSON.stringify(join(import.meta.dirname, 'door.ts'));
  return {
    name: 'a door',
    enforce: 'pre',
    transform(code, id) {
      const path = id.split('?')[0];
      if (path === from('renderer/main.tsx'))
        return `${code}\nvoid opened.then((on) => on.state === 'drawn' && import(${door}).then(({ openDoor }) => openDoor(on.on)));`;
      if (!bug || path !== from(bug.file) || !code.includes(bug.text)) return null;
      state.found = true;
      return code.replace(bug.text, () => bug.instead);
    },
  };
}
