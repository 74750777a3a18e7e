import type { Json } from '#shared/base/json';
import { searchEntries } from '#shared/domain/guidance/search-entries';
import type { SearchFile } from '#shared/domain/guidance/search-entry';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { partnerFileOf } from '#shared/records/partner-file';
import { shownRecord } from '#shared/sync/row';
import type { Database } from '../database';
import { rowOf, type StoredRow } from '../stored';
import { fileKind, fileText } from './file-text';
import { type PartnerDay, partnerDay, saysSomething } from './partner-day';
import { type SearchAnswer, SearchDesk, type SearchQuestion } from './search-desk';
import type { FromWatch, WatchOn } from './watch-messages';

/** Partners read at once: long enough to be quick, short enough that a question is answered in between. */
const slice = 20;
/** More than a record or two: told in bundles, so that the window draws a day not for every partner. */
const bundle = 200;

/**
 * Reads every partner beside the screens: what can be found of it, and what it brings into the day. First all of
 * them, those that are visited next at the head; after that only those of whom something has changed.
 */
export class WatchDesk {
  readonly #database: Database;
  readonly #tell: (news: FromWatch) => void;
  readonly #search = new SearchDesk();
  readonly #fixed = new Map<string, Json | null>();
  readonly #asked = new Map<string, Set<string>>();
  readonly #spoke = new Set<string>();
  readonly #files = new Map<string, SearchFile>();
  readonly #readFiles = new Set<string>();
  #fileUnderWay: string | null = null;
  #on: WatchOn;
  #index: PackIndex;
  #waiting = new Set<string>();
  #of = 0;
  #isReading = false;
  #days: PartnerDay[] = [];
  #silent: string[] = [];

  constructor(database: Database, on: WatchOn, tell: (news: FromWatch) => void) {
    this.#database = database;
    this.#on = on;
    this.#index = indexPack(on.pack);
    this.#tell = tell;
  }

  /** Reads all partners, now or again because the day or the playbook is another. */
  async look(on: WatchOn = this.#on): Promise<void> {
    this.#on = on;
    this.#index = indexPack(on.pack);
    const rows = this.#database.rows;
    const [visited, all] = await Promise.all([
      rows.where('entity').equals('visit').toArray(),
      rows.where('entity').equals('partner').primaryKeys(),
    ]);
    const first = visited.flatMap((row) => (shownRecord(rowOf(row))?.['endedAt'] ? [] : [row.partnerId]));
    // What belongs to no partner is found too.
    this.#waiting = new Set([...first, ...all, '', ...this.#waiting]);
    this.#of = this.#waiting.size;
    await this.#read();
  }

  async changed(partnerIds: readonly string[], now: string): Promise<void> {
    this.#on = { ...this.#on, now };
    for (const id of partnerIds) this.#waiting.add(id);
    this.#of = Math.max(this.#of, this.#waiting.size);
    await this.#read();
  }

  find(question: SearchQuestion): SearchAnswer {
    return this.#search.find(question);
  }

  /** The fixed text of an agreement that was asked for. */
  async takeFixed(sha256: string, content: Blob | null): Promise<void> {
    this.#fixed.set(sha256, content && (await jsonOf(content)));
    const partnerIds = this.#asked.get(sha256) ?? new Set();
    this.#asked.delete(sha256);
    await this.changed([...partnerIds], this.#on.now);
  }

  /** A file that was asked for: its bytes, or its words where somebody else had to read them; null: neither is here. */
  async takeFile(sha256: string, content: Blob | string | null): Promise<void> {
    const file = this.#files.get(sha256);
    this.#files.delete(sha256);
    if (this.#fileUnderWay === sha256) this.#fileUnderWay = null;
    const kind = file ? fileKind(file) : null;
    if (typeof content === 'string') this.#search.takeInside(sha256, content);
    else if (content && kind && kind !== 'pdf')
      this.#search.takeInside(sha256, await fileText(content, kind).catch(() => ''));
    // A file that is not here may come with the next sync; the change of its record asks again.
    if (content !== null) this.#readFiles.add(sha256);
    await pause();
    this.#nextFile();
  }

  async #read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      while (this.#waiting.size > 0) {
        const ids = [...this.#waiting].slice(0, slice);
        for (const id of ids) this.#waiting.delete(id);
        const rows = await this.#database.rows.where('partnerId').anyOf(ids).toArray();
        const ofPartners = new Map<string, StoredRow[]>(ids.map((id) => [id, []]));
        for (const row of rows) ofPartners.get(row.partnerId)?.push(row);
        for (const [id, own] of ofPartners) this.#take(id, own);
        if (this.#days.length + this.#silent.length >= bundle || this.#waiting.size === 0) this.#tellDays();
        await pause();
      }
    } finally {
      this.#isReading = false;
    }
    this.#nextFile();
  }

  #take(partnerId: string, rows: readonly StoredRow[]): void {
    const shown = rows.flatMap((row) => {
      const fields = shownRecord(rowOf(row));
      return fields ? [{ id: row.id, entity: row.entity, partnerId, fields }] : [];
    });
    const entries = searchEntries(shown, this.#on.names);
    for (const sha256 of this.#search.take(partnerId, entries)) this.#readFiles.delete(sha256);
    for (const file of entries.flatMap(({ files }) => files))
      if (fileKind(file) && !this.#readFiles.has(file.sha256)) this.#files.set(file.sha256, file);
    if (partnerId !== '') this.#takeDay(partnerId, rows);
  }

  #takeDay(partnerId: string, rows: readonly StoredRow[]): void {
    const file = partnerFileOf(partnerId, rows.map(rowOf));
    const space = rows.find(({ id }) => id === partnerId)?.space ?? '';
    const { now, by } = this.#on;
    const read =
      file && partnerDay(file, space, { index: this.#index, now, by, fixedText: (sha256) => this.#fixed.get(sha256) });
    for (const sha256 of read?.wants ?? []) this.#want(sha256, partnerId);
    if (read && saysSomething(read.day)) {
      this.#spoke.add(partnerId);
      this.#days.push(read.day);
    } else if (this.#spoke.delete(partnerId)) this.#silent.push(partnerId);
  }

  #want(sha256: string, partnerId: string): void {
    const known = this.#asked.get(sha256);
    if (known) {
      known.add(partnerId);
      return;
    }
    this.#asked.set(sha256, new Set([partnerId]));
    this.#tell({ kind: 'wantFixed', sha256 });
  }

  #tellDays(): void {
    if (this.#days.length + this.#silent.length > 0)
      this.#tell({ kind: 'days', days: this.#days, silent: this.#silent });
    [this.#days, this.#silent] = [[], []];
    this.#tellProgress();
  }

  #tellProgress(): void {
    const progress = {
      partners: this.#of - this.#waiting.size,
      of: this.#of,
      files: this.#files.size,
      things: this.#search.size,
    };
    this.#tell({ kind: 'progress', progress });
  }

  // One after the other, and only while nothing else is to be read: files are the last thing somebody waits for.
  #nextFile(): void {
    if (this.#isReading || this.#fileUnderWay !== null) return;
    const [next] = this.#files.values();
    this.#tellProgress();
    if (!next) return;
    this.#fileUnderWay = next.sha256;
    this.#tell({ kind: 'wantFile', file: next });
  }
}

async function jsonOf(content: Blob): Promise<Json | null> {
  try {
    return JSON.parse(await content.text()) as Json;
  } catch {
    return null;
  }
}

// Lets a question that came in the meantime be heard.
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
