import { expect, type Locator, type Page } from '@playwright/test';
import type { Device } from '../hosts/device';

export type Place = 'Today' | 'Partners' | 'Visits' | 'Insights' | 'Documents' | 'Sync' | 'Settings';

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

  /** The page that checks signed files is on the device too; it comes after the program itself. */
  async hasTheCheckToHandOut(): Promise<void> {
    await this.page.waitForFunction(
      async () => location.protocol === 'app:' || (await caches.match('/verifier.html')) !== undefined,
    );
  }

  /** What stands beside a term in a list of facts. */
  fact(term: string): Locator {
    return this.page.locator('dt', { hasText: term }).locator('xpath=following-sibling::dd[1]');
  }

  /**
   * The longest task of the window's own thread while this went on, ms of processor time. Time on the clock would
   * blame the program for whatever else the computer does meanwhile.
   */
  async longestTaskDuring(work: () => Promise<void>): Promise<number> {
    const session = await this.page.context().newCDPSession(this.page);
    const events: TraceEvent[] = [];
    session.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', '__metadata'] },
    });
    await work();
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    return longestTask(events);
  }

  /** Uses up the room on a device that was given little, to the last kilobyte. */
  async fillDisk(): Promise<void> {
    await this.page.evaluate(async () => {
      if (location.protocol === 'app:') throw new Error('This would fill the real disk.');
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

  async closeDialog(): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
    await expect(dialog).toHaveCount(0);
  }

  dialog(title: string | RegExp): Locator {
    return this.page.getByRole('dialog', { name: title });
  }
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, millionths of a second. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

function longestTask(events: readonly TraceEvent[]): number {
  const isMain = (name: string | undefined) => name === 'CrRendererMain';
  const main = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && isMain(args.name))
      .map(({ pid, tid }) => `${pid}/${tid}`),
  );
  const tasks = events.filter(({ name, pid, tid }) => name === 'RunTask' && main.has(`${pid}/${tid}`));
  // A trace without tasks would call everything quick.
  if (tasks.length === 0) throw new Error('No task of the window was seen.');
  return Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000;
}
