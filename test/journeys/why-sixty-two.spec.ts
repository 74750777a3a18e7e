import type { Locator } from '@playwright/test';
import { eightPartners, gotThere, stillWaiting } from './eight-partners';
import { openLaptopElsewhere } from './hosts/laptop-elsewhere';
import { expect, journey } from './journey';
import { Program } from './pages/program';

journey(
  'a leader asks why it is 62 days and not 34, and finds the answer on the page',
  async ({ headquarters, territory, openDevice }) => {
    const manager = await openLaptopElsewhere(headquarters, 'Clara Voss', territory);
    const reviewer = await openLaptopElsewhere(headquarters, 'Dario Lenz', territory);
    const today = new Date().toISOString().slice(0, 10);
    await manager.write(eightPartners(today, { manager: manager.user, reviewer: reviewer.user }));

    const program = new Program(await openDevice({ person: 'Lena Wirth', role: 'lead' }));
    const { page, main } = program;
    await program.begin();
    await program.isAtHq();
    await program.goTo('Partners');
    for (const { legalName } of [...gotThere, ...stillWaiting])
      await expect(main.getByRole('row').filter({ hasText: legalName })).toBeVisible();

    await journey.step('the figure, and the flattering one in grey beside it', async () => {
      await program.goTo('Insights');
      const tile = tileOf(program, 'Time to first value');
      await expect(tile).toContainText('62 days');
      await expect(tile).toContainText('8 partners');
      const beside = tile.getByText('34 days among those who finished');
      await expect(beside).toBeVisible();
      expect(await colourOf(beside)).not.toBe(await colourOf(tile.getByText('62 days', { exact: true })));
    });

    await journey.step('why it is 62 and not 34', async () => {
      const asked = tileOf(program, 'Time to first value').getByRole('button', {
        name: 'Time to first value: Why 62 days and not 34 days?',
      });
      await asked.click();
      const tile = page.getByRole('dialog', { name: 'Time to first value' });
      await expect(tile).toContainText('5 of 8 partners have got there. 3 have not yet.');
      await expect(tile).toContainText('Those who have got there took 34 days');
      await expect(tile).toContainText('half of all partners get there within 62 days');
      for (const what of [
        'An exam date (1)',
        'An environment from headquarters (1)',
        'Somebody else to accept its claim (1)',
      ])
        await expect(tile).toContainText(what);
      await page.keyboard.press('Escape');
      await expect(asked).toBeFocused();
    });

    await journey.step('who has not got there, and a partner behind it', async () => {
      await main.getByRole('link', { name: 'Time to first value', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Time to first value' })).toBeVisible();
      const behind = page.getByRole('grid', { name: 'Partners behind it' });
      for (const { legalName, days } of gotThere)
        await expect(behind.getByRole('row').filter({ hasText: legalName })).toContainText(`${days} days`);
      for (const { legalName, days } of stillWaiting)
        await expect(behind.getByRole('row').filter({ hasText: legalName })).toContainText(
          // Today is not over: late in the evening it is told as a whole day more.
          new RegExp(`(${days}(\\.\\d)?|${days + 1}) days so far`),
        );
      // The worst first: who took longest, and among those who wait who has waited longest.
      const worst = behind.getByRole('row').filter({ hasText: 'days' });
      await expect(worst.nth(0)).toContainText('Eschenbach Daten KG');
      await expect(worst.nth(1)).toContainText('Hollerbusch Technik GmbH');
      await expect(worst.nth(1)).toContainText('Somebody else to accept its claim');
      await worst.nth(1).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Hollerbusch Technik GmbH' })).toBeVisible();
    });
  },
);

function tileOf(program: Program, name: string): Locator {
  return program.main.getByRole('region', { name, exact: true });
}

const colourOf = (place: Locator) => place.evaluate((element) => getComputedStyle(element).color);
