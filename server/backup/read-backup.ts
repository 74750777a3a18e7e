import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { entryText, firstHash } from '#shared/contracts/hq-log';
import { sha256 } from '../sync/sha256';
import {
  type BackupHead,
  type BackupManifest,
  endLine,
  fileLine,
  headLine,
  manifestLine,
  rowLine,
  tableLine,
  type Value,
} from './backup-format';
import { Damage } from './damage';
import { linesOf } from './lines';
import { isSealed, unseal } from './sealed-stream';

/** What a backup holds, piece by piece, each checked before it is given. The manifest comes last. */
export type BackupPart =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | {
      readonly kind: 'rows';
      readonly table: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly Value[])[];
    }
  | { readonly kind: 'file'; readonly path: string; readonly bytes: Buffer }
  | { readonly kind: 'manifest'; readonly manifest: BackupManifest };

const rowsAtOnce = 500;

/**
 * Reads a backup and checks it on the way: every part of a sealed file, the hash and count of every table, the chain of
 * every territory up to its head, and that the end is there.
 * @throws Damage with a sentence that names what is wrong
 */
export async function* readBackup(file: string, passphrase: string | null): AsyncGenerator<BackupPart> {
  const sealed = await beginsSealed(file);
  if (sealed && passphrase === null)
    throw new Damage('This backup is sealed. Give its passphrase in FIELDPACT_BACKUP_PASSPHRASE.');
  const bytes = createReadStream(file, { highWaterMark: 1 << 20 });
  const packed = sealed ? Readable.from(unseal(bytes, passphrase ?? '')) : bytes;
  const reading = new Reading();
  for await (const line of linesOf(unpacked(packed))) {
    const part = reading.take(line);
    if (part) yield part;
  }
  reading.end();
}

/** What a backup says of itself, after all of it was read and found whole. */
export async function checkBackup(file: string, passphrase: string | null): Promise<BackupManifest> {
  let manifest: BackupManifest | null = null;
  for await (const part of readBackup(file, passphrase)) if (part.kind === 'manifest') manifest = part.manifest;
  if (!manifest) throw new Damage('The backup has no end.');
  return manifest;
}

interface OpenTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly hash: ReturnType<typeof createHash>;
  rows: (readonly Value[])[];
  count: number;
}

class Reading {
  #line = 0;
  #head: BackupHead | null = null;
  #table: OpenTable | null = null;
  #manifest: BackupManifest | null = null;
  readonly #done: { name: string; rows: number; sha256: string }[] = [];
  readonly #heads = new Map<string, { seq: number; hash: string }>();

