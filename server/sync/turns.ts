import type { Database } from '../db/database';

/** Lets work of the same name wait for each other, in the order of their coming. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Does the work when everything of this name that came before is done, however it went. */
  async take<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
    const before = this.#last.get(name);
    const turn = (async () => {
      await before?.catch(() => undefined);
      return work();
    })();
    this.#last.set(name, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(name) === turn) this.#last.delete(name);
    }
  }
}

const turnsOf = new WeakMap<Database, Turns>();

/**
 * The turns of everything in this process that works on a database. They only save connections: whoever waits for the
 * counter of a territory inside a transaction holds one of twelve. What is right between processes the counter's row
 * sees to.
 */
export function turnsAt(database: Database): Turns {
  const turns = turnsOf.get(database) ?? new Turns();
  turnsOf.set(database, turns);
  return turns;
}
