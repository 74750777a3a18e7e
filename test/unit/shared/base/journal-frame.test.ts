import crc32c from 'crc-32/crc32c.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeFrames, encodeFrame } from '#shared/base/journal-frame';

const checksum = (bytes: Uint8Array) => crc32c.buf(bytes);
const file = (...records: string[]) =>
  new Uint8Array(Buffer.concat(records.map((record) => encodeFrame(Buffer.from(record), checksum))));
const read = (bytes: Uint8Array) => {
  const { records, damaged, tornAt } = decodeFrames(bytes, checksum);
  return { records: records.map((record) => Buffer.from(record).toString()), damaged, tornAt };
};

const anyRecords = fc.array(fc.string({ unit: 'binary' }), { maxLength: 12 });
/** A lone half of a surrogate pair has no UTF-8; it comes back as the replacement sign. */
const asKept = (records: string[]) => records.map((record) => Buffer.from(record).toString());

describe('a journal file', () => {
  test('has the form that is written down, byte for byte', () => {
    expect(Buffer.from(file('pact')).toString('hex')).toBe(
      // marker, length 4, CRC-32C of length and bytes, "pact"
      'fff1fe4a' +
        '04000000' +
        Buffer.from(new Uint32Array([checksum(Buffer.from('\x04\0\0\0pact'))]).buffer).toString('hex') +
        '70616374',
    );
  });

  test('uses the checksum of Castagnoli', () => {
    // The check value of CRC-32C in every catalogue.
    expect(checksum(Buffer.from('123456789')) >>> 0).toBe(0xe3069283);
  });

  test('gives back whatever was put in', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const bytes = file(...records);
        expect(read(bytes)).toEqual({ records: asKept(records), damaged: 0, tornAt: bytes.length });
      }),
    );
  });

  test('cut off anywhere gives back a prefix, counts one torn record, and knows where to go on', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), (records, cut) => {
        const whole = file(...records);
        const bytes = whole.subarray(0, cut % (whole.length + 1));
        const found = read(bytes);
        expect(found.records).toEqual(asKept(records).slice(0, found.records.length));
        const kept = file(...records.slice(0, found.records.length)).length;
        expect(found.damaged).toBe(kept === bytes.length ? 0 : 1);
        expect(found.tornAt).toBe(kept);
      }),
    );
  });

  test('with any one byte changed loses one record, and counts it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (records, at, by) => {
          const bytes = file(...records);
          const place = at % bytes.length;
          bytes[place] = (bytes[place] ?? 0) ^ by;
          const found = read(bytes);
          let end = 0;
          const hit = records.findIndex((record) => {
            end += 12 + Buffer.byteLength(record);
            return place < end;
          });
          expect(found.records).toEqual(asKept(records).filter((_, i) => i !== hit));
          expect(found.damaged).toBe(1);
        },
      ),
    );
  });

  test('of any bytes at all is read without an exception, and nothing is invented', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const { records, damaged } = read(bytes);
        expect(records).toEqual([]);
        expect(damaged).toBe(bytes.length === 0 ? 0 : 1);
      }),
    );
  });

  test('is not torn when whole records stand behind the damage', () => {
    const bytes = file('one', 'two');
    // The length of the first now reaches beyond the end of the file.
    bytes[7] = 0x7f;
    expect(read(bytes)).toEqual({ records: ['two'], damaged: 1, tornAt: bytes.length });
  });
});
