/** How much of a file is read at most. Whoever sends a file may be an enemy; nothing is held without a bound. */
export interface ReadingLimits {
  readonly fileBytes: number;
  readonly revisions: number;
  /** Object numbers in use, in all revisions together. */
  readonly objects: number;
  /** Lines of all cross-reference tables together, used or free. */
  readonly entries: number;
  /** Values in all objects together: numbers, names and arrays count once, strings and dictionaries four times. */
  readonly values: number;
  readonly depth: number;
  readonly nameBytes: number;
  readonly numberBytes: number;
  readonly stringBytes: number;
  /** What one packed part may become, and all of those asked for together. */
  readonly streamBytes: number;
  readonly decodedBytes: number;
}

const mebibyte = 1024 * 1024;

export const readingLimits: ReadingLimits = {
  fileBytes: 256 * mebibyte,
  revisions: 200,
  objects: 500_000,
  entries: 4_000_000,
  values: 8_000_000,
  depth: 64,
  nameBytes: 1024,
  numberBytes: 128,
  stringBytes: 8 * mebibyte,
  streamBytes: 64 * mebibyte,
  decodedBytes: 256 * mebibyte,
};
