import type { Compacted, CompactWish, Journal } from './host';

/** The files of a journal, as they are asked for across a bridge or of a worker. */
export interface JournalSegments {
  list(): Promise<{ readonly segments: readonly number[]; readonly missing: number }>;
  read(segment: number): Promise<{ readonly records: readonly string[]; readonly damaged: number }>;
  /** Takes out the records at these places of the `of` that were read. */
  rewrite(segment: number, drop: readonly number[], of: number): Promise<void>;
}

/** Reading and compacting a journal file by file, so that no call carries all of it. */
export function readingSegments(files: JournalSegments): Pick<Journal, 'read' | 'compact'> {
  return {
    async read() {
      const { segments, missing } = await files.list();
      const records: string[] = [];
      let damaged = missing;
      for (const segment of segments) {
        const part = await files.read(segment);
        for (const record of part.records) records.push(record);
        damaged += part.damaged;
      }
      return { records, damaged };
    },
    compact: (wish) => compact(files, wish),
  };
}

async function compact(files: JournalSegments, { keep, erased = () => false }: CompactWish): Promise<Compacted> {
  const { segments } = await files.list();
  const last = segments.at(-1);
  const done = { dropped: 0, erased: 0 };
  for (const segment of segments) {
    const { records } = await files.read(segment);
    const gone = records.flatMap((record, at) => (erased(record) ? [at] : []));
    const isOld = segment !== last && records.every((record, at) => gone.includes(at) || !keep(record));
    const drop = isOld ? records.map((_, at) => at) : gone;
    if (drop.length === 0) continue;
    await files.rewrite(segment, drop, records.length);
    done.erased += gone.length;
    done.dropped += drop.length - gone.length;
  }
  return done;
}
