import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Headquarters as one file for Node; packages stay outside. */
export default defineConfig({
  build: {
    ssr: resolve(import.meta.dirname, 'main.ts'),
    outDir: resolve(import.meta.dirname, '../out/server'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
  },
});
