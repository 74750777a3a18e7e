import { expect, type Locator } from '@playwright/test';
import type { Device } from '../hosts/device';
import type { DataFile } from '../six-months';
import { fillDate, fillText } from './fields';
import { pickFiles } from './files';
import { MappingDialog } from './mapping-dialog';
import type { Program } from './program';

export interface NewAction {
  readonly what: string;
  readonly owner: string;
  readonly due: string;
}

/** A signed service level agreement under way. */
export class PerformancePage {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  async tab(name: 'Results' | 'Incidents' | 'Reviews and actions' | 'Data'): Promise<void> {
    await this.#program.page.getByRole('tab', { name, exact: true }).click();
  }

  result(measure: string, window: string): Locator {
    return this.#program.main.getByRole('button', { name: `${measure}, ${window}: ` });
  }

  async bring(file: DataFile, author: string): Promise<void> {
    await pickFiles(this.#program, this.#program.main.getByRole('button', { name: 'Choose files' }), [file]);
    const mapping = new MappingDialog(this.#program);
    await mapping.isAbout(file.name);
    await mapping.say({ author });
    await mapping.read();
    await mapping.isDone();
    await expect(this.#table('Performance data').getByRole('row').filter({ hasText: file.name })).toContainText(author);
  }

  async log(title: string): Promise<void> {
    await this.#program.main.getByRole('button', { name: 'Log an incident' }).click();
    await this.#answer('Log an incident', 'Log an incident', { 'What is wrong': title });
  }

  /** Opens an incident in its sheet. */
  async open(title: string): Promise<Locator> {
    await this.#table('Incidents').getByText(title).click();
    const sheet = this.#program.dialog(title);
    await expect(sheet).toBeVisible();
    return sheet;
  }

  /** A step of the incident that is open: the sheet then tells what became of it. */
  async step(sheet: Locator, name: string, event: string, said: { readonly who: string; readonly note?: string }) {
    await sheet.getByRole('button', { name, exact: true }).click();
    await this.#answer(name, name, { Who: said.who, ...(said.note === undefined ? {} : { Note: said.note }) });
    await expect(sheet.getByRole('listitem').filter({ hasText: event }).first()).toContainText(said.who);
  }

  async review(words: Readonly<Record<string, string>>, by: string): Promise<void> {
    const table = this.#table('Reviews after incidents');
    await table.getByRole('button', { name: 'Write the review' }).click();
    await this.#answer('Write the review', 'Keep', words);
    await table.getByRole('button', { name: 'Deliver' }).click();
    await this.#answer('Deliver', 'Deliver', { 'Delivered by': by });
    await expect(table).toContainText('Delivered');
  }

  async promise({ what, owner, due }: NewAction): Promise<void> {
    await this.#program.main.getByRole('button', { name: 'Promise an action' }).click();
    await fillDate(this.#program.dialog('Promise an action'), 'Due', due);
    await this.#answer('Promise an action', 'Keep', { Action: what, Owner: owner });
  }

  async close(what: string, proof: string): Promise<void> {
    const table = this.#table('Preventive actions');
    await table.getByRole('button', { name: `Close with proof: ${what}` }).click();
    await this.#answer('Close with proof', 'Close with proof', { 'What shows that it was done': proof });
    await expect(table.getByRole('row').filter({ hasText: what })).toContainText('Done');
  }

  /** Has the report made and answers its bytes. */
  async report(device: Device): Promise<Buffer> {
    const { bytes } = await device.saved(() =>
      this.#program.main.getByRole('button', { name: 'Performance report' }).click(),
    );
    return bytes;
  }

  async #answer(title: string, keep: string, words: Readonly<Record<string, string>>): Promise<void> {
    const dialog = this.#program.dialog(title);
    for (const [label, said] of Object.entries(words)) await fillText(dialog, label, said);
    await dialog.getByRole('button', { name: keep, exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  #table(name: string): Locator {
    return this.#program.main.getByRole('table', { name }).or(this.#program.main.getByRole('grid', { name }));
  }
}
