import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { copyBlobs } from '../backup/copy-blobs';
import { Damage } from '../backup/damage';
import { headsOf, recordRestore } from '../backup/declare-restore';
import { backupName, backupPassphraseVariable } from '../backup/nightly';
import { checkBackup } from '../backup/read-backup';
import { newEpochs, restoreBackup, retireOwnKeys } from '../backup/restore-backup';
import { writeBackup } from '../backup/write-backup';
import { openBlobStore } from '../blobs/blob-store';
import { eraseLateArrivals, eraseRecords } from '../erasure/erase-records';
import { openErasureLedger } from '../erasure/erasure-ledger';
import type { HqAsked } from './hq-asked';
import { type HqPlace, logKeyPath } from './hq-place';
import { asJson, type Outcome, said, unreadable } from './outcome';

const passphrase = () => process.env[backupPassphraseVariable] || null;

export const backupCommand = {
  lacks: ({ words, values }: HqAsked) => {
    if (words[0] !== undefined) return `“${words[0]}” was not expected. Where the backup goes is said with --to.`;
    return values.to === undefined || values.to === '' ? 'Where to? Name a folder or a file with --to.' : null;
  },
  work: async (place: HqPlace, { values, now, progress }: HqAsked): Promise<Outcome> => {
    const to = resolve(values.to ?? '');
    const isFolder = (statSync(to, { throwIfNoEntry: false })?.isDirectory() ?? false) || !/\.\w+$/.test(to);
    const secret = passphrase();
    const file = isFolder ? join(to, backupName(now, secret !== null)) : to;
    if (existsSync(file)) return unreadable(`${file} is there already. A backup never replaces another one.`);
    const files = values['without-files'] ? null : await place.files();
    if (files?.ok === false) return unreadable(`${files.error} Or say --without-files.`);
    await eraseLateArrivals(place.database, now);
    const keysOf = secret === null ? null : (place.folder?.path ?? null);
    const report = await writeBackup(place.database, { file, passphrase: secret, keysOf, now });
    progress(`The records are in ${file}. Now the files …`);
    const copied =
      files === null ? null : await copyBlobs(files.value.blobs, join(dirname(file), 'blobs'), report.manifest.blobs);
    const lost = copied ? [...copied.missing, ...copied.damaged] : [];
    const code = lost.length === 0 ? 0 : 1;
    if (values.json) return said(code, asJson({ ...report, files: copied }));
    const entries = report.manifest.territories.reduce((sum, { seq }) => sum + seq, 0);
    const sentences = [
      `${entries} entries of ${report.manifest.territories.length} territories are in ${file} (${report.bytes} bytes).`,
      copied === null
        ? `The ${report.manifest.blobs.length} files were left out.`
        : `${copied.copied} new files were copied beside it, ${copied.known} were there.`,
      secret === null
        ? `It is not sealed and holds no keys of headquarters: copy them yourself, or set ${backupPassphraseVariable}.`
        : 'It is sealed and holds the keys of headquarters.',
      ...lost.map((sha256) => `File ${sha256} is missing or damaged where it is kept; it could not be copied.`),
    ];
    return said(code, sentences.join('\n'));
  },
};

export async function checkBackupCommand({ values }: HqAsked): Promise<Outcome> {
  try {
    const manifest = await checkBackup(values.check ?? '', passphrase());
    if (values.json) return said(0, asJson(manifest));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    const heads = manifest.territories.map(({ name, seq }) => `${name} up to entry ${seq}`).join(', ');
    return said(0, `The backup of ${new Date(manifest.takenAt).toISOString()} is whole: ${rows} rows; ${heads}.`);
  } catch (error) {
    if (error instanceof Damage) return said(1, `${values.check} is not whole. ${error.message}`);
    return unreadable(`${values.check} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}).`);
  }
}

export const restoreCommand = {
  // A name that was mistyped must not leave a new database behind.
  before: ({ words, values }: HqAsked) =>
    values.declare || statSync(words[0] ?? '', { throwIfNoEntry: false })?.isFile() === true
      ? null
      : unreadable(`There is no file ${words[0]}.`),
  create: true,
  alone: true,
  lacks: ({ words, values }: HqAsked) => {
    if (values.declare && words[0] !== undefined)
      return '--declare is for a database that is back already; it takes no file.';
    if (values.declare && (values.replace || values.files !== undefined))
      return '--declare changes no records and no files.';
    if (!values.declare && words[0] === undefined) return 'Which backup? hq restore FILE.';
    if (!values.declare && values.of !== undefined)
      return '--of belongs to --declare; a backup says itself when it was taken.';
    if (values.of !== undefined && Number.isNaN(Date.parse(values.of)))
      return '--of must be the moment the backup was taken, such as 2026-11-20T02:30:00Z.';
    if (values['data-dir'] === undefined)
      return 'Headquarters signs that it was restored. Name its data folder with --data-dir.';
    return words.length > 1 ? `“${words[1]}” was not expected.` : null;
  },
  work: (place: HqPlace, asked: HqAsked): Promise<Outcome> =>
    asked.values.declare ? declare(place, asked) : restore(place, asked),
};

