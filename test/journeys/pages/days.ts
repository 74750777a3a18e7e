import { expect } from '@playwright/test';
import { aheadOn, moveCalendar } from '../hosts/calendar';
import { fillDate } from './fields';
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

/** Through the palette: from now on every page shows what was known at the end of that day, until somebody goes back. */
export async function lookAtDay(program: Program, date: string): Promise<void> {
  const { page } = program;
  await page.keyboard.press('Control+k');
  await page.keyboard.type('earlier day');
  await page.getByRole('option', { name: 'Look at an earlier day' }).click();
  const dialog = program.dialog('Look at an earlier day');
  await fillDate(dialog, 'Day', date);
  await dialog.getByRole('button', { name: 'Look at that day' }).click();
  await expect(dialog).toBeHidden();
}
