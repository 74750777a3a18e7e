import type { Json } from '#shared/base/json';
import { searchEntries } from '#shared/domain/guidance/search-entries';
import type { SearchEntry, SearchFile } from '#shared/domain/guidance/search-entry';
import { indexPack, type PackIndex } from '#shared/domain/playbook/pack-index';
import { type PartnerFile, partnerFileOf } from '#shared/records/partner-file';
import { shownRecord } from '#shared/sync/row';
import type { Database } from '../database';
import { rowOf, type StoredRow } from '../stored';
import { agreementWording, wordingKey } from './agreement-wording';
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
  /** Partners the wording of whose agreements is still to be read. */
  readonly #toWord = new Set<string>();
  /** By partner and agreement, which wording of it can be found: what was fixed is not read again. */
  readonly #worded = new Map<string, Map<string, string>>();
  readonly #wantsText = new Map<string, (text: Json | null) => void>();
  #isWording = false;
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
    const text = content && (await jsonOf(content));
    this.#wantsText.get(sha256)?.(text);
    this.#wantsText.delete(sha256);
    const partnerIds = this.#asked.get(sha256);
    // What no day asks for is needed for its words only.
    if (!partnerIds) return;
    this.#fixed.set(sha256, text);
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
    void this.#readWordings();
  }

  // Pages are put together one after the other once all records are read: it takes some milliseconds for each.
  async #readWordings(): Promise<void> {
    if (this.#isWording) return;
    this.#isWording = true;
    try {
      for (const partnerId of this.#toWord) {
        if (this.#isReading) return;
        this.#toWord.delete(partnerId);
        const rows = await this.#database.rows.where('partnerId').equals(partnerId).toArray();
        const file = partnerFileOf(partnerId, rows.map(rowOf));
        for (const agreement of file?.agreements ?? []) if (file) await this.#takeWording(agreement, file);
        this.#tellProgress();
      }
    } catch (error) {
      this.#tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    } finally {
      this.#isWording = false;
    }
    this.#nextFile();
  }

  async #takeWording(agreement: PartnerFile['agreements'][number], file: PartnerFile): Promise<void> {
    const { id, partnerId } = agreement;
    const key = wordingKey(agreement, file);
    if (key !== null && this.#worded.get(partnerId)?.get(id) === key) return;
    const fixed = key === null ? null : await this.#fixedText(agreement.dataSha256 ?? '');
    const texts = await agreementWording(agreement, file, fixed);
    if (texts) this.#search.takeWording(id, texts);
    if (texts && key !== null) ofKey(this.#worded, partnerId).set(id, key);
    // The printed file may be here where the data it came from is not.
    const printed = texts ? [] : file.signedDocuments.filter(({ agreementId }) => agreementId === id);
    this.#queue(printed.map((document) => document.file));
    await pause();
  }

  /** Data that was fixed; null: it is not on this device. */
  #fixedText(sha256: string): Promise<Json | null> {
    const known = this.#fixed.get(sha256);
    if (known) return Promise.resolve(known);
    return new Promise((resolve) => {
      this.#wantsText.set(sha256, resolve);
      if (!this.#asked.has(sha256)) this.#tell({ kind: 'wantFixed', sha256 });
    });
  }

  #take(partnerId: string, rows: readonly StoredRow[]): void {
    const shown = rows.flatMap((row) => {
      const fields = shownRecord(rowOf(row));
      return fields ? [{ id: row.id, entity: row.entity, partnerId, fields }] : [];
    });
    const entries = searchEntries(shown, this.#on.names);
    for (const sha256 of this.#search.take(partnerId, entries)) this.#readFiles.delete(sha256);
    // An agreement is found by the words it was printed from; its file says them once more.
    this.#queue(entries.flatMap(({ kind, files }) => (kind === 'agreement' ? [] : files)));
    this.#forgetWordings(partnerId, entries);
    if (partnerId !== '') this.#takeDay(partnerId, rows);
  }

  #queue(files: readonly SearchFile[]): void {
    for (const file of files)
      if (fileKind(file) && !this.#readFiles.has(file.sha256)) this.#files.set(file.sha256, file);
  }

  /** What cannot be found any more must be read again when it comes back. */
  #forgetWordings(partnerId: string, entries: readonly SearchEntry[]): void {
    const there = new Set(entries.flatMap(({ id, entity }) => (entity === 'agreement' ? [id] : [])));
    const worded = this.#worded.get(partnerId);
    for (const id of worded?.keys() ?? []) if (!there.has(id)) worded?.delete(id);
    if (there.size > 0) this.#toWord.add(partnerId);
    else this.#toWord.delete(partnerId);
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
      files: this.#files.size + this.#toWord.size,
      things: this.#search.size,
    };
    this.#tell({ kind: 'progress', progress });
  }

  // One after the other, and only while nothing else is to be read: files are the last thing somebody waits for.
  #nextFile(): void {
    if (this.#isReading || this.#isWording || this.#fileUnderWay !== null) return;
    const [next] = this.#files.values();
    this.#tellProgress();
    if (!next) return;
    this.#fileUnderWay = next.sha256;
    this.#tell({ kind: 'wantFile', file: next });
  }
}

function ofKey<Key, Inner, Value>(maps: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const map = maps.get(key) ?? new Map<Inner, Value>();
  maps.set(key, map);
  return map;
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
