import type { Locator } from '@playwright/test';
import type { DataFile } from '../six-months';
import { pickFiles } from './files';
import type { Program } from './program';

/** An agreement tried out on the partner's last months. */
export class NegotiationPage {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Measures by months. */
  get grid(): Locator {
    return this.#program.main.getByRole('table', { name: 'Measures by month' });
  }

  /** What the months would have cost as offered. */
  get cost(): Locator {
    return this.grid.getByRole('rowheader', { name: 'Credits as offered' }).getByRole('status');
  }

  cell(measure: string, month: string): Locator {
    return this.grid.getByRole('button', { name: `${measure}, ${month}: ` });
  }

  /** Several at once; each is asked about in turn. */
  async bring(...files: readonly DataFile[]): Promise<void> {
    await pickFiles(this.#program, this.#program.main.getByRole('button', { name: 'Choose files' }), files);
  }

  /** With the keyboard alone: onto the slider, and by arrows to the figure. */
  async moveByKeys(
    part: 'Target' | 'Tolerance',
    measure: string,
    key: 'ArrowLeft' | 'ArrowRight',
    figure: string,
  ): Promise<void> {
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
