/** Bytes with a buffer of their own kind, as WebCrypto and the bridge take them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** A copy that nobody else holds; pkijs hands out views into larger buffers. */
export function ownBytes(from: ArrayBufferLike | ArrayBufferView): Bytes {
  if (!ArrayBuffer.isView(from)) return new Uint8Array(new Uint8Array(from));
  return new Uint8Array(new Uint8Array(from.buffer, from.byteOffset, from.byteLength));
}

export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

export function fromHex(text: string): Bytes {
  if (!/^([0-9a-f]{2})*$/i.test(text)) throw new Error('Not hexadecimal.');
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(at * 2, at * 2 + 2), 16));
}

export function sameBytes(left: Uint8Array, right: Uint8Array): boolean {
  return left.length === right.length && left.every((byte, at) => byte === right[at]);
}
