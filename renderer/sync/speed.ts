/** Milliseconds that a figure looks back. */
const window = 5_000;

export type Way = 'up' | 'down';

/** How quickly bytes move, by a clock that nobody can set. */
export class Speed {
  readonly #monotonic: () => number;
  #moved: { readonly at: number; readonly way: Way; readonly bytes: number }[] = [];

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic;
  }

  add(way: Way, bytes: number): void {
    if (bytes > 0) this.#moved.push({ at: this.#monotonic(), way, bytes });
  }

  /** Bytes a second over the last few seconds. */
  now(): { readonly up: number; readonly down: number } {
    const now = this.#monotonic();
    this.#moved = this.#moved.filter(({ at }) => now - at <= window);
    const first = this.#moved[0];
    // In the first second too little is known to speak of speed.
    const seconds = Math.max(1_000, first ? now - first.at : 0) / 1_000;
    const rate = (way: Way) =>
      Math.round(this.#moved.reduce((sum, each) => (each.way === way ? sum + each.bytes : sum), 0) / seconds);
    return { up: rate('up'), down: rate('down') };
  }
}
