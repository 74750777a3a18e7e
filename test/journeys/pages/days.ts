import { aheadOn, moveCalendar } from '../hosts/calendar';
import type { Program } from './program';

/**
 * Lets the window live on a certain day, `2026-11-20`, from now on and after every reload. Only its calendar is moved:
 * what waits still waits as long as it does. Headquarters keeps its own time, unless it was opened on a day.
 */
export async function liveOn(program: Program, date: string): Promise<void> {
  const ahead = aheadOn(date);
  await program.page.addInitScript(moveCalendar, ahead);
  await program.page.evaluate(moveCalendar, ahead);
}
