import type { Locator } from '@playwright/test';
import type { DataFile } from '../six-months';
import type { Program } from './program';

/** By the file picker that a button opens. */
export async function pickFiles(program: Program, button: Locator, files: readonly DataFile[]): Promise<void> {
  const [chooser] = await Promise.all([program.page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles([...files]);
}
