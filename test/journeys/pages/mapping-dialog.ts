import { expect, type Locator } from '@playwright/test';
import { choose, fillText, find } from './fields';
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

/** The dialog in which it is said how a file of records is to be read. */
export class MappingDialog {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  get #dialog(): Locator {
    return this.#program.dialog(/^How to read /);
  }

  /** Why the file was not taken in, as it was read last. */
  get findings(): Locator {
    return this.#dialog.getByRole('alert');
  }

  async isAbout(name: string): Promise<void> {
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
  }
}
