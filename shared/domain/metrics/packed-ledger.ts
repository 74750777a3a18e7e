import {
  type Fact,
  type FactFields,
  type FactKind,
  type FieldShape,
  factKinds,
  factShapes,
  type Instant,
} from './fact';
import { factReaders } from './fact-readers';
import type { Ledger, LedgerEntry } from './ledger';
import { packNumbers, unpackNumbers } from './number-run';

/**
 * A ledger as it is kept: one run of numbers (`number-run.ts`) and the words they point to. Ten thousand partners with
 * five years each are more than a million facts; as objects they take longer to read from the disk than to reckon with.
 */
export interface PackedLedger {
  readonly bytes: Uint8Array;
  readonly words: readonly string[];
}

/** A packed ledger with its numbers laid out, ready to be walked through. */
export interface OpenLedger {
  /** For each entry: kind, since, until (NaN: still), then the fields in the order of `factShapes` (NaN: null). */
  readonly numbers: Float64Array;
  readonly words: readonly string[];
}

interface Layout {
  readonly kind: FactKind;
  readonly fields: readonly (readonly [name: string, shape: FieldShape])[];
  /** Numbers per entry. */
  readonly width: number;
}

const layouts: readonly Layout[] = factKinds.map((kind) => {
  const fields = Object.entries(factShapes[kind]) as [string, FieldShape][];
  return { kind, fields, width: 3 + fields.length };
});
const placeOf = new Map(factKinds.map((kind, at) => [kind, at]));

export const emptyLedger: PackedLedger = { bytes: packNumbers([]), words: [] };

export function packLedger(ledger: Ledger): PackedLedger {
  const words = new Map<string, number>();
  const wordAt = (word: string) => {
    const known = words.get(word);
    if (known !== undefined) return known;
    words.set(word, words.size);
    return words.size - 1;
  };
  const size = ledger.reduce((sum, { fact }) => sum + layoutOf(placeOf.get(fact.is)).width, 0);
  const numbers = new Float64Array(size);
  let at = 0;
  for (const { fact, since, until } of ledger) {
    const place = placeOf.get(fact.is) ?? 0;
    const { fields, width } = layoutOf(place);
    const values = fact as unknown as Readonly<Record<string, number | string | boolean | null>>;
    numbers[at] = place;
    numbers[at + 1] = since;
    numbers[at + 2] = until ?? Number.NaN;
    fields.forEach(([name], field) => {
      numbers[at + 3 + field] = numberFor(values[name] ?? null, wordAt);
    });
    at += width;
  }
  return { bytes: packNumbers(numbers), words: [...words.keys()] };
}

function numberFor(value: number | string | boolean | null, wordAt: (word: string) => number): number {
  if (value === null) return Number.NaN;
  if (typeof value === 'string') return wordAt(value);
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Throws on bytes that no ledger was packed into. */
export function openLedger({ bytes, words }: PackedLedger): OpenLedger {
  const numbers = unpackNumbers(bytes);
  if (!numbers) throw new Error('This ledger is damaged.');
  return { numbers, words };
}

export function unpackLedger(packed: PackedLedger): Ledger {
  const entries: LedgerEntry[] = [];
  const open = openLedger(packed);
  const { numbers } = open;
  walkLedger(open, (kind, at) => {
    const until = numbers[at + 2] as number;
    entries.push({
      fact: readFact(open, kind, at) as unknown as Fact,
      since: numbers[at + 1] as number,
      until: Number.isNaN(until) ? null : until,
    });
  });
  return entries;
}

/** Goes through the entries; `at` is where one begins. */
export function walkLedger({ numbers }: OpenLedger, each: (kind: FactKind, at: number) => void): void {
  for (let at = 0; at < numbers.length; ) {
    const layout = layouts[numbers[at] as number];
    // Kinds are only ever appended: an unknown one came from a newer program, and nothing behind it can be read.
    if (!layout) return;
    each(layout.kind, at);
    at += layout.width;
  }
}

/** Whether a ledger has the form of one: damage can leave anything where numbers and words were. */
export function isSoundLedger({ bytes, words }: PackedLedger): boolean {
  if (!(bytes instanceof Uint8Array) || !Array.isArray(words)) return false;
  if (!words.every((word) => typeof word === 'string')) return false;
  const numbers = unpackNumbers(bytes);
  return numbers !== null && hasSoundEntries({ numbers, words });
}

function hasSoundEntries({ numbers, words }: OpenLedger): boolean {
  for (let at = 0; at < numbers.length; ) {
    const place = numbers[at] as number;
    if (!Number.isInteger(place) || place < 0) return false;
    const layout = layouts[place];
    // Of a newer program; nothing behind it is read.
    if (!layout) return true;
    if (at + layout.width > numbers.length || !isSoundEntry(layout, numbers, words.length, at)) return false;
    at += layout.width;
  }
  return true;
}

function isSoundEntry({ fields }: Layout, numbers: Float64Array, words: number, at: number): boolean {
  const [since, until] = [numbers[at + 1] as number, numbers[at + 2] as number];
  if (!Number.isFinite(since) || until < since) return false;
  return fields.every(([, shape], field) => {
    const value = numbers[at + 3 + field] as number;
    if (shape === 'number' || Number.isNaN(value)) return true;
    return Number.isInteger(value) && value >= 0 && value < (shape === 'flag' ? 2 : words);
  });
}

/** Whether the entry that begins at a place was believed at an instant. */
export function isEntryKnownAt({ numbers }: OpenLedger, at: number, instant: Instant): boolean {
  const since = numbers[at + 1] as number;
  const until = numbers[at + 2] as number;
  // Written so that NaN, which is still believed, compares as later than anything.
  return since <= instant && !(until <= instant);
}

/** The fact whose entry begins at a place. */
export function readFact<Kind extends FactKind>(
  { numbers, words }: OpenLedger,
  kind: Kind,
  at: number,
): { readonly is: Kind } & FactFields[Kind] {
  return factReaders[kind](numbers, words, at + 3);
}

function layoutOf(place: number | undefined): Layout {
  const layout = layouts[place ?? -1];
  if (!layout) throw new Error('There is no such kind of fact.');
  return layout;
}
