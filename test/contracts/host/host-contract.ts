import { sha256 } from '@noble/hashes/sha2.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Host } from '../../../renderer/host/host';

/** A place to run in, in the hands of a test. */
export interface HostUnderTest {
  /** Starts the program on what this place has kept so far. */
  start(): Promise<Host>;
  /** Ends it as a kill would: without a farewell. */
  kill(): Promise<void>;
  /** Changes the bytes of the journal's file. Only while the program is not running. */
  changeJournal(change: (bytes: Uint8Array) => Uint8Array): Promise<void>;
  /** Fills the disk, or makes room again. */
  setDiskFull(full: boolean): Promise<void>;
  /** Leaves nothing behind. */
  remove(): Promise<void>;
}

const hex = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Bytes that do not repeat and do not pack. */
function someBytes(size: number, seed = 1): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let i = 0; i < size; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

async function keep(host: Host, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const name = hex(sha256(bytes));
  const writer = await host.blobs.create();
  await writer.write(bytes);
  await writer.finish(name);
  return name;
}

async function bytesOf(blob: Blob | null): Promise<number[] | null> {
  return blob && [...new Uint8Array(await blob.arrayBuffer())];
}

/** What every host has promised, said once. Run it against each of them. */
export function hostContract(name: string, place: () => Promise<HostUnderTest>): void {
  describe(`host contract: ${name}`, () => {
    let under: HostUnderTest;
    let host: Host;

    beforeEach(async () => {
      under = await place();
      host = await under.start();
    });
    afterEach(async () => {
      await under.setDiskFull(false);
      await under.kill();
      await under.remove();
    });

    async function restart(): Promise<void> {
      await under.kill();
      host = await under.start();
    }

    describe('journal', () => {
      test('begins empty', async () => {
        expect(await host.journal.read()).toEqual({ records: [], damaged: 0 });
      });

      test('gives back every record in the order it was appended, in any script', async () => {
        await host.journal.append(['{"n":1}', 'zwei äöü', '三 🌿']);
        await host.journal.append([]);
        await host.journal.append(['4', '']);
        expect(await host.journal.read()).toEqual({
          records: ['{"n":1}', 'zwei äöü', '三 🌿', '4', ''],
          damaged: 0,
        });
      });

      test('keeps the order of appends that nobody waited for', async () => {
        const numbers = Array.from({ length: 50 }, (_, i) => `record ${i}`);
        await Promise.all(numbers.map((record) => host.journal.append([record])));
        expect((await host.journal.read()).records).toEqual(numbers);
      });

      test('takes a list longer than one call carries, and a record of a megabyte', async () => {
        const records = [...Array.from({ length: 1200 }, (_, i) => `${i}`), 'x'.repeat(1 << 20)];
        await host.journal.append(records);
        expect(await host.journal.read()).toEqual({ records, damaged: 0 });
      });

      test('survives a kill', async () => {
        await host.journal.append(['one', 'two']);
        await restart();
        await host.journal.append(['three']);
        expect(await host.journal.read()).toEqual({ records: ['one', 'two', 'three'], damaged: 0 });
      });

      test('tells of a torn tail once, keeps what is whole, and goes on after it', async () => {
        await host.journal.append(['one', 'two', 'the last words']);
        await under.kill();
        await under.changeJournal((bytes) => bytes.slice(0, bytes.length - 5));
        host = await under.start();
        expect(await host.journal.read()).toEqual({ records: ['one', 'two'], damaged: 1 });
        await host.journal.append(['three']);
        await restart();
        expect(await host.journal.read()).toEqual({ records: ['one', 'two', 'three'], damaged: 0 });
      });

      test('leaves out a damaged record, counts it, and finds the ones behind it', async () => {
        await host.journal.append(['one', 'the second', 'three']);
        await under.kill();
        await under.changeJournal((bytes) => {
          const changed = bytes.slice();
          // 12 bytes of head and 3 of "one", again 12 of head: the middle of "the second".
          changed[12 + 3 + 12 + 4] = 0;
          return changed;
        });
        host = await under.start();
        expect(await host.journal.read()).toEqual({ records: ['one', 'three'], damaged: 1 });
        await host.journal.append(['four']);
        expect(await host.journal.read()).toEqual({ records: ['one', 'three', 'four'], damaged: 1 });
      });

      test('says that the disk is full, loses nothing, and goes on when there is room', async () => {
        await host.journal.append(['before']);
        await under.setDiskFull(true);
        await expect(host.journal.append(['x'.repeat(4 << 20)])).rejects.toMatchObject({
          name: 'StorageRefused',
          reason: 'full',
        });
        await under.setDiskFull(false);
        await host.journal.append(['after']);
        expect(await host.journal.read()).toEqual({ records: ['before', 'after'], damaged: 0 });
      });
    });

    describe('compacting the journal', () => {
      /** Three files of the journal: records of 3 MB, and two of them fill one. */
      const large = (name: string) => `${name} ${'x'.repeat(3 << 20)}`;
      const names = (records: readonly string[]) => records.map((record) => record.slice(0, record.indexOf(' ')));

      test('lets go of a file when none of its records is needed, and of no other', async () => {
        for (const each of ['a', 'b', 'c', 'd', 'e']) await host.journal.append([large(each)]);
        const done = await host.journal.compact({ keep: (record) => record.startsWith('d') });
        expect(done).toEqual({ dropped: 2, erased: 0 });
        expect(names((await host.journal.read()).records)).toEqual(['c', 'd', 'e']);
        await restart();
        await host.journal.append([large('f')]);
        const { records, damaged } = await host.journal.read();
        expect([names(records), damaged]).toEqual([['c', 'd', 'e', 'f'], 0]);
      });

      test('never lets go of the file that is being written', async () => {
        await host.journal.append(['one', 'two']);
        expect(await host.journal.compact({ keep: () => false })).toEqual({ dropped: 0, erased: 0 });
        expect((await host.journal.read()).records).toEqual(['one', 'two']);
      });

      test('takes out what was erased, wherever it lies, and goes on behind it', async () => {
        await host.journal.append(['one', 'to be erased', 'three']);
        const done = await host.journal.compact({ keep: () => true, erased: (record) => record.startsWith('to be') });
        expect(done).toEqual({ dropped: 0, erased: 1 });
        await host.journal.append(['four']);
        await restart();
        expect(await host.journal.read()).toEqual({ records: ['one', 'three', 'four'], damaged: 0 });
      });
    });

    describe('marks', () => {
      test('are kept over a kill and replaced whole', async () => {
        expect(await host.marks.recall()).toBeNull();
        await host.marks.keep('{"first":"a longer text than the second"}');
        await host.marks.keep('{"second":"äöü"}');
        expect(await host.marks.recall()).toBe('{"second":"äöü"}');
        await restart();
        expect(await host.marks.recall()).toBe('{"second":"äöü"}');
      });

      test('written at the same moment: one of them is there, whole', async () => {
        const texts = ['a', 'b', 'c'].map((each) => each.repeat(1000));
        await Promise.all(texts.map((text) => host.marks.keep(text)));
        expect(texts).toContain(await host.marks.recall());
      });
    });

    test('says how much room there is, or that it is not known', async () => {
      const room = await host.room();
      expect(room === null || room > 0).toBe(true);
    });

    describe('blobs', () => {
      test('are found under their hash, also after a kill', async () => {
        const writer = await host.blobs.create();
        const bytes = someBytes(100_000);
        await writer.write(bytes.slice(0, 60_000));
        await writer.write(bytes.slice(60_000));
        await writer.finish(hex(sha256(bytes)));
        await restart();
        const blob = await host.blobs.open(hex(sha256(bytes)));
        expect(blob?.size).toBe(100_000);
        expect(await bytesOf(blob)).toEqual([...bytes]);
      });

      test('that are not here are null', async () => {
        expect(await host.blobs.open('0'.repeat(64))).toBeNull();
      });

      test('may be empty', async () => {
        const name = await keep(host, new Uint8Array());
        expect((await host.blobs.open(name))?.size).toBe(0);
      });

      test('kept twice are one, also when both are being written at once', async () => {
        const bytes = someBytes(5000);
        const names = await Promise.all([keep(host, bytes), keep(host, bytes)]);
        expect(new Set(names).size).toBe(1);
        expect(await bytesOf(await host.blobs.open(names[0] ?? ''))).toEqual([...bytes]);
      });

      test('are invisible until they are finished, and for ever when aborted', async () => {
        const bytes = someBytes(3000, 7);
        const name = hex(sha256(bytes));
        const writer = await host.blobs.create();
        await writer.write(bytes);
        expect(await host.blobs.open(name)).toBeNull();
        await writer.abort();
        expect(await host.blobs.open(name)).toBeNull();
        await expect(writer.finish(name)).rejects.toThrow();
      });

      test('that were being written when the program was killed are not there', async () => {
        const bytes = someBytes(3000, 9);
        const writer = await host.blobs.create();
        await writer.write(bytes);
        await restart();
        expect(await host.blobs.open(hex(sha256(bytes)))).toBeNull();
        expect(await keep(host, bytes)).toBe(hex(sha256(bytes)));
      });

      test('leave the bytes of the caller alone', async () => {
        const bytes = someBytes(1000, 3);
        const before = [...bytes];
        await keep(host, bytes);
        expect([...bytes]).toEqual(before);
      });

      test('of 50 MB are read a part at a time', async () => {
        const chunk = someBytes(1 << 20, 5);
        const hash = sha256.create();
        const writer = await host.blobs.create();
        for (let i = 0; i < 50; i++) {
          hash.update(chunk);
          await writer.write(chunk);
        }
        const name = hex(hash.digest());
        await writer.finish(name);
        const blob = await host.blobs.open(name);
        expect(blob?.size).toBe(50 << 20);
        const middle = blob ? blob.slice((20 << 20) + 10, (20 << 20) + 20) : null;
        expect(await bytesOf(middle)).toEqual([...chunk.slice(10, 20)]);
      }, 60_000);

      test('are refused while the disk is full, and nothing half of them stays', async () => {
        const bytes = someBytes(4 << 20, 11);
        const writer = await host.blobs.create();
        await under.setDiskFull(true);
        await expect(writer.write(bytes)).rejects.toMatchObject({ name: 'StorageRefused', reason: 'full' });
        await writer.abort();
        await under.setDiskFull(false);
        expect(await host.blobs.open(hex(sha256(bytes)))).toBeNull();
        const name = await keep(host, bytes);
        expect((await host.blobs.open(name))?.size).toBe(4 << 20);
      });
    });

    describe('secrets', () => {
      test('are kept over a kill, replaced, and forgotten', async () => {
        expect(await host.secrets.recall('device-key')).toBeNull();
        await host.secrets.keep('device-key', 'first');
        await host.secrets.keep('hq-token', 'token äöü');
        await host.secrets.keep('device-key', 'second');
        await restart();
        expect(await host.secrets.recall('device-key')).toBe('second');
        expect(await host.secrets.recall('hq-token')).toBe('token äöü');
        await host.secrets.forget('device-key');
        await host.secrets.forget('device-key');
        await restart();
        expect(await host.secrets.recall('device-key')).toBeNull();
        expect(await host.secrets.recall('hq-token')).toBe('token äöü');
      });

      test('kept at the same moment are all kept', async () => {
        await Promise.all([host.secrets.keep('device-key', 'a'), host.secrets.keep('hq-token', 'b')]);
        expect([await host.secrets.recall('device-key'), await host.secrets.recall('hq-token')]).toEqual(['a', 'b']);
      });

      test('have a guard that is named', async () => {
        expect(['operating-system', 'browser-profile', 'none']).toContain(await host.secrets.protection());
      });
    });

    test('knows its version', () => {
      expect(host.version).toMatch(/^\d+\.\d+\.\d+/);
    });
  });
}
