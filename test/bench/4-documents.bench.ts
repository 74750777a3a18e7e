import { test } from '@playwright/test';
import { openHeadquarters } from '../journeys/hosts/headquarters';
import { startBrowser } from './browser';
import { ask, longTasks, openWorkshop } from './look';
import { largest, type Measurement, median, rounds, spread, writeDown } from './measurement';

test('the plan and the service level agreement as files, cold and warm', async () => {
  const headquarters = await openHeadquarters();
  const measured: Measurement[] = [];
  for (const [kind, name] of [
    ['plan', 'Joint Success Plan'],
    ['sla', 'Service level agreement'],
  ] as const) {
    const cold: number[] = [];
    const warm: number[] = [];
    const tasks: number[] = [];
    let pages = 0;
    for (let round = 0; round < rounds(9, 3); round += 1) {
      // A fresh profile each: the worker, the fonts and the compiled code are all to be fetched.
      const started = await startBrowser('about:blank');
      const { context } = await started.connect();
      const workshop = await openWorkshop(context, headquarters.address);
      tasks.push(
        ...(await longTasks(workshop, async () => {
          const printed = await ask(workshop, 'print', kind);
          cold.push(printed.milliseconds);
          pages = printed.pages;
        })),
      );
      for (let again = 0; again < 3; again += 1) warm.push((await ask(workshop, 'print', kind)).milliseconds);
      await started.remove();
    }
    measured.push(
      {
        name: `${name} as PDF, cold worker, median`,
        value: median(cold),
        unit: 'ms',
        goal: 1_500,
        beside: `${spread(cold, 'ms')}, ${pages} pages; warm ${spread(warm, 'ms')}`,
      },
      {
        name: `${name} as PDF: longest task in the window meanwhile`,
        value: largest(tasks),
        unit: 'ms',
        goal: 50,
        beside: `${tasks.length} over 50 ms in ${cold.length} rounds`,
      },
    );
  }
  await headquarters.remove();
  writeDown('4-documents', measured);
});
