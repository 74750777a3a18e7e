import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Reads a file in pieces, hashes them on the way, and hands each piece on. Off the main thread, because hashing 300 MB takes seconds. */
export type IntakeMessage =
  | { readonly kind: 'chunk'; readonly chunk: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done'; readonly sha256: string; readonly bytes: number }
  | { readonly kind: 'failed'; readonly reason: string };

// The window answers each chunk before the next is read, so that a slow disk does not fill the memory.
let next: (() => void) | null = null;

self.onmessage = (event: MessageEvent<Blob | 'next'>) => {
  if (event.data === 'next') {
    next?.();
    return;
  }
  void read(event.data);
};

async function read(file: Blob): Promise<void> {
  const hash = sha256.create();
  let bytes = 0;
  try {
    const reader = (file.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      hash.update(value);
      bytes += value.byteLength;
      const answered = new Promise<void>((resolve) => {
        next = resolve;
      });
      post({ kind: 'chunk', chunk: value }, [value.buffer]);
      await answered;
    }
    post({ kind: 'done', sha256: bytesToHex(hash.digest()), bytes });
  } catch (error) {
    post({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
}

function post(message: IntakeMessage, transfer: Transferable[] = []): void {
  (self as unknown as { postMessage(message: IntakeMessage, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );
}
