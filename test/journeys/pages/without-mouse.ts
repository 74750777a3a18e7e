import { expect, type Locator } from '@playwright/test';
import type { Program } from './program';

/** More stops than any page has. */
const farthest = 150;

/** Somebody who works with the keyboard alone. Every stop on the way must be seen. */
export class WithoutMouse {
  readonly #program: Program;
  readonly #unseen = new Set<string>();

  constructor(program: Program) {
    this.#program = program;
  }

  /** Stops at which nothing on the screen showed where the focus was. */
  get unseen(): readonly string[] {
    return [...this.#unseen];
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.#program.page.keyboard.press(key);
  }

  async type(words: string): Promise<void> {
    await this.#program.page.keyboard.type(words);
  }

  /** Tab after Tab until the focus is there; round the page once at most. */
  async tabTo(place: Locator): Promise<void> {
    await expect(place).toBeVisible();
    for (let stops = 0; stops < farthest; stops += 1) {
      if (await place.evaluate((element) => element === document.activeElement)) return;
      await this.press('Tab');
      await this.#look();
    }
    throw new Error(`Tab never reached ${place}.`);
  }

  /** With Tab to it, and presses it. */
  async activate(place: Locator): Promise<void> {
    await this.tabTo(place);
    await this.press('Enter');
  }

  /** Tab to the field, what stands in it replaced by the words. */
  async write(field: Locator, words: string): Promise<void> {
    await this.tabTo(field);
    await this.press('Control+A');
    await this.type(words);
    await expect(field).toHaveValue(words);
  }

  /** In a list that opens: down to the choice. */
  async choose(button: Locator, choice: string): Promise<void> {
    await this.activate(button);
    const option = this.#program.page.getByRole('option', { name: choice, exact: true });
    await expect(option).toBeVisible();
    await this.#arrowTo(option);
    await this.press('Enter');
    await expect(option).toBeHidden();
    await this.isSomewhere();
  }

  /** Among radio buttons: the first by Tab, the choice by arrows. */
  async pick(group: Locator, choice: string): Promise<void> {
    const wanted = group.getByRole('radio', { name: choice, exact: true });
    const isThere = () => group.evaluate((element) => element.contains(document.activeElement));
    for (let stops = 0; !(await isThere()); stops += 1) {
      if (stops === farthest) throw new Error(`Tab never reached ${group}.`);
      await this.press('Tab');
    }
    await this.#look();
    await this.press('Space');
    for (let steps = 0; !(await wanted.isChecked()); steps += 1) {
      if (steps === 20) throw new Error(`The arrows never reached ${choice}.`);
      await this.press('ArrowDown');
    }
    await this.#look();
  }

  /** In a grid, which is one stop: by the arrows to the row. */
  async openRow(grid: Locator, row: Locator): Promise<void> {
    await this.tabTo(grid.locator('[role=row][tabindex="0"]'));
    for (let steps = 0; !(await row.evaluate((element) => element === document.activeElement)); steps += 1) {
      if (steps === 40) throw new Error(`The arrows never reached ${row}.`);
      await this.press('ArrowDown');
    }
    await this.#look();
    await this.press('Enter');
  }

  /** Opens a menu and takes an entry. */
  async take(trigger: Locator, entry: string): Promise<void> {
    await this.activate(trigger);
    const item = this.#program.page.getByRole('menuitem', { name: entry, exact: true });
    await expect(item).toBeVisible();
    await this.#arrowTo(item);
    await this.press('Enter');
    await expect(item).toBeHidden();
  }

  /** Through the palette to whatever a few letters find. */
  async jump(words: string, to: string): Promise<void> {
    const { page } = this.#program;
    await this.press('Control+K');
    const palette = page.getByRole('dialog', { name: 'Find anything' });
    await expect(palette.getByRole('combobox')).toBeFocused();
    await this.type(words);
    // Below a command stands what records say of the same words.
    const found = palette.getByRole('option', { name: to }).first();
    await expect(found).toBeVisible();
    for (let steps = 0; (await found.getAttribute('data-focused')) === null; steps += 1) {
      if (steps === 20) throw new Error(`The arrows never reached ${to}.`);
      await this.press('ArrowDown');
    }
    await this.press('Enter');
    await expect(palette).toBeHidden();
    await this.isSomewhere();
  }

  /** Closes what is in front, once it has taken the focus: a key pressed before that is nobody's. */
  async close(): Promise<void> {
    await expect(this.#program.page.locator('[role=dialog]:focus, [role=dialog] :focus').first()).toBeAttached();
    await this.press('Escape');
  }

  /** Something was closed or is gone: the focus has not fallen off the page. */
  async isSomewhere(): Promise<void> {
    await expect
      .poll(() => this.#program.page.evaluate(() => document.activeElement?.tagName ?? 'NONE'))
      .not.toMatch(/BODY|NONE/);
  }

  async isOn(place: Locator): Promise<void> {
    await expect(place).toBeFocused();
    await this.#look();
  }

  async #arrowTo(item: Locator): Promise<void> {
    // A list opens at what is chosen; looked for is from its beginning.
    await this.press('Home');
    for (let steps = 0; !(await item.evaluate((element) => element === document.activeElement)); steps += 1) {
      if (steps === 40) throw new Error(`The arrows never reached ${item}.`);
      await this.press('ArrowDown');
    }
  }

  async #look(): Promise<void> {
    const unseen = await this.#program.page.evaluate(unseenStop);
    if (unseen !== null) this.#unseen.add(unseen);
  }
}

/** What has the focus without showing it, or null. Runs in the page. */
function unseenStop(): string | null {
  const at = document.activeElement;
  // Past the last stop the focus is with the browser itself, and comes back to the first.
  if (!(at instanceof HTMLElement) || at === document.body) return null;
  const isRinged = (element: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  };
  // The ring may lie round the frame of a field, or round the mark that a hidden box stands for.
  const around: Element[] = [];
  for (let each: Element | null = at; each && around.length < 5 && each.id !== 'main'; each = each.parentElement) {
    around.push(each);
  }
  const label = at.closest('label');
  if ([...around, ...(label ? label.querySelectorAll('*') : [])].some(isRinged)) return null;
  return at.outerHTML.slice(0, 160);
}
