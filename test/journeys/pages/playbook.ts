import { expect, type Locator } from '@playwright/test';
import { fillText } from './fields';
import type { Program } from './program';

/** The playbook: its versions, and the draft of the next one. */
export class Playbook {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  async openVersions(): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('navigation', { name: 'Places' }).getByRole('link', { name: 'Playbook' }).click();
    await page
      .getByRole('navigation', { name: 'Parts of the playbook' })
      .getByRole('link', { name: 'Versions' })
      .click();
    await expect(page.getByRole('heading', { name: 'Versions on this device' })).toBeVisible();
  }

  /** Answers when the draft of this version is open. */
  async beginDraft(version: string): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'New draft' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `Draft of version ${version}` })).toBeVisible();
  }

  /** Opens a part of the draft by its id. */
  async openPart(id: string): Promise<void> {
    const { page } = this.#program;
    const find = this.#outline.getByRole('searchbox', { name: 'Find a part' });
    await find.fill(id);
    await this.#outline.getByRole('button', { name: new RegExp(`^${id.replace('.', '\\.')} `) }).click();
    await expect(page.getByRole('heading', { level: 2, name: id, exact: true })).toBeVisible();
    await find.clear();
  }

  async reword(question: string): Promise<void> {
    await fillText(this.#program.main, 'Question', question);
    await this.#isKept();
  }

  /** On the part of a question: takes an option out of a field for good. */
  async retireOption(fieldId: string, label: string): Promise<void> {
    const field = this.#field(fieldId);
    await field.getByRole('button', { name: `Retire “${label}”`, exact: true }).click();
    await expect(field.getByRole('button', { name: `Retire “${label}”`, exact: true })).toBeHidden();
    await this.#isKept();
  }

  /** Adds a question to the module whose part is open; answers its id. */
  async addQuestion(id: string, question: string, label: string): Promise<void> {
    const { page } = this.#program;
    await this.#outline.getByRole('button', { name: 'Add a question' }).click();
    await expect(page.getByRole('heading', { level: 2, name: id, exact: true })).toBeVisible();
    await fillText(this.#program.main, 'Question', question);
    await fillText(this.#field('answer'), 'Label', label);
    await this.#isKept();
  }

  /** What the draft changes, line by line, as it is told. */
  async compare(): Promise<Locator> {
    await this.#program.page.getByRole('tab', { name: 'Compare' }).click();
    return this.#program.page.getByRole('tabpanel', { name: 'Compare' });
  }

  async publish(version: string, why: string): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = this.#program.dialog('Publish the draft');
    await fillText(dialog, 'Why this version', why);
    await dialog.getByRole('button', { name: `Publish ${version}`, exact: true }).click();
    await this.#program.hears(`Version ${version} is published`);
    await expect(page.getByRole('heading', { level: 2, name: `Version ${version}` })).toBeVisible();
  }

  get #outline(): Locator {
    return this.#program.page.getByRole('navigation', { name: 'Parts of the draft' });
  }

  #field(id: string): Locator {
    return this.#program.main.getByRole('region', { name: `Field ${id}`, exact: true });
  }

  async #isKept(): Promise<void> {
    await expect(this.#program.main.getByText('Kept', { exact: true })).toBeVisible();
    await expect(this.#program.main.getByText('No findings', { exact: true })).toBeVisible();
  }
}
