import type { PdfValue } from './pdf-value';

/** What PDFDocEncoding puts where Latin-1 has control characters (ISO 32000-2, annex D.3). */
const special: ReadonlyMap<number, string> = new Map([
  ...pairs(0x18, '˘ˇˆ˙˝˛˚˜'),
  ...pairs(0x80, '•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž'),
  ...pairs(0xa0, '€'),
]);

function pairs(first: number, letters: string): [number, string][] {
  return [...letters].map((letter, place) => [first + place, letter]);
}

/** The words of a text string: UTF-16 or UTF-8 if it begins with their marks, else one byte a letter. */
export function textOf(value: PdfValue): string | null {
  if (value.kind !== 'string') return null;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8(bytes.subarray(3));
  let text = '';
  for (const byte of bytes) text += special.get(byte) ?? String.fromCharCode(byte);
  return text;
}

function utf16(bytes: Uint8Array): string {
  let text = '';
  for (let at = 2; at + 1 < bytes.length; at += 2)
    text += String.fromCharCode(((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0));
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

/** What is no UTF-8 becomes the sign for it, byte by byte. */
function utf8(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceLength(bytes[at] ?? 0);
    const point = length === 0 ? -1 : codePoint(bytes, at, length);
    text += point < 0 ? '\ufffd' : String.fromCodePoint(point);
    at += point < 0 ? 1 : length;
  }
  return text;
}

function sequenceLength(first: number): number {
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first < 0xe0) return 2;
  if (first >= 0xe0 && first < 0xf0) return 3;
  return first >= 0xf0 && first < 0xf5 ? 4 : 0;
}

const least = [0, 0, 0x80, 0x800, 0x10000];

function codePoint(bytes: Uint8Array, at: number, length: number): number {
  if (length === 1) return bytes[at] ?? 0;
  let point = (bytes[at] ?? 0) & (0x7f >> length);
  for (let place = 1; place < length; place += 1) {
    const byte = bytes[at + place] ?? 0;
    if (byte >> 6 !== 2) return -1;
    point = (point << 6) | (byte & 0x3f);
  }
  const isSurrogate = point >= 0xd800 && point <= 0xdfff;
  return point < (least[length] ?? 0) || point > 0x10ffff || isSurrogate ? -1 : point;
}
