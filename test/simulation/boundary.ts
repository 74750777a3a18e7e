import { isTorture } from '../torture/extent';

/** The program ended here: nothing it does afterwards reaches a disk, the tables or the network. */
export class Crash extends Error {
  constructor(where: string) {
    super(`The program ended at ${where}.`);
  }
}

/** An await by its name, and how manieth of that name it is. */
export interface NamedAwait {
  readonly where: string;
  readonly time: number;
}

/**
 * Every await at the edge of a program passes here and is counted. Told to, it lets the program end at one of them;
 * from then on none is passed any more.
 */
export class Boundary {
  readonly passed: string[] = [];
  #crashAt: number;
  #named: NamedAwait | null;
  #dead = false;

  /** @param crashAt the how manieth await is the last one, from 1 on; 0: none */
  constructor(crashAt = 0, named: NamedAwait | null = null) {
    this.#crashAt = crashAt;
    this.#named = named;
  }

  get dead(): boolean {
    return this.#dead;
  }

  /**
   * @param reads only looks; to end there is to end at the write before, so such an await is counted in the long runs only
   */
  pass(where: string, reads = false): void {
    if (this.#dead) throw new Crash(where);
    if (reads && !isTorture) return;
    this.passed.push(where);
    if (this.passed.length !== this.#crashAt && !this.#isNamed(where)) return;
    this.#dead = true;
    throw new Crash(where);
  }

  #isNamed(where: string): boolean {
    const times = this.passed.filter((each) => each === where).length;
    return this.#named?.where === where && this.#named.time === times;
  }

  /** A new life of the same program, without an end in view. */
  revive(): void {
    this.#dead = false;
    this.#crashAt = 0;
    this.#named = null;
  }
}

const looks: ReadonlySet<string | symbol> = new Set(['read', 'recall', 'open', 'protection']);

/** The methods of an object of the world, each with an await before and one after it. */
export function guarded<Part extends object>(part: Part, name: string, boundary: Boundary): Part {
  return new Proxy(part, {
    get(target, property) {
      const value = Reflect.get(target, property) as unknown;
      if (typeof value !== 'function') return value;
      return async (...given: unknown[]) => {
        boundary.pass(`${name}.${String(property)}`, looks.has(property));
        const answer = (await value.apply(target, given)) as unknown;
        boundary.pass(`${name}.${String(property)} done`, looks.has(property));
        return answer;
      };
    },
  });
}

/**
 * A program that ended leaves promises behind that nobody waits for any more. While a test lets programs end, those are
 * no news; everything else that nobody waited for still fails it.
 */
export function ignoreTheDead(): () => void {
  const others = process.listeners('unhandledRejection');
  const hear = (reason: unknown, promise: Promise<unknown>) => {
    if (isOfTheDead(reason)) return;
    for (const other of others) other(reason, promise);
  };
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', hear);
  return () => {
    process.off('unhandledRejection', hear);
    for (const other of others) process.on('unhandledRejection', other);
  };
}

function isOfTheDead(reason: unknown): boolean {
  if (reason instanceof Crash) return true;
  const { name, inner } = (reason ?? {}) as { readonly name?: string; readonly inner?: unknown };
  // The tables of a program that ended are closed, and so are the transactions that were open then.
  const isClosed = name === 'DatabaseClosedError' || name === 'TransactionInactiveError';
  return isClosed || (inner !== undefined && isOfTheDead(inner));
}
