import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { rendererOptions } from '../../renderer/vite-options';

const pages = resolve(import.meta.dirname, 'pages');

/**
 * Lays out what is measured: a copy of the built program, so that a build in between changes nothing, and beside it
 * the pages it is compared with, built by the same bundler with the same options and served by the same
 * headquarters with the same headers.
 */
export default async function workbench(): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldpact-bench-'));
  const program = resolve(process.env['FIELDPACT_BUILD'] ?? 'out');
  cpSync(join(program, 'renderer'), join(folder, 'renderer'), { recursive: true });
  // A link, because headquarters finds its packages from where it really lies.
  symlinkSync(join(program, 'server'), join(folder, 'server'), 'junction');
  // Each in a build of its own: shared pieces would make the minimal page less than minimal.
  for (const name of ['minimal', 'workshop', 'ours', 'figures']) {
    await build({
      ...rendererOptions,
      root: pages,
      base: './',
      configFile: false,
      logLevel: 'warn',
      plugins: [react()],
      build: {
        ...rendererOptions.build,
        outDir: join(folder, 'renderer', 'bench', name),
        emptyOutDir: true,
        rollupOptions: { input: join(pages, `${name}.html`) },
      },
    });
  }
  process.env['FIELDPACT_BUILD'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}
