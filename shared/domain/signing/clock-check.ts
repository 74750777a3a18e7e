/** When this device last heard headquarters' clock. */
export interface HeardClock {
  /** What headquarters said then, ISO. */
  readonly at: string;
  /** How far this device's clock was ahead of it then, ms. */
  readonly skew: number;
  /** The run of the program and its own steady clock at that moment, ms. */
  readonly boot: string;
  readonly monotonic: number;
}

export type ClockVerdict =
  | { readonly kind: 'right' }
  /**
   * The clock is off by so many ms (behind: negative). `certain`: it contradicts a time that is known to have passed, or
   * the steady clock of this run. Otherwise it was off when headquarters was last heard, and may have been set since.
   */
  | { readonly kind: 'off'; readonly by: number; readonly certain: boolean };

/** A clock that is off by less is not worth refusing a signature. */
export const toleratedSkew = 10 * 60_000;

/**
 * Whether the device's clock can be right. It never proves a time; it keeps people from signing with a date that
 * everybody will doubt later.
 */
export function checkClock(on: {
  readonly now: string;
  readonly boot: string;
  readonly monotonic: number;
  /** Null: headquarters was never reached. */
  readonly heard: HeardClock | null;
  /** Moments that are known to have passed: the time beacon, an earlier signature of the same file. */
  readonly passed: readonly string[];
}): ClockVerdict {
  const now = Date.parse(on.now);
  const { heard } = on;
  if (heard !== null && heard.boot === on.boot) {
    const by = now - (Date.parse(heard.at) + (on.monotonic - heard.monotonic));
    return Math.abs(by) > toleratedSkew ? { kind: 'off', by, certain: true } : { kind: 'right' };
  }
  const latest = Math.max(...[heard?.at, ...on.passed].flatMap((at) => (at === undefined ? [] : [Date.parse(at)])));
  if (now < latest - toleratedSkew) return { kind: 'off', by: now - latest, certain: true };
  // Set back since then, behind what it showed: it was corrected, and stands after the last time that is known.
  const wasCorrected = heard !== null && now < Date.parse(heard.at) + heard.skew;
  if (heard !== null && Math.abs(heard.skew) > toleratedSkew && !wasCorrected)
    return { kind: 'off', by: heard.skew, certain: false };
  return { kind: 'right' };
}
