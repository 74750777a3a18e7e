import { createHash } from 'node:crypto';
import { createWriteStream, readdirSync, statSync } from 'node:fs';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Database, Queries } from '../db/database';
import type { BackupHead, BackupManifest } from './backup-format';
import { backupTables } from './backup-tables';
import { seal } from './sealed-stream';
import { columnsOf, rowsOf } from './table-rows';

export interface BackupAsked {
  /** The file to write. It appears when it is whole. */
  readonly file: string;
  readonly passphrase: string | null;
  /** The data folder whose keys go into the file too; in a sealed one only. */
  readonly keysOf: string | null;
  readonly now: number;
}

export interface BackupReport {
  readonly file: string;
  readonly bytes: number;
  readonly manifest: BackupManifest;
}

/** Folders and files of a data folder without which headquarters could not go on as the same. */
export const keyPlaces = ['authority', 'own-keys', 'log-key.pem'];

/**
 * Writes a backup of everything in the database as it stood at one moment, and then marks it as durable: from there on
 * devices may let go of what they kept for a headquarters that forgets.
 */
export async function writeBackup(database: Database, asked: BackupAsked): Promise<BackupReport> {
  const file = resolve(asked.file);
  const draft = `${file}.part`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await rm(draft, { force: true });
  const report = await database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    const manifest: { value: BackupManifest | null } = { value: null };
    const lines = Readable.from(linesOf(tx, asked, manifest), { objectMode: false });
    const packed = lines.compose(createGzip({ level: 4 })) as unknown as AsyncIterable<Buffer>;
    const sealed = asked.passphrase === null ? packed : seal(packed, asked.passphrase);
    await pipeline(Readable.from(sealed), createWriteStream(draft, { mode: 0o600 }));
    if (manifest.value === null) throw new Error('A backup has ended without its manifest.');
    return manifest.value;
  });
  await ontoDisk(draft);
  await rename(draft, file);
  await ontoDisk(dirname(file));
  for (const { id, seq } of report.territories) {
    await database.query('update space set durable_seq = $2 where space_id = $1 and durable_seq < $2', [id, seq]);
  }
  return { file, bytes: statSync(file).size, manifest: report };
}

async function* linesOf(
  tx: Queries,
  asked: BackupAsked,
  manifest: { value: BackupManifest | null },
): AsyncGenerator<string> {
  yield `${JSON.stringify(await headOf(tx, asked.now))}\n`;
  const tables: BackupManifest['tables'] = [];
  for (const table of backupTables) {
    const columns = await columnsOf(tx, table.name);
    yield `${JSON.stringify({ table: table.name, columns })}\n`;
    const hash = createHash('sha256');
    let count = 0;
    for await (const rows of rowsOf(tx, table, columns)) {
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
      hash.update(text);
      count += rows.length;
      yield text;
    }
    const end = { end: table.name, rows: count, sha256: hash.digest('hex') };
    tables.push({ name: end.end, rows: end.rows, sha256: end.sha256 });
    yield `${JSON.stringify(end)}\n`;
  }
  if (asked.keysOf !== null && asked.passphrase !== null) yield* keysIn(asked.keysOf);
  const territories = await tx.query<BackupManifest['territories'][number]>(
    'select space_id as id, name, seq, head_hash as hash from space order by space_id',
  );
  const blobs = await tx.query<{ sha256: string; size: number }>(
    'select sha256, max(size) as size from blob group by sha256 order by sha256',
  );
  manifest.value = {
    takenAt: asked.now,
    tables,
    territories: [...territories],
    blobs: blobs.map(({ sha256, size }) => [sha256, Number(size)]),
  };
  yield `${JSON.stringify({ manifest: manifest.value })}\n`;
}

async function headOf(tx: Queries, now: number): Promise<BackupHead> {
  const rows = await tx.query<{ key: string; value: string }>('select key, value from headquarters');
  const said = (key: string) => rows.find((row) => row.key === key)?.value ?? '';
  const steps = await tx.query<{ name: string }>('select name from migration order by name');
  return {
    ...{ backup: 'fieldpact-hq', version: 1, server: said('server'), name: said('name'), takenAt: now },
    migrations: steps.map((step) => step.name),
  };
}

async function* keysIn(folder: string): AsyncGenerator<string> {
  for (const place of keyPlaces) {
    for (const path of filesUnder(folder, place)) {
      const base64 = (await readFile(join(folder, path))).toString('base64');
      yield `${JSON.stringify({ file: path, base64 })}\n`;
    }
  }
}

function filesUnder(folder: string, place: string): readonly string[] {
  const found = statSync(join(folder, place), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [place];
  return readdirSync(join(folder, place))
    .sort()
    .flatMap((name) => filesUnder(folder, `${place}/${name}`));
}

async function ontoDisk(path: string): Promise<void> {
  // Windows cannot open a folder; its file system writes names down in order by itself.
  if (process.platform === 'win32' && statSync(path).isDirectory()) return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
