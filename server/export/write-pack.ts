import { createHash } from 'node:crypto';
import { createWriteStream, statSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { ok, type Result, refuse } from '#shared/base/result';
import type { LogLink } from '#shared/contracts/hq-log';
import type { BlobStore } from '../blobs/blob-store';
import type { Database, Queries } from '../db/database';
import type { Headquarters } from '../enrolment/headquarters';
import { linksBetween, mostLinks } from '../sync/links';
import type { RowName } from '../sync/row-store';
import type { Territory } from '../verify/chain-walk';
import { entryColumns, type LoggedEntry, writerOf } from '../verify/logged-entry';
import type { PackManifest } from './pack-format';
import { packReadme } from './pack-readme';
import { partnerRecords } from './partner-records';

export interface PackAsked {
  readonly database: Database;
  readonly headquarters: Headquarters;
  readonly blobs: BlobStore;
  readonly partner: string;
  readonly file: string;
  readonly now: number;
}

export interface PackReport {
  readonly file: string;
  readonly bytes: number;
  readonly entries: number;
  readonly manifest: PackManifest;
}

/** Writes everything that was ever filed about a partner, with the proof, into one ZIP. */
export async function writePack(asked: PackAsked): Promise<Result<PackReport, string>> {
  const file = resolve(asked.file);
  const draft = `${file}.part`;
  await mkdir(dirname(file), { recursive: true });
  const done = await asked.database.transaction(async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    const records = await partnerRecords(tx, asked.partner);
    if (!records.some(({ entity }) => entity === 'partner')) return null;
    const packing = new Packing(draft);
    try {
      return await fill(tx, asked, [...records, ...(await restorations(tx))], packing);
    } catch (error) {
      await packing.giveUp(error as Error);
      throw error;
    }
  });
  if (done === null) return refuse(`There is no partner ${asked.partner}. Give its id; hq export --list names all.`);
  await rename(draft, file);
  return ok({ file, bytes: statSync(file).size, ...done });
}

/** Puts files into the ZIP one after the other, hashing them on the way. */
class Packing {
  readonly contents: { path: string; size: number; sha256: string }[] = [];
  readonly #zip = new yazl.ZipFile();
  readonly #draft: string;
  readonly #written: Promise<void>;

  constructor(draft: string) {
    this.#draft = draft;
    this.#written = rm(draft, { force: true }).then(() =>
      pipeline(this.#zip.outputStream, createWriteStream(draft, { mode: 0o600 })),
    );
    // Said again when it is waited for.
    this.#written.catch(() => undefined);
  }

