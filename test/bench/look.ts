import type { BrowserContext, Page } from '@playwright/test';
import type { Workshop } from './pages/workshop';

/** Opens the workshop in a tab of its own. The service worker would answer its address with the program. */
export async function openWorkshop(context: BrowserContext, headquarters: string): Promise<Page> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setBypassServiceWorker', { bypass: true });
  await page.goto(`${headquarters}/bench/workshop/workshop.html`);
  await page.waitForFunction(() => 'workshop' in globalThis);
  return page;
}

/** Asks the workshop in the page for something. */
export function ask<Name extends keyof Workshop>(
  page: Page,
  name: Name,
  ...given: Parameters<Workshop[Name]>
): Promise<Awaited<ReturnType<Workshop[Name]>>> {
  return page.evaluate(
    ([named, values]) => {
      const { workshop } = globalThis as unknown as { workshop: Record<string, (...on: unknown[]) => unknown> };
      return workshop[named]?.(...values) as never;
    },
    [name, given] as const,
  );
}

/** How long the main thread was blocked at a time while something was done; only what lasted over 50 ms is told. */
export async function longTasks(page: Page, work: () => Promise<unknown>): Promise<readonly number[]> {
  await page.evaluate(() => {
    const told: number[] = [];
    const observer = new PerformanceObserver((list) => {
      told.push(...list.getEntries().map(({ duration }) => duration));
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { longTasksTold: told, longTaskObserver: observer });
  });
  await work();
  return page.evaluate(async () => {
    // Told a moment after they have ended.
    await new Promise((resolve) => setTimeout(resolve, 200));
    const world = globalThis as unknown as { longTasksTold: number[]; longTaskObserver: PerformanceObserver };
    world.longTaskObserver.disconnect();
    return world.longTasksTold;
  });
}
