import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The command line as one file for Node; packages stay outside. */
export default defineConfig({
  build: {
    ssr: resolve(import.meta.dirname, 'main.ts'),
    outDir: resolve(import.meta.dirname, '../../out/cli'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    rollupOptions: { output: { entryFileNames: 'fieldpact.js' } },
  },
});
