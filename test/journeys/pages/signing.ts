import { expect, type Locator } from '@playwright/test';
import type { DataFile } from '../six-months';
import { choose, fillText } from './fields';
import { pickFiles } from './files';
import type { Program } from './program';

/** What is said while a signing is prepared, beside who signs. */
export interface SigningWishes {
  /** On a device no headquarters knows: who conducts. */
  readonly conductor?: string;
  /** By signer, where it is not what the program proposes: in which language they agree, and with what they sign. */
  readonly languages?: Readonly<Record<string, 'English' | 'German'>>;
  readonly keys?: Readonly<Record<string, string>>;
  /** Of whoever conducts, where a PIN guards the keys. */
  readonly pin?: string;
}

/** How somebody signs, where it is not at once and with the mouse. */
export interface SigningWay {
  readonly by?: 'mouse' | 'keyboard';
  /** The end of the text was on the screen before an interruption. */
  readonly hasRead?: boolean;
}

/** How whoever conducts knows somebody, and what was looked at. */
export interface IdentityCheck {
  readonly how: string;
  readonly looked?: string;
}

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

  /** These people sign and nobody else. */
  async prepare(names: readonly string[], wishes: SigningWishes = {}): Promise<void> {
    const { page } = this.#program;
    await this.name(names, wishes);
    const prepare = page.getByRole('button', { name: 'Prepare the document' });
    await prepare.click();
    await expect(prepare).toBeHidden({ timeout: 60_000 });
  }

  /** Everything before the press that makes the file. */
  async name(names: readonly string[], wishes: SigningWishes = {}): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: 'Prepare the signing' })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole('button', { name: 'Prepare the document' })).toBeEnabled();
    const ownName = page.getByRole('textbox', { name: 'Your name' });
    if (await ownName.isVisible()) await ownName.fill(wishes.conductor ?? 'Nina Falk');
    if (wishes.pin !== undefined) await page.getByLabel('Your PIN').fill(wishes.pin);
    for (const listed of await this.#listed()) {
      if (!names.includes(listed)) await page.getByRole('button', { name: `${listed} does not sign` }).click();
    }
    for (const name of names) if (!(await this.#listed()).includes(name)) await this.#add(name);
    for (const [name, language] of Object.entries(wishes.languages ?? {}))
      await choose(this.#row(name), 'Agrees in', language);
    for (const [name, key] of Object.entries(wishes.keys ?? {})) await choose(this.#row(name), 'Signs with', key);
  }

  /** Whoever conducts notes how they know the next person, and turns the screen to them. */
  async turnTo(name: string, check: IdentityCheck = { how: 'I know this person' }): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name: `Before ${name} signs` })).toBeVisible();
    await page.getByText(check.how).click();
    if (check.looked !== undefined) await fillText(page.locator('body'), 'What was looked at', check.looked);
    await page.getByRole('button', { name: `Turn the screen to ${name}` }).click();
    await this.isHere(name);
  }

  /** The person says that it is them. */
  async isHere(name: string): Promise<void> {
    await this.#program.page.getByRole('button', { name: `I am ${name}, continue` }).click();
  }

  /** Reads to the end, agrees, draws and signs. */
  async sign(name: string, way: SigningWay = {}): Promise<void> {
    await this.agree(name, way);
    await this.draw(name, way);
    await this.press(name);
  }

  async agree(name: string, { hasRead = false }: SigningWay = {}): Promise<void> {
    const { page } = this.#program;
    await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
    if (!hasRead) await page.getByRole('button', { name: 'To the end' }).click();
    await expect(page.getByText('You have seen the text to its end')).toBeVisible();
    await page.getByText('I have read this and agree to it').click();
  }

  /** What the person declares, in their language. */
  get consent(): Locator {
    return this.#program.page.getByRole('region', { name: 'What I declare by signing' });
  }

  async draw(name: string, { by = 'mouse' }: SigningWay = {}): Promise<void> {
    const pad = this.#pad(name);
    await pad.scrollIntoViewIfNeeded();
    await (by === 'keyboard' ? drawWithKeys(pad) : drawWithMouse(pad));
  }

  /** The last press; answers when the signature is in the file. */
  async press(name: string): Promise<void> {
    await this.signButton.click();
    await expect(this.#pad(name)).toBeHidden({ timeout: 30_000 });
  }

  get signButton(): Locator {
    return this.#program.page.getByRole('button', { name: 'Sign', exact: true });
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

  #pad(name: string): Locator {
    return this.#program.page.getByRole('application', { name: `Signature of ${name}` });
  }

  #row(name: string): Locator {
    return this.#program.page.getByRole('listitem', { name, exact: true });
  }

  /** Opens the signer's own certificate file. */
  async openOwnFile(file: DataFile, password: string): Promise<void> {
    const { page } = this.#program;
    await pickFiles(this.#program, page.getByRole('button', { name: 'Choose files' }), [file]);
    await page.getByLabel('Password of the file').fill(password);
    await page.getByRole('button', { name: 'Open it' }).click();
  }

  /** Whoever sits here would not sign. */
  async decline(name: string, reason: string): Promise<void> {
    const { page } = this.#program;
    await page.getByRole('button', { name: 'I decline' }).click();
    const dialog = this.#program.dialog(`${name} does not sign?`);
    await dialog.getByRole('button', { name: 'Decline to sign' }).click();
    await expect(dialog).toContainText('Give a reason, so that both sides know what to talk about.');
    await fillText(dialog, 'Why I do not sign', reason);
    await dialog.getByRole('button', { name: 'Decline to sign' }).click();
    await expect(dialog).toBeHidden();
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

async function drawWithMouse(pad: Locator): Promise<void> {
  const { mouse } = pad.page();
  const box = await pad.boundingBox();
  if (!box) throw new Error('There is no place to sign.');
  const at = (across: number, down: number) =>
    mouse.move(box.x + box.width * across, box.y + box.height * down, { steps: 6 });
  await at(0.2, 0.6);
  await mouse.down();
  await at(0.35, 0.25);
  await at(0.5, 0.7);
  await at(0.65, 0.3);
  await at(0.8, 0.6);
  await mouse.up();
}

async function drawWithKeys(pad: Locator): Promise<void> {
  await pad.focus();
  for (const key of ['Space', 'Shift+ArrowRight', 'Shift+ArrowUp', 'ArrowRight', 'Shift+ArrowDown', 'Space'])
    await pad.press(key);
}
