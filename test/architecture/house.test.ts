import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkout } from './mistaken-checkout';

const read = (name: string) => readFileSync(join(checkout, name), 'utf8');
const packageFile = JSON.parse(read('package.json')) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const lock = JSON.parse(read('package-lock.json')) as {
  packages: Record<string, { dev?: boolean; optionalDependencies?: Record<string, string> }>;
};

const sources = ['electron', 'renderer', 'scripts', 'server', 'shared', 'test'].flatMap(filesBelow);

describe('the commands', () => {
  test('are the ones the README names', () => {
    expect(Object.keys(packageFile.scripts)).toEqual(
      expect.arrayContaining(['start', 'test', 'dev', 'dev:browser', 'check', 'journeys', 'bench', 'hq', 'package']),
    );
  });

  test('are whole words', () => {
    expect(Object.keys(packageFile.scripts).filter((name) => !/^[a-z]{2,}(:[a-z]{4,})?$/.test(name))).toEqual([]);
  });

  test('run a file that is there', () => {
    const files = Object.values(packageFile.scripts).flatMap((line) => line.match(/scripts\/\S+/g) ?? []);
    expect(files.filter((file) => !existsSync(join(checkout, file)))).toEqual([]);
  });
});

describe('the packages', () => {
  test('are pinned to one exact version each', () => {
    const all = { ...packageFile.dependencies, ...packageFile.devDependencies };
    expect(Object.entries(all).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });

  test('come from whatever registry npm is set to: the lock file names none', () => {
    expect(read('package-lock.json').match(/"resolved":/g)).toBeNull();
  });

  test('are locked for every system: the lock file leaves out none that a package names for another', () => {
    const paths = Object.keys(lock.packages);
    const named = Object.entries(lock.packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).map((name) => ({ by: path, name })),
    );
    // npm ci refuses a lock file that knows of a package and does not hold it.
    expect(named.filter(({ name }) => !paths.some((path) => path.endsWith(`node_modules/${name}`)))).toEqual([]);
  });

  test('that ship have a permissive licence; only fonts may have that of fonts', () => {
    const shipped = Object.entries(lock.packages).filter(
      ([path, { dev }]) => path !== '' && !dev && existsSync(join(checkout, path, 'package.json')),
    );
    const licences = shipped.map(([path]) => {
      const { license } = JSON.parse(read(`${path}/package.json`)) as { license?: unknown };
      const name = path.replace(/^.*node_modules\//, '');
      return [name, String(license ?? saidElsewhere[name])] as const;
    });
    expect(shipped.length).toBeGreaterThan(50);
    expect(licences.filter(([name, licence]) => !isPermissive(name, licence))).toEqual([]);
  });
});

describe('the tests', () => {
  test('are never switched off', () => {
    // Put together from pieces, so that this file does not accuse itself.
    const off = new RegExp(
      `\\b(x(it|test|describe)|(it|test|describe)\\.(${['skip', 'only', 'todo', 'fixme', 'fails'].join('|')}))\\b`,
    );
    expect(sources.filter((file) => file.startsWith('test/') && off.test(read(file)))).toEqual([]);
  });

  test('stand under test/, never beside the sources', () => {
    const strays = sources.filter((file) => /\.(test|spec)\.[cm]?[jt]sx?$/.test(file) && !file.startsWith('test/'));
    expect(strays).toEqual([]);
  });
});

describe('the files', () => {
  test('are named after the thing they hold', () => {
    const vague = /\/(utils?|helpers?|types|common|misc|constants)\.[cm]?[jt]sx?$/;
    expect(sources.filter((file) => vague.test(file))).toEqual([]);
  });

  test('called index are the entries of a process', () => {
    const entries = ['electron/main/index.ts', 'electron/preload/index.ts'];
    expect(sources.filter((file) => /\/index\.[jt]sx?$/.test(file) && !entries.includes(file))).toEqual([]);
  });
});

describe('docs/decisions', () => {
  test('are all listed in its README', () => {
    const decisions = readdirSync(join(checkout, 'docs/decisions')).filter((name) => /^\d{4}-/.test(name));
    const list = read('docs/decisions/README.md');
    expect(decisions.filter((name) => !list.includes(`](${name})`))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const { forbidden } = createRequire(import.meta.url)(join(checkout, '.dependency-cruiser.cjs')) as {
    forbidden: readonly { name: string; comment: string }[];
  };

  test('prints the import rules as the checker has them', () => {
    const rows = [...read('docs/architecture.md').matchAll(/^\| `([a-z-]+)` \| (.+) \|$/gm)].map(
      ([, name, comment]) => ({
        name,
        comment,
      }),
    );
    expect(rows).toEqual(forbidden.map(({ name, comment }) => ({ name, comment })));
  });
});

/** Packages that say their licence elsewhere than in package.json: combine-errors in its Readme, png-js in LICENSE. */
const saidElsewhere: Readonly<Record<string, string>> = { 'combine-errors': 'MIT', 'png-js': 'MIT' };

function isPermissive(name: string, licence: string): boolean {
  if (/font/.test(name) && /OFL-1\.1/.test(licence)) return true;
  const words = licence.replace(/[()]/g, '').split(/ (?:AND|OR) /);
  const permissive = [
    'MIT',
    'ISC',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    '0BSD',
    'BlueOak-1.0.0',
    'Zlib',
    'CC0-1.0',
  ];
  return words.every((word) => permissive.includes(word));
}

/** Every source file below a folder of the checkout. */
function filesBelow(folder: string): string[] {
  return readdirSync(join(checkout, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    // The peers of a bench bring packages of their own.
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path);
    return /\.[cm]?[jt]sx?$/.test(path) ? [path] : [];
  });
}
