import { ok, type Result, refuse } from '#shared/base/result';
import { inflateWithin } from './inflate';
import { entryOf, integerOf, nameOf, type PdfStream, type PdfValue } from './pdf-value';
import { base85Decoded, hexDecoded, type PlainFilter, runsDecoded } from './plain-filters';
import { unpredicted } from './predictor';
import type { Reading } from './reading';

/** Why the bytes of a stream cannot be had. `value`: the filter it is about. */
export interface DecodeRefusal {
  readonly code: 'unknown-filter' | 'damaged-data' | 'too-much-data' | 'bad-filter';
  readonly value: string;
}

type Resolve = (value: PdfValue) => PdfValue;

const plainFilters: Readonly<Record<string, PlainFilter>> = {
  ASCIIHexDecode: hexDecoded,
  ASCII85Decode: base85Decoded,
  RunLengthDecode: runsDecoded,
};

const mostFilters = 8;

/**
 * The bytes of a stream with its filters undone, counted against the bounds of the file. Pictures stay as they are:
 * their filters are unknown here, which is an answer and no damage.
 */
export function decodeStream(stream: PdfStream, resolve: Resolve, reading: Reading): Result<Uint8Array, DecodeRefusal> {
  const filters = listOf(entryOf(stream, 'Filter'), resolve);
  const settings = listOf(entryOf(stream, 'DecodeParms'), resolve);
  if (
    filters.length > mostFilters ||
    settings.length > Math.max(filters.length, 1) ||
    entryOf(stream, 'F').kind !== 'null'
  )
    return refuse({ code: 'bad-filter', value: '' });
  let bytes = stream.raw;
  for (const [place, filter] of filters.entries()) {
    const name = nameOf(filter);
    if (name === null) return refuse({ code: 'bad-filter', value: '' });
    const undone = undo(bytes, name, settings[place], resolve, reading);
    if (!undone.ok) {
      // A bomb has cost as much as it was allowed to; many of them shall not cost it each time.
      if (undone.error.code === 'too-much-data') reading.countDecoded(reading.decodable);
      return undone;
    }
    reading.countDecoded(undone.value.length);
    bytes = undone.value;
  }
  return ok(bytes);
}

/** A single entry stands for a list of one, and none for an empty list. */
function listOf(entry: PdfValue, resolve: Resolve): readonly PdfValue[] {
  const value = resolve(entry);
  if (value.kind === 'null') return [];
  return value.kind === 'array' ? value.items.map(resolve) : [value];
}

function undo(
  bytes: Uint8Array,
  name: string,
  settings: PdfValue | undefined,
  resolve: Resolve,
  reading: Reading,
): Result<Uint8Array, DecodeRefusal> {
  if (name === 'FlateDecode') return undoFlate(bytes, settings, resolve, reading);
  const plain = Object.hasOwn(plainFilters, name) ? plainFilters[name] : undefined;
  if (plain === undefined) return refuse({ code: 'unknown-filter', value: name });
  const undone = plain(bytes, reading.decodable);
  if (undone === null) return refuse({ code: 'damaged-data', value: name });
  if (undone.length > reading.decodable) return refuse({ code: 'too-much-data', value: name });
  return ok(undone);
}

function undoFlate(
  bytes: Uint8Array,
  settings: PdfValue | undefined,
  resolve: Resolve,
  reading: Reading,
): Result<Uint8Array, DecodeRefusal> {
  const value = 'FlateDecode';
  const inflated = inflateWithin(bytes, reading.decodable);
  if (inflated.kind === 'tooMuch') return refuse({ code: 'too-much-data', value });
  if (inflated.kind === 'damaged') return refuse({ code: 'damaged-data', value });
  if (settings === undefined || settings.kind === 'null') return ok(inflated.bytes);
  const setting = (key: string, most: number, usual: number) => {
    const entry = resolve(entryOf(settings, key));
    if (entry.kind === 'null') return usual;
    const whole = integerOf(entry);
    return whole !== null && whole >= 1 && whole <= most ? whole : null;
  };
  const predictor = setting('Predictor', 15, 1);
  const colors = setting('Colors', 64, 1);
  const bits = setting('BitsPerComponent', 16, 8);
  const columns = setting('Columns', 1 << 24, 1);
  if (settings.kind !== 'dict' || predictor === null || colors === null || bits === null || columns === null)
    return refuse({ code: 'bad-filter', value });
  const plain = unpredicted(inflated.bytes, { predictor, colors, bits, columns });
  return plain === null ? refuse({ code: 'damaged-data', value }) : ok(plain);
}
