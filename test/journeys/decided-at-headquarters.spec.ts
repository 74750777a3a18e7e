import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { openAt } from './pages/demo';
import { Partners } from './pages/partners';
import { Program } from './pages/program';
import { WithoutMouse } from './pages/without-mouse';

const partner = { legalName: 'Nordlicht Systemhaus GmbH', country: 'Austria', registerNumber: 'FN 111111a' };
const reason = 'The register was read correctly, and the audit began a day later.';

journey(
  'a change written before somebody became an auditor is set aside, looked at and accepted, and its author is told',
  async ({ mortalHeadquarters: at, openDevice }) => {
    const laptop = await openDevice({ person: 'Ana Berg', at });
    const ana = new Program(laptop);
    await ana.begin();
    await ana.goTo('Partners');
    await new Partners(ana).add(partner);
    await ana.isAtHq();
    await laptop.cutNetwork();
    await openIdentity(ana);
    await new Partners(ana).correct({ registerNumber: 'FN 222222b' });

    const ruth = new Program(await openDevice({ person: 'Ruth Baumann', role: 'headquarters', at }));
    await ruth.begin();
    await ruth.isAtHq();
    const barriers = new Barriers(ruth.page);
    const keys = new WithoutMouse(ruth);

    await journey.step('headquarters makes the author an auditor', async () => {
      await openAt(ruth, '/headquarters/people', 'Headquarters');
      await expect(ruth.main.getByRole('row').filter({ hasText: 'Ana Berg' })).toBeVisible();
      await barriers.look('People and territories');
      await keys.activate(ruth.main.getByRole('button', { name: 'Change what Ana Berg may do' }));
      const dialog = ruth.dialog('What Ana Berg may do');
      await expect(dialog).toBeVisible();
      await barriers.look('What somebody may do');
      await keys.choose(dialog.getByRole('button', { name: /Role|decided|a change/ }).first(), 'Auditor');
      await keys.activate(ruth.page.locator('button:visible').filter({ hasText: 'Put on record' }));
      await expect(dialog).toBeHidden();
      await expect(ruth.main.getByRole('row').filter({ hasText: 'Ana Berg' })).toContainText('Auditor');
    });

    await journey.step('what she had written is set aside, and she is told why', async () => {
      await laptop.mendNetwork();
      await ana.goTo('Sync');
      await expect(ana.main).toContainText('Set aside by HQ', { timeout: 60_000 });
      await expect(ana.main).toContainText('auditors do not write');
    });

    await journey.step('headquarters looks at it and accepts it, with the keyboard alone', async () => {
      await openAt(ruth, '/headquarters/decisions', 'Headquarters');
      const decide = ruth.main.getByRole('button', { name: /^Decide: / });
      await expect(decide).toBeVisible({ timeout: 30_000 });
      await barriers.look('Decisions');
      await keys.activate(decide);
      const dialog = ruth.dialog('A change that was set aside');
      await expect(dialog).toContainText('FN 222222b');
      await barriers.look('A change that was set aside');
      await keys.pick(dialog.getByRole('radiogroup', { name: 'Decision' }), 'Accept it');
      await keys.write(dialog.getByRole('textbox', { name: 'Reason' }), reason);
      await keys.activate(dialog.getByRole('button', { name: 'Put on record' }));
      await expect(dialog).toBeHidden();
      await ruth.isAtHq();
      await keys.isSomewhere();
    });

    await journey.step('it holds, and the author is told', async () => {
      await expect(ana.main).toContainText(`HQ has accepted it since: ${reason}`, { timeout: 60_000 });
      for (const program of [ana, ruth]) {
        await openIdentity(program);
        await expect(program.fact('Register number')).toHaveText('FN 222222b');
      }
    });

    await journey.step('an auditor reads everything, decides nothing, and checks an entry herself', async () => {
      await auditorLooks(ana);
    });
    await journey.step('nothing of the console puts a barrier in anybody’s way', async () => {
      await openAt(ruth, '/headquarters', 'Headquarters');
      for (const tab of ['Devices', 'Sync health', 'Audit log']) {
        await ruth.page.getByRole('tab', { name: tab }).click();
        await expect(ruth.page.getByRole('tabpanel', { name: tab }).getByRole('row').nth(1)).toBeVisible();
        await barriers.look(tab);
      }
      expect(barriers.found).toEqual([]);
      expect(keys.unseen).toEqual([]);
    });
  },
);

async function auditorLooks(ana: Program): Promise<void> {
  const { page } = ana;
  await expect(ana.main).toContainText('You look at this partner as an auditor.');
  await openAt(ana, '/headquarters', 'Headquarters');
  await expect(page.getByText('Nothing waits for a decision')).toBeVisible();
  await page.getByRole('tab', { name: 'Devices' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'Ana Berg' })).toContainText(/\d+\.\d+\.\d+/);
  await expect(page.getByRole('button', { name: /lost$/ })).toHaveCount(0);
  await page.getByRole('tab', { name: 'Audit log' }).click();
  // The newest entry is what headquarters wrote itself when it accepted the change; the oldest is her own.
  await expect(page.getByRole('grid').getByRole('row').nth(1)).toContainText('Headquarters');
  await page.getByRole('grid').getByRole('row').last().click();
  await page.getByRole('button', { name: 'Check it on this device' }).click();
  for (const proven of ['What was written is what the log says', 'The device signed it'])
    await expect(page.getByRole('dialog').getByText(proven)).toBeVisible();
}

async function openIdentity(program: Program): Promise<void> {
  await new Partners(program).open(partner.legalName);
  await new Partners(program).tab('Identity, people, risk');
}
