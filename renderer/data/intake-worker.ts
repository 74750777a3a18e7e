import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { FileMark } from '#shared/domain/evidence/evidence';
import { inspectFile } from './file-inspection';

/** Reads a file in pieces, hashes them on the way, hands each piece on, and looks what kind of file it is. Off the main thread, because hashing 300 MB takes seconds. */
export type IntakeMessage =
  | { readonly kind: 'chunk'; readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly sha256: string; readonly bytes: number; readonly marks: readonly FileMark[] }
  | { readonly kind: 'failed'; readonly reason: string };

// A stream of the file comes in pieces of 64 KB, and 300 MB would be five thousand of them, each a message to the
// window and one from there to the disk.
const pieceSize = 2 * 1024 ** 2;

// The window answers each chunk before the next is handed on, so that a slow disk does not fill the memory.
let next: (() => void) | null = null;

self.onmessage = (event: MessageEvent<File | 'next'>) => {
  if (event.data === 'next') {
    next?.();
    return;
  }
  void read(event.data);
};

async function read(file: File): Promise<void> {
  const hash = sha256.create();
  let bytes = 0;
  let answered = Promise.resolve();
  try {
    while (bytes < file.size) {
      // Read and hashed while the window still keeps the one before.
      const chunk = new Uint8Array(await file.slice(bytes, bytes + pieceSize).arrayBuffer());
      if (chunk.byteLength === 0) throw new Error('The file became shorter while it was read.');
      hash.update(chunk);
      bytes += chunk.byteLength;
      await answered;
      answered = new Promise<void>((resolve) => {
        next = resolve;
      });
      post({ kind: 'chunk', chunk }, [chunk.buffer]);
    }
    await answered;
    const marks = await inspectFile({ name: file.name, mime: file.type, content: file }, canDraw);
    post({ kind: 'done', sha256: bytesToHex(hash.digest()), bytes, marks });
  } catch (error) {
    post({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

async function canDraw(picture: Blob): Promise<boolean> {
  try {
    (await createImageBitmap(picture)).close();
    return true;
  } catch {
    return false;
  }
}

function post(message: IntakeMessage, transfer: Transferable[] = []): void {
  (self as unknown as { postMessage(message: IntakeMessage, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );
}
