declare global {
  /** Milliseconds by which the calendar here is ahead of that of the computer. */
  var calendarAhead: number | undefined;
}

const day = 86_400_000;

/** By how much the calendar has to be moved so that it is this day, `2026-11-20`, ms. */
export function aheadOn(date: string): number {
  return Math.floor(Date.parse(date) / day) * day - Math.floor(Date.now() / day) * day;
}

/** Moves the calendar and nothing else: what waits still waits as long as it does. Runs in a window, or in Node. */
export function moveCalendar(ahead: number): void {
  const isMoved = globalThis.calendarAhead !== undefined;
  globalThis.calendarAhead = ahead;
  if (isMoved) return;
  const Real = Date;
  const now = () => Real.now() + (globalThis.calendarAhead ?? 0);
  globalThis.Date = new Proxy(Real, {
    construct: (target, given: unknown[], asked) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, asked) as object,
    get: (target, name, self) => (name === 'now' ? now : (Reflect.get(target, name, self) as unknown)),
  });
}
