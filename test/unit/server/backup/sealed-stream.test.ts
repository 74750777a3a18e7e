import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { isSealed, seal, unseal } from '../../../../server/backup/sealed-stream';

/** A key that is quick to make; a real one is not. */
const cheap = 1 << 10;
const streamOf = (bytes: Buffer) => Readable.from([bytes], { objectMode: true }) as AsyncIterable<Buffer>;
const all = async (stream: AsyncIterable<Buffer>) => Buffer.concat(await Readable.from(stream).toArray());
const sealed = (plain: Buffer) => all(seal(streamOf(plain), 'correct horse', cheap));
const opened = (bytes: Buffer, passphrase = 'correct horse') => all(unseal(streamOf(bytes), passphrase));

describe('a sealed file', () => {
  test.each([0, 1, 65_535, 65_536, 65_537, 200_000])(
    'of %i bytes opens to what went in and shows nothing of it',
    async (size) => {
      const plain = Buffer.alloc(size, 'a secret of the partner ');
      const bytes = await sealed(plain);
      expect(isSealed(bytes)).toBe(true);
      expect(bytes.includes('secret')).toBe(false);
      expect((await opened(bytes)).equals(plain)).toBe(true);
    },
  );

  test('of the same content is another one every time', async () => {
    const plain = randomBytes(100);
    expect((await sealed(plain)).equals(await sealed(plain))).toBe(false);
  });

  test('is not opened by another passphrase', async () => {
    await expect(opened(await sealed(randomBytes(100)), 'wrong horse')).rejects.toThrow(
      'The passphrase does not open this file, or its first part is damaged.',
    );
  });

  test('with a flipped bit anywhere is refused, with the part in which it is', async () => {
    const bytes = await sealed(randomBytes(150_000));
    const first = bytes.indexOf(10) + 1;
    const partAt = (at: number) => Math.floor((at - first) / (65_536 + 20)) + 1;
    for (let at = first + 4; at < bytes.length; at += 9_973) {
      const flipped = Buffer.from(bytes);
      flipped[at] = (flipped[at] ?? 0) ^ 0x10;
      const said = partAt(at) === 1 ? /first part is damaged/ : new RegExp(`Part ${partAt(at)} of the file`);
      await expect(opened(flipped)).rejects.toThrow(said);
    }
  });

  test('that ends too early, that goes on, or whose parts changed places is refused', async () => {
    const bytes = await sealed(randomBytes(150_000));
    const first = bytes.indexOf(10) + 1;
    const part = 65_536 + 20;
    await expect(opened(bytes.subarray(0, first + part))).rejects.toThrow(
      'The file ends too early: part 2 is not there.',
    );
    await expect(opened(bytes.subarray(0, first + part + 99))).rejects.toThrow(
      'The file ends in the middle of part 2.',
    );
    await expect(opened(Buffer.concat([bytes, Buffer.from('x')]))).rejects.toThrow('Something was put behind the end');
    const swapped = Buffer.concat([
      ...[bytes.subarray(0, first), bytes.subarray(first + part, first + 2 * part)],
      ...[bytes.subarray(first, first + part), bytes.subarray(first + 2 * part)],
    ]);
    await expect(opened(swapped)).rejects.toThrow('first part is damaged');
    const shorter = Buffer.concat([bytes.subarray(0, first + part), bytes.subarray(first + 2 * part)]);
    await expect(opened(shorter)).rejects.toThrow('Part 2 of the file');
  });
});
