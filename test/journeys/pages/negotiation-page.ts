import { expect, type Locator } from '@playwright/test';
import type { DataFile } from '../six-months';
import { choose, fillText, find } from './fields';
import { pickFiles } from './files';
import type { Program } from './program';

/** How a file is said to be read, as far as it does not say so itself. */
export interface SaidReading {
  readonly author?: string;
  /** `Cases` */
  readonly table?: string;
  readonly zone?: string;
  /** By our name of the column: the heading of the file. */
  readonly columns?: Readonly<Record<string, string>>;
  /** By column and word of the file, `severity: Blocker`: our word. */
  readonly words?: Readonly<Record<string, string>>;
}

/** An agreement tried out on the partner's last months. */
export class NegotiationPage {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  get #dialog(): Locator {
    return this.#program.dialog(/^How to read /);
  }

  get grid(): Locator {
    return this.#program.main.getByRole('table', { name: 'Measures by month' });
  }

  /** Why the file in hand was not taken in, as it was read last. */
  get findings(): Locator {
    return this.#dialog.getByRole('alert');
  }

  /** What the months would have cost as offered. */
  get cost(): Locator {
    return this.grid.getByRole('rowheader', { name: 'Credits as offered' }).getByRole('status');
  }

  cell(measure: string, month: string): Locator {
    return this.grid.getByRole('button', { name: `${measure}, ${month}: ` });
  }

  /** Several at once; answers when the first is asked about. */
  async bring(...files: readonly DataFile[]): Promise<void> {
    await pickFiles(this.#program, this.#program.main.getByRole('button', { name: 'Choose files' }), files);
    await expect(this.#dialog).toHaveAccessibleName(`How to read ${files[0]?.name}`);
  }

  async isAskedAbout(name: string): Promise<void> {
    await expect(this.#dialog).toHaveAccessibleName(`How to read ${name}`);
  }

  async say({ author, table, zone, columns = {}, words = {} }: SaidReading): Promise<void> {
    if (table !== undefined) await choose(this.#dialog, 'What the rows are', table);
    if (author !== undefined) await fillText(this.#dialog, 'Who stands for these figures', author);
    if (zone !== undefined) await find(this.#dialog, 'Zone of times without one', zone);
    for (const [word, ours] of Object.entries(words)) await choose(this.#dialog, word, ours);
    for (const [column, heading] of Object.entries(columns)) await choose(this.#dialog, column, heading);
  }

  async read(): Promise<void> {
    await this.#dialog.getByRole('button', { name: 'Read and keep' }).click();
  }

  async isDone(): Promise<void> {
    await expect(this.#dialog).toHaveCount(0);
    await expect(this.grid).toBeVisible();
  }

  /** With the keyboard alone: onto the slider, and by arrows to the figure. */
  async moveByKeys(part: 'Target' | 'Tolerance', measure: string, key: string, figure: string): Promise<void> {
    const slider = this.grid.getByRole('slider', { name: `${part} of ${measure}` });
    await slider.focus();
    for (let steps = 0; (await slider.inputValue()) !== figure; steps += 1) {
      if (steps === 100) throw new Error(`The arrows never reached ${figure}.`);
      await slider.press(key);
    }
  }

  async takeOver(): Promise<void> {
    await this.#program.main.getByRole('button', { name: 'Take over' }).click();
    await this.#program.hears(/in the agreement as offered/);
  }
}
