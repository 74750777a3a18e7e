import { expect } from '@playwright/test';
import { choose, fillText, tick } from './fields';
import type { Program } from './program';

export interface NewVisit {
  readonly purpose: string;
  readonly site?: string;
  readonly attendees?: readonly string[];
}

/** Planning, starting and ending a visit. */
export class Visits {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** From the partner's page; answers when the page of the visit is there. */
  async plan(visit: NewVisit): Promise<void> {
    const { page } = this.#program;
    await page.locator('#main').getByRole('button', { name: 'Plan a visit' }).first().click();
    const dialog = this.#program.dialog('Plan a visit');
    await fillText(dialog, 'Purpose', visit.purpose);
    if (visit.site) await choose(dialog, 'Where', visit.site);
    for (const name of visit.attendees ?? []) await tick(dialog, name);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Visit to / })).toBeVisible();
  }

  async start(): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Start the visit' }).click();
    await expect(page.getByRole('button', { name: 'End the visit' })).toBeVisible();
  }

  async end(): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'End the visit' }).click();
    await expect(page.getByRole('button', { name: 'End the visit' })).toBeHidden();
  }
}
