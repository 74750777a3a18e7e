import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, expect, type Page } from '@playwright/test';
import { findBrowser, withoutSandboxAsRoot } from '../../../scripts/browser.mjs';
import { type Troubles, watchTroubles } from '../hosts/troubles';
import { asFile, type FileToCheck, readTold, type Told } from './file-check';

/** The page that checks signed files, opened from a disk on a computer that knows nothing of us and has no network. */
export class StandAlonePage {
  readonly page: Page;
  readonly #browser: Browser;
  readonly #folder: string;
  readonly #troubles: Troubles;

  private constructor(on: { page: Page; browser: Browser; folder: string; troubles: Troubles }) {
    this.page = on.page;
    this.#browser = on.browser;
    this.#folder = on.folder;
    this.#troubles = on.troubles;
  }

  static async open(html: Uint8Array): Promise<StandAlonePage> {
    const folder = mkdtempSync(join(tmpdir(), 'fieldpact-taken-home-'));
    const address = pathToFileURL(join(folder, 'verify.html'));
    writeFileSync(address, html);
    const program = findBrowser();
    if (!program) throw new Error('There is no browser of the Chromium family; "npm test" would fetch one.');
    const args = ['--disable-gpu', ...withoutSandboxAsRoot()];
    const browser = await chromium.launch({ executablePath: program, args });
    const context = await browser.newContext({ offline: true, locale: 'en-GB' });
    const troubles = await watchTroubles(context, { wasCut: () => false });
    const page = await context.newPage();
    await page.goto(address.href);
    await expect(page.getByRole('heading', { level: 1, name: 'Check a signed document' })).toBeVisible();
    return new StandAlonePage({ page, browser, folder, troubles });
  }

  /** Checks files at once; the answers are in their order. */
  async check(...files: readonly FileToCheck[]): Promise<readonly Told[]> {
    await this.page.locator('input[type=file]').first().setInputFiles(files.map(asFile));
    const told: Told[] = [];
    for (const { name } of files) told.push(await readTold(this.page.getByRole('main'), name));
    return told;
  }

  /** Nothing went wrong in it where nobody looked, and it asked for nothing on any network. */
  async close(): Promise<void> {
    expect(this.#troubles.all).toEqual([]);
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true });
  }
}
