import { expect, type Page, test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { Program } from '../journeys/pages/program';
import { startBrowser } from './browser';
import { ask, longTasks, openWorkshop } from './look';
import { largest, median, percentile, rounds, spread, writeDown } from './measurement';

const count = 10_000;
const typed = ['celje health', 'fn 1234', 'systems 0427', 'donau', 'integration 99'];

test('the list of ten thousand partners', async () => {
  const headquarters = await openHeadquarters();
  const started = await startBrowser('about:blank');
  const { context, page } = await started.connect();
  const workshop = await openWorkshop(context, headquarters.address);
  await ask(workshop, 'seedPartners', count);
  await workshop.close();

  await page.setViewportSize({ width: 1280, height: 720 });
  await page.goto(`${headquarters.address}/`);
  const program = new Program({ page });
  await program.begin();
  await program.goTo('Partners');
  await expect(page.getByText('10,000 partners')).toBeVisible({ timeout: 60_000 });

  const mounts: number[] = [];
  const mountTasks: number[] = [];
  for (let round = 0; round < rounds(21, 5); round += 1) {
    await program.goTo('Settings');
    const tasks = await longTasks(page, async () => {
      mounts.push(await mount(page));
    });
    mountTasks.push(...tasks);
  }

  const frames: number[] = [];
  const scrollTasks = await longTasks(page, async () => {
    frames.push(...(await scroll(page, rounds(600, 120))));
  });

  const keystrokes: number[] = [];
  const searchTasks = await longTasks(page, async () => {
    for (const words of typed.slice(0, rounds(5, 2))) keystrokes.push(...(await search(page, words)));
  });

  await started.remove();
  await headquarters.remove();
  writeDown('2-partner-list', [
    {
      name: '10,000 partners: press on "Partners" to rows drawn, median',
      value: median(mounts),
      unit: 'ms',
      goal: 50,
      beside: `${spread(mounts, 'ms')}; longest task ${Math.round(largest(mountTasks))} ms`,
    },
    {
      name: '10,000 partners: longest task while scrolling',
      value: largest(scrollTasks),
      unit: 'ms',
      goal: 50,
      beside: `${scrollTasks.length} over 50 ms in ${frames.length} frames; frames ${spread(frames, 'ms')}, p95 ${Math.round(percentile(frames, 95))} ms`,
    },
    {
      name: '10,000 partners: keystroke to results drawn, median',
      value: median(keystrokes),
      unit: 'ms',
      goal: 50,
      beside: `${spread(keystrokes, 'ms')}, p95 ${Math.round(percentile(keystrokes, 95))} ms, ${keystrokes.length} keystrokes; longest task ${Math.round(largest(searchTasks))} ms`,
    },
  ]);
});

/** From the press to the frame that shows rows. */
async function mount(page: Page): Promise<number> {
  const took = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        addEventListener(
          'click',
          ({ timeStamp }) => {
            const look = () => {
              if (!document.querySelector('[role=grid] [data-row]')) return;
              seen.disconnect();
              // After the frame in which they are drawn.
              requestAnimationFrame(() => {
                const after = new MessageChannel();
                after.port1.onmessage = () => resolve(performance.now() - timeStamp);
                after.port2.postMessage(null);
              });
            };
            const seen = new MutationObserver(look);
            seen.observe(document.body, { childList: true, subtree: true });
          },
          { capture: true, once: true },
        );
      }),
  );
  // Through an evaluation and not a wait: the listener must be there before the press.
  await page.evaluate(() => undefined);
  await page
    .getByRole('navigation', { name: 'Places' })
    .getByRole('link', { name: /^Partners/ })
    .click();
  return took;
}

/** Down through the whole list and up again, a step in every frame; answers how long each frame took. */
function scroll(page: Page, steps: number): Promise<number[]> {
  return page.evaluate(async (total) => {
    const room = document.querySelector('[role=grid]');
    if (!room) throw new Error('There is no list.');
    const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
    const height = room.scrollHeight - room.clientHeight;
    const took: number[] = [];
    let last = await frame();
    for (let step = 1; step <= total; step += 1) {
      // Two thirds in small steps as a wheel makes them, one third in leaps as the bar makes them.
      const isLeap = step > (total * 2) / 3;
      room.scrollTop = isLeap ? Math.abs(Math.sin(step / 5)) * height : room.scrollTop + 120;
      const now = await frame();
      took.push(now - last);
      last = now;
    }
    room.scrollTop = 0;
    return took;
  }, steps);
}

/** Types letter by letter; for each letter the time to the frame after which nothing in the list changes any more. */
async function search(page: Page, words: string): Promise<number[]> {
  const field = page.getByRole('searchbox');
  await field.fill('');
  await page.waitForTimeout(300);
  await field.focus();
  const took: number[] = [];
  for (const letter of words) {
    const drawn = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          addEventListener(
            'input',
            ({ timeStamp }) => {
              let last = 0;
              const frames = () =>
                requestAnimationFrame(() => {
                  const after = new MessageChannel();
                  after.port1.onmessage = () => {
                    last = performance.now() - timeStamp;
                  };
                  after.port2.postMessage(null);
                });
              const seen = new MutationObserver(frames);
              const list = document.querySelector('#main');
              if (list) seen.observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
              frames();
              setTimeout(() => {
                seen.disconnect();
                resolve(last);
              }, 400);
            },
            { capture: true, once: true },
          );
        }),
    );
    await page.evaluate(() => undefined);
    await page.keyboard.press(letter === ' ' ? 'Space' : letter);
    took.push(await drawn);
  }
  return took;
}
