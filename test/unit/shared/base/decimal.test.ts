import { describe, expect, test } from 'vitest';
import { add, compare, decimalOf, divide, exact, isDecimal, multiply, roundTo, subtract } from '#shared/base/decimal';

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
});
