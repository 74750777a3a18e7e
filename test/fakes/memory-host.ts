import crc32c from 'crc-32/crc32c.js';
import { openSegments, type SegmentFolder } from '#shared/base/journal-segments';
import {
  type Blobs,
  type BlobWriter,
  type Files,
  type FolderToSave,
  type Host,
  type Journal,
  type KeyShelf,
  type Launch,
  type Marks,
  type SecretName,
  type Secrets,
  type ShelfValue,
  StorageRefused,
} from '../../renderer/host/host';
import { readingSegments } from '../../renderer/host/journal-segments';

/** What outlives a start of the program: give the same disk to the next host and it finds everything again. */
export interface MemoryDisk {
  /** The journal's files as they would lie on a disk; a test may tear them, damage them or take one away. */
  readonly segments: Map<string, Uint8Array>;
  /** The first of them. */
  journal: Uint8Array;
  marks: string | null;
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
  /** Bytes that are free on the disk; null: the place does not say. */
  room: number | null;
  /** Ends the program at the n-th step of writing from now on; every step after it fails too. Null: it lives. */
  stepsToLive: number | null;
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
  /** The addresses shown in the person's browser, in order. */
  readonly opened: string[];
}

export function memoryDisk(): MemoryDisk {
  const segments = new Map<string, Uint8Array>();
  return {
    segments,
    get journal() {
      return segments.get('001.log') ?? new Uint8Array();
    },
    set journal(bytes) {
      segments.set('001.log', bytes);
    },
    marks: null,
    blobs: new Map(),
    secrets: new Map(),
    keys: new Map(),
  };
}

export function memoryHost(
  given: { readonly disk?: MemoryDisk; readonly launch?: Partial<Launch>; readonly segmentBytes?: number } = {},
): MemoryHost {
  const disk = given.disk ?? memoryDisk();
  const faults: MemoryFaults = {
    diskFull: false,
    stickFull: false,
    journalDelay: 0,
    secretsUnguarded: false,
    journalInUse: false,
    room: null,
    stepsToLive: null,
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
    opened: [],
    room: async () => faults.room,
    openAddress: async (address) => {
      host.opened.push(address);
      return true;
    },
    marks: memoryMarks(disk, faults),
    journal: memoryJournal(disk, faults, given.segmentBytes),
    blobs: memoryBlobs(disk, faults),
    secrets: memorySecrets(disk, faults),
    keys: memoryKeys(disk),
    tokens: null,
    files: memoryFiles(() => host),
  };
  return host;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const text = { encode: (given: string) => encoder.encode(given), decode: (bytes: Uint8Array) => decoder.decode(bytes) };

/** The real journal, on a folder that lives in memory. */
function memoryJournal(disk: MemoryDisk, faults: MemoryFaults, limit?: number): Journal {
  const files = openSegments(memoryFolder(disk, faults), {
    checksum: (bytes) => crc32c.buf(bytes),
    text,
    ...(limit === undefined ? {} : { limit }),
  });
  return {
    async append(records) {
      if (faults.journalDelay > 0) await new Promise((resolve) => setTimeout(resolve, faults.journalDelay));
      refuseIfInUse(faults);
      await files.append(records);
    },
    ...readingSegments({
      list: async () => {
        refuseIfInUse(faults);
        const { numbers, missing } = await files.segments();
        return { segments: numbers, missing };
      },
      read: (segment) => files.read(segment),
      rewrite: (segment, drop, of) => files.rewrite(segment, drop, of),
    }),
  };
}

function memoryFolder({ segments }: MemoryDisk, faults: MemoryFaults): SegmentFolder {
  const bytesOf = (name: string) => segments.get(name) ?? new Uint8Array();
  const put = (name: string, bytes: Uint8Array) => {
    refuseIfFull(faults);
    step(faults);
    segments.set(name, bytes);
  };
  return {
    list: async () => [...segments.keys()],
    read: async (name) => bytesOf(name),
    open: async (name) => {
      if (!segments.has(name)) put(name, new Uint8Array());
      return {
        size: async () => bytesOf(name).length,
        read: async () => bytesOf(name),
        write: async (bytes, at) => {
          const whole = new Uint8Array(at + bytes.length);
          whole.set(bytesOf(name).subarray(0, at), 0);
          whole.set(bytes, at);
          if (faults.stepsToLive === 0) segments.set(name, whole.slice(0, at + Math.floor(bytes.length / 2)));
          put(name, whole);
        },
        truncate: async (size) => {
          step(faults);
          segments.set(name, bytesOf(name).slice(0, size));
        },
        close: async () => undefined,
      };
    },
    replace: async (name, bytes) => {
      put(`${name}.new`, bytes.slice());
      step(faults);
      segments.set(name, bytes.slice());
      segments.delete(`${name}.new`);
    },
  };
}

function memoryMarks(disk: MemoryDisk, faults: MemoryFaults): Marks {
  return {
    async keep(given) {
      refuseIfFull(faults);
      step(faults);
      disk.marks = given;
    },
    recall: async () => disk.marks,
  };
}

/** The program was killed: what it does from here on reaches nothing any more. */
export class Killed extends Error {
  constructor() {
    super('The program was killed.');
    this.name = 'Killed';
  }
}

function step(faults: MemoryFaults): void {
  if (faults.stepsToLive === null) return;
  if (faults.stepsToLive <= 0) throw new Killed();
  faults.stepsToLive -= 1;
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

function memoryKeys({ keys }: MemoryDisk): KeyShelf {
  return {
    keep: async (name, value) => void keys.set(name, value),
    recall: async (name) => keys.get(name) ?? null,
    forget: async (name) => void keys.delete(name),
  };
}
