import { expect, type Locator } from '@playwright/test';
import { fillDate, fillText, find } from './fields';
import type { Program } from './program';
import { Signing } from './signing';

/** What is decided in an agreement itself, by the label of its field. */
export interface Decisions {
  readonly text?: Readonly<Record<string, string>>;
  readonly country?: Readonly<Record<string, string>>;
  readonly date?: Readonly<Record<string, string>>;
}

/** A plan or service level agreement from its draft to its frozen file. */
export class Agreements {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** From the partner's page. */
  async draft(kind: 'plan' | 'SLA'): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: `Draft the ${kind}` }).click();
    const title = kind === 'plan' ? 'Joint Success Plan' : 'Service Level Agreement';
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** From the partner's page, to the one that is there. */
  async open(kind: 'plan' | 'SLA'): Promise<void> {
    const { page } = this.#program;
    const title = kind === 'plan' ? 'Joint Success Plan' : 'Service Level Agreement';
    await page.getByRole('link', { name: title }).first().click();
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  }

  /** From a signed one, to the draft that will take its place. */
  async beginNextVersion(reason: string, version: number): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Begin a new version' }).click();
    await fillText(this.#program.dialog('Begin a new version'), 'Why it is changed', reason);
    await page.getByRole('button', { name: 'Begin it' }).click();
    await expect(page.getByText(`Version ${version}`, { exact: true })).toBeVisible();
  }

  async side(name: 'Text' | 'Negotiate' | 'Under way'): Promise<void> {
    const sides = this.#program.page.getByRole('navigation', { name: 'Sides of this agreement' });
    await sides.getByRole('link', { name }).click();
    await expect(sides.getByRole('link', { name })).toHaveAttribute('aria-current', 'page');
  }

  /** What is decided in the agreement itself. */
  get decided(): Locator {
    return this.#program.page.getByRole('region', { name: 'Decided here' });
  }

  /** The page as it will be printed, by words that stand on it. */
  clause(words: string | RegExp): Locator {
    return this.#program.main.getByText(words).first();
  }

  /** What stands between the draft and its signatures. */
  get inTheWay(): Locator {
    return this.#program.page.getByRole('region', { name: 'In the way' });
  }

  async decide(decisions: Decisions): Promise<void> {
    const { decided } = this;
    for (const [label, words] of Object.entries(decisions.text ?? {})) {
      await fillText(decided, label, words);
      await decided.getByRole('textbox', { name: label, exact: true }).press('Enter');
    }
    for (const [label, country] of Object.entries(decisions.country ?? {})) await find(decided, label, country);
    for (const [label, day] of Object.entries(decisions.date ?? {})) await fillDate(decided, label, day);
    // The last field counts when it is left.
    await decided.getByRole('heading', { name: 'Decided here' }).click();
    await expect(decided.getByText('In the text once you leave the field')).toHaveCount(0);
  }

  async lock(): Promise<void> {
    const { page } = this.#program;
    await expect(this.inTheWay).toContainText('Nothing. It can be signed.');
    await page.getByRole('button', { name: 'Lock and sign' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Prepare the signing' })).toBeVisible({ timeout: 30_000 });
  }

  /** From the locked text: these people sign, whoever is first. Answers the SHA-256 of the frozen file. */
  async signBy(...names: readonly string[]): Promise<string> {
    const signing = new Signing(this.#program);
    await signing.prepare(names);
    await signing.signAll(names.length);
    return signing.isFrozen();
  }
}
