import type { PdfValue } from '../reader/pdf-value';
import type { ByteSheet } from './byte-sheet';
import { array, dictionary, name, number, stream } from './new-value';
import { writeValue } from './write-value';

interface SectionEntry {
  readonly number: number;
  readonly generation: number;
  readonly offset: number;
}

interface SectionFacts {
  /** A file whose last section is a stream goes on with streams; readers do not take a mixture (7.5.8.4). */
  readonly asStream: boolean;
  /** One more than the highest number of an object. */
  readonly size: number;
  readonly previous: number;
  /** What the trailer said before: catalog, information, identity of the file. */
  readonly kept: Readonly<Record<'Root' | 'Info' | 'ID', PdfValue | undefined>>;
}

/** Ends a revision: where its objects are, what came before, and where this itself begins. */
export function writeSection(sheet: ByteSheet, entries: readonly SectionEntry[], facts: SectionFacts): void {
  const start = sheet.place;
  const Prev = number(facts.previous);
  if (facts.asStream) {
    const self = { number: facts.size, generation: 0, offset: start };
    const all = inOrder([...entries, self]);
    const index = runsOf(all).flatMap((run) => [number(run[0]?.number ?? 0), number(run.length)]);
    const shape = { W: array(number(1), number(4), number(2)), Index: array(...index) };
    const trailer = { Type: name('XRef'), Size: number(facts.size + 1), ...shape, Prev, ...facts.kept };
    sheet.writeText(`${self.number} 0 obj\n`);
    writeValue(stream(trailer, Uint8Array.from(all.flatMap(packed))), sheet, new Map());
    sheet.writeText('\nendobj\n');
  } else {
    sheet.writeText('xref\n');
    for (const run of runsOf(inOrder(entries))) {
      sheet.writeText(`${run[0]?.number ?? 0} ${run.length}\n`);
      for (const { offset, generation } of run)
        sheet.writeText(`${String(offset).padStart(10, '0')} ${String(generation).padStart(5, '0')} n \n`);
    }
    sheet.writeText('trailer\n');
    writeValue(dictionary({ Size: number(facts.size), Prev, ...facts.kept }), sheet, new Map());
    sheet.writeText('\n');
  }
  sheet.writeText(`startxref\n${start}\n%%EOF\n`);
}

const inOrder = (entries: readonly SectionEntry[]) => [...entries].sort((left, right) => left.number - right.number);

/** Entries whose numbers follow one another. */
function runsOf(entries: readonly SectionEntry[]): readonly (readonly SectionEntry[])[] {
  const runs: SectionEntry[][] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.number === entry.number - 1) run.push(entry);
    else runs.push([entry]);
  }
  return runs;
}

function packed({ offset, generation }: SectionEntry): readonly number[] {
  const place = [offset >>> 24, (offset >>> 16) & 0xff, (offset >>> 8) & 0xff, offset & 0xff];
  return [1, ...place, generation >> 8, generation & 0xff];
}
