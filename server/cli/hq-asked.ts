import type { HqOptions } from './hq-options';

/** What a command is told beside its options. */
export interface HqAsked {
  readonly words: readonly string[];
  readonly values: HqOptions;
  readonly now: number;
  /** A line for whoever watches; it is no part of the answer. */
  readonly progress: (line: string) => void;
}
