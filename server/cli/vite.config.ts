import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The command line as one file for Node; packages stay outside. */
export default defineConfig({
  plugins: [
    {
      name: 'may-be-started',
      // npx starts the file itself, and a bundler writes files without the right to be started.
      writeBundle: ({ dir }) => {
        if (dir !== undefined) chmodSync(join(dir, 'fieldpact.js'), 0o755);
      },
    },
  ],
  build: {
    ssr: resolve(import.meta.dirname, 'main.ts'),
    outDir: resolve(import.meta.dirname, '../../out/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'fieldpact.js' } },
  },
});
