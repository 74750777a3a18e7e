import type { Locator } from '@playwright/test';
import { aSignedPartner, daysAfter, eightPartners, gotThere, stillWaiting } from './eight-partners';
import { openLaptopElsewhere } from './hosts/laptop-elsewhere';
import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { lookAtDay } from './pages/days';
import { Program } from './pages/program';

const leader = 'Lena Wirth';
const south = 'South';
const away = 'Isarwerk Daten GmbH';
const figure = 'Time to first value';

journey(
  'a leader chooses the figures of headquarters, sees the sum over two territories and who is behind it elsewhere',
  async ({ mortalHeadquarters: at, territory: north, openDevice }) => {
    const today = new Date().toISOString().slice(0, 10);
    const manager = await openLaptopElsewhere(at, 'Clara Voss', north);
    const reviewer = await openLaptopElsewhere(at, 'Dario Lenz', north);
    await manager.write(eightPartners(today, { manager: manager.user, reviewer: reviewer.user }));
    const other = await openLaptopElsewhere(at, 'Ben Okoro', south);

    const device = await openDevice({ person: leader, role: 'lead', at });
    const program = new Program(device);
    const { page, main } = program;
    const barriers = new Barriers(page);
    await program.begin();
    await program.isAtHq();
    await program.goTo('Partners');
    for (const { legalName } of [...gotThere, ...stillWaiting])
      await expect(main.getByRole('row').filter({ hasText: legalName })).toBeVisible();

    await journey.step('another territory becomes hers, and nothing of it has come to her device', async () => {
      await program.goTo('Sync');
      await main.getByRole('button', { name: 'Pause' }).click();
      await expect(main).toContainText('Paused by you');
      const people = { manager: other.user, reviewer: manager.user };
      await other.write(aSignedPartner(away, daysAfter(today, -40), people).records);
      await at.command('grant', leader, '--territory', south, '--role', 'lead');
    });

    await journey.step('this device knows eight partners, headquarters nine', async () => {
      await program.goTo('Insights');
      await expect(tileOf(program)).toContainText('8 partners');
      await chooseFigures(program, 'Headquarters');
      await expect(main).toContainText('Figures of headquarters over all territories you look after, as of');
      await expect(tileOf(program)).toContainText('9 partners');
      await barriers.look('Figures of headquarters');
    });

    await journey.step('and names the partner that is not here', async () => {
      await main.getByRole('link', { name: figure, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: figure })).toBeVisible();
      await expect(main.getByRole('radio', { name: 'Headquarters' })).toBeChecked();
      const behind = page.getByRole('grid', { name: 'Partners behind it' });
      const row = behind.getByRole('row').filter({ hasText: away });
      await expect(row).toContainText('not on this device');
      await expect(row).toContainText(/4[01](\.\d)? days so far/);
      await expect(behind.getByRole('row').filter({ hasText: gotThere[0]?.legalName ?? '' })).not.toContainText(
        'not on this device',
      );
      await barriers.look('A figure of headquarters');
      await row.click();
      await program.hears(`${away} is not on this device.`);
      await expect(page.getByRole('heading', { level: 1, name: figure })).toBeVisible();
    });

    await journey.step('also in the file that she takes out', async () => {
      const { name, bytes } = await device.saved(() =>
        main.getByRole('button', { name: 'Save Partners behind it as CSV' }).click(),
      );
      expect(name).toBe('timeToFirstValue-partners.csv');
      expect(bytes.toString('utf8')).toContain(away);
      expect(bytes.toString('utf8').trim().split('\r\n')).toHaveLength(1 + 9);
    });

    await journey.step('the choice holds for cohorts and scorecards', async () => {
      await main.getByRole('link', { name: 'Scorecards' }).click();
      await expect(main.getByRole('radio', { name: 'Headquarters' })).toBeChecked();
      await expect(
        page.getByRole('grid', { name: 'By partner' }).getByRole('row').filter({ hasText: away }),
      ).toBeVisible();
      await main.getByRole('link', { name: 'Cohorts' }).click();
      await expect(main.getByRole('radio', { name: 'Headquarters' })).toBeChecked();
      await expect(main).toContainText('Figures of headquarters over all territories you look after, as of');
    });

    await journey.step('an earlier day is asked of headquarters as well: it knew nobody then', async () => {
      const before = daysAfter(today, -400);
      await lookAtDay(program, before);
      await program.goTo('Insights');
      await expect(main).toContainText(asOfDay(before));
      await expect(main).toContainText('No partner has a signed base agreement yet');
      await page.getByRole('button', { name: 'Back to today' }).click();
      await expect(tileOf(program)).toContainText('9 partners');
    });

    await journey.step('when the network goes, it says so, and this device answers', async () => {
      await device.cutNetwork();
      await main.getByRole('link', { name: figure, exact: true }).click();
      await expect(main.getByText('Headquarters is not reached').first()).toBeVisible({ timeout: 30_000 });
      await barriers.look('Headquarters is not reached');
      await chooseFigures(program, 'This device');
      const behind = page.getByRole('grid', { name: 'Partners behind it' });
      await expect(behind.getByRole('row').filter({ hasText: 'days' })).toHaveCount(8);
      await expect(behind).not.toContainText(away);
    });
    expect(barriers.found).toEqual([]);
  },
);

function tileOf(program: Program): Locator {
  return program.main.getByRole('region', { name: figure, exact: true });
}

async function chooseFigures(program: Program, place: 'This device' | 'Headquarters'): Promise<void> {
  await program.main.getByRole('radiogroup', { name: 'Figures of' }).getByText(place, { exact: true }).click();
}

/** `as of 18 Oct 2025`, or as the language of the window has it. */
function asOfDay(day: string): RegExp {
  const said = ['en-GB', 'en-US'].map((locale) =>
    new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day)),
  );
  return new RegExp(`as of (${said.join('|')})`);
}
