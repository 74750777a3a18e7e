import type { Result } from '#shared/base/result';
import { type DecodeRefusal, decodeStream } from './decode-stream';
import { type PackedObjects, readObjectStream } from './object-stream';
import { type IndirectObject, type LengthOf, parseObject } from './parse-object';
import type { PdfObject } from './pdf-file';
import { entryOf, integerOf, isName, type PdfDict, type PdfStream, type PdfValue, pdfNull } from './pdf-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';
import type { RevisionFrame } from './xref-chain';
import type { XrefEntry } from './xref-entry';

/** What one revision says about one number; its object is read when it is first asked for. */
interface Placement {
  readonly revision: number;
  readonly entry: XrefEntry;
  object: PdfObject | null;
}

/** The objects of all revisions. Each place of the file is read once, whoever points to it. */
export class PlacedObjects {
  private readonly bytes: Uint8Array;
  private readonly reading: Reading;
  private readonly ends: number[] = [];
  private readonly history = new Map<number, Placement[]>();
  private readonly parsed = new Map<number, IndirectObject>();
  private parsedBytes = 0;
  private readonly unpacked = new Map<number, PackedObjects>();
  /** Which numbers the tables point to in a packed stream, by where the stream begins. */
  private readonly claimed = new Map<number, Set<number>>();
  /** Numbers that a container holds by the latest table, and numbers that are the length of a stream. */
  private readonly contents = new Map<number, Set<number>>();
  private readonly measured = new Map<number, { readonly stream: number; readonly length: number }[]>();

  constructor(bytes: Uint8Array, reading: Reading) {
    this.bytes = bytes;
    this.reading = reading;
  }

  /** Takes in what the next revision places, reads it, and says what is new and what is gone. */
  add(frame: RevisionFrame, start: number): { written: Map<number, PdfObject>; freed: Set<number> } {
    const revision = this.ends.push(frame.marker.end);
    for (const stream of frame.streams) this.parsed.set(stream.start, stream);
    const freed = new Set<number>();
    const placed: number[] = [];
    for (const [number, entry] of frame.entries) {
      const before = this.latest(number)?.entry ?? { kind: 'free' };
      if (sameEntry(before, entry) && !this.isRepacked(entry, frame, revision)) continue;
      if (entry.kind === 'free') freed.add(number);
      else placed.push(number);
      if (entry.kind === 'used' && entry.offset < start) this.reading.odd('old-bytes', entry.offset, number);
      this.place(number, { revision, entry, object: null }, before);
    }
    const written = new Map<number, PdfObject>();
    for (const number of placed) {
      const object = this.object(number, revision);
      if (object) written.set(number, object);
    }
    for (const number of [...placed, ...freed]) this.checkDependents(number, revision);
    return { written, freed };
  }

  /** Whether the entry is written as before, but the container it names is a new one. */
  private isRepacked(entry: XrefEntry, frame: RevisionFrame, revision: number): boolean {
    const container = entry.kind === 'packed' ? frame.entries.get(entry.container) : undefined;
    if (entry.kind !== 'packed' || container === undefined) return false;
    const before = this.placement(entry.container, revision - 1)?.entry;
    return before !== undefined && !sameEntry(before, container);
  }

  private latest(number: number): Placement | undefined {
    return this.history.get(number)?.at(-1);
  }

  private place(number: number, placement: Placement, before: XrefEntry): void {
    const held = this.history.get(number);
    if (held) held.push(placement);
    else this.history.set(number, [placement]);
    if (before.kind === 'packed') this.contents.get(before.container)?.delete(number);
    if (placement.entry.kind !== 'packed') return;
    const { container } = placement.entry;
    const contents = this.contents.get(container) ?? new Set();
    this.contents.set(container, contents.add(number));
  }

  /** What this revision, or the last one before it that spoke of the number, says. */
  private placement(number: number, revision: number): Placement | undefined {
    return this.history.get(number)?.findLast((placement) => placement.revision <= revision);
  }

