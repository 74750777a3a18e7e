import { expect, type Locator } from '@playwright/test';
import { choose, fillText, find, pick } from './fields';
import type { Program } from './program';

export interface NewPartner {
  readonly legalName: string;
  /** As the list shows it: `Austria`. */
  readonly country: string;
  readonly registerNumber?: string;
  readonly website?: string;
}

export interface NewPerson {
  readonly name: string;
  readonly side: 'Our side' | 'Partner’s side';
  readonly role: string;
  readonly title?: string;
  readonly phone?: string;
}

/** The list of partners and the page of one. */
export class Partners {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  row(legalName: string): Locator {
    return this.#program.page.getByRole('grid', { name: 'Partners' }).getByRole('row').filter({ hasText: legalName });
  }

  /** Answers when the partner's page is there. */
  async add(partner: NewPartner): Promise<void> {
    await this.fill(partner);
    await this.pressAdd();
    await expect(this.#program.page.getByRole('heading', { level: 1, name: partner.legalName })).toBeVisible();
    await this.#program.isSaved();
  }

  async fill(partner: NewPartner): Promise<void> {
    await this.#program.main.getByRole('button', { name: 'New partner' }).first().click();
    const dialog = this.#program.dialog('New partner');
    await fillText(dialog, 'Legal name', partner.legalName);
    await find(dialog, 'Country', partner.country);
    await fillText(dialog, 'Register number', partner.registerNumber ?? '');
    await fillText(dialog, 'Website', partner.website ?? '');
  }

  async pressAdd(): Promise<void> {
    await this.#program.dialog('New partner').getByRole('button', { name: 'Add partner' }).click();
  }

  async open(legalName: string): Promise<void> {
    await this.#program.goTo('Partners');
    await this.row(legalName).click();
    await expect(this.#program.page.getByRole('heading', { level: 1, name: legalName })).toBeVisible();
  }

  /** Whichever stands on top of the list. */
  async openFirst(): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('grid', { name: 'Partners' }).getByRole('row').nth(1).click();
    await expect(page.getByRole('tab', { name: 'Overview' })).toBeVisible();
  }

  async tab(name: string): Promise<void> {
    await this.#program.page.getByRole('tab', { name }).click();
  }

  async addPerson(person: NewPerson): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Add a person' }).click();
    const dialog = this.#program.dialog('Add a person');
    await fillText(dialog, 'Name', person.name);
    await pick(dialog, 'Side', person.side);
    await choose(dialog, 'Role', person.role);
    await fillText(dialog, 'Title', person.title ?? '');
    await fillText(dialog, 'Phone', person.phone ?? '');
    await dialog.getByRole('button', { name: 'Add person' }).click();
    await expect(dialog).toBeHidden();
    await expect(
      page.getByRole('table', { name: 'People' }).getByRole('rowheader', { name: person.name }),
    ).toBeVisible();
  }

  async addSite(site: { readonly name: string; readonly address: string; readonly zone: string }): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Add a site' }).click();
    const dialog = this.#program.dialog('Add a site');
    await fillText(dialog, 'Name', site.name);
    await fillText(dialog, 'Address', site.address);
    await find(dialog, 'Time zone', site.zone);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole('table', { name: 'Sites' }).getByRole('rowheader', { name: site.name })).toBeVisible();
  }

  /** Changes fields of the identity; answers when they are kept. */
  async correct(change: { readonly registerNumber?: string; readonly website?: string }): Promise<void> {
    await this.#program.main.getByRole('button', { name: 'Correct', exact: true }).click();
    const dialog = this.#program.dialog('Correct');
    if (change.registerNumber !== undefined) await fillText(dialog, 'Register number', change.registerNumber);
    if (change.website !== undefined) await fillText(dialog, 'Website', change.website);
    await dialog.getByRole('button', { name: 'Keep' }).click();
    await expect(dialog).toBeHidden();
    await this.#program.isSaved();
  }

  async acceptRisk(levels: Readonly<Record<string, string>>): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'Rate the risk' }).click();
    const dialog = this.#program.dialog('Risk');
    for (const [dimension, level] of Object.entries(levels)) await pick(dialog, dimension, level);
    await dialog.getByRole('button', { name: /^Keep and accept/ }).click();
    await expect(dialog).toBeHidden();
  }

  async startInterview(module: string): Promise<void> {
    const { page } = this.#program;
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { name: module }) })
      .getByRole('button', { name: /Start the interview|Go on|Ask again/ })
      .click();
    await expect(page.getByRole('navigation', { name: 'Questions' })).toBeVisible();
  }
}
