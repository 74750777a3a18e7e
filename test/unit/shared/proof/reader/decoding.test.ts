import { deflate } from 'pako';
import { describe, expect, test } from 'vitest';
import type { ReadingLimits } from '#shared/proof/reader/reading-limits';
import { anOpenPdf, fileOf } from './written-pdf';

const latin = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const packed = (text: string) => latin(deflate(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));

/** What comes out of a stream with these entries: its text, or the refusal. */
function decoded(data: string, entries: string, limits?: Partial<ReadingLimits>): unknown {
  const file = fileOf(anOpenPdf().stream(5, data, entries).object(6, '/FlateDecode').table(), limits);
  const revision = file.revisions[0];
  const stream = revision?.object(5)?.value;
  if (!revision || stream?.kind !== 'stream') throw new Error('no stream');
  const result = revision.decode(stream);
  return result.ok ? latin(result.value) : result.error;
}

const flate = '/Filter /FlateDecode';
const damaged = { code: 'damaged-data', value: 'FlateDecode' };

describe('a stream is decoded', () => {
  test('as it is, without a filter', () => {
    expect(decoded('plain', '')).toBe('plain');
    expect(decoded('plain', '/Filter null')).toBe('plain');
    expect(decoded('plain', '/Filter []')).toBe('plain');
  });

  test('when it is packed, also more than once, and when the filter is named elsewhere', () => {
    expect(decoded(packed('Hello Hello Hello'), flate)).toBe('Hello Hello Hello');
    expect(decoded(packed('Hello'), '/Filter 6 0 R')).toBe('Hello');
    expect(decoded(packed(packed('Hello')), '/Filter [/FlateDecode 6 0 R]')).toBe('Hello');
    expect(decoded('48 65 6C6c 6F>', '/Filter /ASCIIHexDecode')).toBe('Hello');
    expect(decoded('487>', '/Filter /ASCIIHexDecode')).toBe('Hp');
    expect(decoded('87cURD]i,"Ebo80~>', '/Filter /ASCII85Decode')).toBe('Hello World!');
    expect(decoded('z87cUR~>', '/Filter /ASCII85Decode')).toBe('\0\0\0\0Hell');
    expect(decoded('\x02abc\xfex\x80', '/Filter /RunLengthDecode')).toBe('abcxxx');
  });

  test('when its rows were predicted from their neighbours', () => {
    const rows = '\x00\x01\x02\x03\x01\x01\x01\x01\x02\x01\x01\x01\x03\x02\x02\x02\x04\x01\x01\x01';
    expect(decoded(packed(rows), `${flate} /DecodeParms << /Predictor 15 /Columns 3 >>`)).toBe(
      '\x01\x02\x03\x01\x02\x03\x02\x03\x04\x03\x05\x06\x04\x06\x07',
    );
    const differences = `${flate} /DecodeParms << /Predictor 2 /Columns 2 /Colors 2 >>`;
    expect(decoded(packed('\x01\x02\x01\x01\x05\x05\x01\x01'), differences)).toBe('\x01\x02\x02\x03\x05\x05\x06\x06');
    expect(decoded(packed('abc'), `${flate} /DecodeParms << /Predictor 1 >>`)).toBe('abc');
    expect(decoded(packed('abc'), `${flate} /DecodeParms [null]`)).toBe('abc');
  });

  test('only when what is packed is whole, and nothing follows but white space', () => {
    const data = packed('Hello Hello Hello');
    expect(decoded(`${data}\r\n`, flate)).toBe('Hello Hello Hello');
    expect(decoded(`${data}hidden`, flate)).toEqual(damaged);
    expect(decoded(data + data, flate)).toEqual(damaged);
    expect(decoded(data.slice(0, -1), flate)).toEqual(damaged);
    expect(decoded(data.slice(0, -5), flate)).toEqual(damaged);
    expect(decoded(`${data.slice(0, -1)}x`, flate)).toEqual(damaged);
    expect(decoded('', flate)).toEqual(damaged);
    expect(decoded('Hello Hello', flate)).toEqual(damaged);
    expect(decoded(`\x1f\x8b${data}`, flate)).toEqual(damaged);
  });

  test('only when the other filters find what they write', () => {
    expect(decoded('4865', '/Filter /ASCIIHexDecode')).toEqual({ code: 'damaged-data', value: 'ASCIIHexDecode' });
    expect(decoded('48x5>', '/Filter /ASCIIHexDecode')).toEqual({ code: 'damaged-data', value: 'ASCIIHexDecode' });
    expect(decoded('4865>4', '/Filter /ASCIIHexDecode')).toEqual({ code: 'damaged-data', value: 'ASCIIHexDecode' });
    for (const wrong of ['87cUR', '8~>', 'vvvvv~>', 'uuuuu~>', '87cUR~', '87cUR~>x', '8z~>'])
      expect(decoded(wrong, '/Filter /ASCII85Decode')).toEqual({ code: 'damaged-data', value: 'ASCII85Decode' });
    for (const wrong of ['\x05abc\x80', '\xfe', '\x02abc', '\x80x'])
      expect(decoded(wrong, '/Filter /RunLengthDecode')).toEqual({ code: 'damaged-data', value: 'RunLengthDecode' });
    const wrong = `${flate} /DecodeParms << /Predictor 12 /Columns 3 >>`;
    expect(decoded(packed('\x00abc\x00ab'), wrong)).toEqual(damaged);
    expect(decoded(packed('\x07abc'), wrong)).toEqual(damaged);
  });

  test('not when its filter is not known here, as those of pictures', () => {
    expect(decoded('x', '/Filter /DCTDecode')).toEqual({ code: 'unknown-filter', value: 'DCTDecode' });
    expect(decoded('x', '/Filter [/LZWDecode]')).toEqual({ code: 'unknown-filter', value: 'LZWDecode' });
    expect(decoded('x', '/Filter /constructor')).toEqual({ code: 'unknown-filter', value: 'constructor' });
    expect(decoded('x', '/Filter (Fl)')).toEqual({ code: 'bad-filter', value: '' });
    expect(decoded('x', `/Filter [${'/FlateDecode '.repeat(9)}]`)).toEqual({ code: 'bad-filter', value: '' });
    expect(decoded('x', '/F (elsewhere.bin)')).toEqual({ code: 'bad-filter', value: '' });
    for (const settings of [
      '/Predictor 99',
      '/Predictor 12 /Columns 0',
      '/Predictor 12 /Columns 99999999',
      '/Colors (x)',
    ])
      expect(decoded(packed('x'), `${flate} /DecodeParms << ${settings} >>`)).toEqual({
        code: 'bad-filter',
        value: 'FlateDecode',
      });
  });

  test('only as far as the bound of a stream, and of all streams of a file, allows', () => {
    const tooMuch = { code: 'too-much-data', value: 'FlateDecode' };
    const data = packed('a'.repeat(1000));
    expect(decoded(data, flate, { streamBytes: 1000 })).toBe('a'.repeat(1000));
    expect(decoded(data, flate, { streamBytes: 999 })).toEqual(tooMuch);
    expect(decoded(data, flate, { decodedBytes: 999 })).toEqual(tooMuch);
    expect(decoded('\x81a\x80', '/Filter /RunLengthDecode', { streamBytes: 100 })).toEqual({
      code: 'too-much-data',
      value: 'RunLengthDecode',
    });
    const file = fileOf(anOpenPdf().stream(5, data, flate).table(), { decodedBytes: 2500 });
    const stream = file.revisions[0]?.object(5)?.value;
    if (stream?.kind !== 'stream') throw new Error('no stream');
    expect([1, 2, 3].map(() => file.revisions[0]?.decode(stream).ok)).toEqual([true, true, false]);
  });

  test('without being held, when it is a bomb', () => {
    let bomb = deflate(new Uint8Array(80_000_000), { level: 9 });
    bomb = deflate(bomb, { level: 9 });
    expect(decoded(latin(bomb), '/Filter [/FlateDecode /FlateDecode]')).toEqual({
      code: 'too-much-data',
      value: 'FlateDecode',
    });
  });
});
