import type { Database } from './database';
import { few, waitingOf } from './redraw';
import type { OutboxEntry } from './stored';

/**
 * What waited when a long run of sending began. With every acknowledgement one must know what else waits of the same
 * records; to look through ten thousand entries for each of twenty deliveries takes longer than the deliveries.
 */
export class OutboxLook {
  readonly #lane: string;
  readonly #dev: string;
  /** Counter of the last entry of then. */
  readonly #end: number;
  /** Records of which more than one change waited. */
  readonly #twice: ReadonlySet<string>;
  /** How many of the entries of then are still there. */
  #left: number;

  private constructor(entries: readonly OutboxEntry[], last: OutboxEntry) {
    const seen = new Set<string>();
    const twice = new Set<string>();
    for (const { rowId } of entries) (seen.has(rowId) ? twice : seen).add(rowId);
    this.#lane = last.space;
    this.#dev = last.dev;
    this.#end = last.n;
    this.#twice = twice;
    this.#left = entries.length;
  }

  /** Null where more than one lane or device waits; then every acknowledgement looks for itself. */
  static async take({ outbox }: Database): Promise<OutboxLook | null> {
    const entries = await outbox.orderBy(':id').toArray();
    const [first, last] = [entries[0], entries.at(-1)];
    if (!first || !last || first.space !== last.space || first.dev !== last.dev) return null;
    return new OutboxLook(entries, last);
  }

  /**
   * Everything that waits of these records, inside the transaction in which entries have just left.
   *
   * @param gone those entries
   */
  async of(
    database: Database,
    rowIds: readonly string[],
    gone: readonly OutboxEntry[],
  ): Promise<readonly OutboxEntry[]> {
    const { outbox } = database;
    const goneOfThen = gone.filter((entry) => this.#isOurs(entry) && entry.n <= this.#end);
    this.#left -= goneOfThen.length;
    const [first, last, count, newer] = await Promise.all([
      outbox.orderBy(':id').first(),
      outbox.orderBy(':id').last(),
      outbox.count(),
      outbox
        .where(':id')
        .between([this.#lane, this.#dev, this.#end], [this.#lane, this.#dev, Number.MAX_SAFE_INTEGER], false, true)
        .toArray(),
    ]);
    if (count === 0) return [];
    // Of the others the one change that waited then has just left.
    const settled = new Set(goneOfThen.map(({ rowId }) => rowId).filter((id) => !this.#twice.has(id)));
    const open = rowIds.filter((id) => !settled.has(id));
    // Anything that came or went in another way, as when HQ asks for changes again: then all is looked at.
    const isAsThen = this.#isOurs(first) && this.#isOurs(last) && count === this.#left + newer.length;
    if (!isAsThen || open.length >= few) return waitingOf(database, rowIds);
    const looked = open.length === 0 ? [] : await outbox.where('rowId').anyOf(open).toArray();
    return [...looked, ...newer.filter(({ rowId }) => settled.has(rowId))];
  }

  #isOurs(entry: OutboxEntry | undefined): boolean {
    return entry?.space === this.#lane && entry.dev === this.#dev;
  }
}
