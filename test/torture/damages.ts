import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** Something that happens to files while the program does not run: to the folder of a device's tables, or to its profile. */
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

/**
 * Every run does these: of all that shows at the start, in reading only, or not at all, one of each; the last three the
 * browser was seen to open with nothing in them, without a word.
 */
export const commonDamages: readonly DamageName[] = [
  'the log garbled',
  'the log cut by 30 %',
  'a table truncated',
  'no MANIFEST',
  'no folder at all',
  '4 KiB of the log zeroed',
  'a table missing',
  'MANIFEST cut by half',
];

/** What happens to the journal of a device, and to everything that lies with it. */
export const journalDamages = {
  'the end of the journal torn': (profile) => each(journalOf(profile).slice(-1), (path) => cutBy(path, 7)),
  'a bit of the journal flipped': (profile) => each(journalOf(profile), flip),
  'the journal cut by half': (profile) => each(journalOf(profile), (path) => cut(path, 0.5)),
  'the journal empty': (profile) => each(journalOf(profile), (path) => truncateSync(path, 0)),
  'no journal, and no note of how much there was': (profile) => rmSync(placeOfJournal(profile), { recursive: true }),
} as const satisfies Record<string, Damage>;

export type JournalDamageName = keyof typeof journalDamages;

export const allJournalDamages = Object.keys(journalDamages) as JournalDamageName[];

export const commonJournalDamages: readonly JournalDamageName[] = [
  'the end of the journal torn',
  'a bit of the journal flipped',
  'no journal, and no note of how much there was',
];

/** The files of the journal, wherever the host keeps them: their first bytes are those of a record (journal-frame.ts). */
function journalOf(profile: string): readonly string[] {
  const files = readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter(beginsWithRecord)
    .sort();
  if (files.length === 0) throw new Error(`There is no journal in ${profile}.`);
  return files;
}

function beginsWithRecord(path: string): boolean {
  const first = Buffer.alloc(4);
  const file = openSync(path, 'r');
  try {
    readSync(file, first, 0, 4, 0);
  } finally {
    closeSync(file);
  }
  return first.toString('hex') === 'fff1fe4a';
}

/** A browser keeps it in its private file system, the desktop program in a folder. */
function placeOfJournal(profile: string): string {
  const ofBrowser = join(profile, 'Default', 'File System');
  return existsSync(ofBrowser) ? ofBrowser : dirname(journalOf(profile)[0] ?? '');
}

function each(paths: readonly string[], damage: (path: string) => void): void {
  for (const path of paths) damage(path);
}

function cutBy(path: string, bytes: number): void {
  truncateSync(path, statSync(path).size - bytes);
}

function flip(path: string): void {
  const content = readFileSync(path);
  const at = Math.floor(content.length / 2);
  content[at] = (content[at] ?? 0) ^ 0x10;
  writeFileSync(path, content);
}

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