async function restore(place: HqPlace, { words, values, now, progress }: HqAsked): Promise<Outcome> {
  const { database, folder } = place;
  const file = words[0] ?? '';
  const files = values.files === undefined ? null : await place.files();
  if (files?.ok === false) return unreadable(files.error);
  const asked = { file, passphrase: passphrase(), replace: values.replace, keysTo: folder?.path ?? null, now };
  const restored = await restoreBackup(database, asked);
  if (!restored.ok) return unreadable(restored.error);
  const { manifest, movedAside, keys } = restored.value;
  progress('The records are back. Now it is written into the logs …');
  await sign(place, now, manifest.takenAt);
  const again = await eraseAgain(place, manifest.takenAt);
  const copied =
    files === null || values.files === undefined ? null : await copyBack(place, resolve(values.files), manifest.blobs);
  const missing = copied?.missing ?? [];
  if (values.json)
    return said(
      missing.length === 0 ? 0 : 1,
      asJson({ manifest, movedAside, keys, erasedAgain: again, files: copied }),
    );
  const sentences = [
    `Headquarters is as it was on ${new Date(manifest.takenAt).toISOString()}. Every territory has a new epoch: devices send again what is missing as soon as they come.`,
    ...(movedAside === null ? [] : [`What was in the database is in its schema ${movedAside}.`]),
    ...(keys.length === 0 ? [] : [`${keys.length} keys came from the backup.`]),
    ...(folder && !existsSync(logKeyPath(folder))
      ? ['The key of the log is not in the data folder: put log-key.pem (and authority/) there before you start.']
      : []),
    ...(again === 0 ? [] : [`${again} records that had been erased since were erased again.`]),
    ...(copied === null ? [] : [`${copied.copied} files were put back, ${copied.known} were there.`]),
    ...missing.map((sha256) => `File ${sha256} is not beside the backup.`),
  ];
  return said(missing.length === 0 ? 0 : 1, sentences.join('\n'));
}

async function declare(place: HqPlace, { values, now }: HqAsked): Promise<Outcome> {
  await place.database.transaction((tx) => newEpochs(tx, false));
  await sign(place, now, values.of === undefined ? null : Date.parse(values.of));
  const again = values.of === undefined ? 0 : await eraseAgain(place, Date.parse(values.of));
  const heads = await headsOf(place.database);
  if (values.json) return said(0, asJson({ territories: heads, erasedAgain: again }));
  return said(0, `${heads.length} territories have a new epoch, and their logs say that headquarters was restored.`);
}

async function sign(place: HqPlace, now: number, backupOf: number | null): Promise<void> {
  if (!place.folder) throw new Error('The data folder is not known.');
  const heads = await headsOf(place.database);
  await retireOwnKeys(place.folder.path, now);
  const author = await place.author();
  if (!author.ok) throw new Error(author.error);
  await recordRestore(author.value, heads, { now, backupOf });
}

/** What was erased after the backup was taken came back with it. */
async function eraseAgain(place: HqPlace, since: number): Promise<number> {
  if (!place.folder) return 0;
  const wanted = openErasureLedger(place.folder.path).since(since);
  if (wanted.length === 0) return 0;
  const author = await place.author();
  const files = await place.files();
  if (!author.ok || !files.ok) return 0;
  let erased = 0;
  for (const { entity, row, reason } of wanted) {
    const done = await eraseRecords(
      {
        ...{ database: place.database, ownDevice: author.value, blobs: files.value.blobs },
        ...{ now: () => Date.now(), moved: () => undefined },
      },
      [{ entity, row }],
      reason,
    );
    if (done.ok) erased += 1;
  }
  return erased;
}

async function copyBack(place: HqPlace, from: string, blobs: readonly (readonly [string, number])[]) {
  const source = existsSync(join(from, 'blobs')) ? join(from, 'blobs') : from;
  return copyBlobs(openBlobStore(source), place.folder?.blobs ?? '', blobs);
}
