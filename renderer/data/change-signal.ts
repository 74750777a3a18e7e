/** A row that has just been written, by this person or by HQ. */
export interface ChangedRow {
  readonly entity: string;
  readonly id: string;
  readonly partnerId: string;
}

/** Tells who keeps something in memory (the partner list, the sync engine) that rows have changed. Screens use live queries instead. */
export class ChangeSignal {
  readonly #listeners = new Set<(rows: readonly ChangedRow[], by: 'here' | 'hq') => void>();

  /** @returns stops listening */
  listen(listener: (rows: readonly ChangedRow[], by: 'here' | 'hq') => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(rows: readonly ChangedRow[], by: 'here' | 'hq'): void {
    for (const listener of this.#listeners) listener(rows, by);
  }
}

/** What is told of a row that was written. */
export function changedRow({ id, entity, partnerId }: ChangedRow): ChangedRow {
  return { id, entity, partnerId };
}
