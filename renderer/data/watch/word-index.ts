import SearchableMap from 'minisearch/SearchableMap';
import { formsOf, wordsIn } from '#shared/base/words';

/** How much it says that a word stands there: in a name, in a heading, in a text. */
export type Weight = 1 | 2 | 3;

/** What is looked up: one record, or one version of one. */
export interface IndexedThing {
  /** A small number, the kind by which is filtered and counted. */
  readonly kind: number;
  /** A small number: things of one group are found by the name of its head together with their own words. */
  readonly group: number;
  /** The thing that gives its group the name. */
  readonly isHead: boolean;
  readonly isEarlier: boolean;
  /** ms; of things that fit equally well the later one comes first. */
  readonly at: number;
}

export interface Asked {
  readonly words: string;
  /** Only things of these kinds; null: of all. */
  readonly kinds: ReadonlySet<number> | null;
  readonly most: number;
}

export interface Found {
  /** Numbers of things, the best first; current ones before earlier ones. */
  readonly things: readonly number[];
  /** How many fit, by kind, whatever kinds were asked for. */
  readonly counts: ReadonlyMap<number, number>;
  /** Forms that stand for each word, for whoever marks them; a form that ends in `*` is a beginning. */
  readonly forms: readonly (readonly string[])[];
}

/** More words than anybody types to find something; each takes one bit. */
const mostWords = 8;
const perPosting = 4;

/**
 * Finds things by words in them. The terms lie in a radix tree (that of the search library), which finds by beginnings
 * and by near spelling; behind each stands a plain list of numbers, because a tree of maps as the library keeps it
 * takes ten times the memory, and longer than a keystroke to walk, at some hundred thousand things.
 */
export class WordIndex {
  readonly #terms = new SearchableMap<number[]>();
  #things: (IndexedThing | null)[] = [];
  #alive = 0;
  #dead = 0;
  #scores = new Float32Array(1024);
  #bits = new Uint8Array(1024);
  #groupBits = new Uint8Array(1024);

  get size(): number {
    return this.#alive;
  }

  /** @returns its number */
  add(thing: IndexedThing, texts: readonly { readonly text: string; readonly weight: Weight }[]): number {
    const number = this.#things.push(thing) - 1;
    this.#alive += 1;
    this.#scores = roomFor(this.#scores, number, (size) => new Float32Array(size));
    this.#bits = roomFor(this.#bits, number, (size) => new Uint8Array(size));
    this.#groupBits = roomFor(this.#groupBits, thing.group, (size) => new Uint8Array(size));
    for (const { text, weight } of texts) this.addText(number, text, weight);
    return number;
  }

  /** Adds words to a thing that is there: what stands in its file is read later than its record. */
  addText(number: number, text: string, weight: Weight): void {
    for (const { forms } of wordsIn(text)) for (const form of forms) this.#post(form, number, weight);
  }

