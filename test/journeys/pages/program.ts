import { expect, type Locator, type Page } from '@playwright/test';
import type { Device } from '../hosts/device';

export type Place = 'Today' | 'Partners' | 'Visits' | 'Documents' | 'Sync' | 'Settings';

/** What is there on every page: the places, the status line, messages. */
export class Program {
  readonly #device: Pick<Device, 'page'>;

  constructor(device: Pick<Device, 'page'>) {
    this.#device = device;
  }

  /** Read each time: after a new start it is another window. */
  get page(): Page {
    return this.#device.page;
  }

  get main(): Locator {
    return this.page.locator('#main');
  }

  get status(): Locator {
    return this.page.getByRole('contentinfo', { name: 'Where your work is' });
  }

  /** From the first start to the first page: connected with headquarters when there was a code, else without. */
  async begin(): Promise<void> {
    await expect(this.page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toBeVisible();
    const start = this.page.getByRole('button', { name: 'Start working' });
    const without = this.page.getByRole('button', { name: 'Work without HQ for now' });
    await start.or(without).click();
    await this.isOpen();
    await this.isOnDevice();
  }

  /** The records are open and the frame is drawn. */
  async isOpen(): Promise<void> {
    await expect(this.status).toBeVisible({ timeout: 30_000 });
  }

  async goTo(place: Place): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Places' })
      .getByRole('link', { name: new RegExp(`^${place}`) })
      .click();
    await expect(this.page.getByRole('heading', { level: 1, name: place })).toBeVisible();
  }

  async isSaved(): Promise<void> {
    await expect(this.status).toContainText('Saved on this device');
  }

  /** Nothing at all waits, and headquarters has said so. */
  async isAtHq(): Promise<void> {
    await expect(this.status).toContainText('Nothing waits for HQ', { timeout: 60_000 });
    await expect(this.status).toContainText('At HQ', { timeout: 60_000 });
  }

  async isOffline(): Promise<void> {
    await expect(this.status).toContainText('Offline', { timeout: 30_000 });
  }

  /** Waits until a message has said this, and closes it. */
  async hears(words: string | RegExp): Promise<void> {
    const message = this.page
      .getByRole('region', { name: 'Messages' })
      .getByRole('alertdialog')
      .filter({ hasText: words });
    await expect(message).toBeVisible();
    await message.getByRole('button', { name: 'Close this message' }).click();
    await expect(message).toBeHidden();
  }

  /** The program's own files lie on the device and are taken from there: from now on it needs no network. */
  async isOnDevice(): Promise<void> {
    await this.page.waitForFunction(() => location.protocol === 'app:' || navigator.serviceWorker.controller !== null);
  }

  /** What stands beside a term in a list of facts. */
  fact(term: string): Locator {
    return this.page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]');
  }

  /** The longest time, ms, for which the window did not answer while this went on. */
  async longestTaskDuring(work: () => Promise<void>): Promise<number> {
    const observed = await this.page.evaluateHandle(() => {
      const tasks = [0];
      const observer = new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) tasks.push(duration);
      });
      observer.observe({ type: 'longtask' });
      new PerformanceObserver((l) => {
        for (const e of l.getEntries() as any[])
          console.log(
            'LOAF',
            Math.round(e.duration),
            'blocking',
            Math.round(e.blockingDuration),
            'render',
            Math.round(e.startTime + e.duration - e.renderStart),
            e.scripts
              .map((x: any) =>
                [
                  x.invoker,
                  x.sourceFunctionName,
                  x.sourceURL.slice(-30),
                  Math.round(x.duration),
                  Math.round(x.forcedStyleAndLayoutDuration),
                ].join(' '),
              )
              .join(' | '),
          );
      }).observe({ type: 'long-animation-frame' } as any);
      return { tasks, observer };
    });
    await work();
    return observed.evaluate(({ tasks, observer }) => {
      for (const { duration } of observer.takeRecords()) tasks.push(duration);
      observer.disconnect();
      return Math.max(...tasks);
    });
  }

  /** Uses up the room on a device that was given little, to the last kilobyte. */
  async fillDisk(): Promise<void> {
    await this.page.evaluate(async () => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('ballast', 1);
        request.onupgradeneeded = () => request.result.createObjectStore('stones', { autoIncrement: true });
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const put = (bytes: number) =>
        new Promise<boolean>((resolve) => {
          const transaction = database.transaction('stones', 'readwrite');
          transaction.oncomplete = () => resolve(true);
          transaction.onabort = () => resolve(false);
          // Random, because what is alike is packed on the disk.
          transaction.objectStore('stones').add(crypto.getRandomValues(new Uint8Array(bytes)));
        });
      for (let bytes = 65_536; bytes >= 64; bytes = Math.floor(bytes / 2)) while (await put(bytes));
      database.close();
    });
  }

  /** On the page Sync: settles a difference in favour of one of the values. */
  async decide(value: string): Promise<void> {
    await this.main.getByRole('button', { name: `Keep “${value}”` }).click();
    await this.hears('Settled.');
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
}
