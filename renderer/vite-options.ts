import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { UserConfig } from 'vite';

// Not import.meta.dirname: electron-vite bundles its configuration into the top folder, and only keeps the url true.
const here = dirname(fileURLToPath(import.meta.url));
const from = (path: string) => resolve(here, path);
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
  // The one engine is Chromium: `light-dark()` must stay as written, or a theme inside a theme would not work.
  build: { target: 'es2023', cssTarget: 'chrome130', assetsInlineLimit: 0, minify: true, sourcemap: false },
} satisfies UserConfig;
