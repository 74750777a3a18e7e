import MiniSearch from 'minisearch';
import type { Partner } from '#shared/domain/partners/partner';
import { readRecord } from '#shared/records/records';
import type { ChangeSignal } from './change-signal';
import type { Database } from './database';
import { rowOf, type StoredRow } from './stored';
import { unlessClosed } from './unless-closed';

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

const pageSize = 150;
/** More than a person saves at once: an import. */
const many = 40;
/** Milliseconds: what comes from HQ or out of an import is listed so long after the last of it, and never later than the longest wait. */
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
  /** Whose entry differs from the one that is shown. */
  readonly #altered = new Set<string>();
  #arrivingSince = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #view: DirectoryView = { complete: false, partners: [] };

  constructor(database: Database, changed: ChangeSignal) {
    this.#database = database;
    changed.listen((rows, by) => {
      const ids = rows.filter((row) => row.entity === 'partner').map((row) => row.id);
      if (ids.length === 0) return;
      if (by === 'here' && ids.length <= many) this.#refresh(ids).catch(unlessClosed);
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
    await pause();
    await this.#eachPage((page) => this.#take(page));
    this.#show(true);
  }

  async #eachPage(take: (page: readonly StoredRow[]) => void): Promise<void> {
    let after = '';
    for (;;) {
      const page = await this.#database.rows
        .where('[entity+partnerId]')
        .between(['partner', after], ['partner', '\uffff'], after === '', false)
        .limit(pageSize)
        .toArray();
      take(page);
      const last = page.at(-1);
      if (!last || page.length < pageSize) return;
      after = last.partnerId;
      await pause();
    }
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
    if (ids.length > pageSize && ids.length * 4 > this.#byId.size) return this.#refreshMost(ids);
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

  // Ten thousand rows are read in a fifth of the time that asking for each by its id takes.
  async #refreshMost(ids: readonly string[]): Promise<void> {
    const left = new Set(ids);
    await this.#eachPage((page) => this.#take(page.filter(({ id }) => left.delete(id))));
    this.#forget([...left]);
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
      this.#altered.add(row.id);
      this.#byId.set(row.id, listed);
      this.#search.add(listed);
    }
  }

  #forget(ids: readonly string[]): void {
    for (const id of ids) {
      if (!this.#byId.delete(id)) continue;
      this.#altered.add(id);
      this.#search.discard(id);
    }
  }

  #show(complete: boolean): void {
    if (this.#altered.size === 0 && this.#view.complete === complete) return;
    this.#view = { complete, partners: this.#byName() };
    this.#altered.clear();
    for (const listener of this.#listeners) listener();
  }

  // To sort ten thousand names holds up the window for longer than to save a change; of most saves one is to be placed.
  #byName(): readonly ListedPartner[] {
    const altered = [...this.#altered].flatMap((id) => this.#byId.get(id) ?? []);
    if (altered.length > many) return [...this.#byId.values()].sort(this.#compare);
    const partners = this.#view.partners.filter(({ id }) => !this.#altered.has(id));
    for (const partner of altered) partners.splice(this.#placeOf(partner, partners), 0, partner);
    return partners;
  }

  #placeOf(partner: ListedPartner, partners: readonly ListedPartner[]): number {
    let [low, high] = [0, partners.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = partners[middle];
      if (other && this.#compare(other, partner) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare = (left: ListedPartner, right: ListedPartner): number =>
    this.#collator.compare(left.legalName, right.legalName);
}

interface Scheduling {
  readonly scheduler?: { postTask(task: () => void, how: { readonly priority: 'background' }): Promise<void> };
}

// Lets what the person does go first, and what is being painted.
function pause(): Promise<void> {
  const { scheduler } = globalThis as Scheduling;
  return new Promise((resolve) => {
    if (scheduler) void scheduler.postTask(resolve, { priority: 'background' });
    else setTimeout(resolve, 0);
  });
}