  take(text: string): BackupPart | null {
    this.#line += 1;
    if (this.#manifest) throw new Damage('Something was put behind the end of the backup.');
    const json = this.#json(text);
    if (!this.#head) {
      this.#head = this.#as(headLine, json, 'is not a backup of headquarters');
      return { kind: 'head', head: this.#head };
    }
    if (this.#table) return this.#inTable(this.#table, json, text);
    const kind = Object.keys(json as object)[0];
    if (kind === 'table') {
      const { table, columns } = this.#as(tableLine, json);
      this.#table = { name: table, columns, hash: createHash('sha256'), rows: [], count: 0 };
      return null;
    }
    if (kind === 'file') {
      const { file, base64 } = this.#as(fileLine, json);
      return { kind: 'file', path: file, bytes: Buffer.from(base64, 'base64') };
    }
    this.#manifest = this.#as(manifestLine, json).manifest;
    this.#compare(this.#manifest);
    return { kind: 'manifest', manifest: this.#manifest };
  }

  end(): void {
    if (this.#manifest) return;
    const where = this.#table ? ` in the middle of ${this.#table.name}, after ${this.#table.count} rows` : '';
    throw new Damage(`The backup ends too early${where}. It was cut off.`);
  }

  #inTable(table: OpenTable, json: unknown, text: string): BackupPart | null {
    if (Array.isArray(json)) {
      const row = this.#as(rowLine, json);
      if (row.length !== table.columns.length)
        throw new Damage(`Row ${table.count + 1} of ${table.name} has not as many values as there are columns.`);
      table.hash.update(`${text}\n`);
      table.count += 1;
      if (table.name === 'change_log') this.#follow(table.columns, row);
      table.rows.push(row);
      return table.rows.length < rowsAtOnce ? null : this.#flush(table);
    }
    const end = this.#as(endLine, json);
    if (end.end !== table.name || end.rows !== table.count || end.sha256 !== table.hash.digest('hex'))
      throw new Damage(`The table ${table.name} of the backup is not as it was written (${table.count} rows read).`);
    this.#done.push({ name: end.end, rows: end.rows, sha256: end.sha256 });
    this.#table = null;
    return this.#flush(table);
  }

  #flush(table: OpenTable): BackupPart | null {
    const { name, columns, rows } = table;
    table.rows = [];
    return rows.length === 0 ? null : { kind: 'rows', table: name, columns, rows };
  }

  // The log is read in the order of its key, so its chain can be followed on the way.
  #follow(columns: readonly string[], row: readonly Value[]): void {
    const value = (column: string) => row[columns.indexOf(column)] ?? null;
    const space = String(value('space_id'));
    const { seq, hash } = this.#heads.get(space) ?? { seq: 0, hash: firstHash };
    const next = Number(value('seq'));
    const text = entryText(space, {
      previous: hash,
      seq: next,
      received: Number(value('received_at')),
      at: Number(value('effective_at')),
      device: String(value('device_id')),
      n: Number(value('device_n')),
      state: value('state') as 'applied',
      why: value('why') as string | null,
      bodyHash: String(value('body_hash')),
    });
    if (next !== seq + 1 || sha256(text) !== value('entry_hash'))
      throw new Damage(
        `The chain of the log is broken in the backup at entry ${next} of territory ${space}. The database it was taken from was damaged; verify says more.`,
      );
    this.#heads.set(space, { seq: next, hash: String(value('entry_hash')) });
  }

  #compare(manifest: BackupManifest): void {
    if (JSON.stringify(manifest.tables) !== JSON.stringify(this.#done))
      throw new Damage('The tables of the backup are not those that its manifest names.');
    for (const { id, name, seq, hash } of manifest.territories) {
      const head = this.#heads.get(id) ?? { seq: 0, hash: firstHash };
      if (head.seq !== seq || head.hash !== hash)
        throw new Damage(`The log of territory ${name} does not end in the backup where its manifest says.`);
    }
  }

  #json(text: string): unknown {
    try {
      const json: unknown = JSON.parse(text);
      if (typeof json === 'object' && json !== null) return json;
    } catch {
      // Said below.
    }
    throw new Damage(`Line ${this.#line} of the backup is damaged.`);
  }

  #as<Schema extends z.ZodType>(schema: Schema, json: unknown, otherwise = 'is damaged'): z.output<Schema> {
    const read = schema.safeParse(json);
    if (!read.success) throw new Damage(`Line ${this.#line} of the file ${otherwise}.`);
    return read.data;
  }
}

async function* unpacked(packed: Readable): AsyncGenerator<Buffer> {
  const gunzip = createGunzip();
  packed.on('error', (error) => gunzip.destroy(error)).pipe(gunzip);
  let bytes = 0;
  try {
    for await (const chunk of gunzip) {
      bytes += (chunk as Buffer).length;
      yield chunk as Buffer;
    }
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && code.startsWith('Z_')) {
      const what = code === 'Z_BUF_ERROR' ? 'ends too early' : 'is damaged';
      throw new Damage(`The packed data of the backup ${what} behind its first ${bytes} unpacked bytes.`);
    }
    throw error;
  }
}

async function beginsSealed(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(40), 0, 40, 0);
    return isSealed(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}
