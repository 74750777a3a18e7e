import type { Revision } from '#shared/proof/reader/pdf-file';
import { entryOf, nameOf, type PdfValue } from '#shared/proof/reader/pdf-value';
import { readPdf } from '#shared/proof/reader/read-pdf';
import { fieldsOf } from '#shared/proof/verify/found-signature';
import { pageNodesOf } from '#shared/proof/verify/object-graph';

type Bytes = Uint8Array<ArrayBuffer>;

/** One byte a letter, as PDF files are written. */
export const latin = (text: string): Bytes => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
export const asLatin = (bytes: Uint8Array): string => {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
};
export const joined = (...parts: readonly (Uint8Array | string)[]): Bytes =>
  new Uint8Array(Buffer.concat(parts.map((part) => (typeof part === 'string' ? latin(part) : part))));

/** What an added revision writes. Objects are the text between `obj` and `endobj`, or whole streams as bytes. */
export interface AddedRevision {
  readonly objects: ReadonlyMap<number, string | Uint8Array>;
  readonly freed?: readonly number[];
  /** Entries of the trailer besides Size, Root, Info, ID and Prev, or instead of them; null leaves one out. */
  readonly trailer?: Readonly<Record<string, string | null>>;
  /** Put between the objects and the table. */
  readonly junk?: string;
}

/** A signed file in the hands of somebody who knows the format: what stands in it, and ways to add to it. */
export class Victim {
  readonly bytes: Bytes;
  readonly last: Revision;
  private readonly changed = new Map<number, string | Uint8Array>();
  private readonly freed: number[] = [];
  private readonly trailer: Record<string, string | null> = {};
  private next: number;

  constructor(bytes: Uint8Array) {
    this.bytes = new Uint8Array(bytes);
    const read = readPdf(this.bytes);
    const last = read.ok ? read.value.revisions.at(-1) : undefined;
    if (last === undefined) throw new Error(`not a file to attack: ${JSON.stringify(read)}`);
    this.last = last;
    this.next = Math.max(...last.numbers()) + 1;
  }

  /** The text of an object as it stands in the file, or as it was changed so far. */
  text(number: number): string {
    const changed = this.changed.get(number);
    if (changed !== undefined) return typeof changed === 'string' ? changed : asLatin(changed);
    const place = this.last.object(number)?.place;
    if (place?.kind !== 'file') throw new Error(`object ${number} does not stand in the file by itself`);
    const whole = asLatin(this.bytes.subarray(place.start, place.end));
    return whole.replace(/^\s*\d+\s+\d+\s+obj\s*/, '').replace(/\s*endobj\s*$/, '');
  }

  get catalog(): number {
    return this.number(entryOf(this.last.trailer, 'Root'));
  }

  get info(): number {
    return this.number(entryOf(this.last.trailer, 'Info'));
  }

  /** Numbers of the pages, in their order. */
  get pages(): readonly number[] {
    const root = this.last.entry(this.last.trailer, 'Root');
    return [...pageNodesOf(this.last, entryOf(root, 'Pages'))].flatMap(({ value, isPage }) =>
      isPage ? [this.number(value)] : [],
    );
  }

  /** Number of a form field. */
  field(name: string): number {
    const found = fieldsOf(this.last).find((field) => field.name === name)?.object;
    if (found === undefined || found === null) throw new Error(`no field ${name}`);
    return found;
  }

  /** Number an entry of an object refers to. */
  entry(number: number, ...keys: readonly string[]): number {
    let value: PdfValue = { kind: 'ref', number, generation: 0 };
    for (const key of keys) value = entryOf(this.last.resolve(value), key);
    return this.number(value);
  }

  /** Numbers of all objects of a type. */
  ofType(type: string): readonly number[] {
    return [...this.last.numbers()].filter(
      (number) => nameOf(entryOf(this.last.object(number)?.value ?? { kind: 'null' }, 'Type')) === type,
    );
  }

  private number(value: PdfValue): number {
    if (value.kind !== 'ref') throw new Error(`no reference: ${JSON.stringify(value)}`);
    return value.number;
  }

  change(number: number, text: string | Uint8Array): this {
    this.changed.set(number, text);
    return this;
  }

