import type { Locator } from '@playwright/test';
import type { DataFile } from '../six-months';
import type { Program } from './program';

/** By the file picker that a button opens. */
export async function pickFiles(program: Program, button: Locator, files: readonly DataFile[]): Promise<void> {
  const [chooser] = await Promise.all([program.page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles([...files]);
}

/** A file of this computer, dragged into the window and let go of over a place. */
export async function dropFile({ page }: Program, place: Locator, path: string): Promise<void> {
  await place.scrollIntoViewIfNeeded();
  const box = await place.boundingBox();
  if (!box) throw new Error('There is no place to drop it.');
  // Not by events made in the page: those carry no files of the computer.
  const session = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', {
      type,
      ...at,
      data: { items: [], files: [path], dragOperationsMask: 1 },
    });
  await session.detach();
}
