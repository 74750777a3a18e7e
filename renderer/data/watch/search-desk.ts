import { wordsIn } from '#shared/base/words';
import { type SearchEntry, type SearchKind, type SearchPlace, searchKinds } from '#shared/domain/guidance/search-entry';
import { type Found, isMarked, WordIndex } from './word-index';

/** A piece of text, and whether it is what was looked for. */
export interface MarkedText {
  readonly text: string;
  readonly isMatch: boolean;
}

export interface SearchHit
  extends Pick<SearchEntry, 'id' | 'entity' | 'kind' | 'partnerId' | 'isEarlier' | 'at' | 'refs'> {
  readonly title: readonly MarkedText[];
  /** The words around the best place, or the first ones where only the title or the partner fits; null where it has none. */
  readonly place: { readonly where: SearchPlace; readonly text: readonly MarkedText[] } | null;
}

export interface SearchQuestion {
  readonly words: string;
  /** Only these; null: all. */
  readonly kinds: readonly SearchKind[] | null;
  readonly most: number;
}

export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** How many there are of each kind, whatever kinds were asked for. */
  readonly counts: { readonly [kind in SearchKind]?: number };
}

/** Letters around the first word that fits. */
const before = 40;
const after = 120;

/** Everything that can be found, kept partner by partner. Nothing of it is stored: it is made anew at each start. */
export class SearchDesk {
  readonly #index = new WordIndex();
  readonly #entries = new Map<number, SearchEntry>();
  readonly #numbers = new Map<string, number>();
  readonly #ofPartner = new Map<string, readonly number[]>();
  readonly #groups = new Map<string, number>();
  /** Texts of files by SHA-256: a record that is read again keeps what was found in its file. */
  readonly #insides = new Map<string, string>();
  /** How many entries carry a file. */
  readonly #carriers = new Map<string, number>();

  get size(): number {
    return this.#index.size;
  }

  /**
   * Takes what can be found of a partner in place of what could be before. Words in files that no record carries any more
   * are forgotten, for the record may have been erased; answers with those files.
   */
  take(partnerId: string, entries: readonly SearchEntry[]): readonly string[] {
    const before = this.#ofPartner.get(partnerId) ?? [];
    const files = before.flatMap((number) => this.#entries.get(number)?.files ?? []);
    this.#put(partnerId, entries);
    for (const number of before) this.#drop(number);
    const gone = [...new Set(files.map(({ sha256 }) => sha256))].filter((sha256) => !this.#carriers.has(sha256));
    for (const sha256 of gone) this.#insides.delete(sha256);
    return gone;
  }

  #put(partnerId: string, entries: readonly SearchEntry[]): void {
    const group = this.#groups.get(partnerId) ?? this.#groups.size;
    this.#groups.set(partnerId, group);
    const added = entries.map((entry) => {
      const known = this.#numbers.get(entry.id);
      const number = this.#add(entry, group);
      if (known !== undefined) this.#index.passShared(known, number);
      return number;
    });
    if (added.length === 0) this.#ofPartner.delete(partnerId);
    else this.#ofPartner.set(partnerId, added);
  }

  #add(entry: SearchEntry, group: number): number {
    const inside = entry.files.flatMap(({ sha256 }) => this.#insides.get(sha256) ?? []);
    const whole = { ...entry, parts: [...entry.parts, ...inside.map((text) => ({ place: 'inside' as const, text }))] };
    const number = this.#index.add(
      {
        kind: searchKinds.indexOf(entry.kind),
        group,
        isHead: entry.kind === 'partner',
        isEarlier: entry.isEarlier,
        at: Date.parse(entry.at) || 0,
      },
      [
        { text: entry.title, weight: entry.kind === 'partner' ? 3 : 2 },
        ...whole.parts.map(({ text }) => ({ text, weight: 1 as const })),
      ],
    );
    this.#entries.set(number, whole);
    this.#numbers.set(entry.id, number);
    for (const { sha256 } of entry.files) this.#carriers.set(sha256, (this.#carriers.get(sha256) ?? 0) + 1);
    return number;
  }

