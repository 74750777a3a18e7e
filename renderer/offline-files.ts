import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const workerName = 'service-worker.js';

/**
 * The page for partners, which carries its fonts, and fonts of scripts that few documents need: together most of the
 * program's size. The program must open offline on a device with little room, so they come to it afterwards, one by
 * one, the page first.
 */
const comesLater = /\/Noto[^/]*\.ttf$|^\/verifier\.html$/;
const pageFirst = (left: string, right: string) => Number(/\.ttf$/.test(left)) - Number(/\.ttf$/.test(right));

/** Tells the service worker of the browser host which files make up this build. */
export function offlineFiles(publicFolder: string): Plugin {
  return {
    name: 'fieldpact-offline-files',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const worker = bundle[workerName];
      if (worker?.type !== 'chunk') return;
      const built = Object.keys(bundle).filter((name) => name !== workerName);
      const files = [...built, ...readdirSync(publicFolder), 'index.html'].map((name) => `/${name}`);
      const unique = [...new Set(files)].sort();
      const hash = createHash('sha256').update(JSON.stringify(unique));
      for (const name of built) {
        const part = bundle[name];
        if (part) hash.update(part.type === 'chunk' ? part.code : part.source);
      }
      for (const name of readdirSync(publicFolder)) hash.update(readFileSync(join(publicFolder, name)));
      worker.code = worker.code
        .replace('__FILES__', JSON.stringify(unique.filter((name) => !comesLater.test(name))))
        .replace('__LATER__', JSON.stringify(unique.filter((name) => comesLater.test(name)).toSorted(pageFirst)))
        .replace('__VERSION__', hash.digest('hex').slice(0, 16));
    },
  };
}
