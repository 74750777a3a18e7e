import { expect, type Locator } from '@playwright/test';
import type { Device } from '../hosts/device';
import { choose } from './fields';
import type { Program } from './program';

/** A Joint Success Plan under way. */
export class PlanUnderWayPage {
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  async openMilestone(id: string): Promise<Locator> {
    await this.#program.main.getByRole('button', { name: new RegExp(`^${id} `) }).click();
    const dialog = this.#program.dialog(new RegExp(`^${id} `));
    await expect(dialog).toBeVisible();
    return dialog;
  }

  async close(milestone: Locator): Promise<void> {
    await milestone.getByRole('button', { name: 'Close milestone' }).click();
  }

  async closeWith(milestone: Locator, proof: string): Promise<void> {
    await choose(milestone, 'Close with', proof);
    await this.close(milestone);
    await expect(milestone).toBeHidden();
  }

  async calendar(device: Device): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    return device.saved(() => this.#program.main.getByRole('button', { name: 'Calendar file' }).click());
  }
}
