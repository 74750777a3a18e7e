import { expect, type Locator } from '@playwright/test';
import type { Program } from './program';

/** A signing in the room, from naming the signers to the frozen file. */
export class Signing {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** The signers in their order, as the screen that prepares them lists them. */
  get signers(): Locator {
    return this.#program.page.getByRole('region', { name: 'Who signs' }).getByRole('listitem');
  }

  /** The title of the step, by which whoever sits here knows what is asked. */
  get title(): Locator {
    return this.#program.page.getByRole('heading', { level: 1 });
  }

  /** These people sign and nobody else. On a device no headquarters knows, `conductor` says who conducts. */
  async prepare(names: readonly string[], conductor = 'Nina Falk'): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: 'Prepare the signing' })).toBeVisible({ timeout: 30_000 });
    const prepare = page.getByRole('button', { name: 'Prepare the document' });
    await expect(prepare).toBeEnabled();
    const ownName = page.getByRole('textbox', { name: 'Your name' });
    if (await ownName.isVisible()) await ownName.fill(conductor);
    for (const listed of await this.#listed()) {
      if (!names.includes(listed)) await page.getByRole('button', { name: `${listed} does not sign` }).click();
    }
    for (const name of names) if (!(await this.#listed()).includes(name)) await this.#add(name);
    await prepare.click();
    await expect(prepare).toBeHidden({ timeout: 60_000 });
  }

  /** Whoever conducts notes how they know the next person, and turns the screen to them. */
  async turnTo(name: string): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: `Before ${name} signs` })).toBeVisible();
    await page.getByText('I know this person').click();
    await page.getByRole('button', { name: `Turn the screen to ${name}` }).click();
    await page.getByRole('button', { name: `I am ${name}, continue` }).click();
  }

  /** Reads to the end, agrees, draws with the mouse and signs. */
  async sign(name: string): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    await page.getByRole('button', { name: 'To the end' }).click();
    await page.getByText('I have read this and agree to it').click();
    const pad = page.getByRole('application', { name: `Signature of ${name}` });
    await pad.scrollIntoViewIfNeeded();
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

  /** Whoever has signed gives the screen back. */
  async giveBack(): Promise<void> {
    const { page } = this.#program;
    await expect(
      page.getByRole('heading', { level: 1, name: /^Thank you, .* Please give the screen back/ }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Go on', exact: true }).click();
  }

  /** Everybody who was named signs, one after the other, whoever is first. */
  async signAll(count: number): Promise<void> {
    for (let signed = 0; signed < count; signed += 1) {
      await expect(this.title).toBeVisible();
      const words = await this.title.innerText();
      const name = words.match(/^Before (.*) signs$/)?.[1];
      if (name !== undefined) await this.turnTo(name);
      await this.sign(name ?? words);
      if (signed < count - 1) await this.giveBack();
    }
  }

  /** All have signed: waits for the frozen file and answers the SHA-256 that the screen shows. */
  async isFrozen(): Promise<string> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: 'Thank you. It is signed.' })).toBeVisible({
      timeout: 60_000,
    });
    return (await page.locator('code').first().innerText()).trim();
  }

  async #listed(): Promise<readonly string[]> {
    return this.signers.locator('strong').allInnerTexts();
  }

  async #add(name: string): Promise<void> {
    const { page } = this.#program;
    for (const open of await page.getByRole('button', { name: /^Add a signer for / }).all()) {
      await open.click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toBeVisible();
      const found = dialog.getByRole('button', { name: new RegExp(`^${name}`) });
      if (await found.isVisible()) {
        await found.click();
        return expect(dialog).toBeHidden();
      }
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
    }
    throw new Error(`${name} is on no side.`);
  }
}
