import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** WCAG 2.0 to 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

const ofColours = ['color-contrast', 'link-in-text-block'];

/** What stands in the way of somebody who sees, hears or moves differently, as far as axe can tell. */
export class Barriers {
  readonly #page: Page;
  readonly #found: string[] = [];

  constructor(page: Page) {
    this.#page = page;
  }

  /** `place (colours): rule: element, and why`, in the order in which they were met. */
  get found(): readonly string[] {
    return this.#found;
  }

  /** Looks at what is on the screen now, in light and in dark. */
  async look(place: string): Promise<void> {
    for (const colours of ['light', 'dark'] as const) {
      await this.#page.emulateMedia({ colorScheme: colours, reducedMotion: 'reduce' });
      await this.#isStill();
      // Without the empty window in which axe would otherwise do its counting.
      const axe = new AxeBuilder({ page: this.#page }).setLegacyMode();
      // What does not depend on the colours was looked at in light.
      const { violations } = await (colours === 'dark' ? axe.withRules(ofColours) : axe.withTags(tags)).analyze();
      const met = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, any, all }) => `${id}: ${html.slice(0, 200)} ${told([...any, ...all])}`),
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

function told(checks: readonly { readonly message: string }[]): string {
  return checks.map(({ message }) => message).join(' ');
}
