const base = 1_000;
const cap = 300_000;

/**
 * How long to wait before the next attempt: anything between nothing and a bound that doubles ("full jitter"),
 * so that five hundred laptops that lost HQ together do not come back together.
 */
export function pauseBeforeRetry(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(cap, base * 2 ** Math.min(attempt, 20)));
}

/** Counts failures in a row. Success and the person set it back; a failed attempt never counts against a change. */
export class Retry {
  readonly #random: () => number;
  #attempt = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  /** @param atLeast what HQ asked to wait, ms */
  next(atLeast: number | null): number {
    const pause = pauseBeforeRetry(this.#attempt, this.#random);
    this.#attempt += 1;
    // A jitter on top of what HQ asked: it told everybody the same.
    return atLeast === null ? pause : Math.min(cap, atLeast) + Math.round(this.#random() * base);
  }

  reset(): void {
    this.#attempt = 0;
  }
}