  object(number: number, revision: number): PdfObject | null {
    const placement = this.placement(number, revision);
    if (!placement || placement.entry.kind === 'free') return null;
    placement.object ??= this.read(number, placement.entry, placement.revision);
    return placement.object;
  }

  private read(number: number, entry: Exclude<XrefEntry, { kind: 'free' }>, revision: number): PdfObject {
    this.reading.countObject(entry.kind === 'used' ? entry.offset : 0);
    if (entry.kind === 'packed') return this.readPacked(number, entry.container, entry.index, revision);
    const object = this.parsedAt(number, entry, revision, true);
    const { generation, value, start, end } = object;
    if (generation !== 0) this.reading.odd('generation', start, number);
    return { number, generation, value, revision, role: roleOf(value), place: { kind: 'file', start, end } };
  }

  /** The object in the file to which an entry points; it must be the one the entry names. */
  private parsedAt(
    number: number,
    entry: XrefEntry & { readonly kind: 'used' },
    revision: number,
    mayLookIntoPacked: boolean,
  ): IndirectObject {
    const { offset } = entry;
    const end = this.ends[revision - 1] ?? 0;
    if (offset >= end) throw new Refused('object-outside-revision', offset, number);
    const held = this.parsed.get(offset);
    const lengthOf: LengthOf = (dict, at) => this.lengthOf(dict, at, number, revision, mayLookIntoPacked);
    const object = held ?? this.parse(offset, end, lengthOf);
    if (object.number !== number || object.generation !== entry.generation)
      throw new Refused('object-mismatch', offset, number);
    this.parsed.set(offset, object);
    return object;
  }

  /**
   * Objects that hold one another in strings or comments could be read for ever. Together they can be no longer than
   * the file, or else some share their bytes.
   */
  private parse(offset: number, end: number, lengthOf: LengthOf): IndirectObject {
    const object = parseObject(this.bytes, offset, end, this.reading, lengthOf);
    this.parsedBytes += object.end - object.start;
    if (this.parsedBytes > this.bytes.length) throw new Refused('objects-overlap', offset);
    return object;
  }

  private readPacked(number: number, container: number, index: number, revision: number): PdfObject {
    const { start, packed } = this.packedIn(container, revision);
    const value = packed.values[index];
    if (value === undefined || packed.numbers[index] !== number)
      throw new Refused('object-stream-mismatch', start, number);
    const claimed = this.claimed.get(start) ?? new Set();
    this.claimed.set(start, claimed.add(index));
    const place = { kind: 'objectStream', container, index } as const;
    return { number, generation: 0, value, revision, role: 'object', place };
  }

  /** What a container holds. Its own length may not be packed: that could lead round in a circle. */
  private packedIn(container: number, revision: number): { start: number; packed: PackedObjects } {
    const placement = this.placement(container, revision);
    if (placement?.entry.kind !== 'used') throw new Refused('bad-object-stream', 0, container);
    const { value, start } = this.parsedAt(container, placement.entry, placement.revision, false);
    if (value.kind !== 'stream') throw new Refused('bad-object-stream', start, container);
    return { start, packed: this.unpack(value, start) };
  }

  private unpack(stream: PdfStream, start: number): PackedObjects {
    const packed = this.unpacked.get(start) ?? readObjectStream(stream, (value) => value, this.reading);
    this.unpacked.set(start, packed);
    return packed;
  }

  private lengthOf(dict: PdfDict, at: number, number: number, revision: number, mayLookIntoPacked: boolean): number {
    const entry = dict.entries.get('Length') ?? pdfNull;
    const length = entry.kind === 'ref' ? this.lengthAt(entry.number, at, revision, mayLookIntoPacked) : entry;
    const whole = integerOf(length);
    if (whole === null || whole < 0) throw new Refused('bad-length', at, whole);
    if (entry.kind === 'ref') {
      const held = this.measured.get(entry.number) ?? [];
      this.measured.set(entry.number, held);
      held.push({ stream: number, length: whole });
    }
    return whole;
  }

