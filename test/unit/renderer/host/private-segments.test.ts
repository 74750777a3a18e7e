import crc32c from 'crc-32/crc32c.js';
import { afterEach, expect, test, vi } from 'vitest';
import { openSegments, type SegmentedJournal } from '#shared/base/journal-segments';
import { openPrivateSegments } from '../../../../renderer/host/private-segments';

/** What was done to the files of a browser's private file system, in its order. */
let done: string[] = [];

/** A private file system as a worker has it: bytes written are on the disk only once they were flushed. */
class PrivateFolder {
  readonly #folders = new Map<string, PrivateFolder>();
  readonly #files = new Map<string, Uint8Array>();

  async getDirectoryHandle(name: string): Promise<PrivateFolder> {
    const folder = this.#folders.get(name) ?? new PrivateFolder();
    this.#folders.set(name, folder);
    return folder;
  }

  async *keys(): AsyncGenerator<string> {
    yield* this.#files.keys();
  }

  async getFileHandle(name: string, options: { readonly create?: boolean } = {}) {
    if (!this.#files.has(name) && !options.create) throw new DOMException('There is no such file.', 'NotFoundError');
    const bytes = () => this.#files.get(name) ?? new Uint8Array();
    const become = (now: Uint8Array) => void this.#files.set(name, now);
    become(bytes());
    return {
      createSyncAccessHandle: async () => ({
        getSize: () => bytes().length,
        read: (into: Uint8Array, { at }: { at: number }) => {
          const part = bytes().subarray(at, at + into.length);
          into.set(part);
          return part.length;
        },
        write: (from: Uint8Array, { at }: { at: number }) => {
          const now = new Uint8Array(Math.max(bytes().length, at + from.length));
          now.set(bytes());
          now.set(from, at);
          become(now);
          done.push('written');
          return from.length;
        },
        truncate: (size: number) => {
          become(bytes().slice(0, size));
          done.push('cut');
        },
        flush: () => void done.push('flushed'),
        close: () => undefined,
      }),
    };
  }
}

afterEach(() => vi.unstubAllGlobals());

async function aJournal(): Promise<SegmentedJournal> {
  const root = new PrivateFolder();
  vi.stubGlobal('navigator', { storage: { getDirectory: async () => root } });
  const text = {
    encode: (given: string) => new TextEncoder().encode(given),
    decode: (bytes: Uint8Array) => new TextDecoder().decode(bytes),
  };
  return openSegments(await openPrivateSegments(), { checksum: (bytes) => crc32c.buf(bytes), text });
}

test('in a browser too a record counts as saved only when the disk has flushed what was written last', async () => {
  const journal = await aJournal();
  for (const record of ['one', 'two', 'three']) {
    done = [];
    await journal.append([record]);
    expect(done).toEqual(['written', 'flushed']);
  }
  expect(await journal.read(1)).toEqual({ records: ['one', 'two', 'three'], damaged: 0 });
});
