import { Refused } from './read-refusal';
import type { ReadingLimits } from './reading-limits';

export type OddityCode =
  /** A dictionary says a key twice. */
  | 'duplicate-key'
  /** A generation other than 0; some readers do not look at it. */
  | 'generation'
  /** A table and a stream of cross-references together; old and new readers see different objects. */
  | 'hybrid'
  /** An object packed beside others that no table points to. */
  | 'hidden-in-object-stream'
  /** A later revision points back to bytes of an earlier one. */
  | 'old-bytes'
  | 'unclaimed-bytes'
  | 'trailing-bytes';

/** Something that can be read, but that readers do not agree about. */
export interface Oddity {
  readonly code: OddityCode;
  readonly offset: number;
  readonly value: string | number | null;
}

/** So many of each are kept; more say nothing new. */
const mostOfACode = 100;

/** What is counted and noted while one file is read. */
export class Reading {
  readonly limits: ReadingLimits;
  readonly oddities: Oddity[] = [];
  private readonly held = new Map<OddityCode, number>();
  private values = 0;
  private entries = 0;
  private objects = 0;
  private decoded = 0;

  constructor(limits: ReadingLimits) {
    this.limits = limits;
  }

  /** `weight`: what it takes to hold the value, beside a number. */
  countValue(offset: number, weight = 1): void {
    this.values += weight;
    if (this.values > this.limits.values) throw new Refused('too-many-values', offset, this.limits.values);
  }

  countEntry(offset: number): void {
    this.entries += 1;
    if (this.entries > this.limits.entries) throw new Refused('too-many-objects', offset, this.limits.entries);
  }

  countObject(offset: number): void {
    this.objects += 1;
    if (this.objects > this.limits.objects) throw new Refused('too-many-objects', offset, this.limits.objects);
  }

  /** How many bytes a packed part may still become. */
  get decodable(): number {
    return Math.min(this.limits.streamBytes, this.limits.decodedBytes - this.decoded);
  }

  countDecoded(bytes: number): void {
    this.decoded += bytes;
  }

  odd(code: OddityCode, offset: number, value: string | number | null = null): void {
    const held = this.held.get(code) ?? 0;
    if (held < mostOfACode) this.oddities.push({ code, offset, value });
    this.held.set(code, held + 1);
  }
}
