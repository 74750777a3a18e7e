/**
 * An exact fraction. Verdicts and money are computed with these, because 99.90 − 0.05 in floating point is
 * 99.85000000000001 and a month could be a breach for a rounding error.
 */
export interface Exact {
  readonly top: bigint;
  /** Always positive. */
  readonly bottom: bigint;
}

const decimalText = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;

export function isDecimal(text: string): boolean {
  return decimalText.test(text);
}

/** A number as decimal text, exactly as it was typed; 99.9 stays 99.9. */
export function decimalOf(number: number): string {
  const text = String(number);
  return isDecimal(text) ? text : Number.isInteger(number) ? BigInt(number).toString() : number.toFixed(10);
}

/** Reads `99.90`; a text that is no decimal number is a bug of the caller. */
export function exact(text: string): Exact {
  const parts = decimalText.exec(text);
  if (parts === null) throw new Error(`Not a decimal number: ${text}`);
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const top = BigInt(whole + fraction);
  return { top: sign === '-' ? -top : top, bottom: 10n ** BigInt(fraction.length) };
}

export function add(left: Exact, right: Exact): Exact {
  return { top: left.top * right.bottom + right.top * left.bottom, bottom: left.bottom * right.bottom };
}

export function subtract(left: Exact, right: Exact): Exact {
  return add(left, { top: -right.top, bottom: right.bottom });
}

export function multiply(left: Exact, right: Exact): Exact {
  return { top: left.top * right.top, bottom: left.bottom * right.bottom };
}

export function divide(left: Exact, right: Exact): Exact {
  if (right.top === 0n) throw new Error('Division by zero');
  const sign = right.top < 0n ? -1n : 1n;
  return { top: left.top * right.bottom * sign, bottom: left.bottom * right.top * sign };
}

/** Negative, zero or positive, as `left` is smaller than, equal to or greater than `right`. */
export function compare(left: Exact, right: Exact): number {
  const difference = left.top * right.bottom - right.top * left.bottom;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
}

/** Text with a fixed number of places, rounded to the lower (`down`) or higher (`up`) neighbour, also below zero. */
export function roundTo(value: Exact, places: number, way: 'down' | 'up'): string {
  const scaled = value.top * 10n ** BigInt(places);
  const towardsZero = scaled / value.bottom;
  const isExact = towardsZero * value.bottom === scaled;
  const step = isExact ? 0n : way === 'down' ? (scaled < 0n ? -1n : 0n) : scaled > 0n ? 1n : 0n;
  const rounded = towardsZero + step;
  const digits = (rounded < 0n ? -rounded : rounded).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return rounded < 0n ? `-${text}` : text;
}
