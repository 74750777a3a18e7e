import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { build, type Plugin, type Rollup } from 'vite';
import { rendererOptions } from '../vite-options';

// Not import.meta.dirname: electron-vite bundles its configuration into the top folder, and only keeps the url true.
const here = dirname(fileURLToPath(import.meta.url));

/** Name of the page among the window's files: headquarters serves it, and the program hands copies of it out. */
export const verifierFile = 'verifier.html';

/** Puts the stand-alone page that checks signed documents beside the window's own files. */
export function verifierPage(folder = here): Plugin {
  return {
    name: 'fieldpact-verifier-page',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: verifierFile, source: await buildVerifierPage(folder) });
    },
  };
}

/** The page as one file: program, worker and style inside, and a content policy that lets nothing else run. */
export async function buildVerifierPage(folder: string): Promise<string> {
  const worker = (await bundle(folder, 'check-worker.ts')).code;
  const { code, style } = await bundle(folder, 'page.tsx');
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(code)}'`,
    `style-src '${hashOf(style)}'`,
    'worker-src blob:',
    // The fonts lie in the page; nothing is fetched from anywhere else.
    'connect-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const parts: Readonly<Record<string, string>> = {
    __POLICY__: policy,
    '<!--__STYLE__-->': `<style>${style}</style>`,
    __WORKER__: worker,
    __PAGE__: code,
  };
  const template = readFileSync(resolve(folder, 'index.html'), 'utf8');
  return template.replace(/<!--__STYLE__-->|__(POLICY|WORKER|PAGE)__/g, (name) => parts[name] ?? '');
}

async function bundle(folder: string, entry: string): Promise<{ readonly code: string; readonly style: string }> {
  const made = (await build({
    configFile: false,
    root: folder,
    logLevel: 'warn',
    plugins: [react()],
    // The page has no fonts of its own: they would make it many times as large.
    assetsInclude: rendererOptions.assetsInclude,
    resolve: {
      alias: [
        ...rendererOptions.resolve.alias,
        { find: /^@fontsource-variable\/inter\/.*/, replacement: resolve(folder, 'no-fonts.css') },
      ],
    },
    define: { ...rendererOptions.define, 'process.env.NODE_ENV': '"production"' },
    build: {
      ...rendererOptions.build,
      write: false,
      // The two families of documents go into the page; those for rare letters would make it ten times as large.
      assetsInlineLimit: (path: string) => !/\/Noto[^/]*\.ttf$/.test(path),
      cssCodeSplit: false,
      rollupOptions: { input: resolve(folder, entry), output: { format: 'iife' } },
    },
  })) as Rollup.RollupOutput | readonly Rollup.RollupOutput[];
  const files = [made].flat().flatMap(({ output }) => output as readonly (Rollup.OutputChunk | Rollup.OutputAsset)[]);
  const code = files.flatMap((file) => (file.type === 'chunk' ? [file.code] : [])).join('\n');
  const style = files.flatMap((file) =>
    file.type === 'asset' && file.fileName.endsWith('.css') ? [textOf(file)] : [],
  );
  // Inside a script element these letters would end it; in JavaScript the two spellings are the same.
  return { code: code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'), style: style.join('\n') };
}

function textOf({ source }: Rollup.OutputAsset): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