  #drop(number: number): void {
    const entry = this.#entries.get(number);
    if (entry && this.#numbers.get(entry.id) === number) this.#numbers.delete(entry.id);
    for (const { sha256 } of entry?.files ?? []) {
      const left = (this.#carriers.get(sha256) ?? 1) - 1;
      if (left > 0) this.#carriers.set(sha256, left);
      else this.#carriers.delete(sha256);
    }
    this.#entries.delete(number);
    this.#index.remove(number);
  }

  /** The text of a file, found under every record that carries it. */
  takeInside(sha256: string, text: string): void {
    if (text.trim() === '' || this.#insides.has(sha256)) return;
    this.#insides.set(sha256, text);
    for (const [number, entry] of this.#entries) {
      if (!entry.files.some((file) => file.sha256 === sha256)) continue;
      this.#index.addText(number, text, 1);
      this.#entries.set(number, { ...entry, parts: [...entry.parts, { place: 'inside', text }] });
    }
  }

  /** What stands on the pages of an agreement, in place of what stood there before. */
  takeWording(agreementId: string, texts: readonly string[]): void {
    const number = this.#numbers.get(agreementId);
    if (number !== undefined) this.#index.share(number, texts);
  }

  find({ words, kinds, most }: SearchQuestion): SearchAnswer {
    const wanted = kinds === null ? null : new Set(kinds.map((kind) => searchKinds.indexOf(kind)));
    const found = this.#index.find({ words, kinds: wanted, most });
    const counts = [...found.counts].flatMap(([at, count]) => {
      const kind = searchKinds[at];
      return kind ? [[kind, count] as const] : [];
    });
    return {
      hits: found.things.flatMap((number, at) => {
        const entry = this.#entries.get(number);
        const wording = found.shared[at] ?? null;
        if (!entry) return [];
        const parts = wording === null ? entry.parts : [...entry.parts, { place: 'wording' as const, text: wording }];
        return [hitOf({ ...entry, parts }, found.forms)];
      }),
      counts: Object.fromEntries(counts),
    };
  }
}

function hitOf(entry: SearchEntry, forms: Found['forms']): SearchHit {
  const { id, entity, kind, partnerId, isEarlier, at, refs, title, parts } = entry;
  return {
    ...{ id, entity, kind, partnerId, isEarlier, at, refs },
    title: marked(title, forms),
    place: bestPlace(parts, forms) ?? firstWords(parts),
  };
}

/** Where only the title fits, what stands under it helps to tell one from the other. */
function firstWords([part]: SearchEntry['parts']): SearchHit['place'] {
  if (!part) return null;
  const text = part.text.length <= after ? part.text : `${part.text.slice(0, after)} …`;
  return { where: part.place, text: [{ text: text.replaceAll(/\s+/g, ' '), isMatch: false }] };
}

function bestPlace(parts: SearchEntry['parts'], forms: Found['forms']): SearchHit['place'] {
  let best: { readonly part: SearchEntry['parts'][number]; readonly at: number; readonly fits: number } | null = null;
  for (const part of parts) {
    // Of a whole document its beginning is enough to show something; the rest is found all the same.
    const words = wordsIn(part.text.slice(0, 60_000)).filter(({ from, to }) =>
      isMarked(part.text.slice(from, to), forms),
    );
    const [first] = words;
    const fits = new Set(words.map(({ forms: own }) => own[0])).size;
    if (first && fits > (best?.fits ?? 0)) best = { part, at: first.from, fits };
  }
  if (!best) return null;
  const { part, at } = best;
  const from = at <= before ? 0 : Math.max(part.text.lastIndexOf(' ', at - before) + 1, at - before * 2);
  const end = part.text.length <= at + after ? part.text.length : part.text.lastIndexOf(' ', at + after);
  const cut = part.text.slice(from, Math.max(end, at + before)).replaceAll(/\s+/g, ' ');
  const text = `${from > 0 ? '… ' : ''}${cut}${end < part.text.length ? ' …' : ''}`;
  return { where: part.place, text: marked(text, forms) };
}

/** A text in pieces, so that those that were looked for can be drawn otherwise. */
function marked(text: string, forms: Found['forms']): readonly MarkedText[] {
  const pieces: MarkedText[] = [];
  let at = 0;
  for (const { from, to } of wordsIn(text)) {
    if (!isMarked(text.slice(from, to), forms)) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), isMatch: false });
    pieces.push({ text: text.slice(from, to), isMatch: true });
    at = to;
  }
  if (at < text.length || pieces.length === 0) pieces.push({ text: text.slice(at), isMatch: false });
  return pieces;
}
