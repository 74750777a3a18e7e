import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.0 to 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What stands in the way of somebody who sees, hears or moves differently, as far as axe can tell. */
export class Barriers {
  readonly #page: Page;
  readonly #found: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** `place: rule at element (colours)`, in the order in which they were met. */
  get found(): readonly string[] {
    return this.#found;
  }

  /** Looks at what is on the screen now, in light and in dark. */
  async look(place: string): Promise<void> {
    for (const colours of ['light', 'dark'] as const) {
      await this.#page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await this.#isStill();
      // Not in frames, and without the empty window axe would otherwise do its counting in.
      const { violations } = await new AxeBuilder({ page: this.#page }).withTags(tags).setLegacyMode().analyze();
      const met = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${(failureSummary ?? '').replaceAll(/\s+/g, ' ')}`),
      );
      this.#found.push(...met.map((each) => `${place} (${colours}): ${each}`));
    }
    await this.#page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  }

  /** Colours in the middle of a change are nobody's colours. */
  async #isStill(): Promise<void> {
    await this.#page.evaluate(async () => {
      // Two frames: the first starts what the new colours set in motion.
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      const endless = (each: Animation) => each.effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY;
      const finite = document.getAnimations().filter((each) => !endless(each));
      await Promise.all(finite.map((each) => each.finished.catch(() => undefined)));
    });
  }
}
