import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { openAt } from './pages/demo';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

const before = 'Nordlicht Systemhaus GmbH';
const unsent = 'Havnebro Systems AS';

journey(
  'a laptop is reported lost: it gets nothing and gives nothing any more, what it holds stays on it, and its person goes on',
  async ({ mortalHeadquarters: at, openDevice }) => {
    journey.setTimeout(300_000);
    const stolen = await openDevice({ person: 'Ana Berg', at, willBeWithdrawn: true });
    const ana = new Program(stolen);
    await ana.begin();
    await addPartner(ana, before);
    await ana.isAtHq();
    await stolen.cutNetwork();
    await addPartner(ana, unsent);

    const lead = new Program(await openDevice({ person: 'Ruth Baumann', role: 'headquarters', at }));
    await lead.begin();
    await lead.isAtHq();
    await journey.step('headquarters reports it lost', async () => {
      await openAt(lead, '/headquarters', 'Headquarters');
      await lead.page.getByRole('tab', { name: 'Devices' }).click();
      const barriers = new Barriers(lead.page);
      await barriers.look('Headquarters: devices');
      const row = lead.page.getByRole('row').filter({ hasText: 'Ana Berg' });
      await row.getByRole('button', { name: /^Report .* lost$/ }).click();
      const dialog = lead.page.getByRole('dialog', { name: /^Report .* lost$/ });
      await expect(dialog).toContainText('HQ refuses every call of the device from now on.');
      await barriers.look('Headquarters: report lost');
      await dialog.getByRole('button', { name: 'Report it lost' }).click();
      await expect(row).toContainText('Lost');
      expect(barriers.found).toEqual([]);
    });

    await journey.step('the laptop comes near a network: it is told, and keeps what it has', async () => {
      await stolen.mendNetwork();
      await ana.goTo('Sync');
      await expect(ana.main).toContainText('HQ has withdrawn this device.', { timeout: 60_000 });
      await new Partners(ana).open(unsent);
      await addPartner(lead, 'Bergbahn Digital AG');
      await lead.isAtHq();
      await ana.goTo('Partners');
      await expect(new Partners(ana).row('Bergbahn Digital AG')).toHaveCount(0);
      await new Partners(lead).open(before);
      await lead.goTo('Partners');
      await expect(new Partners(lead).row(unsent)).toHaveCount(0);
    });

    await journey.step('the same person goes on with a new laptop', async () => {
      const fresh = new Program(await openDevice({ person: 'Ana Berg', at }));
      await fresh.begin();
      await fresh.isAtHq();
      await new Partners(fresh).open(before);
    });
  },
);

async function addPartner(program: Program, legalName: string): Promise<void> {
  await program.goTo('Partners');
  await new Partners(program).add({ legalName, country: 'Austria' });
}
