import { expect } from '@playwright/test';
import type { Program } from './program';

/** Takes in a table of partners that somebody else made, as a spreadsheet saves it. */
export async function takeInPartners(program: Program, names: readonly string[]): Promise<void> {
  const { page } = program;
  await program.goTo('Partners');
  await program.main.getByRole('button', { name: 'Take in a table' }).click();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Choose files' }).click(),
  ]);
  const rows = ['Legal name;Country', ...names.map((name) => `${name};AT`)];
  await chooser.setFiles([{ name: 'partners.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }]);
  await page.getByRole('button', { name: `Add ${names.length} rows` }).click();
  await expect(program.main.getByText(`${names.length} rows were added`)).toBeVisible({ timeout: 60_000 });
}
