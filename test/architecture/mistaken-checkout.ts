import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export const checkout = resolve(import.meta.dirname, '../..');

const projects = ['shared', 'renderer', 'electron', 'server', 'test'];

/**
 * A folder laid out like this checkout, with its rules and compiler projects but with the given files instead of
 * ours. It stands inside the checkout, in a folder git ignores, so that packages are found as they are for us.
 */
export function writeMistakenCheckout(files: Readonly<Record<string, string>>): { folder: string; remove: () => void } {
  const place = join(checkout, 'test-results');
  mkdirSync(place, { recursive: true });
  const folder = mkdtempSync(join(place, 'mistakes-'));

  cpSync(join(checkout, 'package.json'), join(folder, 'package.json'));
  for (const name of ['tsconfig.json', ...projects.map((project) => `${project}/tsconfig.json`)]) {
    // What the compiler remembers of the mistakes must not end up among what it remembers of us.
    write(join(folder, name), readFileSync(join(checkout, name), 'utf8').replaceAll('node_modules/.cache/tsc', '.tsc'));
  }
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
