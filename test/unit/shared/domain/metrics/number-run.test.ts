import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packNumbers, unpackNumbers } from '#shared/domain/metrics/number-run';

/** What ledgers are made of, with the instants of a partner coming again and again, and then anything at all. */
const number = fc.oneof(
  fc.constantFrom(0, -0, 191, 192, 223, 224, 228, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 48 - 1, 2 ** 48),
  fc.integer({ min: 0, max: 40 }).map((day) => 1_700_000_000_000 + day * 86_400_000),
  fc.constant(Number.NaN),
  fc.nat({ max: 200 }),
  fc.maxSafeInteger(),
  fc.double(),
);

describe('a run of numbers', () => {
  test('comes back as it was, whatever the numbers are', () => {
    fc.assert(
      fc.property(fc.array(number, { maxLength: 300 }), (numbers) => {
        const back = unpackNumbers(packNumbers(numbers));
        expect(back).not.toBeNull();
        for (const [at, each] of numbers.entries()) expect(back?.[at]).toBe(each);
        expect(back).toHaveLength(numbers.length);
      }),
    );
  });

  test('comes back out of the middle of other bytes', () => {
    const run = packNumbers([1, 2.5, 1_700_000_000_000]);
    const among = new Uint8Array(run.length + 5);
    among.set(run, 3);
    expect(Array.from(unpackNumbers(among.subarray(3, 3 + run.length)) ?? [])).toEqual([1, 2.5, 1_700_000_000_000]);
  });

  test('keeps a small number, and an instant that has just been there, in one byte', () => {
    const [one, two] = [1_700_000_000_000, 1_700_086_400_000];
    expect(packNumbers([7])).toHaveLength(4 + 1);
    expect(packNumbers([one, two])).toHaveLength(4 + 7 + 7);
    expect(packNumbers([one, two, one, two, one])).toHaveLength(4 + 7 + 7 + 3);
  });

  test('that is cut short, lengthened, or promises more than there is, is no run', () => {
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 40 }), fc.nat(), (numbers, cut) => {
        const run = packNumbers(numbers);
        expect(unpackNumbers(run.subarray(0, cut % run.length))).toBeNull();
        expect(unpackNumbers(new Uint8Array([...run, 0]))).toBeNull();
      }),
    );
    expect(unpackNumbers(new Uint8Array([255, 255, 255, 255, 1, 2]))).toBeNull();
    expect(unpackNumbers(new Uint8Array([1, 0, 0, 0, 250]))).toBeNull();
  });
});
