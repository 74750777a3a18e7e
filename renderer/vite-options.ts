import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { UserConfig } from 'vite';

const from = (path: string) => resolve(import.meta.dirname, path);
const { version } = JSON.parse(readFileSync(from('../package.json'), 'utf8')) as { version: string };
const shim = (name: string) => from(`documents/shims/${name}.ts`);

/**
 * How the window is built, shared by the desktop build and the browser tests. The aliases give the PDF library
 * in its worker the few Node modules it asks for; nothing else in the window imports them.
 */
export const rendererOptions = {
  resolve: {
    alias: [
      { find: /^stream$/, replacement: shim('stream') },
      { find: /^(zlib|browserify-zlib)$/, replacement: shim('zlib') },
      { find: /^fs$/, replacement: shim('fs') },
      { find: /^fontkit$/, replacement: shim('fontkit') },
      { find: /^(crypto|string_decoder)$/, replacement: shim('empty') },
      { find: /^buffer$/, replacement: from('../node_modules/buffer/index.js') },
      { find: /^events$/, replacement: from('../node_modules/events/events.js') },
    ],
  },
  define: { __dirname: '"/"', global: 'globalThis', 'import.meta.env.FIELDPACT_VERSION': JSON.stringify(version) },
  assetsInclude: ['**/*.icc'],
  worker: { format: 'es' },
  // Nothing may become a `data:` URL: the content policy of the worker does not load those.
  build: { target: 'es2023', assetsInlineLimit: 0, minify: true, sourcemap: false },
} satisfies UserConfig;
