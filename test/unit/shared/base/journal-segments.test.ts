import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryDisk, memoryHost } from '../../../fakes/memory-host';

/** What was kept, as a program that starts on this disk reads it. */
async function readOn(segments: ReadonlyMap<string, Uint8Array>) {
  const disk = memoryDisk();
  for (const [name, bytes] of segments) disk.segments.set(name, bytes.slice());
  const { journal } = memoryHost({ disk });
  return { ...(await journal.read()), journal };
}

async function aJournal(records: readonly string[], segmentBytes?: number) {
  const disk = memoryDisk();
  const { journal } = memoryHost({ disk, ...(segmentBytes === undefined ? {} : { segmentBytes }) });
  for (const record of records) await journal.append([record]);
  return disk;
}

const records = ['{"n":1}', 'zwei äöü', '', '三 🌿', '{"n":5,"body":"the last one"}'];

describe('a journal', () => {
  test('cut off at any length gives every record that is whole, counts the torn one, and goes on behind it', async () => {
    const { journal } = await aJournal(records);
    const ends = [0];
    for (const record of records) ends.push((ends.at(-1) ?? 0) + 12 + new TextEncoder().encode(record).length);
    expect(ends.at(-1)).toBe(journal.length);
    for (let length = 0; length <= journal.length; length += 1) {
      const whole = ends.filter((end) => end > 0 && end <= length).length;
      const read = await readOn(new Map([['001.log', journal.slice(0, length)]]));
      expect([length, read.records, read.damaged]).toEqual([
        length,
        records.slice(0, whole),
        ends.includes(length) ? 0 : 1,
      ]);
      await read.journal.append(['afterwards']);
      expect(await read.journal.read()).toEqual({ records: [...records.slice(0, whole), 'afterwards'], damaged: 0 });
    }
  });

  test('with any one bit flipped gives every other record, counts one, and goes on', async () => {
    const { journal } = await aJournal(records);
    const ofByte = records.flatMap((record, at) =>
      Array.from({ length: 12 + new TextEncoder().encode(record).length }, () => at),
    );
    for (let byte = 0; byte < journal.length; byte += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        const flipped = journal.slice();
        flipped[byte] = (flipped[byte] ?? 0) ^ (1 << bit);
        const read = await readOn(new Map([['001.log', flipped]]));
        const others = records.filter((_, at) => at !== ofByte[byte]);
        expect([byte, bit, read.records, read.damaged]).toEqual([byte, bit, others, 1]);
        await read.journal.append(['afterwards']);
        expect((await read.journal.read()).records).toEqual([...others, 'afterwards']);
      }
  });

  test('with stretches of zeros or of noise in it gives every record they do not touch', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `record ${at} ${'x'.repeat(at)}`);
    const { journal } = await aJournal(many);
    const starts = [0];
    for (const record of many) starts.push((starts.at(-1) ?? 0) + 12 + record.length);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(journal.length - 1),
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        async (at, noise) => {
          const damaged = journal.slice();
          damaged.set(noise.subarray(0, journal.length - at), at);
          const end = Math.min(at + noise.length, journal.length);
          const touched = (each: number) => (starts[each] ?? 0) < end && (starts[each + 1] ?? 0) > at;
          const read = await readOn(new Map([['001.log', damaged]]));
          expect(read.records).toEqual(expect.arrayContaining(many.filter((_, each) => !touched(each))));
          // Nothing that nobody wrote.
          expect(many).toEqual(expect.arrayContaining([...read.records]));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('with any one of its files gone or emptied gives the others, and counts it', async () => {
    const disk = await aJournal(['a', 'b', 'c', 'd'], 13);
    expect([...disk.segments.keys()]).toEqual(['001.log', '002.log', '003.log', '004.log']);
    for (const [at, name] of ['001.log', '002.log', '003.log'].entries()) {
      const others = ['a', 'b', 'c', 'd'].filter((_, each) => each !== at);
      const gone = new Map(disk.segments);
      gone.delete(name);
      expect(await readOn(gone)).toMatchObject({ records: others, damaged: 1 });
      const emptied = new Map(disk.segments).set(name, new Uint8Array());
      expect(await readOn(emptied)).toMatchObject({ records: others, damaged: 1 });
    }
  });

  test('killed at any step of a compaction has every record that was to be kept, once', async () => {
    const all = Array.from(
      { length: 12 },
      (_, at) => `${at % 3 === 0 ? 'old' : at % 5 === 0 ? 'erased' : 'kept'} ${at}`,
    );
    const kept = all.filter((record) => record.startsWith('kept'));
    for (let steps = 0; ; steps += 1) {
      const disk = await aJournal(all, 40);
      const first = memoryHost({ disk, segmentBytes: 40 });
      first.faults.stepsToLive = steps;
      const wish = {
        keep: (record: string) => !record.startsWith('old'),
        erased: (record: string) => record.startsWith('erased'),
      };
      const ended = await first.journal.compact(wish).then(
        () => true,
        () => false,
      );
      const second = memoryHost({ disk, segmentBytes: 40 });
      const { records: left, damaged } = await second.journal.read();
      expect(damaged).toBe(0);
      expect(left.filter((record) => record.startsWith('kept'))).toEqual(kept);
      await second.journal.compact(wish);
      await second.journal.append(['kept afterwards']);
      const after = (await second.journal.read()).records;
      expect(after.filter((record) => record.startsWith('kept'))).toEqual([...kept, 'kept afterwards']);
      expect(after.some((record) => record.startsWith('erased'))).toBe(false);
      if (ended) break;
    }
  });

  test('leaves nothing of what was erased in its files', async () => {
    const disk = await aJournal(['one', 'a name to be forgotten', 'three']);
    await memoryHost({ disk }).journal.compact({ keep: () => true, erased: (record) => record.includes('name') });
    expect([...disk.segments.keys()]).toEqual(['001.log']);
    expect(new TextDecoder('latin1').decode(disk.journal)).not.toContain('name');
  });
});
