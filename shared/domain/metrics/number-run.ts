/**
 * A run of numbers as bytes, for ledgers: small whole numbers (places, scores, counts), instants that come again and
 * again, and nothing. A tenth of them need more than one byte, and reading from the disk costs more than unfolding does
 * (`docs/decisions/0036`).
 *
 * Four bytes tell how many there are (little-endian, as everything here). Then each number begins with one byte:
 * `0…191` is the number itself; `192…223` one of the thirty-two large numbers written last, by its slot; and the rest
 * say how to read what follows.
 */
const smallest = 0;
const slots = 32;
const firstSlot = 192;
const [nothing, twoBytes, fourBytes, sixBytes, double] = [224, 225, 226, 227, 228];
const headBytes = 4;
/** The longest a number can be: its first byte and a double. */
const longest = 9;

/** Every number comes back as it was, not-a-number and negative zero included. */
export function packNumbers(numbers: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(headBytes + numbers.length * longest);
  const view = new DataView(bytes.buffer);
  const kept = new Array<number>(slots).fill(Number.NaN);
  let next = 0;
  let at = headBytes;
  view.setUint32(0, numbers.length, true);
  for (let each = 0; each < numbers.length; each += 1) {
    const number = numbers[each] as number;
    const slot = kept.indexOf(number);
    if (Number.isNaN(number)) bytes[at++] = nothing;
    else if (slot >= 0) bytes[at++] = firstSlot + slot;
    else if (!Number.isInteger(number) || number < smallest || Object.is(number, -0) || number >= 2 ** 48) {
      bytes[at] = double;
      view.setFloat64(at + 1, number, true);
      at += longest;
    } else if (number < firstSlot) bytes[at++] = number;
    else if (number < 2 ** 16) {
      bytes[at] = twoBytes;
      view.setUint16(at + 1, number, true);
      at += 3;
    } else if (number < 2 ** 32) {
      bytes[at] = fourBytes;
      view.setUint32(at + 1, number, true);
      at += 5;
    } else {
      bytes[at] = sixBytes;
      view.setUint32(at + 1, number % 2 ** 32, true);
      view.setUint16(at + 5, Math.floor(number / 2 ** 32), true);
      at += 7;
      kept[next] = number;
      next = (next + 1) % slots;
    }
  }
  return bytes.slice(0, at);
}

/** Null: the bytes are not a whole run. */
export function unpackNumbers(bytes: Uint8Array): Float64Array | null {
  if (bytes.length < headBytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = view.getUint32(0, true);
  // Each number has one byte at least; a damaged count must not ask for gigabytes.
  if (size > bytes.length - headBytes) return null;
  const numbers = new Float64Array(size);
  const kept = new Float64Array(slots);
  const end = bytes.length;
  let next = 0;
  let at = headBytes;
  for (let each = 0; each < size; each += 1) {
    const first = bytes[at] as number;
    at += 1;
    if (first < firstSlot) numbers[each] = first;
    else if (first < nothing) numbers[each] = kept[first - firstSlot] as number;
    else if (first === nothing) numbers[each] = Number.NaN;
    else {
      const length = lengths[first - twoBytes] ?? end;
      if (at + length > end) return null;
      if (first === twoBytes) numbers[each] = view.getUint16(at, true);
      else if (first === fourBytes) numbers[each] = view.getUint32(at, true);
      else if (first === double) numbers[each] = view.getFloat64(at, true);
      else {
        const large = view.getUint32(at, true) + view.getUint16(at + 4, true) * 2 ** 32;
        numbers[each] = large;
        kept[next] = large;
        next = (next + 1) % slots;
      }
      at += length;
    }
    if (at > end) return null;
  }
  return at === end ? numbers : null;
}

/** Bytes behind the first, from `twoBytes` on. */
const lengths = [2, 4, 6, 8] as const;
