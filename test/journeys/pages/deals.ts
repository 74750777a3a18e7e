import { expect } from '@playwright/test';
import { fillText } from './fields';
import type { Program } from './program';

export interface NewDeal {
  readonly customer: string;
  readonly domain: string;
  readonly product: string;
  /** `24000.00` */
  readonly value: string;
}

/** The deals of a partner. */
export class Deals {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** From the tab; answers on the page of the deal. */
  async register(deal: NewDeal): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Register a deal' }).click();
    const dialog = this.#program.dialog('Register a deal');
    await fillText(dialog, 'Customer', deal.customer);
    await fillText(dialog, 'Customer’s domain', deal.domain);
    await fillText(dialog, 'Product', deal.product);
    await fillText(dialog, 'Value', deal.value);
    await dialog.getByRole('button', { name: 'Keep as a draft' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${deal.customer}: ${deal.product}` })).toBeVisible();
  }

  /** Takes a step on the page of a deal: `Submit`, `Approve`. */
  async step(name: string, state: string): Promise<void> {
    const { page } = this.#program;
    await this.#program.main.getByRole('button', { name, exact: true }).click();
    await this.#program.dialog(name).getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(
      page.getByRole('banner').or(this.#program.main).getByText(state, { exact: true }).first(),
    ).toBeVisible();
  }
}
