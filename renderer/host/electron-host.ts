import { type DesktopBridge, desktopOrigin } from '#shared/contracts/desktop-bridge';
import { type Blobs, type BlobWriter, type FolderToSave, type Host, type Journal, StorageRefused } from './host';
import { type JournalSegments, readingSegments } from './journal-segments';
import { keyShelf } from './key-shelf';
import { pickFiles } from './pick-files';
import { tokens } from './tokens-over-bridge';

/** The most that goes over the bridge at once; the shell refuses far larger calls. */
const pieceBytes = 4 << 20;
const recordsAtOnce = 500;
const charactersAtOnce = 8 << 20;

/**
 * This program in its desktop window, with the shell answering.
 *
 * @param surroundings what the window itself gives; a test gives its own
 */
export async function electronHost(
  bridge: DesktopBridge,
  surroundings: { readonly fetch: typeof fetch; readonly document: Document },
): Promise<Host> {
  const { version, ...launch } = await bridge.launch(undefined);
  return {
    kind: 'desktop',
    version,
    launch,
    updates: null,
    files: {
      save: (request) => save(bridge, request),
      saveFolder: (request) => saveFolder(bridge, request),
      open: (request) => pickFiles(surroundings.document, request),
    },
    keys: keyShelf(),
    tokens: tokens(bridge),
    secrets: {
      protection: () => bridge.secretProtection(undefined),
      keep: (name, value) => bridge.keepSecret({ name, value }),
      recall: (name) => bridge.recallSecret({ name }),
      forget: (name) => bridge.forgetSecret({ name }),
    },
    journal: journal(bridge),
    marks: {
      keep: async (text) => unlessFull(await refusing(bridge.keepMarks({ text }))),
      recall: () => refusing(bridge.recallMarks(undefined)),
    },
    room: () => bridge.freeSpace(undefined),
    openAddress: (address) => bridge.openAddress({ address }),
    blobs: blobs(bridge, surroundings.fetch),
  };
}

async function save(
  bridge: DesktopBridge,
  { name, mime, content }: { name: string; mime: string; content: Blob },
): Promise<'saved' | 'cancelled'> {
  const { handle } = await bridge.beginSave({ name, mime });
  if (handle === null) return 'cancelled';
  try {
    for (let at = 0; at < content.size; at += pieceBytes) {
      const piece = await content.slice(at, at + pieceBytes).arrayBuffer();
      unlessFull(await bridge.writeSave({ handle, chunk: new Uint8Array(piece) }));
    }
    unlessFull(await bridge.finishSave({ handle }));
  } catch (error) {
    await bridge.abortSave({ handle }).catch(() => undefined);
    throw asRefusal(error);
  }
  return 'saved';
}

async function saveFolder(
  bridge: DesktopBridge,
  { name, files, onProgress, signal }: FolderToSave,
): Promise<'saved' | 'cancelled'> {
  const { handle } = await bridge.beginFolder({ name });
  if (handle === null) return 'cancelled';
  let written = 0;
  try {
    for (const { path, content } of files) {
      // At least once: an empty file is a file as well.
      for (let at = 0; at === 0 || at < content.size; at += pieceBytes) {
        signal?.throwIfAborted();
        const chunk = new Uint8Array(await content.slice(at, at + pieceBytes).arrayBuffer());
        unlessFull(await bridge.writeFolder({ handle, path, chunk }));
        written += chunk.byteLength;
        onProgress?.(written);
      }
    }
    signal?.throwIfAborted();
    unlessFull(await bridge.finishFolder({ handle }));
  } catch (error) {
    await bridge.abortFolder({ handle }).catch(() => undefined);
    if (signal?.aborted) return 'cancelled';
    throw asRefusal(error);
  }
  return 'saved';
}

function journal(bridge: DesktopBridge): Journal {
  const segments: JournalSegments = {
    list: () => refusing(bridge.listJournal(undefined)),
    read: (segment) => refusing(bridge.readJournal({ segment })),
    rewrite: async (segment, drop, of) => {
      unlessFull(await refusing(bridge.rewriteJournal({ segment, drop: [...drop], of })));
    },
  };
  let queue: Promise<unknown> = Promise.resolve();
  return {
    append(records) {
      // One after the other, and none after one that failed: what is kept must be a prefix of what was given.
      const turn = queue.then(async () => {
        for (const part of portions(records)) {
          unlessFull(await refusing(bridge.appendJournal({ records: part })));
        }
      });
      queue = turn.catch(() => undefined);
      return turn;
    },
    ...readingSegments(segments),
  };
}

/** Cuts a long list into calls the bridge takes. */
function portions(records: readonly string[]): string[][] {
  const parts: string[][] = [];
  let size = 0;
  for (const record of records) {
    const part = parts.at(-1);
    if (part && part.length < recordsAtOnce && size + record.length <= charactersAtOnce) {
      part.push(record);
      size += record.length;
    } else {
      parts.push([record]);
      size = record.length;
    }
  }
  return parts;
}

function blobs(bridge: DesktopBridge, read: typeof fetch): Blobs {
  return {
    async create() {
      const { handle } = await refusing(bridge.beginBlob(undefined));
      return blobWriter(bridge, handle);
    },
    async open(sha256) {
      if (!(await bridge.hasBlob({ sha256 }))) return null;
      const response = await read(`${desktopOrigin}/blobs/${sha256}`);
      return response.ok ? response.blob() : null;
    },
  };
}

function blobWriter(bridge: DesktopBridge, handle: string): BlobWriter {
  return {
    async write(chunk) {
      for (let at = 0; at < chunk.length; at += pieceBytes) {
        unlessFull(await refusing(bridge.writeBlob({ handle, chunk: chunk.subarray(at, at + pieceBytes) })));
      }
    },
    async finish(sha256) {
      unlessFull(await refusing(bridge.finishBlob({ handle, sha256 })));
    },
    async abort() {
      await bridge.abortBlob({ handle });
    },
  };
}

function unlessFull(answer: string): void {
  if (answer === 'full') throw new StorageRefused('full', 'No space left on the device.');
}

async function refusing<Value>(asked: Promise<Value>): Promise<Value> {
  try {
    return await asked;
  } catch (error) {
    throw asRefusal(error);
  }
}

function asRefusal(error: unknown): StorageRefused {
  return error instanceof StorageRefused ? error : new StorageRefused('unwritable', String(error));
}
