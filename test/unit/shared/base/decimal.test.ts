import { describe, expect, test } from 'vitest';
import {
  add,
  compare,
  decimalOf,
  divide,
  exact,
  isDecimal,
  max,
  min,
  multiply,
  negate,
  ratio,
  readExact,
  roundTo,
  subtract,
  toText,
  zero,
} from '#shared/base/decimal';

describe('exact decimals', () => {
  test('do not drift where floating point does', () => {
    expect(0.1 + 0.2).not.toBe(0.3);
    expect(compare(add(exact('0.1'), exact('0.2')), exact('0.3'))).toBe(0);
    expect(roundTo(subtract(exact('99.90'), exact('0.05')), 2, 'down')).toBe('99.85');
    expect(roundTo(multiply(exact('-1.5'), exact('0.3')), 2, 'down')).toBe('-0.45');
  });

  test('are rounded to the lower or the higher neighbour, also below zero', () => {
    const third = divide(exact('1'), exact('3'));
    expect([roundTo(third, 4, 'down'), roundTo(third, 4, 'up')]).toEqual(['0.3333', '0.3334']);
    const negative = divide(exact('1'), exact('-3'));
    expect([roundTo(negative, 1, 'down'), roundTo(negative, 1, 'up')]).toEqual(['-0.4', '-0.3']);
    expect([roundTo(exact('-0.5'), 0, 'down'), roundTo(exact('2.5'), 0, 'up')]).toEqual(['-1', '3']);
    expect(roundTo(exact('-0.04'), 1, 'up')).toBe('0.0');
    expect(roundTo(exact('7'), 2, 'up')).toBe('7.00');
  });

  test('are read from decimal text only, and take numbers as they were typed', () => {
    expect(['1e3', '', '.5', '1.', ' 1'].filter(isDecimal)).toEqual([]);
    expect([99.9, 40, 1e21, 1e-7, -0.25].map(decimalOf)).toEqual([
      '99.9',
      '40',
      '1000000000000000000000',
      '0.0000001000',
      '-0.25',
    ]);
    expect(() => exact('a')).toThrow('Not a decimal number');
    expect(() => divide(exact('1'), exact('0'))).toThrow('Division by zero');
  });

  test('survive as text in lowest terms, and only such text is read', () => {
    expect(toText(divide(exact('43030'), exact('43080')))).toBe('4303/4308');
    expect([toText(ratio(-6, 4)), toText(exact('845.00')), toText(zero)]).toEqual(['-3/2', '845', '0']);
    expect(compare(readExact('4303/4308'), ratio(43030, 43080))).toBe(0);
    expect(compare(readExact('-3/2'), exact('-1.5'))).toBe(0);
    expect(() => readExact('1/0')).toThrow();
    expect(() => readExact('1 1/2')).toThrow('Not a decimal number');
  });

  test('know the larger, the smaller and the opposite', () => {
    const third = ratio(1, 3);
    expect(toText(max(third, exact('0.3333')))).toBe('1/3');
    expect(toText(min(third, exact('0.3333')))).toBe('3333/10000');
    expect([toText(negate(third)), toText(negate(zero))]).toEqual(['-1/3', '0']);
  });
});
