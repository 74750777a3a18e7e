/** The clocks of a device as a push shows them, beside the time at which it arrived. */
export interface PushClock {
  readonly sent: number;
  readonly mono: number;
  readonly boot: string;
  /** HQ's own time when the request began to arrive. */
  readonly received: number;
}

/** How far the device's clock is ahead of HQ's, ms. The way there counts as nothing: it is unknown and short. */
export function skewOf(clock: PushClock): number {
  return Math.round(clock.sent - clock.received);
}

const worthCorrecting = 1000;

/**
 * When an edit was really made. Within one run of the computer its monotonic clock tells, whatever was done to the
 * wall clock since; otherwise the wall clock less what it is wrong by now. Never in the future, never refused.
 */
export function effectiveTime(
  edit: { readonly w: number; readonly m: number; readonly b: string },
  clock: PushClock,
): number {
  const sameRun = edit.b !== '' && edit.b === clock.boot && edit.m <= clock.mono;
  const time = sameRun ? clock.received - (clock.mono - edit.m) : edit.w - (clock.sent - clock.received);
  const corrected = Math.round(Math.min(Math.max(time, 0), clock.received));
  // The device has written its own time into its tables already; for less than a second it need not write again.
  return edit.w <= clock.received && Math.abs(corrected - edit.w) < worthCorrecting ? edit.w : corrected;
}