  #post(term: string, number: number, weight: Weight): void {
    const list = this.#terms.get(term);
    if (list === undefined) {
      this.#terms.set(term, [number * perPosting + weight]);
      return;
    }
    const last = list.at(-1) ?? 0;
    if (Math.floor(last / perPosting) !== number) list.push(number * perPosting + weight);
    else if (last % perPosting < weight) list[list.length - 1] = number * perPosting + weight;
  }

  remove(number: number): void {
    if (!this.#things[number]) return;
    this.#things[number] = null;
    this.#alive -= 1;
    this.#dead += 1;
    if (this.#dead > 4_096 && this.#dead > this.#alive) this.#sweep();
  }

  // Numbers are never given twice; only what was posted under the dead ones goes.
  #sweep(): void {
    const empty: string[] = [];
    for (const [term, list] of this.#terms) {
      const left = list.filter((posting) => this.#things[Math.floor(posting / perPosting)]);
      if (left.length === 0) empty.push(term);
      else if (left.length < list.length) this.#terms.set(term, left);
    }
    for (const term of empty) this.#terms.delete(term);
    this.#dead = 0;
  }

  find({ words, kinds, most }: Asked): Found {
    const asked = wordsIn(words).slice(0, mostWords);
    if (asked.length === 0) return { things: [], counts: new Map(), forms: [] };
    const touched: number[] = [];
    const touchedGroups: number[] = [];
    const forms = asked.map(({ forms: own }, at) => this.#look(own, 1 << at, touched, touchedGroups));
    const all = (1 << asked.length) - 1;
    const best = new BestThings(most, this.#scores, this.#things);
    const counts = new Map<number, number>();
    for (const number of touched) {
      const thing = this.#things[number];
      const bits = this.#bits[number] ?? 0;
      if (thing && (bits | (this.#groupBits[thing.group] ?? 0)) === all) {
        counts.set(thing.kind, (counts.get(thing.kind) ?? 0) + 1);
        if (kinds === null || kinds.has(thing.kind)) best.offer(number);
      }
    }
    const things = best.taken();
    for (const number of touched) {
      this.#bits[number] = 0;
      this.#scores[number] = 0;
    }
    for (const group of touchedGroups) this.#groupBits[group] = 0;
    return { things, counts, forms };
  }

  #look(own: readonly string[], bit: number, touched: number[], touchedGroups: number[]): readonly string[] {
    let isThere = false;
    const take = (list: readonly number[], quality: number) => {
      const worth = quality * Math.log1p(this.#alive / (1 + list.length));
      for (const posting of list) {
        const number = Math.floor(posting / perPosting);
        const thing = this.#things[number];
        if (!thing) continue;
        isThere = true;
        const bits = this.#bits[number] ?? 0;
        if (bits & bit) continue;
        if (bits === 0) touched.push(number);
        this.#bits[number] = bits | bit;
        this.#scores[number] = (this.#scores[number] ?? 0) + worth * (posting % perPosting);
        if (!thing.isHead) continue;
        const groupBits = this.#groupBits[thing.group] ?? 0;
        if (groupBits === 0) touchedGroups.push(thing.group);
        this.#groupBits[thing.group] = groupBits | bit;
      }
    };
    for (const form of own) take(this.#terms.get(form) ?? [], 2);
    for (const form of own)
      for (const [term, list] of this.#terms.atPrefix(form))
        if (term !== form) take(list, 0.5 + form.length / term.length);
    if (isThere) return own.map((form) => `${form}*`);
    // Only where nothing is spelled so: to walk the neighbours of a word takes longer than to walk the word.
    const near: string[] = [];
    for (const form of own) {
      if (form.length < 4) continue;
      for (const [term, [list, distance]] of this.#terms.fuzzyGet(form, form.length < 7 ? 1 : 2)) {
        take(list, 0.5 / distance);
        near.push(term);
      }
    }
    return near;
  }
}

/** The best things offered, without sorting those that have no chance. */
class BestThings {
  readonly #best: number[] = [];

  constructor(
    private readonly most: number,
    private readonly scores: Float32Array,
    private readonly things: readonly (IndexedThing | null)[],
  ) {}

  offer(number: number): void {
    const last = this.#best.at(-1);
    if (this.#best.length >= this.most && last !== undefined && this.#compare(number, last) >= 0) return;
    let [low, high] = [0, this.#best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(this.#best[middle] ?? number, number) <= 0) low = middle + 1;
      else high = middle;
    }
    this.#best.splice(low, 0, number);
    if (this.#best.length > this.most) this.#best.pop();
  }

  taken(): readonly number[] {
    return this.#best;
  }

  #compare(left: number, right: number): number {
    const [one, other] = [this.things[left], this.things[right]];
    if (!one || !other) return 0;
    if (one.isEarlier !== other.isEarlier) return one.isEarlier ? 1 : -1;
    const score = (this.scores[right] ?? 0) - (this.scores[left] ?? 0);
    if (Math.abs(score) > 1e-6) return score;
    return other.at - one.at || left - right;
  }
}

/** Whether a word of a text is one that was asked for. */
export function isMarked(word: string, forms: readonly (readonly string[])[]): boolean {
  const own = formsOf(word);
  return forms.some((asked) =>
    asked.some((form) =>
      form.endsWith('*') ? own.some((one) => one.startsWith(form.slice(0, -1))) : own.includes(form),
    ),
  );
}

function roomFor<Room extends Float32Array | Uint8Array>(room: Room, at: number, make: (size: number) => Room): Room {
  if (at < room.length) return room;
  const larger = make(Math.max(room.length * 2, at + 1));
  larger.set(room);
  return larger;
}
