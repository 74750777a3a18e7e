import { type Result, refuse } from '#shared/base/result';
import type { BackupEntry, ReadEntry } from './backup-content';
import { readCursor } from './identity';
import { readJournalText } from './journal-record';
import { grantOf } from './lanes';
import { advanceChains, type Known, restoreLines } from './mend';
import { mendRows } from './mend-rows';
import { fromBefore } from './past-rows';
import { changePreferences, preferencesSchema } from './preferences';
import { PastRestoring, type RowWithPast, versionOf, wayOfPast } from './restore-past';
import { type BackupFile, type HereAlready, type RestoreRefusal, readBackup, whatIsHere } from './restore-preview';
import { storageRefusal } from './storage-refusal';
import type { PastRow, StoredRow } from './stored';
import type { Workspace } from './workspace';
import type { StorageRefusal } from './writer';

/** What a backup has brought. */
export interface Restored {
  readonly changes: number;
  readonly rows: number;
  readonly drafts: number;
  readonly files: number;
}

/**
 * Takes in what the backup has and this device has not: changes by their ids, and of everything else only what is not
 * here at all. What is here stays as it is. Everything may be done again, and goes on where it was cut off.
 */
export async function restoreBackup(
  workspace: Workspace,
  from: BackupFile,
): Promise<Result<Restored, RestoreRefusal | StorageRefusal>> {
  try {
    return await readBackup(workspace, from, async (about, past, entries) => {
      const way = await wayOfPast(workspace, about, past);
      const work = new Restoring(
        workspace,
        await whatIsHere(workspace),
        new PastRestoring(workspace, { about, past, way }),
      );
      await work.begin();
      for await (const each of entries) await work.take(each);
      return work.finish();
    });
  } catch (error) {
    const refusal = storageRefusal(error);
    if (refusal === null) throw error;
    return refuse(refusal);
  }
}

const portion = 200;

class Restoring {
  readonly #workspace: Workspace;
  readonly #here: HereAlready;
  readonly #done = { changes: 0, rows: 0, drafts: 0, files: 0 };
  readonly #past: PastRestoring;
  #changes: string[] = [];
  #rows: { readonly row: StoredRow; readonly before: PastRow[] }[] = [];
  #ledgers: Extract<BackupEntry, { kind: 'ledger' }>[] = [];
  readonly #touched = new Set<string>();

  constructor(workspace: Workspace, here: HereAlready, past: PastRestoring) {
    this.#workspace = workspace;
    this.#here = here;
    this.#past = past;
  }

  begin(): Promise<void> {
    return this.#past.begin();
  }

  async take({ entry, bytes }: ReadEntry): Promise<void> {
    // The past of a row comes behind it.
    if (entry.kind === 'pastRow') return this.#pastRow(entry);
    if (this.#rows.length >= portion) await this.#flushRows();
    if (entry.kind === 'change') this.#changes.push(entry.record);
    else if (entry.kind === 'row') this.#rows.push({ row: versionOf(this.#workspace, entry), before: [] });
    else if (entry.kind === 'ledger') await this.#ledger(entry);
    else if (entry.kind === 'figures') await this.#past.takeFigures(entry);
    else if (entry.kind === 'draft') await this.#draft(entry);
    else if (entry.kind === 'preferences') await this.#preferences(entry);
    else if (entry.kind === 'colleague')
      await this.#workspace.database.colleagues.put({ id: entry.id, name: entry.name });
    else if (entry.kind === 'file') await this.#file(entry, bytes);
    if (this.#changes.length >= portion) await this.#flushChanges();
  }

  async finish(): Promise<Restored> {
    await this.#flushChanges();
    await this.#flushRows();
    await this.#flushLedgers();
    const { database, enrolment, changed } = this.#workspace;
    const touched = [...this.#touched];
    await mendRows(database, { enrolment, doubted: null, touched });
    await this.#past.finish();
    const rows = (await database.rows.bulkGet(touched)).filter((row) => row !== undefined);
    changed.tell(
      rows.map(({ id, entity, partnerId }) => ({ id, entity, partnerId })),
      'here',
    );
    return this.#done;
  }

  // The journal first: cut off behind it, the next start brings the rest into the tables.
  async #flushChanges(): Promise<void> {
    const { database, enrolment, key, journalTail, lock } = this.#workspace;
    const records = this.#changes;
    this.#changes = [];
    const known: Known = new Map(
      records.flatMap((text) => {
        const read = readJournalText(text);
        const isNew = read && !this.#here.changes.has(read.body.id) && !this.#here.clashes(read.body);
        return isNew ? [[read.body.id, read] as const] : [];
      }),
    );
    if (known.size === 0) return;
    await lock(async () => {
      const ids = new Set(known.keys());
      await journalTail.append(records.filter((text) => ids.has(readJournalText(text)?.body.id ?? '')));
      await restoreLines(database, [...known.values()], enrolment);
      await advanceChains({ database, deviceId: key.deviceId, enrolment }, known, null);
    });
    for (const { body } of known.values()) this.#touched.add(body.r);
    this.#done.changes += known.size;
  }

  #pastRow(entry: Extract<BackupEntry, { kind: 'pastRow' }>): void {
    const { since, ...row } = versionOf(this.#workspace, entry);
    const last = this.#rows.at(-1);
    const version = { ...row, ...(since === undefined ? {} : { since }), until: entry.until };
    if (last?.row.id === entry.id) last.before.push(version);
  }

  async #ledger(entry: Extract<BackupEntry, { kind: 'ledger' }>): Promise<void> {
    await this.#flushRows();
    this.#ledgers.push(entry);
    if (this.#ledgers.length >= portion) await this.#flushLedgers();
  }

  async #flushLedgers(): Promise<void> {
    const ledgers = this.#ledgers;
    this.#ledgers = [];
    if (ledgers.length > 0) await this.#past.takeLedgers(ledgers);
  }

  /** Of a territory that HQ has told of, it has also told what is no longer there; and of one not granted nothing may lie here. */
  async #mayCome(lane: string): Promise<boolean> {
    const { enrolment, database } = this.#workspace;
    if (!enrolment) return true;
    return grantOf(enrolment, lane) !== null && (await readCursor(database, lane)).after === 0;
  }

