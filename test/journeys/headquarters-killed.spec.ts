import { expect, journey } from './journey';
import { Partners } from './pages/partners';
import { Program } from './pages/program';

const count = 12;
const nameOf = (number: number) => `Partner number ${number} GmbH`;

journey(
  'headquarters killed in the middle of a push: nothing is lost, nothing is there twice',
  async ({ mortalHeadquarters, openDevice }) => {
    const device = await openDevice({ at: mortalHeadquarters });
    const program = new Program(device);
    const partners = new Partners(program);
    await program.begin();
    await program.isAtHq();

    await device.cutNetwork();
    for (let number = 1; number <= count; number += 1) {
      await program.goTo('Partners');
      await partners.add({ legalName: nameOf(number), country: 'Austria' });
    }
    await expect(program.status).toContainText(`${count} changes wait for HQ`);
    const pushing = device.line.nextPush();
    await device.mendNetwork();
    await pushing;
    await mortalHeadquarters.kill();
    await program.isOffline();

    await mortalHeadquarters.startAgain();
    await program.goTo('Sync');
    await program.main.getByRole('button', { name: 'Sync now' }).click();
    await program.isAtHq();
    expect(await mortalHeadquarters.changesPerDevice()).toEqual([count]);

    const second = await openDevice({ at: mortalHeadquarters });
    const there = new Program(second);
    await there.begin();
    await there.isAtHq();
    await there.goTo('Partners');
    for (let number = 1; number <= count; number += 1) {
      await expect(new Partners(there).row(nameOf(number))).toHaveCount(1);
    }
    await expect(there.page.getByText(`${count} partners`)).toBeVisible();
  },
);
