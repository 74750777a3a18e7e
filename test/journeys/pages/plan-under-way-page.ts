import { expect, type Locator } from '@playwright/test';
import type { Device } from '../hosts/device';
import { choose, fillText } from './fields';
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

  /** Minutes of a milestone's review, for which both sides stand. */
  async hold(review: {
    readonly milestone: string;
    readonly said: string;
    readonly vendor: string;
    readonly partner: string;
  }): Promise<void> {
    await this.#program.main.getByRole('button', { name: 'Note a review' }).click();
    const dialog = this.#program.dialog('Note a review');
    await choose(dialog, 'Which review', 'Milestone review');
    await choose(dialog, 'For', review.milestone);
    await fillText(dialog, 'What was said', review.said);
    await fillText(dialog, 'For us, stands for the minutes', review.vendor);
    await fillText(dialog, 'For the partner, stands for the minutes', review.partner);
    await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
    await expect(dialog).toBeHidden();
  }

  /** What closes a milestone; not there while it has no proof. */
  closing(milestone: Locator): Locator {
    return milestone.getByRole('button', { name: 'Close milestone' });
  }

  /** With the latest proof there is. */
  async close(milestone: Locator): Promise<void> {
    await this.closing(milestone).click();
    await expect(milestone).toBeHidden();
  }

  async calendar(device: Device): Promise<{ readonly name: string; readonly bytes: Buffer }> {
    return device.saved(() => this.#program.main.getByRole('button', { name: 'Calendar file' }).click());
  }
}
