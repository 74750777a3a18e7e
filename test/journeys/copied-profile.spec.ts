import { expect, journey } from './journey';
import { Barriers } from './pages/barriers';
import { fillText } from './pages/fields';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

journey(
  'a copied profile is noticed, becomes a device of its own, and nothing written on either copy is lost',
  async ({ headquarters, territory, openDevice }) => {
    const laptop = await openDevice({ person: 'Clara Voss' });
    const first = new Program(laptop);
    await first.begin();
    await add(first, 'Nordlicht Systemhaus GmbH');
    await first.isAtHq();
    await laptop.quit();
    const copied = await openDevice({ copyOf: laptop });
    const second = new Program(copied);
    await second.isOpen();
    await second.isAtHq();
    await laptop.startAgain();
    await first.isOpen();
    await add(first, 'Havnebro Systems AS');
    await first.isAtHq();

    await journey.step('the copy goes on under the same name, and is told', async () => {
      await add(second, 'Bergbahn Digital AG');
      await second.goTo('Sync');
      await expect(second.main).toContainText('This profile was copied from another computer', { timeout: 60_000 });
      const barriers = new Barriers(second.page);
      await barriers.look('Two copies of one device');
      await second.main.getByRole('button', { name: 'Make this a device of its own' }).click();
      const dialog = second.dialog('Two copies of one device');
      await expect(dialog).toBeVisible();
      await barriers.look('Make this a device of its own');
      await dialog.getByRole('button', { name: 'Make this a device of its own' }).click();
      await expect(second.page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible({ timeout: 30_000 });
      await second.isOpen();
      expect(barriers.found).toEqual([]);
    });
    await journey.step('with a code of its own it is a device among others, and everything is everywhere', async () => {
      const code = await headquarters.issueCode('Clara Voss', territory);
      await fillText(second.main, 'One-time code', code);
      await second.main.getByRole('button', { name: /^Connect/ }).click();
      await second.isAtHq();
      for (const program of [first, second]) {
        await program.isAtHq();
        await program.goTo('Partners');
        for (const name of ['Nordlicht Systemhaus GmbH', 'Havnebro Systems AS', 'Bergbahn Digital AG'])
          await expect(new Partners(program).row(name)).toBeVisible();
      }
    });
  },
);

async function add(program: Program, legalName: string): Promise<void> {
  await program.goTo('Partners');
  await new Partners(program).add({ legalName, country: 'Austria' });
}
