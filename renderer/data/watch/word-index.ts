import SearchableMap from 'minisearch/SearchableMap';
import { formsOf, wordsIn } from '#shared/base/words';
import { SharedTexts } from './shared-texts';

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
  /** Of each thing the text it shares with others in which most of the words stand; null: none of them stands in one. */
  readonly shared: readonly (string | null)[];
}

/** More words than anybody types to find something; each takes one bit. */
const mostWords = 8;
/** A posting is the number of a thing and, in its last two bits, the weight. */
const weightBits = 2;
const weightMask = 3;
const mostKinds = 64;

const isThere = 1;
const isHeadFlag = 2;
const isEarlierFlag = 4;

/**
 * Finds things by words in them. The terms lie in a radix tree (that of the search library), which finds by beginnings
 * and by near spelling; behind each stands a plain list of numbers, because a tree of maps as the library keeps it
 * takes ten times the memory, and longer than a keystroke to walk, at some hundred thousand things. What is known of
 * a thing lies in columns for the same reason.
 */
export class WordIndex {
  readonly #terms = new SearchableMap<number[]>();
  readonly #shared = new SharedTexts();
  #next = 0;
  #alive = 0;
  #dead = 0;
  #flags = new Uint8Array(1024);
  #kinds = new Uint8Array(1024);
  #groups = new Int32Array(1024);
  #at = new Float64Array(1024);
  // Of one question: what fits so far, and how well. Empty again when it is answered.
  #bits = new Uint8Array(1024);
  #scores = new Float32Array(1024);
  #groupBits = new Uint8Array(1024);

  get size(): number {
    return this.#alive;
  }

  /** @returns its number */
  add(thing: IndexedThing, texts: readonly { readonly text: string; readonly weight: Weight }[]): number {
    const number = this.#next;
    this.#next += 1;
    this.#alive += 1;
    this.#makeRoom(number, thing.group);
    this.#flags[number] = isThere | (thing.isHead ? isHeadFlag : 0) | (thing.isEarlier ? isEarlierFlag : 0);
    this.#kinds[number] = thing.kind;
    this.#groups[number] = thing.group;
    this.#at[number] = thing.at;
    for (const { text, weight } of texts) this.addText(number, text, weight);
    return number;
  }

  #makeRoom(number: number, group: number): void {
    if (group >= this.#groupBits.length) this.#groupBits = wider(this.#groupBits, new Uint8Array(group * 2));
    if (number < this.#flags.length) return;
    const size = number * 2;
    this.#flags = wider(this.#flags, new Uint8Array(size));
    this.#kinds = wider(this.#kinds, new Uint8Array(size));
    this.#groups = wider(this.#groups, new Int32Array(size));
    this.#at = wider(this.#at, new Float64Array(size));
    this.#bits = wider(this.#bits, new Uint8Array(size));
    this.#scores = wider(this.#scores, new Float32Array(size));
  }

  /** Adds words to a thing that is there: what stands in its file is read later than its record. */
  addText(number: number, text: string, weight: Weight): void {
    for (const { forms } of wordsIn(text)) for (const form of forms) this.#post(form, number, weight);
  }

  /** Gives a thing texts that others have too, in place of those it had. They weigh as much as what it says itself. */
  share(number: number, texts: readonly string[]): void {
    this.#shared.hold(number, texts);
  }

  /** What one thing shares is shared by another from now on: the same record, read again. */
  passShared(from: number, to: number): void {
    this.#shared.pass(from, to);
  }

  #post(term: string, number: number, weight: Weight): void {
    const posting = (number << weightBits) | weight;
    const list = this.#terms.get(term);
    if (list === undefined) {
      this.#terms.set(term, [posting]);
      return;
    }
    const last = list.at(-1) ?? 0;
    if (last >> weightBits !== number) list.push(posting);
    else if (last < posting) list[list.length - 1] = posting;
  }

