import { test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { startBrowser } from './browser';
import { largest, median, rounds, short, spread, writeDown } from './measurement';
import type { FiguresMeasured } from './pages/figures-worker';

const partners = 10_000;

test('all metrics and cohorts of ten thousand partners with five years of history, in a worker', async () => {
  const headquarters = await openHeadquarters();
  const started = await startBrowser(`${headquarters.address}/bench/figures/figures.html`);
  const { page } = await started.connect();
  await page.waitForFunction(() => 'figures' in window);
  await page.evaluate((count) => window.figures.seed(count), partners);
  const ask = (asked: 'pass' | 'figures'): Promise<FiguresMeasured> =>
    page.evaluate((what) => window.figures.measure(what), asked);
  // The first of each meets a program that has not run yet.
  const first = await ask('figures');
  await ask('pass');
  const figures: FiguresMeasured[] = [];
  const pass: FiguresMeasured[] = [];
  const memory: number[] = [];
  for (let round = 0; round < rounds(9, 3); round += 1) {
    figures.push(await ask('figures'));
    pass.push(await ask('pass'));
    memory.push(await heap(page));
  }
  await started.remove();
  await headquarters.remove();
  const took = (all: readonly FiguresMeasured[]) => all.map((one) => one.took);
  const plain = `one plain pass over the same rows (${short(pass[0]?.megabytes ?? 0)} MB) ${spread(took(pass), 'ms')}`;
  writeDown('16-insights', [
    {
      name: `Figures: all metrics, tiers and cohorts of ${partners} partners with five years`,
      value: median(took(figures)) / 1_000,
      unit: 's',
      goal: 1,
      beside: `${plain}; the very first time ${short(first.took)} ms`,
    },
    {
      name: 'Figures: the same beside one plain pass over the same rows',
      value: median(took(figures)) / median(took(pass)),
      unit: '×',
      goal: 2,
      beside: plain,
    },
    {
      name: 'Figures: memory of the page and its worker, last round beside the first',
      value: (memory.at(-1) ?? 0) / (memory[0] ?? 1),
      unit: '×',
      goal: 1.2,
      beside: `largest ${short(largest(memory))} MB`,
    },
  ]);
});

/** Megabytes of all that belongs to the page, its workers with it, once nothing unused is left. */
async function heap(page: import('@playwright/test').Page): Promise<number> {
  const bytes = await page.evaluate(async () => {
    const { measureUserAgentSpecificMemory: measure } = performance as unknown as {
      measureUserAgentSpecificMemory?: () => Promise<{ readonly bytes: number }>;
    };
    if (measure && crossOriginIsolated) return (await measure.call(performance)).bytes;
    return (performance as unknown as { readonly memory: { readonly usedJSHeapSize: number } }).memory.usedJSHeapSize;
  });
  return bytes / 2 ** 20;
}
