import { Inflate } from 'pako';
import { joinBytes } from '#shared/base/join-bytes';
import { isWhite } from './cursor';

export type Inflated =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'tooMuch' }
  | { readonly kind: 'damaged' };

/** pako says where it stopped reading, though its types do not. */
interface Stopped {
  readonly strm: { readonly next_in: number };
  readonly ended: boolean;
}

/** So much is packed out at a time; what is too much is noticed before it is held. */
const step = 1 << 16;

class TooMuch extends Error {}

/**
 * Unpacks a zlib stream (RFC 1950) into so many bytes at most. It must be whole, with its check sum, and nothing but
 * white space may follow. The frame is read here: the library would go on with a second stream behind the first.
 */
export function inflateWithin(packed: Uint8Array, most: number): Inflated {
  const head = ((packed[0] ?? 0) << 8) | (packed[1] ?? 0);
  const isZlib =
    packed.length >= 6 && (head >> 8) % 16 === 8 && head >> 12 <= 7 && head % 31 === 0 && (head & 0x20) === 0;
  if (!isZlib) return { kind: 'damaged' };
  const chunks: Uint8Array[] = [];
  let size = 0;
  const inflate = new Inflate({
    raw: true,
    windowBits: 15,
    chunkSize: Math.min(step, Math.max(512, packed.length * 4)),
  });
  inflate.onData = (chunk) => {
    const bytes = chunk instanceof Uint8Array ? chunk : new Uint8Array(chunk);
    size += bytes.length;
    if (size > most) throw new TooMuch();
    chunks.push(bytes);
  };
  inflate.onEnd = (status) => {
    inflate.err = status as typeof inflate.err;
  };
  let used: number;
  try {
    used = feed(inflate, packed);
  } catch (error) {
    if (error instanceof TooMuch) return { kind: 'tooMuch' };
    throw error;
  }
  const bytes = joinBytes(chunks);
  return used >= 0 && endsWell(packed, used, bytes) ? { kind: 'whole', bytes } : { kind: 'damaged' };
}

/** Gives it the bytes behind the head; where the packed data ended, or -1 if they did not, or not well. */
function feed(inflate: Inflate, packed: Uint8Array): number {
  const state = inflate as unknown as Stopped;
  for (let at = 2; at < packed.length; at += step) {
    inflate.push(packed.subarray(at, at + step), false);
    if (state.ended) return inflate.err === 0 ? at + state.strm.next_in : -1;
  }
  return -1;
}

/** The check sum (Adler-32) agrees, and what stands behind it is white. */
function endsWell(packed: Uint8Array, used: number, bytes: Uint8Array): boolean {
  if (used + 4 > packed.length) return false;
  const view = new DataView(packed.buffer, packed.byteOffset + used, 4);
  if (view.getUint32(0) !== adler32(bytes)) return false;
  for (let at = used + 4; at < packed.length; at += 1) if (!isWhite(packed[at] ?? 0)) return false;
  return true;
}

function adler32(bytes: Uint8Array): number {
  let low = 1;
  let high = 0;
  for (let at = 0; at < bytes.length; ) {
    // 3800 sums stay within what 32 bits hold.
    const end = Math.min(at + 3800, bytes.length);
    for (; at < end; at += 1) {
      low += bytes[at] ?? 0;
      high += low;
    }
    low %= 65521;
    high %= 65521;
  }
  return ((high << 16) | low) >>> 0;
}
