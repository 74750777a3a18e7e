import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One line of the table. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** At most this; null where the number is only to be known. */
  readonly goal: number | null;
  /** What was measured beside it in the same run, for comparison: `raw 2.1 ms`. */
  readonly beside: string;
}

/** `npm run bench -- --quick` looks at fewer rounds: quicker, and less to be believed. */
export const isQuick = process.env['FIELDPACT_BENCH'] === 'quick';

export function rounds(many: number, few: number): number {
  return isQuick ? few : many;
}

/** Writes down what one bench measured; the command puts the table together. */
export function writeDown(bench: string, measurements: readonly Measurement[]): void {
  const folder = resolve('test-results', 'bench');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${bench}.json`), JSON.stringify(measurements, null, 2));
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The smallest value that so many of a hundred do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((left, right) => left - right);
  const at = Math.max(0, Math.ceil((share / 100) * sorted.length) - 1);
  const value = sorted[at];
  if (value === undefined) throw new Error('Nothing was measured.');
  return value;
}

export function largest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}

/** `12 ms (10 to 17)` */
export function spread(values: readonly number[], unit: string): string {
  return `${short(median(values))} ${unit} (${short(Math.min(...values))} to ${short(Math.max(...values))})`;
}

export function short(value: number): string {
  return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}