  remove(number: number): void {
    if (!this.#flags[number]) return;
    this.#shared.release(number);
    this.#flags[number] = 0;
    this.#alive -= 1;
    this.#dead += 1;
    if (this.#dead > 4_096 && this.#dead > this.#alive) this.#sweep();
  }

  // Numbers are never given twice; only what was posted under the dead ones goes.
  #sweep(): void {
    const empty: string[] = [];
    for (const [term, list] of this.#terms) {
      const left = list.filter((posting) => this.#flags[posting >> weightBits]);
      if (left.length === 0) empty.push(term);
      else if (left.length < list.length) this.#terms.set(term, left);
    }
    for (const term of empty) this.#terms.delete(term);
    this.#dead = 0;
  }

  find({ words, kinds, most }: Asked): Found {
    const asked = wordsIn(words).slice(0, mostWords);
    if (asked.length === 0) return { things: [], counts: new Map(), forms: [], shared: [] };
    this.#shared.begin();
    const touched: number[] = [];
    const touchedGroups: number[] = [];
    const forms = asked.map(({ forms: own }, at) => this.#look(own, 1 << at, touched, touchedGroups));
    const found = this.#best(touched, (1 << asked.length) - 1, { kinds, most });
    for (const number of touched) {
      this.#bits[number] = 0;
      this.#scores[number] = 0;
    }
    for (const group of touchedGroups) this.#groupBits[group] = 0;
    return { ...found, forms, shared: found.things.map((thing) => this.#shared.bestOf(thing)) };
  }

  #best(
    touched: readonly number[],
    all: number,
    { kinds, most }: Omit<Asked, 'words'>,
  ): Pick<Found, 'things' | 'counts'> {
    const [bits, groupBits, groups, kindOf] = [this.#bits, this.#groupBits, this.#groups, this.#kinds];
    const counts = new Uint32Array(mostKinds);
    const things: number[] = [];
    for (const number of touched) {
      const fits = (bits[number] ?? 0) | (groupBits[groups[number] ?? 0] ?? 0);
      if (fits !== all) continue;
      const kind = kindOf[number] ?? 0;
      counts[kind] = (counts[kind] ?? 0) + 1;
      if (kinds === null || kinds.has(kind)) this.#offer(number, things, most);
    }
    const told = [...counts].flatMap((count, kind) => (count > 0 ? [[kind, count] as const] : []));
    return { things, counts: new Map(told) };
  }

  /** Puts a thing into its place among the best, without sorting those that have no chance. */
  #offer(number: number, best: number[], most: number): void {
    const last = best.at(-1);
    if (best.length >= most && last !== undefined && this.#compare(number, last) >= 0) return;
    let [low, high] = [0, best.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#compare(best[middle] ?? number, number) <= 0) low = middle + 1;
      else high = middle;
    }
    best.splice(low, 0, number);
    if (best.length > most) best.pop();
  }

  #compare(left: number, right: number): number {
    const earlier = ((this.#flags[left] ?? 0) & isEarlierFlag) - ((this.#flags[right] ?? 0) & isEarlierFlag);
    if (earlier !== 0) return earlier;
    const score = (this.#scores[right] ?? 0) - (this.#scores[left] ?? 0);
    if (score > 1e-6 || score < -1e-6) return score;
    return (this.#at[right] ?? 0) - (this.#at[left] ?? 0) || left - right;
  }

  /** Marks everything that has one of the words. @returns the forms that stood for it */
  #look(own: readonly string[], bit: number, touched: number[], touchedGroups: number[]): readonly string[] {
    let marked = false;
    const take = (list: readonly number[], quality: number) => {
      marked = this.#mark(list, quality, { bit, touched, touchedGroups }) || marked;
    };
    const takeShared = (things: readonly number[], quality: number) => take(things.map(asPosting), quality);
    for (const form of own) {
      take(this.#terms.get(form) ?? [], 2);
      takeShared(this.#shared.withWord(form, bit), 2);
    }
    for (const form of own) {
      for (const [term, list] of this.#terms.atPrefix(form))
        if (term !== form) take(list, 0.5 + form.length / term.length);
      takeShared(this.#shared.withBeginning(form, bit), 1);
    }
    if (marked) return own.map((form) => `${form}*`);
    // Only where nothing is spelled so: to walk the neighbours of a word takes longer than to walk the word.
    const near: string[] = [];
    for (const form of own) {
      if (form.length < 4) continue;
      const far = form.length < 7 ? 1 : 2;
      for (const [term, [list, distance]] of this.#terms.fuzzyGet(form, far)) {
        take(list, 0.5 / distance);
        near.push(term);
      }
      for (const [term, things, distance] of this.#shared.near(form, far, bit)) {
        takeShared(things, 0.5 / distance);
        near.push(term);
      }
    }
    return near;
  }

  #mark(
    list: readonly number[],
    quality: number,
    { bit, touched, touchedGroups }: { bit: number; touched: number[]; touchedGroups: number[] },
  ): boolean {
    const [flags, bits, scores] = [this.#flags, this.#bits, this.#scores];
    const worth = quality * Math.log1p(this.#alive / (1 + list.length));
    let marked = false;
    for (const posting of list) {
      const number = posting >> weightBits;
      const flag = flags[number] ?? 0;
      if (flag === 0) continue;
      marked = true;
      const known = bits[number] ?? 0;
      if (known & bit) continue;
      if (known === 0) touched.push(number);
      bits[number] = known | bit;
      scores[number] = (scores[number] ?? 0) + worth * (posting & weightMask);
      if (flag & isHeadFlag) this.#markGroup(this.#groups[number] ?? 0, bit, touchedGroups);
    }
    return marked;
  }

  #markGroup(group: number, bit: number, touchedGroups: number[]): void {
    const known = this.#groupBits[group] ?? 0;
    if (known === 0) touchedGroups.push(group);
    this.#groupBits[group] = known | bit;
  }
}

/** As a word of a plain text. */
const asPosting = (number: number) => (number << weightBits) | 1;

function wider<Column extends { readonly length: number; set(from: Column): void }>(
  column: Column,
  room: Column,
): Column {
  room.set(column);
  return room;
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
