import { ok, type Result, refuse } from '#shared/base/result';
import type { Bytes } from '../bytes';
import type { PdfFile, Revision } from '../reader/pdf-file';
import { entryOf, isName, type PdfDict, type PdfRef, type PdfValue, pdfNull } from '../reader/pdf-value';
import { readPdf } from '../reader/read-pdf';
import type { ReadRefusal } from '../reader/read-refusal';
import { ByteSheet } from './byte-sheet';
import { dictionary, reference } from './new-value';
import { writeSection } from './write-section';
import { type Places, writeValue } from './write-value';

/** Why nothing can be added to a file. */
export type OpenRefusal =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'encrypted' }
  /** Damaged, of another version, or no PDF at all. */
  | { readonly kind: 'unreadable'; readonly reason: ReadRefusal };

/** Larger than any document of ours by far. */
export const largestSigned = 64 * 1024 * 1024;

export interface RevisedFile {
  readonly bytes: Bytes;
  /** Where the values that were written lie in the file. */
  readonly places: Places;
}

/**
 * A file to which a revision is added: what was there stays, byte for byte, and what is new or changed comes behind it
 * (ISO 32000-1, 7.5.6). Everything that signing writes into a file goes through here.
 *
 * The prototypes wrote with @libpdf/core; here it is read by our own strict reader and written by our own writer,
 * because the library rounds numbers to five places, raises the flags of the form, moves a field it signs to a corner,
 * writes `(` of a text escaped twice, and looks for the place of the signature in the text of the file, where it finds
 * the `/ByteRange [` in somebody's reason first. Each has a test (`test/unit/shared/proof/pades`).
 */
export class PdfRevision {
  readonly version: string;
  readonly catalogReference: PdfRef;
  readonly #before: Uint8Array;
  readonly #last: Revision;
  readonly #written = new Map<number, { readonly generation: number; readonly value: PdfValue }>();
  #nextNumber: number;

  private constructor({ bytes, version }: PdfFile, last: Revision, catalog: PdfRef) {
    this.version = version;
    this.catalogReference = catalog;
    this.#before = bytes;
    this.#last = last;
    const size = entryOf(last.trailer, 'Size');
    this.#nextNumber = Math.max(
      size.kind === 'number' ? size.value : 0,
      ...[...last.numbers()].map((used) => used + 1),
    );
  }

  static open(bytes: Uint8Array): Result<PdfRevision, OpenRefusal> {
    if (bytes.length > largestSigned) return refuse({ kind: 'too-large' });
    const read = readPdf(bytes);
    if (!read.ok) return refuse(openRefusal(read.error));
    const last = read.value.revisions.at(-1);
    const catalog = last ? entryOf(last.trailer, 'Root') : pdfNull;
    if (!last || catalog.kind !== 'ref') throw new Error('A file was read that has no revision.');
    return ok(new PdfRevision(read.value, last, catalog));
  }

  get catalog(): PdfDict {
    return this.dictionaryAt(this.catalogReference) ?? dictionary({});
  }

  /** The value itself; of a reference, what it leads to. Null where it leads nowhere. */
  follow(value: PdfValue): PdfValue {
    if (value.kind !== 'ref') return value;
    return this.#written.get(value.number)?.value ?? this.#last.resolve(value);
  }

  /** What an entry of a dictionary says; null where it is none, or has no such entry. */
  entry(of: PdfValue | null, key: string): PdfValue {
    return of === null ? pdfNull : this.follow(entryOf(this.follow(of), key));
  }

  dictionaryAt(value: PdfValue): PdfDict | null {
    const found = this.follow(value);
    return found.kind === 'dict' ? found : null;
  }

  listAt(value: PdfValue): readonly PdfValue[] {
    const found = this.follow(value);
    return found.kind === 'array' ? found.items : [];
  }

  /** What a stream holds, unpacked; null where it is damaged, or too large. */
  streamAt(value: PdfValue): Uint8Array | null {
    const found = this.follow(value);
    const read = found.kind === 'stream' ? this.#last.decode(found) : null;
    return read?.ok ? read.value : null;
  }

  /** The dictionary of the first page. */
  get firstPage(): PdfRef | null {
    let node = entryOf(this.catalog, 'Pages');
    for (let depth = 0; depth < 64 && node.kind === 'ref'; depth += 1) {
      if (isName(this.entry(node, 'Type'), 'Page')) return node;
      node = this.listAt(this.entry(node, 'Kids'))[0] ?? pdfNull;
    }
    return null;
  }

  /** A new object. */
  add(value: PdfValue): PdfRef {
    const number = this.#nextNumber;
    this.#nextNumber += 1;
    this.#written.set(number, { generation: 0, value });
    return reference(number);
  }

  /** An object that was there says something else from this revision on. */
  change({ number, generation }: PdfRef, value: PdfValue): void {
    this.#written.set(number, { generation, value });
  }

  /** The file as it was, and behind it what is new. */
  write(): RevisedFile {
    const sheet = new ByteSheet(this.#before.length);
    const places: Places = new Map();
    if (!endsLine(this.#before)) sheet.writeText('\n');
    const entries = [...this.#written].map(([number, { generation, value }]) => {
      const offset = sheet.place;
      sheet.writeText(`${number} ${generation} obj\n`);
      writeValue(value, sheet, places);
      sheet.writeText('\nendobj\n');
      return { number, generation, offset };
    });
    const { xref: previous, trailer } = this.#last;
    const asStream = this.#before[previous] !== firstOfTable;
    const kept = { Root: this.catalogReference, Info: trailer.entries.get('Info'), ID: trailer.entries.get('ID') };
    writeSection(sheet, entries, { asStream, size: this.#nextNumber, previous, kept });
    return { bytes: sheet.after(this.#before), places };
  }
}

/** A table begins with `xref`, a stream with the number of its object. */
const firstOfTable = 'x'.charCodeAt(0);

const endsLine = (bytes: Uint8Array) => bytes.at(-1) === 0x0a || bytes.at(-1) === 0x0d;

function openRefusal(reason: ReadRefusal): OpenRefusal {
  if (reason.code === 'encrypted' || reason.code === 'too-large') return { kind: reason.code };
  return { kind: 'unreadable', reason };
}
