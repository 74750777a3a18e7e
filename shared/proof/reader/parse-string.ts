import { type Cursor, hexValue, isWhite } from './cursor';
import type { PdfString } from './pdf-value';
import { Refused } from './read-refusal';

const escapes: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, b: 0x08, f: 0x0c };

/** `(text)`, with brackets in pairs, escapes, and its ends of line read as one byte each. */
export function parseLiteralString(cursor: Cursor, most: number): PdfString {
  const start = cursor.at;
  const close = closingBracket(cursor, most);
  const bytes = new Uint8Array(close - start - 1);
  let length = 0;
  cursor.at += 1;
  while (cursor.at < close) {
    const byte = cursor.peek();
    if (byte === 0x5c) {
      const escaped = takeEscape(cursor);
      if (escaped >= 0) bytes[length++] = escaped;
    } else if (cursor.skipLineEnd()) {
      bytes[length++] = 0x0a;
    } else {
      bytes[length++] = byte;
      cursor.at += 1;
    }
  }
  cursor.at = close + 1;
  return { kind: 'string', bytes: bytes.slice(0, length), start, end: cursor.at, hex: false };
}

/** Where the bracket stands that closes the one here. */
function closingBracket(cursor: Cursor, most: number): number {
  let open = 0;
  for (let at = cursor.at; at < cursor.end; at += 1) {
    const byte = cursor.bytes[at];
    if (byte === 0x5c) at += 1;
    else if (byte === 0x28) open += 1;
    else if (byte === 0x29) open -= 1;
    if (open === 0) return at;
    if (at - cursor.at > most) throw new Refused('too-long', cursor.at, most);
  }
  throw new Refused('bad-string', cursor.at);
}

/** The byte an escape stands for; -1: it stands for none (a line that goes on). */
function takeEscape(cursor: Cursor): number {
  cursor.at += 1;
  const byte = cursor.peek();
  if (byte >= 0x30 && byte <= 0x37) return takeOctal(cursor);
  if (cursor.skipLineEnd()) return -1;
  cursor.at += 1;
  return escapes[String.fromCharCode(byte)] ?? byte;
}

function takeOctal(cursor: Cursor): number {
  let value = 0;
  for (let digits = 0; digits < 3; digits += 1) {
    const byte = cursor.peek();
    if (byte < 0x30 || byte > 0x37) break;
    value = value * 8 + byte - 0x30;
    cursor.at += 1;
  }
  return value & 0xff;
}

/** `<48 65>`; an odd last digit is followed by an unwritten zero (ISO 32000-2, 7.3.4.3). */
export function parseHexString(cursor: Cursor, most: number): PdfString {
  const start = cursor.at;
  const close = cursor.bytes.indexOf(0x3e, start);
  if (close < 0 || close >= cursor.end) throw new Refused('bad-string', start);
  if (close - start > 2 * most) throw new Refused('too-long', start, most);
  const bytes = new Uint8Array((close - start) >> 1);
  let digits = 0;
  for (let at = start + 1; at < close; at += 1) {
    const byte = cursor.bytes[at] ?? 0;
    if (isWhite(byte)) continue;
    const value = hexValue(byte);
    if (value < 0) throw new Refused('bad-string', at);
    const place = digits >> 1;
    bytes[place] = digits % 2 === 0 ? value << 4 : (bytes[place] ?? 0) | value;
    digits += 1;
  }
  cursor.at = close + 1;
  return { kind: 'string', bytes: bytes.slice(0, (digits + 1) >> 1), start, end: cursor.at, hex: true };
}
