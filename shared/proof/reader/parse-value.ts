import { type Cursor, hexValue, isDigit, isRegular, latin } from './cursor';
import { parseHexString, parseLiteralString } from './parse-string';
import { type PdfDict, type PdfName, type PdfNumber, type PdfValue, pdfNull } from './pdf-value';
import { Refused } from './read-refusal';
import type { Reading } from './reading';

/** Strings and dictionaries take several times the room of a number. */
const heavy = 4;

/** Reads one value; what does not follow the grammar to the letter is refused, and nothing is guessed. */
export function parseValue(cursor: Cursor, reading: Reading, depth = 0): PdfValue {
  if (depth > reading.limits.depth) throw new Refused('too-deep', cursor.at, reading.limits.depth);
  const byte = cursor.peek();
  reading.countValue(cursor.at, byte === 0x28 || byte === 0x3c ? heavy : 1);
  switch (byte) {
    case -1:
      throw new Refused('unexpected-end', cursor.at);
    case 0x2f:
      return parseName(cursor, reading);
    case 0x28:
      return parseLiteralString(cursor, reading.limits.stringBytes);
    case 0x5b:
      return parseArray(cursor, reading, depth);
    case 0x3c:
      return cursor.peek(1) === 0x3c
        ? parseDict(cursor, reading, depth)
        : parseHexString(cursor, reading.limits.stringBytes);
    default:
      if (isDigit(byte)) return parseReference(cursor, reading) ?? parseNumber(cursor, reading);
      if (byte === 0x2b || byte === 0x2d || byte === 0x2e) return parseNumber(cursor, reading);
      return parseKeyword(cursor);
  }
}

function parseKeyword(cursor: Cursor): PdfValue {
  if (cursor.takes('true')) return { kind: 'boolean', value: true };
  if (cursor.takes('false')) return { kind: 'boolean', value: false };
  if (cursor.takes('null')) return pdfNull;
  throw new Refused(isRegular(cursor.peek()) ? 'bad-keyword' : 'unexpected-byte', cursor.at);
}

const numeral = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;

function parseNumber(cursor: Cursor, reading: Reading): PdfNumber {
  const end = cursor.regularEnd(reading.limits.numberBytes);
  const text = latin(cursor.bytes, cursor.at, end);
  if (!numeral.test(text)) throw new Refused('bad-number', cursor.at);
  cursor.at = end;
  return { kind: 'number', text, value: Number(text) };
}

/** `12 0 R`; null, and nothing moved, where only a number stands. */
function parseReference(cursor: Cursor, reading: Reading): PdfValue | null {
  const start = cursor.at;
  const number = cursor.takeInteger();
  if (number !== null && !isRegular(cursor.peek())) {
    cursor.skipSpace();
    const generation = isDigit(cursor.peek()) ? cursor.takeInteger(5) : null;
    if (generation !== null && !isRegular(cursor.peek())) {
      cursor.skipSpace();
      if (cursor.takes('R')) {
        if (generation !== 0) reading.odd('generation', start, number);
        return { kind: 'ref', number, generation };
      }
    }
  }
  cursor.at = start;
  return null;
}

export function parseName(cursor: Cursor, reading: Reading): PdfName {
  const start = cursor.at;
  cursor.at += 1;
  const end = cursor.regularEnd(reading.limits.nameBytes);
  let name = '';
  for (let at = cursor.at; at < end; at += 1) {
    const byte = cursor.bytes[at] ?? 0;
    if (byte !== 0x23) {
      name += String.fromCharCode(byte);
      continue;
    }
    const high = at + 2 < end ? hexValue(cursor.bytes[at + 1] ?? 0) : -1;
    const low = at + 2 < end ? hexValue(cursor.bytes[at + 2] ?? 0) : -1;
    if (high < 0 || low < 0 || high + low === 0) throw new Refused('bad-name', start);
    name += String.fromCharCode(high * 16 + low);
    at += 2;
  }
  cursor.at = end;
  return { kind: 'name', name };
}

function parseArray(cursor: Cursor, reading: Reading, depth: number): PdfValue {
  cursor.at += 1;
  const items: PdfValue[] = [];
  for (cursor.skipSpace(); cursor.peek() !== 0x5d; cursor.skipSpace())
    items.push(parseValue(cursor, reading, depth + 1));
  cursor.at += 1;
  return { kind: 'array', items };
}

export function parseDict(cursor: Cursor, reading: Reading, depth = 0): PdfDict {
  const start = cursor.at;
  cursor.at += 2;
  const entries = new Map<string, PdfValue>();
  const duplicates: string[] = [];
  for (cursor.skipSpace(); cursor.peek() !== 0x3e; cursor.skipSpace()) {
    if (cursor.peek() < 0) throw new Refused('unexpected-end', cursor.at);
    if (cursor.peek() !== 0x2f) throw new Refused('bad-dictionary', cursor.at);
    const { name } = parseName(cursor, reading);
    cursor.skipSpace();
    const value = parseValue(cursor, reading, depth + 1);
    if (entries.has(name)) {
      duplicates.push(name);
      reading.odd('duplicate-key', start, name);
    }
    entries.set(name, value);
  }
  if (cursor.peek(1) !== 0x3e) throw new Refused('bad-dictionary', cursor.at);
  cursor.at += 2;
  return { kind: 'dict', entries, duplicates };
}
