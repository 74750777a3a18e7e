import { Inflate } from 'pako';

const streamWord = new TextEncoder().encode('stream');

/**
 * Whether the packed parts of a PDF stay within so many bytes when they are unpacked. A few kilobytes can be made
 * to unpack to gigabytes; a reader that trusts them runs out of memory. Parts packed twice are refused: no writer
 * of documents does that, and it is how the trick is hidden.
 */
export function unpacksWithin(bytes: Uint8Array, most: number): boolean {
  if (/FlateDecode[\s\]]*\/(?:Fl|FlateDecode|LZWDecode)\b/.test(dictionaries(bytes))) return false;
  let left = most;
  for (let at = next(bytes, 0); at >= 0; at = next(bytes, at)) {
    const begin = bytes[at] === 0x0d ? at + 2 : at + 1;
    // Bits 8 and 15: the only packing method there is, or this is no packed part.
    if (((bytes[begin] ?? 0) & 0x0f) === 8) left -= unpackedSize(bytes.subarray(begin), left);
    if (left <= 0) return false;
  }
  return true;
}

/** Where the bytes of the next stream begin; -1: there is none. `endstream` ends one. */
function next(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0x73, from); at >= 0; at = bytes.indexOf(0x73, at + 1)) {
    const isWord = streamWord.every((letter, place) => bytes[at + place] === letter);
    const isEnd = bytes[at - 1] === 0x64;
    if (isWord && !isEnd) return at + streamWord.length;
  }
  return -1;
}

/** Counts without keeping: what is unpacked is dropped chunk by chunk. */
function unpackedSize(bytes: Uint8Array, most: number): number {
  let size = 0;
  const inflate = new Inflate({ chunkSize: 1 << 16 });
  inflate.onData = (chunk) => {
    size += chunk.length;
    if (size > most) throw new TooLarge();
  };
  inflate.onEnd = () => {};
  try {
    for (let at = 0; at < bytes.length && !inflate.ended && inflate.err === 0; at += 1 << 16)
      inflate.push(bytes.subarray(at, at + (1 << 16)), false);
  } catch (error) {
    if (!(error instanceof TooLarge)) throw error;
  }
  return size;
}

class TooLarge extends Error {}

/** The file as text, for looking at its dictionaries; what is packed reads as noise. */
const dictionaries = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes);