  /** Changes the text of an object; the text must be found. */
  replace(number: number, from: string | RegExp, to: string): this {
    const before = this.text(number);
    const after = before.replace(from, () => to);
    if (after === before) throw new Error(`${String(from)} is not in object ${number}: ${before.slice(0, 400)}`);
    return this.change(number, after);
  }

  /** Puts entries at the end of the dictionary that an object is. */
  put(number: number, entries: string): this {
    const before = this.text(number);
    const end = before.lastIndexOf('>>');
    return this.change(number, `${before.slice(0, end)} ${entries} ${before.slice(end)}`);
  }

  add(text: string | Uint8Array, number = this.next): number {
    this.changed.set(number, text);
    this.next = Math.max(this.next, number + 1);
    return number;
  }

  addStream(entries: string, content: string | Uint8Array): number {
    return this.add(streamOf(entries, content));
  }

  free(number: number): this {
    this.freed.push(number);
    return this;
  }

  inTrailer(entries: Readonly<Record<string, string | null>>): this {
    Object.assign(this.trailer, entries);
    return this;
  }

  /** The file with everything that was changed and added, as one more revision. */
  revision(junk = ''): Bytes {
    return appendRevision(this.bytes, { objects: this.changed, freed: this.freed, trailer: this.trailer, junk });
  }
}

export function streamOf(entries: string, content: string | Uint8Array): Bytes {
  const bytes = typeof content === 'string' ? latin(content) : content;
  return joined(`<< ${entries} /Length ${bytes.length} >>\nstream\n`, bytes, '\nendstream');
}

/** Adds a revision with a cross-reference table. Nothing that was there is touched. */
export function appendRevision(
  bytes: Uint8Array,
  { objects, freed = [], trailer = {}, junk = '' }: AddedRevision,
): Bytes {
  const text = asLatin(bytes);
  const previous = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1]);
  const read = readPdf(bytes);
  const last = read.ok ? read.value.revisions.at(-1) : undefined;
  if (last === undefined || Number.isNaN(previous)) throw new Error('not a file to add to');
  const parts: (Uint8Array | string)[] = [bytes, text.endsWith('\n') ? '' : '\n'];
  let at = bytes.length + (text.endsWith('\n') ? 0 : 1);
  const write = (part: Uint8Array | string) => {
    parts.push(part);
    at += part.length;
  };
  const places = new Map<number, number | null>(freed.map((number) => [number, null]));
  for (const [number, object] of objects) {
    places.set(number, at);
    write(`${number} 0 obj\n`);
    write(object);
    write('\nendobj\n');
  }
  write(junk);
  const xref = at;
  const rows = [...places].sort(([one], [other]) => one - other);
  write('xref\n0 1\n0000000000 65535 f \n');
  for (const [number, offset] of rows) {
    const row = offset === null ? '0000000000 00001 f' : `${String(offset).padStart(10, '0')} 00000 n`;
    write(`${number} 1\n${row} \n`);
  }
  const size = Math.max(...last.numbers(), ...places.keys()) + 1;
  const source = (key: string) => {
    const value = entryOf(last.trailer, key);
    return value.kind === 'ref' ? `${value.number} ${value.generation} R` : null;
  };
  const id = /\/ID\s*(\[\s*<[^\]]*\])/.exec(text.slice(text.lastIndexOf('trailer')))?.[1] ?? null;
  const entries = Object.entries({
    Size: String(size),
    Root: source('Root'),
    Info: source('Info'),
    ID: id,
    Prev: String(previous),
    ...trailer,
  }).filter(([, value]) => value !== null);
  write(`trailer\n<< ${entries.map(([key, value]) => `/${key} ${value}`).join(' ')} >>\nstartxref\n${xref}\n%%EOF\n`);
  return joined(...parts);
}

/** The file with other bytes at a place. */
export function overwritten(bytes: Uint8Array, at: number, replacement: string | Uint8Array): Bytes {
  const copy = new Uint8Array(bytes);
  copy.set(typeof replacement === 'string' ? latin(replacement) : replacement, at);
  return copy;
}

/** The file as it was when its first so many revisions were all there was. */
export function cutBack(bytes: Uint8Array, revisions: number): Bytes {
  const read = readPdf(bytes);
  const end = read.ok ? read.value.revisions[revisions - 1]?.end : undefined;
  if (end === undefined) throw new Error('not a file to cut');
  return new Uint8Array(bytes.slice(0, end));
}
