import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { offlineFiles } from './renderer/offline-files';
import { verifierPage } from './renderer/verifier/build-page';
import { rendererOptions } from './renderer/vite-options';

// The folders sit at the top level rather than under src/, so every entry is named here, and named
// from the root of the disk: electron-vite treats a path that begins with "electron/" as the package.
const from = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  main: { build: { rollupOptions: { input: from('electron/main/index.ts') } } },
  preload: {
    build: {
      rollupOptions: {
        input: from('electron/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
      // A sandboxed preload can require nothing but electron: everything else must be inside.
      externalizeDeps: false,
    },
  },
  renderer: {
    ...rendererOptions,
    root: from('renderer'),
    plugins: [react(), verifierPage(from('renderer/verifier')), offlineFiles(from('renderer/public'))],
    build: {
      ...rendererOptions.build,
      rollupOptions: {
        input: { index: from('renderer/index.html'), 'service-worker': from('renderer/service-worker.ts') },
        output: {
          // A service worker is known by its address, which must not change from build to build.
          // strict-page.ts must have run before any schema is made: it and the schema library are chunks of their own,
          // which the entry loads first.
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
  },
});
