import type { PdfFile } from '#shared/proof/reader/pdf-file';
import { readPdf } from '#shared/proof/reader/read-pdf';
import type { ReadRefusal } from '#shared/proof/reader/read-refusal';
import type { ReadingLimits } from '#shared/proof/reader/reading-limits';

/** One line of a table: where an object is, or that its number is free. */
export const line = (offset: number, generation = 0, kind = 'n') =>
  `${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} ${kind} \n`;

/** A PDF that is written by hand, byte by byte, and knows where it put what. */
export class WrittenPdf {
  text: string;
  /** Where each object was put last. */
  readonly offsets = new Map<number, number>();
  private fresh: number[] = [];
  private previous: number | null = null;

  constructor(head = '%PDF-1.7\n') {
    this.text = head;
  }

  put(text: string): this {
    this.text += text;
    return this;
  }

  object(number: number, body: string, generation = 0): this {
    this.offsets.set(number, this.text.length);
    this.fresh.push(number);
    return this.put(`${number} ${generation} obj\n${body}\nendobj\n`);
  }

  stream(number: number, data: string, entries = ''): this {
    return this.object(number, `<< /Length ${data.length} ${entries} >>\nstream\n${data}\nendstream`);
  }

  offset(number: number): number {
    return this.offsets.get(number) ?? -1;
  }

  /** The lines of what was put since the last table. */
  lines(): string {
    const numbers = [...this.fresh].sort((one, other) => one - other);
    return numbers.map((number) => `${number} 1\n${line(this.offset(number))}`).join('');
  }

  get size(): number {
    return Math.max(...this.offsets.keys()) + 1;
  }

  /** Closes a revision with a table of what was put since the last. */
  table({ trailer = '', lines = this.lines(), size = this.size }: Table = {}): this {
    const at = this.text.length;
    const previous = this.previous === null ? '' : `/Prev ${this.previous}`;
    this.put(
      `xref\n0 1\n${line(0, 65535, 'f')}${lines}trailer\n<< /Size ${size} /Root 1 0 R ${previous} ${trailer} >>\n`,
    );
    return this.close(at);
  }

  /** Closes a revision with a stream of references: rows of `[kind, second, third]` by number. */
  references(number: number, rows: Readonly<Record<number, Row>>, entries = ''): this {
    const at = this.text.length;
    const all: Record<number, Row> = { ...rows, [number]: [1, at, 0] };
    const numbers = Object.keys(all).map(Number);
    const index = numbers.map((each) => `${each} 1`).join(' ');
    const previous = this.previous === null ? '' : `/Prev ${this.previous}`;
    const data = numbers.map((each) => row(all[each] ?? [0, 0, 0])).join('');
    const size = Math.max(this.size, ...numbers.map((each) => each + 1));
    this.stream(
      number,
      data,
      `/Type /XRef /W [1 4 2] /Index [${index}] /Size ${size} /Root 1 0 R ${previous} ${entries}`,
    );
    return this.close(at);
  }

  /** `startxref` and the end of the file so far. */
  close(at: number): this {
    this.previous = at;
    this.fresh = [];
    return this.put(`startxref\n${at}\n%%EOF\n`);
  }

  get bytes(): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.text, (letter) => letter.charCodeAt(0));
  }
}

interface Table {
  readonly trailer?: string;
  readonly lines?: string;
  readonly size?: number;
}

export type Row = readonly [kind: number, second: number, third: number];

const row = ([kind, second, third]: Row) =>
  String.fromCharCode(
    kind,
    second >>> 24,
    (second >>> 16) & 255,
    (second >>> 8) & 255,
    second & 255,
    third >>> 8,
    third & 255,
  );

/** Catalogue, pages and one page with some text, not yet closed by a table. */
export function anOpenPdf(head?: string): WrittenPdf {
  return new WrittenPdf(head)
    .object(1, '<< /Type /Catalog /Pages 2 0 R >>')
    .object(2, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>')
    .object(3, '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>')
    .stream(4, 'BT (Hello) Tj ET');
}

export const aPdf = () => anOpenPdf().table();

/** Three packed values as the objects 5, 6 and 7, in the stream 8; read with a stream of references. */
export function aPackedPdf(data = '5 0 6 3 7 6 10 20 30', entries = '/N 3 /First 12'): WrittenPdf {
  const file = anOpenPdf().stream(8, data, `/Type /ObjStm ${entries}`);
  return file.references(9, {
    ...placedRows(file, [1, 2, 3, 4, 8]),
    5: [2, 8, 0],
    6: [2, 8, 1],
    7: [2, 8, 2],
  });
}

export const placedRows = (file: WrittenPdf, numbers: readonly number[]): Record<number, Row> =>
  Object.fromEntries(numbers.map((number) => [number, [1, file.offset(number), 0] as const]));

/** What it is refused for. */
export function refusalOf(file: WrittenPdf | Uint8Array, limits?: Partial<ReadingLimits>): ReadRefusal {
  const read = readPdf(file instanceof WrittenPdf ? file.bytes : file, limits);
  if (read.ok) throw new Error('It was read.');
  return read.error;
}

export function fileOf(file: WrittenPdf | Uint8Array, limits?: Partial<ReadingLimits>): PdfFile {
  const read = readPdf(file instanceof WrittenPdf ? file.bytes : file, limits);
  if (!read.ok) throw new Error(`Not read: ${JSON.stringify(read.error)}`);
  return read.value;
}
