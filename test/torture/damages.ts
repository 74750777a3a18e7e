import { readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Something that happens to the files of a device's tables while the program does not run. */
export type Damage = (folder: string) => void;

const log = /\.log$/;
/** LevelDB has a table of its own only once its log was long enough; until then everything is in the log. */
const table = (folder: string) => (readdirSync(folder).some((name) => name.endsWith('.ldb')) ? /\.ldb$/ : log);
const noise = (at: number) => Math.imul(at + 1, 2_654_435_761) >>> 24;

/** Every way in which the files of IndexedDB were seen to break, and no way at all. */
export const damages = {
  nothing: () => undefined,
  'the log garbled': (folder) => overwrite(largest(folder, log), 0.3, noise),
  'the log cut by 30 %': (folder) => cut(largest(folder, log), 0.7),
  '4 KiB of the log zeroed': (folder) => overwrite(largest(folder, log), 0.5, () => 0),
  '4 KiB of a table zeroed': (folder) => overwrite(largest(folder, table(folder)), 0.5, () => 0),
  'a table truncated': (folder) => cut(largest(folder, table(folder)), 0.5),
  'a table missing': (folder) => rmSync(largest(folder, table(folder))),
  'no MANIFEST': (folder) => rmSync(largest(folder, /^MANIFEST/)),
  'MANIFEST cut by half': (folder) => cut(largest(folder, /^MANIFEST/), 0.5),
  'no CURRENT': (folder) => rmSync(join(folder, 'CURRENT')),
  'no folder at all': (folder) => rmSync(folder, { recursive: true }),
} as const satisfies Record<string, Damage>;
export type DamageName = keyof typeof damages;

export const allDamages = Object.keys(damages) as DamageName[];

/** After these the browser was seen to open tables with nothing in them, without a word. */
export const silentDamages: readonly DamageName[] = [
  '4 KiB of the log zeroed',
  'a table missing',
  'MANIFEST cut by half',
];

function largest(folder: string, pattern: RegExp): string {
  const files = readdirSync(folder)
    .filter((name) => pattern.test(name))
    .map((name) => join(folder, name));
  const [found] = files.sort((left, right) => statSync(right).size - statSync(left).size);
  if (!found) throw new Error(`There is no ${pattern} among ${readdirSync(folder).join(' ')}.`);
  return found;
}

function cut(path: string, share: number): void {
  truncateSync(path, Math.floor(statSync(path).size * share));
}

/** Writes over 4 KiB from there on. */
function overwrite(path: string, share: number, value: (at: number) => number): void {
  const content = readFileSync(path);
  const from = Math.floor(content.length * share);
  for (let at = from; at < Math.min(from + 4_096, content.length); at += 1) content[at] = value(at);
  writeFileSync(path, content);
}
