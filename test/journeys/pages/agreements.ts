import { expect, type Locator } from '@playwright/test';
import { fillDate, fillText, find } from './fields';
import type { Program } from './program';

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
  }

  async lock(): Promise<void> {
    const { page } = this.#program;
    await expect(this.inTheWay).toContainText('Nothing. It can be signed.');
    await page.getByRole('button', { name: 'Lock and sign' }).click();
    await expect(page.getByRole('heading', { level: 1, name: /^Who signs for / })).toBeVisible({ timeout: 30_000 });
  }

  /** One person takes the screen, draws with the mouse and signs. */
  async signBy(name: string): Promise<void> {
    const { page } = this.#program;
    await page
      .getByRole('listitem')
      .getByRole('button', { name: new RegExp(`^${name}`) })
      .click();
    const pad = page.getByRole('application', { name: `Signature of ${name}` });
    await expect(pad).toBeVisible();
    const box = await pad.boundingBox();
    if (!box) throw new Error('There is no place to sign.');
    const at = (across: number, down: number) =>
      page.mouse.move(box.x + box.width * across, box.y + box.height * down, { steps: 6 });
    await at(0.2, 0.6);
    await page.mouse.down();
    await at(0.35, 0.25);
    await at(0.5, 0.7);
    await at(0.65, 0.3);
    await at(0.8, 0.6);
    await page.mouse.up();
    await page.getByRole('button', { name: 'Sign', exact: true }).click();
    await expect(pad).toBeHidden({ timeout: 30_000 });
  }

  async turnTheScreen(): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: /^Turn the screen to / })).toBeVisible();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
  }

  /** Both have signed: waits for the frozen file and answers the SHA-256 that the screen shows. */
  async isFrozen(): Promise<string> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you. It is signed.' })).toBeVisible({
      timeout: 60_000,
    });
    return (await page.locator('code').first().innerText()).trim();
  }
}
