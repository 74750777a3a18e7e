import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export const peersFolder = resolve(import.meta.dirname);

/** Licences under which a package may be run here; the names as packages write them. */
const permitted = /^(MIT|ISC|0BSD|BSD|BSD-[23]-Clause|Apache-2\.0|Apache 2|Unlicense|WTFPL|BlueOak-1\.0\.0|MIT\/X11)$/;

/**
 * Installs the systems we compare ours with, by their own lock file, where they are not installed yet. No script of
 * theirs is run. Nothing of the project needs them.
 *
 * @throws when one of them stands under a licence that is not permissive
 */
export function installPeers(): void {
  const installed = join(peersFolder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed) || !isAsLocked(installed)) {
    execFileSync('npm', ['ci', '--ignore-scripts', '--omit=peer', '--loglevel=error'], {
      cwd: peersFolder,
      stdio: 'inherit',
      shell: process.platform === 'win32',
    });
  }
  const refused = packagesBelow(join(peersFolder, 'node_modules')).filter(({ licence }) => !isPermitted(licence));
  if (refused.length > 0)
    throw new Error(`Not permissive: ${refused.map(({ name, licence }) => `${name} (${licence})`).join(', ')}.`);
}

function isAsLocked(installed: string): boolean {
  const wanted = versionsOf(join(peersFolder, 'package-lock.json'));
  const found = versionsOf(installed);
  return [...found].every(([path, version]) => wanted.get(path) === version) && found.has('node_modules/rxdb');
}

function versionsOf(file: string): Map<string, string> {
  const { packages } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly packages: Record<string, { readonly version?: string }>;
  };
  return new Map(Object.entries(packages).flatMap(([path, { version }]) => (path && version ? [[path, version]] : [])));
}

interface Installed {
  readonly name: string;
  readonly licence: string;
}

function packagesBelow(folder: string): readonly Installed[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry): readonly Installed[] => {
    if (!entry.isDirectory() || entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@')) return packagesBelow(path);
    const description = join(path, 'package.json');
    if (!existsSync(description)) return [];
    return [{ name: entry.name, licence: licenceOf(description) }, ...packagesBelow(join(path, 'node_modules'))];
  });
}

type Licence = string | { readonly type?: string };

function licenceOf(description: string): string {
  const { license, licenses } = JSON.parse(readFileSync(description, 'utf8')) as {
    readonly license?: Licence;
    readonly licenses?: readonly Licence[];
  };
  const named = license ?? licenses?.[0] ?? 'unknown';
  return typeof named === 'string' ? named : (named.type ?? 'unknown');
}

/** `(MIT OR GPL-3.0)` lets us choose. */
function isPermitted(licence: string): boolean {
  return licence
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((one) => permitted.test(one.trim()));
}
