import { z } from 'zod';
import { ok, type Result, refuse } from '#shared/base/result';

/**
 * JSON texts of the same shape written side by side: what they share once, and what differs place by place, all ids
 * together, all notes together, counters as their steps. gzip finds far more in it than in one text after the other.
 * The very same texts come out again, letter by letter, because they are taken apart as letters and never read as JSON.
 */
export type PackedTexts = z.infer<typeof packedTextsSchema>;

const columnSchema = z.union([
  /** The same in every text. */
  z.string(),
  /** Strings without their quotation marks, one a line. */
  z.strictObject({ words: z.string() }),
  /** Strings and numbers as they stand, one a line. */
  z.strictObject({ tokens: z.string() }),
  /** Whole numbers: the first, and then by how much each is more than the one before. */
  z.strictObject({ steps: z.array(z.int()) }),
  z.strictObject({ from: z.int(), by: z.int() }),
]);
type Column = z.infer<typeof columnSchema>;

const shapeSchema = z.strictObject({
  /** What stands around the places, one piece a line. */
  around: z.string(),
  places: z.array(columnSchema),
});
type Shape = z.infer<typeof shapeSchema>;

export const packedTextsSchema = z.strictObject({
  shapes: z.array(shapeSchema).min(1),
  /** The shape of each text; of one shape: how many texts there are. */
  of: z.union([z.array(z.int().min(0)), z.int().min(1)]),
});

/** Null where they cannot be packed: a text with a line break in it, which no JSON text of ours has. */
export function packTexts(texts: readonly string[]): PackedTexts | null {
  const groups = new Map<string, { readonly at: number; readonly rows: string[][] }>();
  const of: number[] = [];
  for (const text of texts) {
    const apart = takeApart(text);
    if (apart === null) return null;
    const group = groups.get(apart.around) ?? { at: groups.size, rows: [] };
    groups.set(apart.around, group);
    group.rows.push(apart.tokens);
    of.push(group.at);
  }
  const shapes = [...groups].map(([around, { rows }]) => shapeOf(around, rows));
  return shapes.length === 0 ? null : { shapes, of: shapes.length === 1 ? of.length : of };
}

function shapeOf(around: string, rows: readonly (readonly string[])[]): Shape {
  const [first = []] = rows;
  return {
    around,
    places: first.map((_, place) => columnOf(rows.map((tokens) => tokens[place] ?? ''))),
  };
}

const quote = 34;
const minus = 45;
const isDigit = (code: number) => code >= 48 && code <= 57;
const numberLetters = '0123456789+-.eE';

/** A text without its strings and numbers, and these; names of fields stay where they are. */
function takeApart(text: string): { readonly around: string; readonly tokens: string[] } | null {
  if (text.includes('\n')) return null;
  const pieces: string[] = [];
  const tokens: string[] = [];
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const end = code === quote ? endOfString(text, at) : code === minus || isDigit(code) ? endOfNumber(text, at) : at;
    if (end === at || (code === quote && text[end] === ':')) {
      at = Math.max(end, at + 1);
      continue;
    }
    pieces.push(text.slice(from, at));
    tokens.push(text.slice(at, end));
    from = end;
    at = end;
  }
  pieces.push(text.slice(from));
  return { around: pieces.join('\n'), tokens };
}

// A string that never ends is no JSON; whatever stands there stays where it is.
function endOfString(text: string, from: number): number {
  for (let end = text.indexOf('"', from + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text[end - 1 - escapes] === '\\') escapes += 1;
    if (escapes % 2 === 0) return end + 1;
  }
  return from;
}

function endOfNumber(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && numberLetters.includes(text.charAt(end))) end += 1;
  return end;
}

function columnOf(tokens: readonly string[]): Column {
  const [first = ''] = tokens;
  if (tokens.every((token) => token === first)) return first;
  if (tokens.every((token) => token.startsWith('"'))) {
    return { words: tokens.map((token) => token.slice(1, -1)).join('\n') };
  }
  const numbers = tokens.map(Number);
  if (!numbers.every((number, at) => Number.isSafeInteger(number) && `${number}` === tokens[at])) {
    return { tokens: tokens.join('\n') };
  }
  const steps = numbers.map((number, at) => number - (at === 0 ? 0 : (numbers[at - 1] ?? 0)));
  if (!steps.every(Number.isSafeInteger)) return { tokens: tokens.join('\n') };
  const [from = 0, by = 0] = steps;
  return steps.every((step, at) => at === 0 || step === by) ? { from, by } : { steps };
}

/** How much may come out: a small parcel can be packed so that it would fill a house. */
export interface MostUnpacked {
  readonly texts: number;
  /** Of all texts together. */
  readonly letters: number;
}

/** The texts again, or why there are none. */
export function unpackTexts({ shapes, of }: PackedTexts, most: MostUnpacked): Result<string[], string> {
  const order = typeof of === 'number' ? null : of;
  const count = typeof of === 'number' ? of : of.length;
  if (count > most.texts || shapes.length > count) return refuse('too many texts');
  const counts = shapes.map(() => 0);
  for (let at = 0; at < count; at += 1) {
    const shape = order?.[at] ?? 0;
    if (counts[shape] === undefined) return refuse('a text of an unknown shape');
    counts[shape] += 1;
  }
  let letters = 0;
  for (const [at, shape] of shapes.entries()) {
    letters += lettersOf(shape, counts[at] ?? 0);
    if (letters > most.letters) return refuse('larger than it may be');
  }
  const made: (readonly string[])[] = [];
  for (const [at, shape] of shapes.entries()) {
    const texts = putTogether(shape, counts[at] ?? 0);
    if (texts === null) return refuse('places that do not fit their shape');
    made.push(texts);
  }
  if (order === null) return ok([...(made[0] ?? [])]);
  const taken = shapes.map(() => 0);
  return ok(
    order.map((shape) => {
      const at = taken[shape] ?? 0;
      taken[shape] = at + 1;
      return made[shape]?.[at] ?? '';
    }),
  );
}

/** The longest whole number has so many digits. */
const longestNumber = 17;

function lettersOf({ around, places }: Shape, count: number): number {
  const each = places.reduce((sum, place) => sum + (typeof place === 'string' ? place.length : 0), around.length);
  const others = places.reduce((sum, place) => {
    if (typeof place === 'string') return sum;
    if ('words' in place) return sum + place.words.length + 2 * count;
    return sum + ('tokens' in place ? place.tokens.length : longestNumber * count);
  }, 0);
  return each * count + others;
}

function putTogether({ around, places }: Shape, count: number): readonly string[] | null {
  const pieces = around.split('\n');
  if (pieces.length !== places.length + 1) return null;
  const columns: (string | readonly string[])[] = [];
  for (const place of places) {
    const column = tokensOf(place, count);
    if (typeof column !== 'string' && column.length !== count) return null;
    columns.push(column);
  }
  return Array.from({ length: count }, (_, row) => {
    const parts: string[] = [pieces[0] ?? ''];
    for (const [at, column] of columns.entries()) {
      parts.push(typeof column === 'string' ? column : (column[row] ?? ''), pieces[at + 1] ?? '');
    }
    return parts.join('');
  });
}

function tokensOf(place: Column, count: number): string | readonly string[] {
  if (typeof place === 'string') return place;
  if ('words' in place) return place.words.split('\n').map((word) => `"${word}"`);
  if ('tokens' in place) return place.tokens.split('\n');
  if ('from' in place) return Array.from({ length: count }, (_, at) => String(place.from + at * place.by));
  let number = 0;
  return place.steps.map((step) => {
    number += step;
    return String(number);
  });
}
