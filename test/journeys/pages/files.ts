import type { Locator } from '@playwright/test';
import type { DataFile } from '../six-months';
import type { Program } from './program';

/** By the file picker that a button opens. */
export async function pickFiles(program: Program, button: Locator, files: readonly DataFile[]): Promise<void> {
  const [chooser] = await Promise.all([program.page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles([...files]);
}

/** Dragged from somewhere outside and let go of there. */
export async function dropFile(
  { page }: Program,
  place: Locator,
  { name, words }: { readonly name: string; readonly words: string },
): Promise<void> {
  const held = await page.evaluateHandle(
    (file) => {
      const data = new DataTransfer();
      data.items.add(new File([file.words], file.name));
      return data;
    },
    { name, words },
  );
  for (const type of ['dragenter', 'dragover', 'drop']) await place.dispatchEvent(type, { dataTransfer: held });
}
