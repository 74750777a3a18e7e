/** Clocks are put right by a few minutes without anybody noticing; less than this is not worth a word. */
const tolerance = 10 * 60_000;

/** What the clock of a device is worth, seen from what the device has written before. */
export type ClockTrust =
  | { readonly state: 'plausible' }
  /** It shows a time before the last change written here: it was set back, or was wrong then. */
  | { readonly state: 'setBack'; readonly lastWrittenAt: number; readonly by: number };

/**
 * Compares the clock with the last change written on this device. It says nothing about which of the two was right.
 *
 * @param now milliseconds, by the wall clock
 * @param lastWrittenAt milliseconds, by the wall clock of then; null: nothing was written here yet
 */
export function clockTrust(now: number, lastWrittenAt: number | null): ClockTrust {
  if (lastWrittenAt === null || lastWrittenAt - now <= tolerance) return { state: 'plausible' };
  return { state: 'setBack', lastWrittenAt, by: lastWrittenAt - now };
}

/** Revisions that by their own time were captured before the one they follow: one of the two times is wrong. */
export function capturedOutOfOrder(
  revisions: readonly { readonly id: string; readonly number: number; readonly capturedAt: string }[],
): ReadonlySet<string> {
  const inTurn = [...revisions].sort((left, right) => left.number - right.number);
  const odd = inTurn.filter(({ number, capturedAt }) =>
    inTurn.some((earlier) => earlier.number < number && earlier.capturedAt > capturedAt),
  );
  return new Set(odd.map(({ id }) => id));
}
