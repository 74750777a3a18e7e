import { expect, type Locator } from '@playwright/test';
import { choose, fillDate, fillText } from './fields';
import type { Program } from './program';

export interface Exception {
  /** Title of the control. */
  readonly control: string;
  readonly reason: string;
  readonly until: string;
  /** Who of our side allows it, as the list shows them. */
  readonly allowedBy: string;
}

/** Gates, and what is conceded on the way to them. */
export class Gates {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** On the tab of the gates. */
  gate(title: string): Locator {
    return this.#program.main.getByRole('region', { name: title, exact: true });
  }

  /** Puts on record that the gate is passed; answers when the head of the page says how it stands: `passed`. */
  async pass(title: string, stands: string): Promise<void> {
    const { page } = this.#program;
    await this.gate(title).getByRole('button', { name: 'Pass the gate…' }).click();
    const dialog = this.#program.dialog(new RegExp(`^Pass ${title} for `));
    await dialog.getByRole('button', { name: 'Put on record' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await this.#program.hears(new RegExp(`^${title}: Passed\\.`));
    await this.stands(title, stands);
  }

  /** Takes back a gate that was passed. */
  async suspend(title: string, reason: string): Promise<void> {
    const { page } = this.#program;
    await this.gate(title).getByRole('button', { name: 'Suspend…' }).click();
    const dialog = this.#program.dialog(new RegExp(`^Suspend ${title} for `));
    await fillText(dialog, 'Reason', reason);
    await dialog.getByRole('button', { name: 'Suspend', exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await this.#program.hears(new RegExp(`^${title}: Suspended\\.`));
  }

  /** Waits until the head of the partner's page says so: `passed`, `lapsed`. */
  async stands(title: string, state: string): Promise<void> {
    await expect(this.#program.main.getByText(`${title} ${state}`, { exact: true }).first()).toBeVisible();
  }

  /** On the tab of the controls: asks to leave one open. */
  async askToLeaveOpen({ control, reason, until }: Omit<Exception, 'allowedBy'>): Promise<void> {
    const row = this.#row(control);
    await row.getByRole('button', { name: control }).click();
    await row.getByRole('button', { name: 'Leave it open for a while…' }).click();
    const dialog = this.#program.dialog('Leave it open for a while');
    await fillText(dialog, 'Why?', reason);
    await fillDate(dialog, 'Until', until);
    await dialog.getByRole('button', { name: 'Ask for it' }).click();
    await this.#program.hears('Asked. Somebody else decides');
    await expect(this.#exceptions.getByRole('row').filter({ hasText: control })).toContainText('Waits for a decision');
  }

  /** Notes that somebody of our side allowed it by phone. */
  async noteAllowed({ control, allowedBy }: Pick<Exception, 'control' | 'allowedBy'>): Promise<void> {
    const row = this.#exceptions.getByRole('row').filter({ hasText: control });
    await row.getByRole('button', { name: `Decide: ${control}` }).click();
    const dialog = this.#program.dialog('Decide about an exception');
    await choose(dialog, 'Who decided?', allowedBy);
    await dialog.getByRole('button', { name: 'Keep the decision' }).click();
    await expect(dialog).toBeHidden();
    await expect(row).toContainText('Allowed');
    await expect(row).toContainText('Provisional until headquarters confirms it');
    await expect(this.#row(control)).toContainText('Waived');
  }

  get #exceptions(): Locator {
    return this.#program.page.getByRole('table', { name: 'Exceptions asked for' });
  }

  #row(control: string): Locator {
    const { page } = this.#program;
    return this.#program.main
      .getByRole('listitem')
      .filter({ has: page.getByRole('button', { name: control }) })
      .last();
  }
}
