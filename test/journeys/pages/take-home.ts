import { expect, type Locator } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { Device } from '../hosts/device';
import type { Program } from './program';

/** What a partner takes home, by the name of the file. */
export type TakenHome = ReadonlyMap<string, Buffer>;

/** The dialog that hands over what the partner takes home. */
export class TakeHome {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  get dialog(): Locator {
    return this.#program.dialog('What the partner takes home');
  }

  /** Opens it, from the end of a signing or from the page of the agreement; answers when all is put together. */
  async open(): Promise<void> {
    await this.#program.page.getByRole('button', { name: 'Take home', exact: true }).click();
    await expect(this.oneFile).toBeVisible({ timeout: 60_000 });
  }

  get oneFile(): Locator {
    return this.dialog.getByRole('button', { name: 'Save as one file (ZIP)' });
  }

  /** Saves it as one file and takes the files out of it. */
  async save(device: Device): Promise<TakenHome> {
    await this.open();
    const { name, bytes } = await device.saved(() => this.oneFile.click());
    await expect(this.dialog.getByText('Saved, and noted in the record of this signing.')).toBeVisible();
    await this.dialog.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expect(this.dialog).toBeHidden();
    const folder = name.replace(/\.zip$/, '/');
    const files = Object.entries(unzipSync(bytes));
    expect(files.filter(([path]) => !path.startsWith(folder))).toEqual([]);
    return new Map(files.map(([path, content]) => [path.slice(folder.length), Buffer.from(content)]));
  }
}

/** The one file that ends like this. */
export function takenFile(files: TakenHome, pattern: RegExp): { readonly name: string; readonly bytes: Buffer } {
  const found = [...files].filter(([name]) => pattern.test(name));
  const [first] = found;
  if (!first || found.length > 1) throw new Error(`${pattern} is ${found.length} of ${[...files.keys()].join(', ')}`);
  return { name: first[0], bytes: first[1] };
}
