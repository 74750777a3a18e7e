import { Refused } from './read-refusal';

const white = 1;
const delimiter = 2;

/** Of each byte, whether it is white space or a delimiter (ISO 32000-2, 7.2.3); all else is a regular character. */
const classes = new Uint8Array(256);
for (const byte of [0x00, 0x09, 0x0a, 0x0c, 0x0d, 0x20]) classes[byte] = white;
for (const letter of '()<>[]{}/%') classes[letter.charCodeAt(0)] = delimiter;

export const isWhite = (byte: number) => classes[byte] === white;
export const isRegular = (byte: number) => classes[byte] === 0;
export const isDigit = (byte: number) => byte >= 0x30 && byte <= 0x39;

/** The value of a hexadecimal digit; -1: it is none. */
export function hexValue(byte: number): number {
  if (isDigit(byte)) return byte - 0x30;
  const small = byte | 0x20;
  return small >= 0x61 && small <= 0x66 ? small - 0x57 : -1;
}

/** The bytes as text, one character a byte. */
export function latin(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
}

/** A place in bytes that moves forward and never past its end. */
export class Cursor {
  readonly bytes: Uint8Array;
  readonly end: number;
  at: number;

  constructor(bytes: Uint8Array, at: number, end = bytes.length) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  /** The byte here; -1 at the end. */
  peek(ahead = 0): number {
    const place = this.at + ahead;
    return place < this.end ? (this.bytes[place] ?? -1) : -1;
  }

  /** Goes over white space, but no comment; whether there was some. */
  skipWhite(): boolean {
    const start = this.at;
    while (this.at < this.end && isWhite(this.bytes[this.at] ?? 0)) this.at += 1;
    return this.at > start;
  }

  /** Goes over white space and comments. */
  skipSpace(): void {
    while (this.at < this.end) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === 0x25) this.skipComment();
      else if (isWhite(byte)) this.at += 1;
      else return;
    }
  }

  private skipComment(): void {
    while (this.at < this.end && this.bytes[this.at] !== 0x0a && this.bytes[this.at] !== 0x0d) this.at += 1;
  }

  /** Goes over spaces that do not end the line. */
  skipBlanks(): void {
    while (this.peek() === 0x20 || this.peek() === 0x09) this.at += 1;
  }

  /** Goes over one end of line, whichever of the three it is; whether there was one. */
  skipLineEnd(): boolean {
    if (this.peek() === 0x0d) {
      this.at += this.peek(1) === 0x0a ? 2 : 1;
      return true;
    }
    if (this.peek() !== 0x0a) return false;
    this.at += 1;
    return true;
  }

  looksAt(word: string): boolean {
    if (this.at + word.length > this.end) return false;
    for (let place = 0; place < word.length; place += 1)
      if (this.bytes[this.at + place] !== word.charCodeAt(place)) return false;
    return true;
  }

  /** Whether the word stands here and ends here; goes over it if so. */
  takes(word: string): boolean {
    if (!this.looksAt(word)) return false;
    const next = this.peek(word.length);
    if (next >= 0 && isRegular(next)) return false;
    this.at += word.length;
    return true;
  }

  /** A whole number without sign, of so many digits at most; null: there is none here. */
  takeInteger(mostDigits = 10): number | null {
    let end = this.at;
    while (end < this.end && isDigit(this.bytes[end] ?? 0) && end - this.at <= mostDigits) end += 1;
    if (end === this.at || end - this.at > mostDigits) return null;
    let value = 0;
    for (let at = this.at; at < end; at += 1) value = value * 10 + ((this.bytes[at] ?? 0x30) - 0x30);
    this.at = end;
    return value;
  }

  /** The end of the run of regular characters that begins here; longer than `most` is refused. */
  regularEnd(most: number): number {
    let end = this.at;
    while (end < this.end && isRegular(this.bytes[end] ?? 0)) {
      if (end - this.at >= most) throw new Refused('too-long', this.at, most);
      end += 1;
    }
    return end;
  }
}
