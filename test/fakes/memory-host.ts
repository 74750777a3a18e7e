import crc32c from 'crc-32/crc32c.js';
import { decodeFrames, encodeFrame } from '#shared/base/journal-frame';
import {
  type Blobs,
  type BlobWriter,
  type Files,
  type FolderToSave,
  type Host,
  type Journal,
  type KeyShelf,
  type Launch,
  type SecretName,
  type Secrets,
  type ShelfValue,
  StorageRefused,
} from '../../renderer/host/host';

/** What outlives a start of the program: give the same disk to the next host and it finds everything again. */
export interface MemoryDisk {
  /** The journal file as it would lie on a disk; a test may tear it or damage it. */
  journal: Uint8Array;
  readonly blobs: Map<string, Blob>;
  readonly secrets: Map<SecretName, string>;
  readonly keys: Map<string, ShelfValue>;
}

/** What can go wrong, switched on and off while the program runs. */
export interface MemoryFaults {
  /** Nothing more can be kept. */
  diskFull: boolean;
  /** The stick of the person has no room left. */
  stickFull: boolean;
  /** Every append takes this long, ms. */
  journalDelay: number;
  /** Nobody guards the secrets, as on a desktop without a key ring. */
  secretsUnguarded: boolean;
  /** The journal belongs to another tab. */
  journalInUse: boolean;
}

/** A host that lives in memory, with the person and the disk in the test's hands. */
export interface MemoryHost extends Host {
  readonly kind: 'memory';
  readonly disk: MemoryDisk;
  readonly faults: MemoryFaults;
  /** What the person saved, in order. */
  readonly saved: { readonly name: string; readonly mime: string; readonly content: Blob }[];
  /** The folders the person saved, in order. */
  readonly savedFolders: FolderToSave[];
  /** What the person will pick the next time; null: they change their mind. */
  picks: readonly File[] | null;
  /** The person closes the next save dialogs without saving. */
  cancelsSaving: boolean;
}

const checksum = (bytes: Uint8Array) => crc32c.buf(bytes);

export function memoryDisk(): MemoryDisk {
  return { journal: new Uint8Array(), blobs: new Map(), secrets: new Map(), keys: new Map() };
}

export function memoryHost(given: { readonly disk?: MemoryDisk; readonly launch?: Partial<Launch> } = {}): MemoryHost {
  const disk = given.disk ?? memoryDisk();
  const faults: MemoryFaults = {
    diskFull: false,
    stickFull: false,
    journalDelay: 0,
    secretsUnguarded: false,
    journalInUse: false,
  };
  const host: MemoryHost = {
    kind: 'memory',
    version: '0.0.0-test',
    launch: { hq: null, code: null, demo: false, ...given.launch },
    updates: null,
    disk,
    faults,
    saved: [],
    savedFolders: [],
    picks: null,
    cancelsSaving: false,
    journal: memoryJournal(disk, faults),
    blobs: memoryBlobs(disk, faults),
    secrets: memorySecrets(disk, faults),
    keys: memoryKeys(disk),
    tokens: null,
    files: memoryFiles(() => host),
  };
  return host;
}

function memoryJournal(disk: MemoryDisk, faults: MemoryFaults): Journal {
  let cleared = false;
  let queue: Promise<unknown> = Promise.resolve();

  async function append(records: readonly string[]): Promise<void> {
    if (faults.journalDelay > 0) await new Promise((resolve) => setTimeout(resolve, faults.journalDelay));
    refuseIfInUse(faults);
    if (records.length === 0) return;
    refuseIfFull(faults);
    const kept = cleared ? disk.journal : disk.journal.slice(0, decodeFrames(disk.journal, checksum).tornAt);
    cleared = true;
    disk.journal = joined([kept, ...records.map((record) => encodeFrame(new TextEncoder().encode(record), checksum))]);
  }

  return {
    append(records) {
      const turn = queue.then(() => append(records));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async read() {
      await queue;
      refuseIfInUse(faults);
      const { records, damaged } = decodeFrames(disk.journal, checksum);
      return { records: records.map((bytes) => new TextDecoder().decode(bytes)), damaged };
    },
  };
}

function memoryBlobs(disk: MemoryDisk, faults: MemoryFaults): Blobs {
  return {
    create: async () => memoryBlobWriter(disk, faults),
    open: async (sha256) => disk.blobs.get(sha256) ?? null,
  };
}

function memoryBlobWriter(disk: MemoryDisk, faults: MemoryFaults): BlobWriter {
  let chunks: Uint8Array<ArrayBuffer>[] | null = [];

  function open(): Uint8Array<ArrayBuffer>[] {
    if (!chunks) throw new StorageRefused('unwritable', 'This blob is finished or aborted.');
    return chunks;
  }

  return {
    async write(chunk) {
      const written = open();
      refuseIfFull(faults);
      written.push(chunk.slice());
    },
    async finish(sha256) {
      const written = open();
      refuseIfFull(faults);
      disk.blobs.set(sha256, new Blob(written));
      chunks = null;
    },
    async abort() {
      chunks = null;
    },
  };
}

function memorySecrets(disk: MemoryDisk, faults: MemoryFaults): Secrets {
  return {
    protection: async () => (faults.secretsUnguarded ? 'none' : 'operating-system'),
    async keep(name, value) {
      disk.secrets.set(name, value);
    },
    recall: async (name) => disk.secrets.get(name) ?? null,
    async forget(name) {
      disk.secrets.delete(name);
    },
  };
}

function memoryFiles(host: () => MemoryHost): Files {
  return {
    async save(request) {
      if (host().cancelsSaving) return 'cancelled';
      refuseIfFull(host().faults);
      host().saved.push(request);
      return 'saved';
    },
    async saveFolder(request) {
      if (host().cancelsSaving) return 'cancelled';
      let written = 0;
      for (const { content } of request.files) {
        if (request.signal?.aborted) return 'cancelled';
        if (host().faults.stickFull) throw new StorageRefused('full', 'No space left on the stick.');
        written += content.size;
        request.onProgress?.(written);
      }
      host().savedFolders.push(request);
      return 'saved';
    },
    async open({ multiple }) {
      const picked = host().picks ?? [];
      return multiple ? picked : picked.slice(0, 1);
    },
  };
}

function refuseIfFull(faults: MemoryFaults): void {
  if (faults.diskFull) throw new StorageRefused('full', 'No space left on the device.');
}

function refuseIfInUse(faults: MemoryFaults): void {
  if (faults.journalInUse) throw new StorageRefused('in-use', 'This program is open in another tab.');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function memoryKeys({ keys }: MemoryDisk): KeyShelf {
  return {
    keep: async (name, value) => void keys.set(name, value),
    recall: async (name) => keys.get(name) ?? null,
    forget: async (name) => void keys.delete(name),
  };
}
