/*
 * How much a test does: little in every run, much in `npm run torture`, and there as much as was asked for
 * (scripts/torture.mjs hands its options on in these variables).
 */

export const isTorture = process.env['FIELDPACT_TORTURE'] === 'long';

/** How many of what a torture counts. */
export function countOf(usual: number, torture: number): number {
  return isTorture ? (asked('FIELDPACT_COUNT') ?? torture) : usual;
}

/** For how long, ms. */
export function lasting(usual: number, torture: number): number {
  return isTorture ? (asked('FIELDPACT_MINUTES') ?? torture / 60_000) * 60_000 : usual;
}

/** Dice of an earlier run, where they were asked for. */
export function seedsOr(usual: readonly number[]): readonly number[] {
  const seed = asked('FIELDPACT_SEED');
  return seed === null ? usual : [seed];
}

/** As many as were asked for, from all over the list; all where nobody asked. */
export function some<Value>(all: readonly Value[]): readonly Value[] {
  const count = Math.min(countOf(all.length, all.length), all.length);
  return all.filter((_, at) => Math.floor((at * count) / all.length) !== Math.floor(((at - 1) * count) / all.length));
}

function asked(name: string): number | null {
  const text = process.env[name] ?? '';
  if (text === '') return null;
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`${name} is no number: ${text}`);
  return value;
}
