import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** SHA-256 (hex) of bytes that arrive piece by piece; WebCrypto has only one for bytes that are all in memory. */
export class RunningHash {
  readonly #hash = sha256.create();

  update(piece: Uint8Array): void {
    this.#hash.update(piece);
  }

  digest(): string {
    return bytesToHex(this.#hash.digest());
  }
}

export async function hashOf(content: Blob): Promise<string> {
  const hash = new RunningHash();
  const reader = (content.stream() as ReadableStream<Uint8Array<ArrayBuffer>>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hash.digest();
    hash.update(value);
  }
}
