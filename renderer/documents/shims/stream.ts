import { EventEmitter } from 'events';

/**
 * Node's readable stream, as far as the PDF library uses it: bytes are pushed, `end` is announced. Whoever
 * wants the bytes takes them from `chunks` after `end`; there is no back pressure, the file is in memory anyway.
 */
export class Readable extends EventEmitter {
  readonly chunks: Uint8Array[] = [];

  push(chunk: Uint8Array | null): boolean {
    if (chunk === null) {
      this.emit('end');
      return false;
    }
    this.chunks.push(chunk);
    return true;
  }
}

export class Stream extends EventEmitter {}
export class Transform extends Readable {}

export default { Readable, Stream, Transform };
