import { type Page, test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { Program } from '../journeys/pages/program';
import { startBrowser } from './browser';
import { ask, openWorkshop } from './look';
import { median, percentile, rounds, short, writeDown } from './measurement';

const question = 'M8.Q9';
const perVisit = 25;

test('saving one answer, beside one raw strict put and one raw flush', async () => {
  const headquarters = await openHeadquarters();
  const started = await startBrowser('about:blank');
  const { context, page } = await started.connect();
  const seeding = await openWorkshop(context, headquarters.address);
  await ask(seeding, 'seedPartners', rounds(10_000, 500));
  const interviews = await ask(seeding, 'seedVisits', rounds(10, 2));
  await seeding.close();

  await page.goto(`${headquarters.address}/`);
  await new Program({ page }).begin();
  const workshop = await openWorkshop(context, headquarters.address);
  const saves: number[] = [];
  const pressed: number[] = [];
  const raw: number[] = [];
  for (const interview of interviews) {
    raw.push(...(await ask(workshop, 'rawSaves', perVisit)));
    await page.bringToFront();
    for (let at = 0; at < perVisit; at += 1) {
      await openQuestion(page, headquarters.address, interview);
      await page.locator('form textarea').first().fill(`Somebody always answers, ${at} times over.`);
      // The draft is written while one types; it is not what is measured here.
      await page.waitForTimeout(250);
      const told = await answer(page);
      saves.push(told.save);
      pressed.push(told.pressed);
    }
    await workshop.bringToFront();
  }
  await started.remove();
  await headquarters.remove();
  const besideRaw = `raw limit p50 ${short(median(raw))}, p95 ${short(percentile(raw, 95))} ms`;
  writeDown('3-save', [
    {
      name: 'Saving one answer, strict and in the journal, p95',
      value: percentile(saves, 95),
      unit: 'ms',
      goal: 15,
      beside: `p50 ${short(median(saves))} ms of ${saves.length}; ${besideRaw}`,
    },
    {
      name: 'From the press on "Answer and go on" to the answer saved, p95',
      value: percentile(pressed, 95),
      unit: 'ms',
      goal: null,
      beside: `p50 ${short(median(pressed))} ms`,
    },
  ]);
});

async function openQuestion(page: Page, address: string, interview: string): Promise<void> {
  await page.goto(`${address}/#/interviews/${interview}/${question}`);
  await page.locator('form textarea').first().waitFor();
}

/** Presses the button; the program itself tells how long the save took. */
async function answer(page: Page): Promise<{ readonly save: number; readonly pressed: number }> {
  const told = page.evaluate(
    () =>
      new Promise<{ save: number; pressed: number }>((resolve) => {
        let press = performance.now();
        addEventListener(
          'click',
          ({ timeStamp }) => {
            press = timeStamp;
          },
          { capture: true, once: true },
        );
        const observer = new PerformanceObserver((list) => {
          const [measure] = list.getEntriesByName('save');
          if (!measure) return;
          observer.disconnect();
          resolve({ save: measure.duration, pressed: measure.startTime + measure.duration - press });
        });
        observer.observe({ type: 'measure' });
      }),
  );
  await page.evaluate(() => undefined);
  await page.getByRole('button', { name: 'Answer and go on' }).click();
  return told;
}
