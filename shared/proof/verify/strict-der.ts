const deepest = 40;

/**
 * The length of the one DER value that begins the bytes, if it is strict DER throughout: lengths definite and as short
 * as they can be, everything inside ending where its frame ends. Null for everything else (BER, damaged, cut off).
 */
export function strictLength(bytes: Uint8Array, start = 0, end = bytes.length, depth = 0): number | null {
  const head = headOf(bytes, start, end);
  if (head === null || depth > deepest) return null;
  const stop = head.body + head.length;
  if (stop > end) return null;
  if (head.constructed) {
    let at = head.body;
    while (at < stop) {
      const inner = strictLength(bytes, at, stop, depth + 1);
      if (inner === null) return null;
      at += inner;
    }
  }
  return stop - start;
}

/** How long the value claims to be, strict or not; null where it claims no definite length. */
export function claimedLength(bytes: Uint8Array): number | null {
  const head = headOf(bytes, 0, bytes.length);
  return head === null || head.body + head.length > bytes.length ? null : head.body + head.length;
}

interface Head {
  readonly constructed: boolean;
  readonly body: number;
  readonly length: number;
}

function headOf(bytes: Uint8Array, start: number, end: number): Head | null {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined || start + 2 > end) return null;
  // Tags of more than one byte do not occur in signatures; a zero tag ends an indefinite length.
  if (tag === 0 || (tag & 0x1f) === 0x1f) return null;
  const constructed = (tag & 0x20) !== 0;
  if (first < 0x80) return { constructed, body: start + 2, length: first };
  const places = first & 0x7f;
  if (places === 0 || places > 4 || start + 2 + places > end) return null;
  let length = 0;
  for (let at = 0; at < places; at += 1) length = length * 256 + (bytes[start + 2 + at] ?? 0);
  if (length < 0x80 || length < 256 ** (places - 1)) return null;
  return { constructed, body: start + 2 + places, length };
}

/** Whether pieces stand in the order in which DER wants the members of a set. */
export function areInOrder(pieces: readonly Uint8Array[]): boolean {
  return pieces.every((piece, place) => place === 0 || compare(pieces[place - 1] ?? piece, piece) <= 0);
}

function compare(one: Uint8Array, other: Uint8Array): number {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