  async #flushRows(): Promise<void> {
    const { database, lock } = this.#workspace;
    const found = this.#rows;
    this.#rows = [];
    if (found.length === 0) return;
    const lanes = new Map<string, boolean>();
    for (const { row } of found) lanes.set(row.space, lanes.get(row.space) ?? (await this.#mayCome(row.space)));
    const added = await lock(() =>
      database.transaction('rw', [database.rows, database.pastRows], async () => {
        const here = await database.rows.bulkGet(found.map(({ row }) => row.id));
        const missing = found.filter(({ row }, at) => here[at] === undefined && lanes.get(row.space));
        await this.#addRows(missing);
        await this.#past.addPast(found.filter((_, at) => here[at] !== undefined));
        return missing;
      }),
    );
    for (const { row } of added) this.#touched.add(row.id);
    this.#done.rows += added.length;
  }

  async #addRows(missing: readonly RowWithPast[]): Promise<void> {
    const { rows } = this.#workspace.database;
    const { fate } = this.#past.way;
    if (fate === 'comes') return this.#past.addRows(missing);
    const plain = missing.map(({ row: { since: _since, ...row } }) => row);
    await rows.bulkPut(fate === 'stays' ? plain : plain.map((row) => ({ ...row, since: fromBefore })));
  }

  async #draft({ key, savedAt, content }: Extract<BackupEntry, { kind: 'draft' }>): Promise<void> {
    const { drafts } = this.#workspace.database;
    if ((await drafts.get(key)) !== undefined) return;
    await drafts.put({ key, savedAt, content });
    this.#done.drafts += 1;
  }

  async #preferences({ value }: Extract<BackupEntry, { kind: 'preferences' }>): Promise<void> {
    const kept = preferencesSchema.safeParse(value);
    const here = (await this.#workspace.database.meta.get('preferences'))?.value;
    // The device's own name stays its own.
    if (kept.success && here === undefined) await changePreferences(this.#workspace, { ...kept.data, deviceName: '' });
  }

  async #file(
    { sha256, bytes, mime, partnerId, atHq, held }: Extract<BackupEntry, { kind: 'file' }>,
    content: AsyncIterable<Uint8Array<ArrayBuffer>>,
  ): Promise<void> {
    const { host, database, surroundings } = this.#workspace;
    const isHere = (await host.blobs.open(sha256)) !== null;
    if (!isHere && held) {
      const writer = await host.blobs.create();
      try {
        for await (const part of content) await writer.write(part.slice());
        await writer.finish(sha256);
      } catch (error) {
        await writer.abort();
        throw error;
      }
      this.#done.files += 1;
    }
    const entry = await database.blobs.get(sha256);
    if ((!isHere && !held) || (entry && entry.state !== 'wanted')) return;
    const state = atHq || entry ? ('at-hq' as const) : ('waiting' as const);
    await database.blobs.put({ sha256, bytes, mime, partnerId, state, since: surroundings.now() });
  }
}
