import SearchableMap from 'minisearch/SearchableMap';
import { wordsIn } from '#shared/base/words';

/** So many holders are a list; more are bits, which are joined a whole word of memory at a time. */
const mostListed = 32;

/** Who holds a text, by the places of the holders. */
class Holders {
  #list: number[] | null = [];
  #bits = new Uint32Array(0);
  size = 0;

  add(place: number): void {
    this.size += 1;
    if (this.#list && this.#list.length < mostListed) {
      this.#list.push(place);
      return;
    }
    for (const one of this.#list ?? []) this.#set(one);
    this.#list = null;
    this.#set(place);
  }

  remove(place: number): void {
    this.size -= 1;
    if (this.#list) this.#list = this.#list.filter((one) => one !== place);
    else this.#bits[place >> 5] = (this.#bits[place >> 5] ?? 0) & ~(1 << (place & 31));
  }

  #set(place: number): void {
    const at = place >> 5;
    if (at >= this.#bits.length) {
      const wider = new Uint32Array((at + 1) * 2);
      wider.set(this.#bits);
      this.#bits = wider;
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (place & 31));
  }

  joinInto(all: Uint32Array): void {
    for (const place of this.#list ?? []) all[place >> 5] = (all[place >> 5] ?? 0) | (1 << (place & 31));
    const [bits, length] = [this.#bits, Math.min(this.#bits.length, all.length)];
    if (!this.#list) for (let at = 0; at < length; at += 1) all[at] = (all[at] ?? 0) | (bits[at] ?? 0);
  }
}

interface KeptText {
  readonly text: string;
  readonly holders: Holders;
}

/**
 * Texts that many things have in common: the clauses of ten thousand agreements are the same but for some names and
 * days. Each is kept and looked up once, whoever holds it; to post every word under every document would take some
 * thousand numbers for each of them, and longer than a keystroke to walk.
 */
export class SharedTexts {
  readonly #terms = new SearchableMap<number[]>();
  readonly #numbers = new Map<string, number>();
  readonly #kept: (KeptText | undefined)[] = [];
  readonly #held = new Map<number, { readonly place: number; readonly texts: Uint32Array }>();
  /** Things by their places; a place that is free is given again. */
  readonly #things: number[] = [];
  readonly #free: number[] = [];
  #dead = 0;
  // Of one question, by the number of a text: for which of its words the text stands.
  #bits = new Uint8Array(1024);

  /** Gives a thing its texts in place of those it had. */
  hold(thing: number, texts: readonly string[]): void {
    this.release(thing);
    if (texts.length === 0) return;
    const place = this.#free.pop() ?? this.#things.length;
    this.#things[place] = thing;
    const numbers = new Set(texts.map((text) => this.#numberOf(text)));
    for (const number of numbers) this.#kept[number]?.holders.add(place);
    this.#held.set(thing, { place, texts: Uint32Array.from(numbers) });
  }

  release(thing: number): void {
    const held = this.#held.get(thing);
    if (!held) return;
    this.#held.delete(thing);
    this.#free.push(held.place);
    for (const number of held.texts) this.#drop(number, held.place);
    if (this.#dead > 4_096 && this.#dead > this.#numbers.size) this.#sweep();
  }

  /** What one thing held is held by another from now on: the same record, read again. */
  pass(from: number, to: number): void {
    const held = this.#held.get(from);
    if (!held) return;
    this.release(to);
    this.#held.delete(from);
    this.#held.set(to, held);
    this.#things[held.place] = to;
  }

  #numberOf(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.#kept.length;
    this.#kept.push({ text, holders: new Holders() });
    this.#numbers.set(text, number);
    if (number >= this.#bits.length) this.#bits = new Uint8Array(number * 2);
    for (const form of new Set(wordsIn(text).flatMap(({ forms }) => forms))) {
      const list = this.#terms.get(form);
      if (list) list.push(number);
      else this.#terms.set(form, [number]);
    }
    return number;
  }

  #drop(number: number, place: number): void {
    const kept = this.#kept[number];
    kept?.holders.remove(place);
    if (!kept || kept.holders.size > 0) return;
    this.#numbers.delete(kept.text);
    this.#kept[number] = undefined;
    this.#dead += 1;
  }

  #sweep(): void {
    for (const [term, list] of [...this.#terms]) {
      const left = list.filter((number) => this.#kept[number]);
      if (left.length === 0) this.#terms.delete(term);
      else this.#terms.set(term, left);
    }
    this.#dead = 0;
  }

  /** Forgets what the question before was about. */
  begin(): void {
    this.#bits.fill(0);
  }

  /** Things that hold a text with exactly this word. @param bit of the word, by which a text is recognised later */
  withWord(form: string, bit: number): readonly number[] {
    return this.#holdersOf([this.#terms.get(form) ?? []], bit);
  }

  /** Things that hold a text with a word that begins so and goes on. */
  withBeginning(form: string, bit: number): readonly number[] {
    const lists: number[][] = [];
    for (const [term, list] of this.#terms.atPrefix(form)) if (term !== form) lists.push(list);
    return this.#holdersOf(lists, bit);
  }

  /** Words that are nearly spelled so, with the things that hold a text with them, and how far they are. */
  near(form: string, far: number, bit: number): readonly (readonly [string, readonly number[], number])[] {
    return [...this.#terms.fuzzyGet(form, far)].map(([term, [list, distance]]) => [
      term,
      this.#holdersOf([list], bit),
      distance,
    ]);
  }

  #holdersOf(lists: readonly (readonly number[])[], bit: number): readonly number[] {
    let all: Uint32Array | null = null;
    const bits = this.#bits;
    for (const list of lists)
      for (const number of list) {
        const kept = this.#kept[number];
        const known = bits[number] ?? 0;
        if (!kept || known & bit) continue;
        bits[number] = known | bit;
        all ??= new Uint32Array((this.#things.length >> 5) + 1);
        kept.holders.joinInto(all);
      }
    return all ? this.#thingsIn(all) : [];
  }

  #thingsIn(all: Uint32Array): readonly number[] {
    const things: number[] = [];
    for (let at = 0; at < all.length; at += 1)
      for (let left = all[at] ?? 0; left !== 0; left &= left - 1) {
        const thing = this.#things[at * 32 + 31 - Math.clz32(left & -left)];
        if (thing !== undefined) things.push(thing);
      }
    return things;
  }

  /** Of what a thing holds, the text in which most of the words that were asked for stand; null: none of them does. */
  bestOf(thing: number): string | null {
    let [best, most] = [-1, 0];
    for (const number of this.#held.get(thing)?.texts ?? []) {
      const fits = ones(this.#bits[number] ?? 0);
      if (fits > most) [best, most] = [number, fits];
    }
    return this.#kept[best]?.text ?? null;
  }
}

function ones(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}
