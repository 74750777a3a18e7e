import type { Page } from '@playwright/test';
import { startBrowser } from '../browser';
import { statusOf } from '../servers';
import { type CountedWire, countedWire } from '../wire';
import type { EditedField, Found, SyncPage } from './sync-page';
import type { RunningSystem } from './systems';

/** A browser with a fresh profile, its page, and the wire to the server. */
export interface Device {
  readonly page: Page;
  readonly wire: CountedWire;
  ask<Name extends keyof SyncPage>(
    name: Name,
    ...given: Parameters<SyncPage[Name]>
  ): Promise<Awaited<ReturnType<SyncPage[Name]>>>;
  find(edits: readonly WrittenEdit[]): Promise<readonly Found[]>;
  /** Memory of the page's process, MB. */
  memory(): Promise<number>;
  /** Processor time of the browser with all its processes so far, ms. */
  processorTime(): Promise<number>;
  remove(): Promise<void>;
}

export interface WrittenEdit {
  readonly at: number;
  readonly field: EditedField;
  readonly value: string;
}

export async function openDevice(system: RunningSystem, name: string): Promise<Device> {
  const wire = await countedWire(system.server.address);
  const browser = await startBrowser(`${wire.address}${system.pagePath}`);
  const { context, page } = await browser.connect();
  await page.waitForFunction(() => 'syncPage' in globalThis);
  const session = await context.browser()?.newBrowserCDPSession();
  const processes = async () => (await session?.send('SystemInfo.getProcessInfo'))?.processInfo ?? [];
  const ask: Device['ask'] = (asked, ...given) =>
    page.evaluate(
      ([named, values]) => {
        const { syncPage } = globalThis as unknown as { syncPage: Record<string, (...on: unknown[]) => unknown> };
        return syncPage[named]?.(...values) as never;
      },
      [asked, given] as const,
    );
  await ask('open', { server: `${wire.address}${system.syncPath}`, code: await system.code(name) });
  return {
    page,
    wire,
    ask,
    find: (edits) =>
      page.evaluate(async (asked) => {
        const { syncPage } = globalThis as unknown as { syncPage: SyncPage };
        const found: Found[] = [];
        for (const { at, field, value } of asked) found.push(await syncPage.find(at, field, value));
        return found;
      }, edits),
    memory: async () => {
      const pages = (await processes()).filter(({ type }) => type === 'renderer');
      return Math.max(0, ...pages.map(({ id }) => statusOf(id, 'VmRSS') ?? 0));
    },
    processorTime: async () => (await processes()).reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0),
    remove: async () => {
      await browser.remove();
      await wire.close();
    },
  };
}
