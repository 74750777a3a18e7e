import { type BrowserContext, expect, type Page, test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { Program } from '../journeys/pages/program';
import { startBrowser } from './browser';
import { ask, longTasks, openWorkshop } from './look';
import { largest, median, rounds, short, spread, writeDown } from './measurement';

const typed = ['celje health', 'security attestation 427', 'donau', 'integration 99'];

test('the first paint of figures, and no long task while typing and scrolling, at ten thousand partners', async () => {
  const partners = rounds(10_000, 2_000);
  const headquarters = await openHeadquarters();
  const address = `${headquarters.address}/`;
  const bare = await opened(address, async () => undefined);
  const full = await opened(address, async (context) => {
    const workshop = await openWorkshop(context, headquarters.address);
    await ask(workshop, 'seedPartners', partners);
    await ask(workshop, 'seedLapses', partners);
    await ask(workshop, 'seedFigures', partners);
    await workshop.close();
  });
  const { page } = full;
  await page.goto(`${address}#/insights`);
  await page.reload();
  // What is painted first is what was reckoned last.
  await untilMarked(page, 'figures-drawn');
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 120_000 });

  const paints: number[] = [];
  const bares: number[] = [];
  for (let round = 0; round <= rounds(11, 3); round += 1) {
    const one = await paint(page, address, 'figures-drawn');
    const other = await paint(bare.page, address, 'page-drawn');
    // The first of each warms the disk and the scripts, and is not counted.
    if (round === 0) continue;
    paints.push(one);
    bares.push(other);
  }

  const program = new Program({ page });
  await page.goto(`${address}#/search`);
  const field = page.getByRole('searchbox', { name: 'Find anything' });
  await expect(page.getByRole('progressbar')).toHaveCount(0, { timeout: 300_000 });
  const searching: number[] = [];
  for (const words of typed) {
    await field.fill('');
    searching.push(...(await longTasks(page, () => page.keyboard.type(words, { delay: 60 }))));
  }

  await page.goto(`${address}#/settings`);
  const opening = await longTasks(page, async () => {
    await program.goTo('Today');
    await expect(page.getByRole('heading', { name: 'Lapses before your next visit' })).toBeVisible();
  });
  const scrolling = await longTasks(page, async () => {
    for (let press = 0; press < 4; press += 1) await page.getByRole('button', { name: /^Show 30 more of/ }).click();
    await scroll(page, rounds(300, 120));
  });
  await full.remove();
  await bare.remove();
  await headquarters.remove();

  const size = `${partners} partners`;
  const task = (name: string, tasks: readonly number[]) => ({
    name: `${size}: longest task while ${name}`,
    value: largest(tasks),
    unit: 'ms',
    goal: 50,
    beside: `${tasks.length} over 50 ms`,
  });
  const painted = `${spread(paints, 'ms')}; the same page without any data ${spread(bares, 'ms')}`;
  writeDown('19-first-paint', [
    {
      name: `${size} of five years: records open to figures painted, median`,
      value: median(paints),
      unit: 'ms',
      goal: 300,
      beside: painted,
    },
    {
      name: `${size} of five years: the same beside the page without any data`,
      value: median(paints) / median(bares),
      unit: '×',
      goal: null,
      beside: `${short(median(paints))} ms and ${short(median(bares))} ms`,
    },
    task('typing in the search', searching),
    task('Today opens', opening),
    task('Today is scrolled', scrolling),
  ]);
});

interface Opened {
  readonly page: Page;
  readonly remove: () => Promise<void>;
}

async function opened(address: string, seed: (context: BrowserContext) => Promise<void>): Promise<Opened> {
  const started = await startBrowser('about:blank');
  const { context, page } = await started.connect();
  await seed(context);
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(address);
  // On a busy machine the first start takes longer than an expectation waits.
  await expect(page.getByRole('heading', { name: 'Welcome to Fieldpact' })).toBeVisible({ timeout: 60_000 });
  await new Program({ page }).begin();
  return { page, remove: () => started.remove() };
}

/** From the records being open to the frame that shows it, in a window that is opened anew. */
async function paint(page: Page, address: string, name: string): Promise<number> {
  await page.goto('about:blank');
  await page.goto(`${address}#/insights`);
  return untilMarked(page, name);
}

async function untilMarked(page: Page, name: string): Promise<number> {
  const times = await page.waitForFunction((mark) => {
    const at = (one: string) => performance.getEntriesByName(one)[0]?.startTime;
    const [from, to] = [at('records-open'), at(mark)];
    return from === undefined || to === undefined ? null : { took: to - from };
  }, name);
  return (await times.evaluate((found) => found?.took)) ?? 0;
}

/** Down through the page in small steps, one in every frame. */
function scroll(page: Page, steps: number): Promise<void> {
  return page.evaluate(async (total) => {
    const main = document.querySelector('#main');
    const room = main && main.scrollHeight > main.clientHeight ? main : document.scrollingElement;
    for (let step = 0; step < total; step += 1) {
      room?.scrollBy(0, 120);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, steps);
}
