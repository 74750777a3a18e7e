import MiniSearch from 'minisearch';
import type { Partner } from '#shared/domain/partners/partner';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { readRecord } from './records';
import { rowOf, type StoredRow } from './stored';

/** What the partner list shows of a partner. */
export type ListedPartner = Pick<
  Partner,
  'id' | 'legalName' | 'registerNumber' | 'country' | 'archetype' | 'programTier' | 'riskTierAccepted' | 'createdAt'
> & {
  /** The lane it is filed in (see `lanes.ts`): empty is the device's first territory. */
  readonly space: string;
};

export interface DirectoryView {
  /** False while the list is still being read after the start. */
  readonly complete: boolean;
  /** By name. */
  readonly partners: readonly ListedPartner[];
}

const pageSize = 400;
/** Milliseconds: what comes from HQ is listed so long after the last of it, and never later than the longest wait. */
const afterArrival = 150;
const longestWait = 2_000;

/**
 * All partners in memory, by name and searchable, so that a list of 10,000 draws and searches at once. Read in
 * pages after the start, each short enough not to hold up typing, and kept current row by row. It is an index
 * and not a store: it is made anew from the tables at each start.
 */
export class PartnerDirectory {
  readonly #database: Database;
  readonly #byId = new Map<string, ListedPartner>();
  readonly #search = new MiniSearch<ListedPartner>({
    fields: ['legalName', 'registerNumber', 'country'],
    searchOptions: {
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
      boost: { legalName: 3 },
      combineWith: 'AND',
    },
  });
  readonly #listeners = new Set<() => void>();
  // One collator: `localeCompare` makes a new one for every pair, 40 times slower over 10,000 names.
  readonly #collator = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });
  readonly #arrived = new Set<string>();
  #arrivingSince = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: DirectoryView = { complete: false, partners: [] };

  constructor(database: Database, changed: ChangeSignal) {
    this.#database = database;
    changed.listen((rows, by) => {
      const ids = rows.filter((row) => row.entity === 'partner').map((row) => row.id);
      if (ids.length === 0) return;
      if (by === 'here') this.#refresh(ids).catch(unlessClosed);
      else this.#refreshSoon(ids);
    });
  }

  get view(): DirectoryView {
    return this.#view;
  }

  listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads every partner, page by page. */
  async fill(): Promise<void> {
    let after = '';
    for (;;) {
      const page = await this.#database.rows
        .where('[entity+partnerId]')
        .between(['partner', after], ['partner', '\uffff'], after === '', false)
        .limit(pageSize)
        .toArray();
      this.#take(page);
      const last = page.at(-1);
      if (!last || page.length < pageSize) break;
      after = last.partnerId;
      await pause();
    }
    this.#show(true);
  }

  /** Ids of the partners that match, best first; all by name when the text is blank. */
  find(text: string): readonly ListedPartner[] {
    if (text.trim() === '') return this.#view.partners;
    return this.#search.search(text).flatMap(({ id }) => this.#byId.get(id as string) ?? []);
  }

  // Ten thousand partners that arrive are indexed when they are here; to do it in between made them arrive later.
  #refreshSoon(ids: readonly string[]): void {
    if (this.#arrived.size === 0) this.#arrivingSince = performance.now();
    for (const id of ids) this.#arrived.add(id);
    clearTimeout(this.#timer);
    const left = longestWait - (performance.now() - this.#arrivingSince);
    this.#timer = setTimeout(
      () => {
        const all = [...this.#arrived];
        this.#arrived.clear();
        this.#refresh(all).catch(unlessClosed);
      },
      Math.max(0, Math.min(afterArrival, left)),
    );
  }

  async #refresh(ids: readonly string[]): Promise<void> {
    // A page pulled from HQ can name a thousand partners: taken in slices for the same reason as at the start.
    for (let at = 0; at < ids.length; at += pageSize) {
      const slice = ids.slice(at, at + pageSize);
      const rows = await this.#database.rows.bulkGet(slice);
      this.#take(rows.filter((row) => row !== undefined));
      // Moved away, erased, or of a territory that was withdrawn.
      this.#forget(slice.filter((_, place) => rows[place] === undefined));
      await pause();
    }
    this.#show(this.#view.complete);
  }

  #take(rows: readonly StoredRow[]): void {
    for (const row of rows) {
      const partner = readRecord('partner', rowOf(row));
      const known = this.#byId.get(row.id);
      if (!partner) {
        this.#forget([row.id]);
        continue;
      }
      const { id, legalName, registerNumber, country, archetype, programTier, riskTierAccepted, createdAt } = partner;
      const { space } = row;
      const listed = {
        id,
        legalName,
        registerNumber,
        country,
        archetype,
        programTier,
        riskTierAccepted,
        createdAt,
        space,
      };
      // HQ has said when it was written, and nothing else: the index need not be told.
      if (known && JSON.stringify(known) === JSON.stringify(listed)) continue;
      if (known) this.#search.discard(row.id);
      this.#byId.set(row.id, listed);
      this.#search.add(listed);
    }
  }

  #forget(ids: readonly string[]): void {
    for (const id of ids) if (this.#byId.delete(id)) this.#search.discard(id);
  }

  #show(complete: boolean): void {
    const partners = [...this.#byId.values()].sort((left, right) =>
      this.#collator.compare(left.legalName, right.legalName),
    );
    this.#view = { complete, partners };
    for (const listener of this.#listeners) listener();
  }
}

// Lets what the person does go first.
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

// A window that is being closed has its tables closed under it.
function unlessClosed(error: unknown): void {
  if ((error as { name?: string } | null)?.name !== 'DatabaseClosedError') throw error;
}
