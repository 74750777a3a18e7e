import { type Locator, type Page, test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { Program } from '../journeys/pages/program';
import { startBrowser } from './browser';
import { ask, openWorkshop } from './look';
import { median, percentile, rounds, short, writeDown } from './measurement';

/** Three tables, and a matrix beside lists: the fullest questions of the service module. */
const questions = ['M8.Q1', 'M8.Q3'];

// Every one of them is a key on the way to a paint: no key may be lost to a slow one before it.
const words = 'The quick answer is the one that was already on the screen. ';

test('from a key in an interview to the paint, beside a bare field', async () => {
  const headquarters = await openHeadquarters();
  const started = await startBrowser('about:blank');
  const { context, page } = await started.connect();
  const seeding = await openWorkshop(context, headquarters.address);
  const [interview = ''] = await ask(seeding, 'seedVisits', 1);
  await seeding.close();

  await page.goto(`${headquarters.address}/`);
  await new Program({ page }).begin();
  const took: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < rounds(3, 1); round += 1) {
    for (const question of questions) {
      await page.goto(`${headquarters.address}/#/interviews/${interview}/${question}`);
      const field = page.locator('form input[type="text"], form textarea').first();
      await field.waitFor();
      took.push(...(await keysToPaint(page, field)));
    }
    bare.push(...(await bareField(page)));
  }
  await started.remove();
  await headquarters.remove();
  writeDown('8-interview-key', [
    {
      name: 'Interview, from a key to the paint, tables and matrix in view, p95',
      value: percentile(took, 95),
      unit: 'ms',
      goal: 50,
      beside: `p50 ${short(median(took))} ms of ${took.length}; bare field p95 ${short(percentile(bare, 95))} ms`,
    },
  ]);
});

/** How long each key took until what it changed was painted, as the browser itself tells it: in steps of 8 ms. */
async function keysToPaint(page: Page, field: Locator): Promise<readonly number[]> {
  await field.click();
  await page.evaluate(() => {
    const told: number[] = [];
    // Nothing under 16 ms is told; such a key counts as 16.
    const observer = new PerformanceObserver((list) => {
      for (const { name, duration } of list.getEntries()) if (name === 'keydown') told.push(duration);
    });
    observer.observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    Object.assign(globalThis, { keysTold: told, keyObserver: observer });
  });
  await page.keyboard.type(words, { delay: 60 });
  const told = await page.evaluate(async () => {
    // Told a moment after they were painted.
    await new Promise((resolve) => setTimeout(resolve, 300));
    const world = globalThis as unknown as { keysTold: number[]; keyObserver: PerformanceObserver };
    world.keyObserver.disconnect();
    return world.keysTold;
  });
  return [...told, ...Array.from({ length: Math.max(0, words.length - told.length) }, () => 16)];
}

async function bareField(page: Page): Promise<readonly number[]> {
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.id = 'bare';
    field.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9';
    document.body.append(field);
  });
  const took = await keysToPaint(page, page.locator('#bare'));
  await page.evaluate(() => document.getElementById('bare')?.remove());
  return took;
}
