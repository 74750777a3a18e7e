import { Fraction } from 'fraction.js';

/**
 * An exact fraction. Verdicts and money are computed with these, because 99.90 − 0.05 in floating point is
 * 99.85000000000001 and a month could be a breach for a rounding error. Never changed once made.
 */
export type Exact = Fraction;

const decimalText = /^(-?)([0-9]+)(?:\.([0-9]+))?$/;
const fractionText = /^(-?[0-9]+)\/([0-9]+)$/;

export const zero: Exact = new Fraction(0n);
export const one: Exact = new Fraction(1n);

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
  // Fraction would read decimals too, but also `.5`, `1 1/2` and `0.(3)`, which nobody here means.
  const parts = decimalText.exec(text);
  if (parts === null) throw new Error(`Not a decimal number: ${text}`);
  const [, sign = '', whole = '0', fraction = ''] = parts;
  const top = BigInt(whole + fraction);
  return new Fraction(sign === '-' ? -top : top, 10n ** BigInt(fraction.length));
}

/** A whole number, or the quotient of two, as an exact fraction. */
export function ratio(top: number | bigint, bottom: number | bigint = 1n): Exact {
  return new Fraction(BigInt(top), BigInt(bottom));
}

/** Reads what `toText` wrote, `43030/43080` or `845`, and decimal text; anything else is a bug of the caller. */
export function readExact(text: string): Exact {
  const parts = fractionText.exec(text);
  return parts === null ? exact(text) : new Fraction(BigInt(parts[1] ?? '0'), BigInt(parts[2] ?? '1'));
}

/** The fraction in lowest terms as text that survives JSON: `4303/4308`, or `845` where it is whole. */
export function toText(value: Exact): string {
  const top = value.s * value.n;
  return value.d === 1n ? top.toString() : `${top}/${value.d}`;
}

export function add(left: Exact, right: Exact): Exact {
  return left.add(right);
}

export function subtract(left: Exact, right: Exact): Exact {
  return left.sub(right);
}

export function multiply(left: Exact, right: Exact): Exact {
  return left.mul(right);
}

export function divide(left: Exact, right: Exact): Exact {
  if (right.n === 0n) throw new Error('Division by zero');
  return left.div(right);
}

export function negate(value: Exact): Exact {
  return value.neg();
}

/** Negative, zero or positive, as `left` is smaller than, equal to or greater than `right`. */
export function compare(left: Exact, right: Exact): number {
  return left.compare(right);
}

export function max(left: Exact, right: Exact): Exact {
  return compare(left, right) >= 0 ? left : right;
}

export function min(left: Exact, right: Exact): Exact {
  return compare(left, right) <= 0 ? left : right;
}

/** Text with a fixed number of places, rounded to the lower (`down`) or higher (`up`) neighbour, also below zero. */
export function roundTo(value: Exact, places: number, way: 'down' | 'up'): string {
  // Fraction.floor(places) and .ceil(places) give the neighbour exactly; its toString would drop closing zeros.
  const rounded = way === 'down' ? value.floor(places) : value.ceil(places);
  const digits = ((rounded.n * 10n ** BigInt(places)) / rounded.d).toString().padStart(places + 1, '0');
  const text = places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  return rounded.s < 0n && rounded.n !== 0n ? `-${text}` : text;
}
