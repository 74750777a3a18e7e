import type { Program } from './program';

declare global {
  /** Milliseconds by which the calendar of the window is ahead of that of the computer. */
  var calendarAhead: number | undefined;
}

const day = 86_400_000;

/**
 * Lets the window live on a certain day, `2026-11-20`, from now on and after every reload. Only its calendar is moved:
 * what waits still waits as long as it does, and headquarters keeps its own time.
 */
export async function liveOn(program: Program, date: string): Promise<void> {
  const ahead = Math.floor(Date.parse(date) / day) * day - Math.floor(Date.now() / day) * day;
  await program.page.addInitScript(moveCalendar, ahead);
  await program.page.evaluate(moveCalendar, ahead);
}

/** Runs in the window. */
function moveCalendar(ahead: number): void {
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
