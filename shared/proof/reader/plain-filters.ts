import { hexValue, isWhite } from './cursor';

/** Undoes a filter that packs nothing or little; null: the bytes are not what it writes. */
export type PlainFilter = (bytes: Uint8Array, most: number) => Uint8Array | null;

/** Two digits a byte, ended by `>`. */
export const hexDecoded: PlainFilter = (bytes) => {
  const plain = new Uint8Array((bytes.length + 1) >> 1);
  let digits = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x3e) return onlyWhite(bytes, at + 1) ? plain.slice(0, (digits + 1) >> 1) : null;
    if (isWhite(byte)) continue;
    const value = hexValue(byte);
    if (value < 0) return null;
    const place = digits >> 1;
    plain[place] = digits % 2 === 0 ? value << 4 : (plain[place] ?? 0) | value;
    digits += 1;
  }
  return null;
};

/** Five digits of base 85 for four bytes, `z` for four noughts, ended by `~>`. */
export const base85Decoded: PlainFilter = (bytes, most) => {
  const plain = new Uint8Array(Math.min(most + 4, bytes.length * 4));
  let length = 0;
  let group: number[] = [];
  for (let at = 0; at < bytes.length && length <= most; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x7e) {
      if (bytes[at + 1] !== 0x3e || !onlyWhite(bytes, at + 2) || group.length === 1) return null;
      return putGroup(plain, length, group) ? plain.slice(0, length + Math.max(0, group.length - 1)) : null;
    }
    if (isWhite(byte)) continue;
    if (byte === 0x7a && group.length === 0) length += 4;
    else if (byte >= 0x21 && byte <= 0x75) group.push(byte - 0x21);
    else return null;
    if (group.length < 5) continue;
    if (!putGroup(plain, length, group)) return null;
    length += 4;
    group = [];
  }
  return length > most ? plain : null;
};

/** Writes the bytes of one group; an unfinished one is filled up with the highest digit. */
function putGroup(plain: Uint8Array, start: number, group: readonly number[]): boolean {
  if (group.length === 0) return true;
  let value = 0;
  for (let place = 0; place < 5; place += 1) value = value * 85 + (group[place] ?? 84);
  if (value > 0xffffffff) return false;
  for (let place = 0; place < group.length - 1; place += 1)
    plain[start + place] = Math.floor(value / 2 ** (24 - 8 * place)) % 256;
  return true;
}

/** A number, then so many bytes as they are, or one byte so many times; 128 ends it. */
export const runsDecoded: PlainFilter = (bytes, most) => {
  const plain = new Uint8Array(Math.min(most + 128, bytes.length * 64));
  let size = 0;
  for (let at = 0; at < bytes.length && size <= most; ) {
    const length = bytes[at] ?? 0;
    if (length === 128) return onlyWhite(bytes, at + 1) ? plain.slice(0, size) : null;
    const isRun = length > 128;
    const count = isRun ? 257 - length : length + 1;
    const used = isRun ? 1 : count;
    if (at + 1 + used > bytes.length) return null;
    if (isRun) plain.fill(bytes[at + 1] ?? 0, size, size + count);
    else plain.set(bytes.subarray(at + 1, at + 1 + count), size);
    size += count;
    at += 1 + used;
  }
  return size > most ? plain.subarray(0, size) : null;
};

function onlyWhite(bytes: Uint8Array, from: number): boolean {
  for (let at = from; at < bytes.length; at += 1) if (!isWhite(bytes[at] ?? 0)) return false;
  return true;
}
