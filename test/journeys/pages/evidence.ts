import { expect, type Locator } from '@playwright/test';
import type { Program } from './program';

export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** The dialog in which evidence is brought, and the list of what was brought. */
export class Evidence {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** The dialog that is open in front. */
  get dialog(): Locator {
    return this.#program.page.getByRole('dialog').last();
  }

  get files(): Locator {
    return this.#program.page.getByRole('list', { name: 'Files' }).getByRole('listitem');
  }

  file(name: string): Locator {
    return this.files.filter({ hasText: name });
  }

  async openFor(kind: string): Promise<void> {
    await this.#program.page.getByRole('button', { name: 'Add evidence' }).click();
    await this.dialog.getByRole('button', { name: /What does it prove\?$/ }).click();
    await this.#program.page.getByRole('option', { name: kind, exact: true }).click();
    await expect(this.keepButton).toBeVisible();
  }

  get keepButton(): Locator {
    return this.dialog.getByRole('button', { name: 'Keep the evidence' });
  }

  /** By the file picker: a path on this computer, or bytes with a name. */
  async pick(file: string | PickedFile): Promise<void> {
    const [chooser] = await Promise.all([
      this.#program.page.waitForEvent('filechooser'),
      this.dialog.getByRole('button', { name: 'Choose files' }).click(),
    ]);
    await chooser.setFiles(typeof file === 'string' ? file : [file]);
  }

  async photograph(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Use the camera' }).click();
    const shoot = this.#program.page.getByRole('button', { name: 'Take the photograph' });
    await expect(shoot).toBeEnabled();
    await shoot.click();
    await expect(shoot).toBeHidden();
    await expect(this.file('photo-')).toBeVisible();
  }

  async leaveOut(name: string): Promise<void> {
    await this.file(name)
      .getByRole('button', { name: `Leave out ${name}`, exact: true })
      .click();
    await expect(this.file(name)).toBeHidden();
  }

  /** Keeps it; answers when it is kept. */
  async keep(): Promise<void> {
    const { keepButton } = this;
    await expect(keepButton).toBeEnabled();
    await keepButton.click();
    await expect(keepButton).toBeHidden();
    await this.#program.hears(/is kept and waits for review/);
  }

  async open(title: string): Promise<Locator> {
    await this.#program.page
      .getByRole('table', { name: 'Evidence' })
      .getByRole('button', { name: title, exact: true })
      .click();
    const dialog = this.#program.dialog(title);
    await expect(dialog).toBeVisible();
    return dialog;
  }

  /** Titles of the pieces that wait for review. */
  async waiting(): Promise<readonly string[]> {
    const rows = this.#program.page.getByRole('table', { name: 'Evidence' }).getByRole('row');
    return rows.filter({ hasText: 'Waits for review' }).getByRole('rowheader').allInnerTexts();
  }

  async accept(title: string): Promise<void> {
    const opened = await this.open(title);
    await opened.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(opened.getByRole('button', { name: 'Accept', exact: true })).toBeHidden();
    await this.close();
  }

  async close(): Promise<void> {
    const { dialog } = this;
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
    await expect(this.#program.page.getByRole('dialog')).toHaveCount(0);
  }
}