  /** Waits until it is in, so that one file after the other is held open. */
  async add(path: string, content: Iterable<string> | AsyncIterable<string | Buffer>, compress = true): Promise<void> {
    const hash = createHash('sha256');
    let size = 0;
    const through = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    this.#zip.addReadStream(through, path, { compress, mtime: new Date(0), mode: 0o100644 });
    await Promise.race([pipeline(Readable.from(content, { objectMode: false }), through), this.#written]);
    this.contents.push({ path, size, sha256: hash.digest('hex') });
  }

  addText(path: string, text: string): void {
    this.#zip.addBuffer(Buffer.from(text), path, { mtime: new Date(0), mode: 0o100644 });
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#written;
    const file = await open(this.#draft, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  async giveUp(error: Error): Promise<void> {
    (this.#zip.outputStream as Readable).destroy(error);
    await this.#written.catch(() => undefined);
    await rm(this.#draft, { force: true });
  }
}

async function fill(
  tx: Queries,
  asked: PackAsked,
  records: readonly RowName[],
  packing: Packing,
): Promise<Pick<PackReport, 'entries' | 'manifest'>> {
  const territories = await territoriesOf(
    tx,
    records.filter(({ entity }) => entity !== 'restoration'),
  );
  const lists = [records.map(({ entity }) => entity), records.map(({ row }) => row)];
  const seen = { devices: new Set<string>(), files: new Set<string>(), entries: 0, name: asked.partner };
  for (const { folder, ...territory } of territories) {
    const entries = entriesOf(tx, territory.id, lists, seen);
    await packing.add(`${folder}/entries.ndjson`, inLines(entries));
    await packing.add(`${folder}/links.ndjson`, inLines(linksOf(tx, territory)));
    const checkpoints = await tx.query<object>(
      'select seq, hash, at, sig, key_id as key from checkpoint where space_id = $1 order by seq',
      [territory.id],
    );
    await packing.add(`${folder}/checkpoints.ndjson`, inLines(checkpoints));
    await packing.add(`${folder}/rows.ndjson`, inLines(await rowsOf(tx, territory.id, lists, seen)));
  }
  const missing: string[] = [];
  for (const sha256 of [...seen.files].sort()) {
    if ((await asked.blobs.sizeOf(sha256)) === null) missing.push(sha256);
    // Photographs and documents are packed already.
    else await packing.add(`files/${sha256}`, await asked.blobs.read(sha256), false);
  }
  const manifest: PackManifest = {
    ...{ pack: 'fieldpact-audit', version: 1, takenAt: new Date(asked.now).toISOString() },
    ...{ server: asked.headquarters.server, headquarters: asked.headquarters.name },
    partner: { id: asked.partner, name: seen.name },
    logKeys: await logKeys(tx),
    territories: [...territories],
    ...(await writersOf(tx, [...seen.devices])),
    gone: [...(await goneOf(tx, lists))],
    missing,
    contents: packing.contents,
  };
  packing.addText('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
  packing.addText('README.txt', packReadme(manifest));
  await packing.end();
  return { entries: seen.entries, manifest };
}

// A restored log is told from a forged one by what headquarters wrote into it then.
function restorations(tx: Queries): Promise<readonly RowName[]> {
  return tx.query<RowName>(`select distinct entity, row_id as row from change_log where entity = 'restoration'`);
}

interface Seen {
  readonly devices: Set<string>;
  readonly files: Set<string>;
  entries: number;
  name: string;
}

async function territoriesOf(
  tx: Queries,
  records: readonly RowName[],
): Promise<readonly (Territory & { readonly folder: string })[]> {
  const rows = await tx.query<Territory>(
    `select space_id as id, name, seq, head_hash as hash from space where exists
       (select 1 from change_log entry where entry.space_id = space.space_id and entry.row_id = any($1::text[]))
     order by name`,
    [records.map(({ row }) => row)],
  );
  return rows.map((row, at) => ({ ...row, folder: `territories/${at + 1}` }));
}

async function* entriesOf(
  tx: Queries,
  space: string,
  lists: readonly (readonly string[])[],
  seen: Seen,
): AsyncGenerator<LoggedEntry> {
  for (let after = 0; ; ) {
    const entries = await tx.query<LoggedEntry>(
      `select ${entryColumns} from change_log where space_id = $1 and seq > $2
         and (entity, row_id) in (select * from unnest($3::text[], $4::text[])) order by seq limit 500`,
      [space, after, ...lists],
    );
    for (const entry of entries) {
      seen.devices.add(writerOf(entry.device).device);
      seen.entries += 1;
      yield entry;
    }
    const last = entries.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

async function* linksOf(tx: Queries, territory: Territory): AsyncGenerator<LogLink> {
  for (let after = 0; after < territory.seq; ) {
    const links = await linksBetween(tx, territory.id, after, territory.seq, mostLinks);
    yield* links;
    const last = links.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

async function rowsOf(
  tx: Queries,
  space: string,
  lists: readonly unknown[],
  seen: Seen,
): Promise<readonly { readonly state: string }[]> {
  const rows = await tx.query<{ entity: string; state: string }>(
    `select entity, row_id as row, state, seq from row_state where space_id = $1
       and (entity, row_id) in (select * from unnest($2::text[], $3::text[])) order by entity, row_id`,
    [space, ...lists],
  );
  for (const { entity, state } of rows) {
    for (const sha256 of state.match(/(?<=")[0-9a-f]{64}(?=")/g) ?? []) seen.files.add(sha256);
    if (entity === 'partner') seen.name = nameIn(state) ?? seen.name;
  }
  // A document may name its own hash, which is no file of the territory.
  const known = await tx.query<{ sha256: string }>('select distinct sha256 from blob where sha256 = any($1::text[])', [
    [...seen.files],
  ]);
  seen.files.clear();
  for (const { sha256 } of known) seen.files.add(sha256);
  return rows;
}

function nameIn(state: string): string | null {
  const fields = JSON.parse(state) as { legalName?: readonly { value?: unknown }[] };
  const name = fields.legalName?.[0]?.value;
  return typeof name === 'string' ? name : null;
}

async function writersOf(tx: Queries, devices: readonly string[]): Promise<Pick<PackManifest, 'people' | 'devices'>> {
  const rows = await tx.query<PackManifest['devices'][number]>(
    `select device_id as id, name, user_id as "user", space_id as home, public_key as key from device
     where device_id = any($1::text[]) order by device_id`,
    [devices],
  );
  const people = await tx.query<PackManifest['people'][number]>(
    'select user_id as id, name from person where user_id = any($1::text[]) order by user_id',
    [rows.map(({ user }) => user)],
  );
  return { people: [...people], devices: [...rows] };
}

function goneOf(tx: Queries, lists: readonly unknown[]): Promise<PackManifest['gone']> {
  return tx.query<PackManifest['gone'][number]>(
    `select space_id as territory, entity, row_id as row, to_space as to from gone_row
     where (entity, row_id) in (select * from unnest($1::text[], $2::text[])) order by space_id, entity, row_id`,
    lists,
  ) as Promise<PackManifest['gone']>;
}

async function logKeys(tx: Queries): Promise<string[]> {
  const rows = await tx.query<{ value: string }>(`select value from headquarters where key = 'log-key'`);
  return rows.map(({ value }) => value);
}

async function* inLines(lines: Iterable<object> | AsyncIterable<object>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`;
}
