import { Buffer } from 'buffer';
import { deflate, inflate as inflateBytes } from 'pako';

const asBuffer = (bytes: Uint8Array<ArrayBuffer>) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const deflateSync = (bytes: Uint8Array) => asBuffer(deflate(bytes));
export const inflateSync = (bytes: Uint8Array) => asBuffer(inflateBytes(bytes));

/** The form with a callback is the one the PNG reader uses for pictures with an alpha channel. */
export function inflate(bytes: Uint8Array, done: (error: unknown, result?: Uint8Array) => void): void {
  setTimeout(() => {
    try {
      done(null, inflateSync(bytes));
    } catch (error) {
      done(error);
    }
  }, 0);
}

export default { deflateSync, inflateSync, inflate };