  /** The number that is the length of a stream; a stream there would have a length itself, and so on. */
  private lengthAt(number: number, at: number, revision: number, mayLookIntoPacked: boolean): PdfValue {
    const placement = this.placement(number, revision);
    if (placement?.entry.kind === 'packed' && mayLookIntoPacked) return this.object(number, revision)?.value ?? pdfNull;
    if (placement?.entry.kind !== 'used') throw new Refused('bad-length', at, number);
    const { offset } = placement.entry;
    const held = this.parsed.get(offset);
    if (held) return held.number === number ? held.value : pdfNull;
    if (offset >= (this.ends[revision - 1] ?? 0)) throw new Refused('object-outside-revision', offset, number);
    const noStream: LengthOf = () => {
      throw new Refused('bad-length', at, number);
    };
    const object = this.parse(offset, this.ends[revision - 1] ?? 0, noStream);
    if (object.number !== number) throw new Refused('object-mismatch', offset, number);
    this.parsed.set(offset, object);
    return object.value;
  }

  /**
   * A later revision that replaces a container, or the length of a stream, changes objects it does not name. Readers
   * that look at the latest tables only would see others than those that were signed.
   */
  private checkDependents(number: number, revision: number): void {
    for (const packed of this.contents.get(number) ?? [])
      if ((this.latest(packed)?.revision ?? revision) < revision)
        throw new Refused('object-stream-replaced', 0, number);
    for (const { stream, length } of this.measured.get(number) ?? []) {
      if (this.latest(stream)?.revision === revision) continue;
      const now = this.object(number, revision)?.value ?? pdfNull;
      if (integerOf(now) !== length) throw new Refused('bad-length', 0, number);
    }
  }

  /** Notes what stands in packed streams without any table pointing to it. */
  noteHidden(): void {
    for (const [start, object] of this.parsed) {
      const { value } = object;
      if (value.kind !== 'stream' || roleOf(value) !== 'objectStream') continue;
      const claimed = this.claimed.get(start);
      for (const [index, number] of this.unpack(value, start).numbers.entries())
        if (!claimed?.has(index)) this.reading.odd('hidden-in-object-stream', start, number);
    }
  }

  /** Every object that was read in the file itself. */
  inFile(): Iterable<IndirectObject> {
    return this.parsed.values();
  }

  *numbers(revision: number): Iterable<number> {
    for (const number of this.history.keys())
      if ((this.placement(number, revision)?.entry.kind ?? 'free') !== 'free') yield number;
  }

  resolve(value: PdfValue, revision: number): PdfValue {
    let at = value;
    // A reference may lead to a reference; a circle of them leads nowhere.
    for (let steps = 0; steps < 32; steps += 1) {
      if (at.kind !== 'ref') return at;
      const object = this.object(at.number, revision);
      if (object?.generation !== at.generation) return pdfNull;
      at = object.value;
    }
    return pdfNull;
  }

  decode(stream: PdfStream, revision: number): Result<Uint8Array, DecodeRefusal> {
    return decodeStream(stream, (value) => this.resolve(value, revision), this.reading);
  }
}

function sameEntry(one: XrefEntry, other: XrefEntry): boolean {
  if (one.kind === 'used')
    return other.kind === 'used' && one.offset === other.offset && one.generation === other.generation;
  if (one.kind === 'packed')
    return other.kind === 'packed' && one.container === other.container && one.index === other.index;
  return other.kind === 'free';
}

function roleOf(value: PdfValue): PdfObject['role'] {
  if (value.kind !== 'stream') return 'object';
  if (isName(entryOf(value, 'Type'), 'XRef')) return 'xrefStream';
  return isName(entryOf(value, 'Type'), 'ObjStm') ? 'objectStream' : 'object';
}
